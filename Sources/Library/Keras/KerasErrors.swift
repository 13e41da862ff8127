public import Evaluator
public import Datasets
public import Engine
public import Files
public import Formats
import Language
public import Networks
import Tensors

extension NetworkError: ExplainedError {}

extension EngineError: ExplainedError {
  public var message: String { description }
}

extension DatasetError: ExplainedError {}

extension SavingError: ExplainedError {}
extension FormatFault: ExplainedError {}

extension SystemFault: ExplainedError {}

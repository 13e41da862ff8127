public import Datasets
public import Engine
public import Files
import Language
public import Networks
import Tensors

extension NetworkError: ExplainedError {}

extension EngineError: ExplainedError {
  public var message: String { description }
}

extension DatasetError: ExplainedError {}

extension SavingError: ExplainedError {}

extension SystemFault: ExplainedError {}

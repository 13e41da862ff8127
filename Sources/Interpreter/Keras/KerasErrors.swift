public import Datasets
public import Engine
import Language
public import Networks
import Tensors

extension NetworkError: ExplainedError {}

extension EngineError: ExplainedError {
  public var message: String { description }
}

extension DatasetError: ExplainedError {}

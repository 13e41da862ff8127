import Datasets
import Engine
import Language
import Networks
import Tensors

extension NetworkError: ExplainedError {}

extension EngineError: ExplainedError {
  public var message: String { description }
}

extension DatasetError: ExplainedError {}

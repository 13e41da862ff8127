import Evaluator
package import Datasets
package import Engine
package import Files
package import Formats
import Language
package import Networks
import Tensors

extension NetworkError: ExplainedError {}

extension EngineError: ExplainedError {
  package var message: String { description }
}

extension DatasetError: ExplainedError {}

extension SavingError: ExplainedError {}
extension FormatFault: ExplainedError {}

extension SystemFault: ExplainedError {}

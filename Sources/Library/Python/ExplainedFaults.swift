package import Datasets
package import Engine
import Evaluator
package import Files
package import Formats

// The faults of files, data and numbers, as a program sees them.

extension EngineError: ExplainedError {
  package var message: String { description }
}

extension DatasetError: ExplainedError {}

extension FormatFault: ExplainedError {}

extension SystemFault: ExplainedError {}

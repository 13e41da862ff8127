package import Evaluator
package import Networks

extension NetworkError: ExplainedError {}

extension SavingError: ExplainedError {
  package var exceptionKind: ExceptionKind {
    if case .unknownClass = self { .type } else { .value }
  }
}

import Evaluator
package import Networks

extension NetworkError: ExplainedError {}

extension SavingError: ExplainedError {}

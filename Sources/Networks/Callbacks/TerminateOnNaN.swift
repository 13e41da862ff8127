/// Ends a run when the loss is NaN or infinite.
package final class TerminateOnNaN: TrainingCallback {
  private let say: (CallbackMessage) -> Void
  private let failure: ((_ batch: Int, _ loss: Double) -> any Error)?

  /// - `failure`: what it throws rather than to end the training.
  package init(
    say: @escaping (CallbackMessage) -> Void = { _ in },
    failure: ((_ batch: Int, _ loss: Double) -> any Error)? = nil
  ) {
    self.failure = failure
    self.say = say
  }

  package func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {
    guard let loss = logs.first(where: { $0.name == "loss" })?.figure.number, !loss.isFinite else { return }
    if let failure { throw failure(step, loss) }
    say(.invalidLoss(batch: step))
    model.stopsTraining = true
  }
}

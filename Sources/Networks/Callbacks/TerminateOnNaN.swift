/// Ends a run when the loss is NaN or infinite.
package final class TerminateOnNaN: TrainingCallback {
  private let say: (String) -> Void

  package init(say: @escaping (String) -> Void = { _ in }) { self.say = say }

  package func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {
    guard let loss = logs.first(where: { $0.name == "loss" })?.figure.number, !loss.isFinite else { return }
    say("Batch \(step): Invalid loss, terminating training")
    model.stopsTraining = true
  }
}

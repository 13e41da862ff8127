import Tensors

/// Ends a run when the monitored value has not improved for `patience` epochs.
package final class EarlyStopping: TrainingCallback {
  package let monitor: Monitor
  package let patience: Int
  /// What the value must improve on before `patience` is counted again; Keras's `baseline`.
  package let baseline: Double?
  /// Whether the weights of the best epoch are restored at the end.
  package let restoresBestWeights: Bool
  /// Epochs before this one are not counted.
  package let startEpoch: Int
  /// Keras's `verbose`.
  package let isVerbose: Bool
  /// The epoch after which it ended the run.
  package private(set) var stoppedEpoch: Int?
  package private(set) var bestEpoch = 0
  package private(set) var best: Double?

  private var wait = 0
  private var bestWeights: [Tensor]?
  private let say: (CallbackMessage) -> Void

  package init(
    monitor: Monitor = Monitor("val_loss"), patience: Int = 0, baseline: Double? = nil,
    restoresBestWeights: Bool = false, startEpoch: Int = 0, isVerbose: Bool = false,
    say: @escaping (CallbackMessage) -> Void = { _ in }
  ) {
    self.monitor = monitor
    self.patience = patience
    self.baseline = baseline
    self.restoresBestWeights = restoresBestWeights
    self.startEpoch = startEpoch
    self.isVerbose = isVerbose
    self.say = say
  }

  package func trainingBegan(_ model: Model) throws {
    (wait, stoppedEpoch, best, bestWeights, bestEpoch) = (0, nil, nil, nil, 0)
  }

  package func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    let isLargerBetter = try monitor.isLargerBetter(model, callback: "EarlyStopping")
    guard let current = monitor.value(in: logs) else { return say(monitor.missing("EarlyStopping", logs)) }
    if epoch < startEpoch { return }
    if restoresBestWeights, bestWeights == nil { (bestWeights, bestEpoch) = (try model.weights(), epoch) }
    wait += 1
    if monitor.isImprovement(current, over: best, isLargerBetter: isLargerBetter) {
      (best, bestEpoch) = (current, epoch)
      if restoresBestWeights { bestWeights = try model.weights() }
      if monitor.isImprovement(current, over: baseline, isLargerBetter: isLargerBetter) { wait = 0 }
      return
    }
    if wait >= patience, epoch > 0 {
      stoppedEpoch = epoch
      model.stopsTraining = true
    }
  }

  package func trainingEnded(logs: Logs, _ model: Model) throws {
    if let stoppedEpoch, isVerbose { say(.stopped(epoch: stoppedEpoch)) }
    guard restoresBestWeights, let bestWeights else { return }
    if isVerbose { say(.restored(bestEpoch: bestEpoch)) }
    try model.setWeights(bestWeights)
    self.bestWeights = nil
  }
}

/// Multiplies the learning rate by a factor when the monitored value has not improved for `patience` epochs.
package final class ReduceLearningRateOnPlateau: TrainingCallback {
  package let monitor: Monitor
  package let factor: Double
  package let patience: Int
  /// Epochs after a reduction that are not counted.
  package let cooldown: Int
  package let minimumRate: Double
  package let isVerbose: Bool

  private var (wait, cooling) = (0, 0)
  private var best: Double?
  private let say: (CallbackMessage) -> Void

  package init(
    monitor: Monitor = Monitor("val_loss", minimumChange: 1e-4), factor: Double = 0.1, patience: Int = 10,
    cooldown: Int = 0, minimumRate: Double = 0, isVerbose: Bool = false,
    say: @escaping (CallbackMessage) -> Void = { _ in }
  ) {
    self.monitor = monitor
    self.factor = factor
    self.patience = patience
    self.cooldown = cooldown
    self.minimumRate = minimumRate
    self.isVerbose = isVerbose
    self.say = say
  }

  package func trainingBegan(_ model: Model) throws { (wait, cooling, best) = (0, 0, nil) }

  package func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    guard let optimizer = model.configuration?.optimizer else { return }
    let isLargerBetter = try monitor.isLargerBetter(model, callback: "ReduceLROnPlateau")
    logs.set("learning_rate", Double(optimizer.currentLearningRate))
    guard let current = monitor.value(in: logs) else {
      return say(monitor.missing("ReduceLROnPlateau", logs))
    }
    if cooling > 0 {
      cooling -= 1
      wait = 0
    }
    if monitor.isImprovement(current, over: best, isLargerBetter: isLargerBetter) {
      (best, wait) = (current, 0)
      return
    }
    if cooling > 0 { return }
    wait += 1
    let rate = Double(optimizer.currentLearningRate)
    guard wait >= patience, optimizer.currentLearningRate > Float(minimumRate) else { return }
    let reduced = max(rate * factor, minimumRate)
    try optimizer.setLearningRate(Float(reduced))
    if isVerbose { say(.reduced(epoch: epoch, rate: reduced)) }
    (cooling, wait) = (cooldown, 0)
  }
}

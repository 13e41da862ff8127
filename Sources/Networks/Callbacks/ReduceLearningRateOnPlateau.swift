/// Multiplies the learning rate by a factor when the monitored value has not improved for `patience` epochs.
public final class ReduceLearningRateOnPlateau: TrainingCallback {
  public let monitor: Monitor
  public let factor: Double
  public let patience: Int
  /// Epochs after a reduction that are not counted.
  public let cooldown: Int
  public let minimumRate: Double
  public let isTalkative: Bool

  private var (wait, cooling) = (0, 0)
  private var best: Double?
  private let say: (String) -> Void

  public init(
    monitor: Monitor = Monitor("val_loss", minimumChange: 1e-4), factor: Double = 0.1, patience: Int = 10,
    cooldown: Int = 0, minimumRate: Double = 0, isTalkative: Bool = false,
    say: @escaping (String) -> Void = { _ in }
  ) {
    self.monitor = monitor
    self.factor = factor
    self.patience = patience
    self.cooldown = cooldown
    self.minimumRate = minimumRate
    self.isTalkative = isTalkative
    self.say = say
  }

  public func trainingBegan(_ model: Model) throws { (wait, cooling, best) = (0, 0, nil) }

  public func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    guard let optimizer = model.configuration?.optimizer else { return }
    let isLargerBetter = try monitor.isLargerBetter(model, callback: "ReduceLROnPlateau")
    logs.append(("learning_rate", Double(optimizer.currentLearningRate)))
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
    if isTalkative { say("Epoch \(epoch + 1): ReduceLROnPlateau reducing learning rate to \(reduced).") }
    (cooling, wait) = (cooldown, 0)
  }
}

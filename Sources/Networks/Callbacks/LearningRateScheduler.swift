/// Sets the learning rate before each epoch by a function.
package final class LearningRateScheduler: TrainingCallback {
  package let isVerbose: Bool

  private let rate: (_ epoch: Int, _ rate: Double) throws -> Double
  private let say: (CallbackMessage) -> Void

  /// - `rate`: of the epoch's number, from 0, and the current rate.
  package init(
    isVerbose: Bool = false, say: @escaping (CallbackMessage) -> Void = { _ in },
    rate: @escaping (_ epoch: Int, _ rate: Double) throws -> Double
  ) {
    self.isVerbose = isVerbose
    self.say = say
    self.rate = rate
  }

  package func epochBegan(_ epoch: Int, _ model: Model) throws {
    guard let optimizer = model.configuration?.optimizer else { return }
    let rate = try rate(epoch, Double(optimizer.currentLearningRate))
    guard rate >= 0, rate.isFinite else {
      throw NetworkError.outOfRange(
        layer: "LearningRateScheduler", argument: "the learning rate", expected: "0 or more, and finite",
        value: rate)
    }
    try optimizer.setLearningRate(Float(rate))
    if isVerbose { say(.scheduled(epoch: epoch, rate: rate)) }
  }

  package func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    guard let optimizer = model.configuration?.optimizer else { return }
    logs.set("learning_rate", Double(optimizer.currentLearningRate))
  }
}

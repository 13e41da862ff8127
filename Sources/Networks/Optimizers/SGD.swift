import CKernels
public import Files

/// Gradient descent, optionally with `momentum` and Nesterov's variant of it.
public struct SGD: UpdateRule {
  public let momentum: Float
  public let nesterov: Bool
  public let weightDecay: Float

  public init(momentum: Float = 0, nesterov: Bool = false, weightDecay: Float = 0) {
    self.momentum = momentum
    self.nesterov = nesterov
    self.weightDecay = weightDecay
  }

  public var name: String { "SGD" }
  public var slotCount: Int { momentum > 0 ? 1 : 0 }

  public func update(_ u: VariableUpdate) {
    var options = fb_sgd_options(
      learning_rate: u.learningRate, momentum: momentum, weight_decay: weightDecay,
      gradient_scale: u.gradientScale,
      nesterov: nesterov)
    fb_sgd(
      &options, u.weights, u.gradients, u.gradients.count, u.slots.first, u.range.lowerBound,
      u.range.upperBound)
  }

  public var arguments: JSON {
    [
      "momentum": JSON(momentum),
      "nesterov": .bool(nesterov),
    ]
  }
}

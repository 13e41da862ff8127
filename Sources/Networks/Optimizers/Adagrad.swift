import CKernels
public import Files

/// Scales each step by 1 over the root of the sum of all squared gradients so far. Duchi et al. 2011.
public struct Adagrad: UpdateRule {
  /// The initial sum of squares.
  public let initialAccumulatorValue: Float
  public let epsilon: Float
  public let weightDecay: Float

  public init(initialAccumulatorValue: Float = 0.1, epsilon: Float = 1e-7, weightDecay: Float = 0) {
    self.initialAccumulatorValue = initialAccumulatorValue
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  public var name: String { "Adagrad" }
  public var slotCount: Int { 1 }
  public var initialSlotValue: Float { initialAccumulatorValue }

  public func update(_ u: VariableUpdate) {
    var options = fb_adagrad_options(
      learning_rate: u.learningRate, epsilon: epsilon, weight_decay: weightDecay,
      gradient_scale: u.gradientScale)
    fb_adagrad(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], u.range.lowerBound, u.range.upperBound)
  }

  public var arguments: JSON {
    [
      "initial_accumulator_value": JSON(initialAccumulatorValue),
      "epsilon": JSON(epsilon),
    ]
  }
}

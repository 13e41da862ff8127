import CKernels

/// Scales each step by 1 over the root of the sum of all squared gradients so far. Duchi et al. 2011.
package struct Adagrad: UpdateRule, Declared {
  /// The initial sum of squares.
  package var initialAccumulatorValue: Float
  package var epsilon: Float
  package var weightDecay: Float

  package static let declarations = [
    Declaration(
      "Adagrad", "Steps against the gradient, divided by the root of the sum of its squares.", Adagrad(),
      [
        .optional(
          "initial_accumulator_value", .float(\.initialAccumulatorValue, .nonNegative),
          "what the sum begins with"),
        .epsilon(\.epsilon),
      ])
  ]

  package init(initialAccumulatorValue: Float = 0.1, epsilon: Float = 1e-7, weightDecay: Float = 0) {
    self.initialAccumulatorValue = initialAccumulatorValue
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  package var slotCount: Int { 1 }
  package func initialSlotValue(_ slot: Int) -> Float { initialAccumulatorValue }

  package func update(_ u: VariableUpdate) {
    var options = fb_adagrad_options(
      learning_rate: u.learningRate, epsilon: epsilon, weight_decay: weightDecay,
      gradient_scale: u.gradientScale)
    fb_adagrad(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], u.range.lowerBound, u.range.upperBound)
  }
}

import CKernels

/// Follow the regularized leader: the variable is computed anew from the sums of all gradients. McMahan et al. 2013.
package struct Ftrl: UpdateRule, Declared {
  package var learningRatePower: Float = -0.5
  package var initialAccumulatorValue: Float = 0.1
  package var l1: Float = 0
  package var l2: Float = 0
  package var shrinkage: Float = 0
  package var beta: Float = 0
  package var weightDecay: Float = 0

  package static let declarations = [
    Declaration(
      "Ftrl", "Follow the regularized leader: weights from the sums of all gradients, many of them zero.",
      Ftrl(),
      [
        .optional(
          "learning_rate_power", .float(\.learningRatePower), "how the rate falls with the sum of squares"),
        .optional(
          "initial_accumulator_value", .float(\.initialAccumulatorValue, .nonNegative),
          "what that sum begins with"),
        .optional("l1_regularization_strength", .float(\.l1, .nonNegative), "what makes weights zero"),
        .optional("l2_regularization_strength", .float(\.l2, .nonNegative), "what makes weights small"),
        .optional(
          "l2_shrinkage_regularization_strength", .float(\.shrinkage, .nonNegative),
          "a penalty on the weights' size"),
        .optional("beta", .float(\.beta), "added to the penalty, over twice the rate"),
      ])
  ]

  package init() {}

  package var slotCount: Int { 2 }
  package func initialSlotValue(_ slot: Int) -> Float { slot == 0 ? initialAccumulatorValue : 0 }

  package func update(_ u: VariableUpdate) {
    guard u.learningRate > 0 else { return }
    var options = fb_ftrl_options(
      learning_rate: u.learningRate, power: learningRatePower, l1: l1, l2: l2 + beta / (2 * u.learningRate),
      shrinkage: shrinkage, weight_decay: weightDecay, gradient_scale: u.gradientScale)
    fb_ftrl(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], u.slots[1], u.range.lowerBound,
      u.range.upperBound)
  }
}

import CKernels

/// Steps of equal size in every element, by the sign of a running mean of the gradient. Chen et al. 2023.
package struct Lion: UpdateRule, Declared {
  package var beta1: Float = 0.9
  package var beta2: Float = 0.99
  package var weightDecay: Float = 0

  package static let declarations = [
    Declaration(
      "Lion", "Steps of equal size in every element, by the sign of a running mean of the gradient.", Lion(),
      [.beta1(\.beta1), .beta2(\.beta2)])
  ]

  package init() {}

  package var slotCount: Int { 1 }

  package func update(_ u: VariableUpdate) {
    var options = fb_lion_options(
      learning_rate: u.learningRate, beta_1: beta1, beta_2: beta2, weight_decay: weightDecay,
      gradient_scale: u.gradientScale)
    fb_lion(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], u.range.lowerBound, u.range.upperBound)
  }
}

import CKernels
import Glibc

/// Adam with the largest gradient of late in place of the mean square. Kingma and Ba 2015, section 7.
package struct Adamax: UpdateRule, Declared {
  package var beta1: Float = 0.9
  package var beta2: Float = 0.999
  package var epsilon: Float = 1e-7
  package var weightDecay: Float = 0

  package static let declarations = [
    Declaration(
      "Adamax", "Steps along a running mean of the gradient, divided by the largest gradient of late.",
      Adamax(),
      [.beta1(\.beta1), .beta2(\.beta2), .epsilon(\.epsilon)])
  ]

  package init() {}

  package var slotCount: Int { 2 }

  package func update(_ u: VariableUpdate) {
    var options = fb_adamax_options(
      learning_rate: u.learningRate, beta_1: beta1, beta_2: beta2, epsilon: epsilon,
      weight_decay: weightDecay,
      gradient_scale: u.gradientScale, bias_1: Float(1 - pow(Double(beta1), Double(u.step))))
    fb_adamax(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], u.slots[1], u.range.lowerBound,
      u.range.upperBound)
  }
}

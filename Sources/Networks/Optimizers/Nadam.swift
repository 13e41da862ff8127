import CKernels
import Glibc

/// Adam with Nesterov momentum and a momentum schedule. Dozat 2016.
package struct Nadam: UpdateRule, Declared {
  package var beta1: Float
  package var beta2: Float
  package var epsilon: Float
  package var weightDecay: Float

  package static let declarations = [
    Declaration(
      "Nadam", "Adam that looks ahead.", Nadam(),
      [.beta1(\.beta1), .beta2(\.beta2), .epsilon(\.epsilon)])
  ]

  package init(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-7, weightDecay: Float = 0) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// The product of momenta so far.
  package var scalarCount: Int { 1 }
  package var slotCount: Int { 2 }

  /// The momentum of a step: β₁ (1 − ½ · 0.96ᵗ).
  private func momentum(_ step: Int) -> Double { Double(beta1) * (1 - 0.5 * pow(0.96, Double(step))) }

  /// The product of the momenta of all steps up to `step`.
  func product(through step: Int) -> Double {
    var result = 1.0
    for t in stride(from: 1, through: step, by: 1) {
      result *= momentum(t)
      // Negligible beside 1 from here on.
      if result < 1e-20 { return 0 }
    }
    return result
  }

  package func update(_ u: VariableUpdate) {
    let (now, next) = (momentum(u.step), momentum(u.step + 1))
    let product = product(through: u.step)
    var options = fb_nadam_options(
      learning_rate: u.learningRate, beta_1: beta1, beta_2: beta2, epsilon: epsilon,
      weight_decay: weightDecay,
      gradient_scale: u.gradientScale, bias_2: Float(1 - pow(Double(beta2), Double(u.step))),
      momentum_share: Float(next / (1 - product * next)), gradient_share: Float((1 - now) / (1 - product)))
    fb_nadam(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], u.slots[1], u.range.lowerBound,
      u.range.upperBound)
  }
}

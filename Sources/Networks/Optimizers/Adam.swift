import CKernels
import Glibc

/// Running mean of the gradient over the root of the running mean of its square. Kingma and Ba 2015; with
/// `weightDecay` AdamW, Loshchilov and Hutter 2019.
package struct Adam: UpdateRule, Declared {
  package var beta1: Float
  package var beta2: Float
  package var epsilon: Float
  package var weightDecay: Float
  /// AMSGrad: divides by the largest second moment so far. Reddi et al. 2018.
  package var keepsLargest: Bool
  package let name: String

  package static let declarations = [
    Declaration(
      "Adam",
      "Steps along a running mean of the gradient, divided by the root of a running mean of its square.",
      Adam(), options),
    Declaration(
      "AdamW", "Adam that also takes a share of the weights off each step.",
      Adam(weightDecay: 0.004, name: "AdamW"), options),
  ]

  private static let options: [Option<Adam>] = [
    .beta1(\.beta1), .beta2(\.beta2), .epsilon(\.epsilon),
    .optional("amsgrad", .bool(\.keepsLargest), "whether the largest mean of squares so far divides"),
  ]

  package var declaration: Declaration<Adam> { Self.declarations[name == "AdamW" ? 1 : 0] }

  package init(
    beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-7, weightDecay: Float = 0,
    keepsLargest: Bool = false, name: String = "Adam"
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.keepsLargest = keepsLargest
    self.name = name
  }

  package var slotCount: Int { keepsLargest ? 3 : 2 }

  package func update(_ u: VariableUpdate) {
    // Keras subtracts in double precision, and raises to powers in single.
    func share(_ beta: Float) -> Float { Float(1 - (Double(beta.description) ?? Double(beta))) }
    var options = fb_adam_options(
      learning_rate: u.learningRate, epsilon: epsilon, weight_decay: weightDecay,
      gradient_scale: u.gradientScale, share_1: share(beta1), share_2: share(beta2),
      bias_1: 1 - powf(beta1, Float(u.step)), bias_2: 1 - powf(beta2, Float(u.step)))
    fb_adam(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], u.slots[1],
      keepsLargest ? u.slots[2] : nil,
      u.range.lowerBound, u.range.upperBound)
  }
}

import CKernels

/// Steps in the variable's own units: the root of the mean squared step over that of the mean squared gradient. Zeiler
/// 2012.
package struct Adadelta: UpdateRule, Declared {
  /// The decay factor of both running means.
  package var rho: Float = 0.95
  package var epsilon: Float = 1e-7
  package var weightDecay: Float = 0

  package static let declarations = [
    Declaration(
      "Adadelta", "Steps against the gradient, scaled by the ratio of past steps and past gradients.",
      Adadelta(),
      [
        .optional("rho", .float(\.rho, .belowOne), "how slowly the means forget"), .epsilon(\.epsilon),
      ])
  ]

  package init() {}

  package var slotCount: Int { 2 }

  package func update(_ u: VariableUpdate) {
    var options = fb_adadelta_options(
      learning_rate: u.learningRate, rho: rho, epsilon: epsilon, weight_decay: weightDecay,
      gradient_scale: u.gradientScale)
    fb_adadelta(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], u.slots[1], u.range.lowerBound,
      u.range.upperBound)
  }
}

import CKernels

/// Gradient descent, optionally with `momentum` and Nesterov's variant of it.
package struct SGD: UpdateRule, Declared {
  package var momentum: Float
  package var nesterov: Bool
  package var weightDecay: Float

  package static let declarations = [
    Declaration(
      "SGD", "Steps against the gradient.", SGD(),
      [
        .momentum(\.momentum),
        .optional("nesterov", .bool(\.nesterov), "whether the gradient is taken ahead"),
      ])
  ]

  package var standardLearningRate: Float { 0.01 }

  package init(momentum: Float = 0, nesterov: Bool = false, weightDecay: Float = 0) {
    self.momentum = momentum
    self.nesterov = nesterov
    self.weightDecay = weightDecay
  }

  package var slotCount: Int { momentum > 0 ? 1 : 0 }

  package func update(_ u: VariableUpdate) {
    var options = fb_sgd_options(
      learning_rate: u.learningRate, momentum: momentum, weight_decay: weightDecay,
      gradient_scale: u.gradientScale,
      nesterov: nesterov)
    fb_sgd(
      &options, u.weights, u.gradients, u.gradients.count, u.slots.first, u.range.lowerBound,
      u.range.upperBound)
  }
}

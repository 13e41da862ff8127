import CKernels

/// Gradient over the root of a running mean of its square. Tieleman and Hinton 2012.
package struct RMSprop: UpdateRule, Declared {
  /// The decay factor of the running means.
  package var rho: Float
  package var momentum: Float
  package var epsilon: Float
  /// Whether to divide by the root of the variance instead of the mean square.
  package var isCentered: Bool
  package var weightDecay: Float

  package static let declarations = [
    Declaration(
      "RMSprop", "Steps against the gradient, divided by the root of a running mean of its square.",
      RMSprop(),
      [
        .optional("rho", .float(\.rho, .belowOne), "how slowly the mean forgets"), .momentum(\.momentum),
        .epsilon(\.epsilon),
        .optional("centered", .bool(\.isCentered), "whether the variance divides"),
      ])
  ]

  package init(
    rho: Float = 0.9, momentum: Float = 0, epsilon: Float = 1e-7, isCentered: Bool = false,
    weightDecay: Float = 0
  ) {
    self.rho = rho
    self.momentum = momentum
    self.epsilon = epsilon
    self.isCentered = isCentered
    self.weightDecay = weightDecay
  }

  package var slotCount: Int { 1 + (momentum > 0 ? 1 : 0) + (isCentered ? 1 : 0) }

  package func update(_ u: VariableUpdate) {
    var options = fb_rmsprop_options(
      learning_rate: u.learningRate, rho: rho, momentum: momentum, epsilon: epsilon,
      weight_decay: weightDecay,
      gradient_scale: u.gradientScale)
    fb_rmsprop(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], momentum > 0 ? u.slots[1] : nil,
      isCentered ? u.slots[slotCount - 1] : nil, u.range.lowerBound, u.range.upperBound)
  }
}

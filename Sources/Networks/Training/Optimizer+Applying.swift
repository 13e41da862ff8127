import Engine
package import Tensors

extension Optimizer {
  /// Sets the number of steps taken, which schedules and corrections of means depend on.
  package func setIterations(_ count: Int) { iterations = count }

  /// Names the variables that `apply` changes, and makes what is kept for each.
  package func build(_ variables: [Variable]) throws {
    applied = variables
    for variable in variables { _ = try variable.slots(of: self) }
  }

  /// Changes variables by given gradients, in Keras's order: one step.
  ///
  /// - Throws: `NetworkError.weightShape` if a gradient does not fit its variable; then nothing has changed.
  package func apply(_ pairs: [(gradient: Tensor, variable: Variable)]) throws {
    for (gradient, variable) in pairs where gradient.shape != variable.shape {
      throw NetworkError.weightShape(
        variable: "the gradient to \(variable.name)", expected: variable.shape, found: gradient.shape)
    }
    if applied.isEmpty { applied = pairs.map(\.variable) }
    let gradients = try pairs.map { try held($0.gradient, of: $0.variable) }
    let count = pairs.reduce(0) { $0 + $1.variable.count }
    let shares = count < Self.leastSharedCount ? 1 : WorkerPool.shared.usable
    let update = try VariableUpdates(
      pairs.map(\.variable), [gradients.map(\.firstFloat)], self, shares: shares, regularizes: false)
    let barrier = Barrier(count: shares)
    // The update has the gradients' addresses only.
    try withExtendedLifetime(gradients) {
      try WorkerPool.shared.run(shares) { try update.run(as: $0, of: shares, meetingAt: barrier) }
    }
    for pair in pairs { try pair.variable.didUpdate() }
    iterations += 1
    isBuilt = true
  }

  /// Changes one variable by its gradient, by the rule alone: bounds on gradients, decay, constraints and the count of steps are the
  /// caller's.
  ///
  /// - Throws: `NetworkError.weightShape` if the gradient does not fit its variable.
  package func update(_ variable: Variable, by gradient: Tensor, learningRate: Float) throws {
    guard gradient.shape == variable.shape else {
      throw NetworkError.weightShape(
        variable: "the gradient to \(variable.name)", expected: variable.shape, found: gradient.shape)
    }
    let gradient = try held(gradient, of: variable)
    var rule = rule
    rule.weightDecay = 0
    let weights = try variable.materialized().firstFloat
    let slots = try variable.slots(of: self).map(\.firstFloat)
    withExtendedLifetime(gradient) {
      rule.update(
        VariableUpdate(
          weights: weights, gradients: [UnsafePointer(gradient.firstFloat)], slots: slots,
          range: 0..<variable.heldByteCount / 4, learningRate: learningRate, step: iterations + 1,
          gradientScale: 1))
    }
    isBuilt = true
  }

  /// Fewer numbers are updated before another worker has woken.
  private static let leastSharedCount = 1 << 15

  /// A gradient in its variable's layout: the tensor's own memory where that is Keras's order.
  private func held(_ gradient: Tensor, of variable: Variable) throws -> Storage {
    // Clipping changes gradients in place.
    if clipping == nil, try variable.isInKerasOrder {
      let (storage, start) = try gradient.floatStorage()
      if UnsafeRawPointer(start) == UnsafeRawPointer(storage.pointer) { return storage }
    }
    let storage = try Storage(
      byteCount: variable.heldByteCount, category: .gradients, purpose: "gradient to \(variable.name)")
    try variable.setKerasValue(gradient.convert(to: .float32), of: storage)
    return storage
  }
}

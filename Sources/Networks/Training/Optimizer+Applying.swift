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
    let storages = try pairs.map { gradient, variable in
      let storage = try Storage(
        byteCount: variable.heldByteCount, category: .gradients, purpose: "gradient to \(variable.name)")
      try variable.setKerasValue(gradient.convert(to: .float32), of: storage)
      return storage
    }
    let update = try VariableUpdates(
      pairs.map(\.variable), [storages.map(\.firstFloat)], self, shares: 1, regularizes: false)
    // The update has the gradients' addresses only.
    withExtendedLifetime(storages) {
      update.prepare(part: 0, of: 1)
      update.apply(part: 0, of: 1)
    }
    for pair in pairs { try pair.variable.didUpdate() }
    iterations += 1
  }
}

/// How one of a layer's variables begins, and what is asked of it in training.
package struct VariableOptions: Sendable {
  package var initializer: Initializer
  /// The penalty that it adds to the loss.
  package var regularizer: Regularizer?
  /// What it is kept to after each update.
  package var constraint: Constraint?

  init(_ initializer: Initializer) { self.initializer = initializer }
}

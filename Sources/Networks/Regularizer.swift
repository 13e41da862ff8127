package import Gradients

/// A penalty added to the loss: l1 · Σ|w| + l2 · Σ w².
package struct Regularizer: Hashable, Sendable {
  package var l1: Float
  package var l2: Float
  /// A function of the program's in place of both; a model with one is trained by steps on tensors.
  package let function: ProgramFunction<(Expression) throws -> Expression>?

  package init(l1: Float = 0, l2: Float = 0) {
    self.l1 = l1
    self.l2 = l2
    function = nil
  }

  package init(_ function: ProgramFunction<(Expression) throws -> Expression>) {
    (l1, l2) = (0, 0)
    self.function = function
  }

  /// The penalty of a variable's value.
  package func penalty(_ value: Expression) throws -> Expression {
    if let function { return try function.body(value) }
    let squares = try value(.square)(.sum(axes: nil)) * Double(l2)
    return try value(.absolute)(.sum(axes: nil)) * Double(l1) + squares
  }
}

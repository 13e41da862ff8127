package import Formats

/// An elementwise function named after a Keras operation: the result of `x * 2` or `-x`.
package struct Arithmetic: ActivationDefinition {
  package let function: ElementwiseFunction
  package let className: String

  package init(_ function: ElementwiseFunction, className: String) {
    self.function = function
    self.className = className
  }

  package var activation: Activation { .function(function) }
  package var isOperation: Bool { true }

  /// An operation has operands, not arguments; see `SavedOperation`.
  package var arguments: JSON { [:] }
}

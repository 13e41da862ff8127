public import Files

/// An elementwise function named after a Keras operation: the result of `x * 2` or `-x`.
public struct Arithmetic: ActivationDefinition {
  public let function: ElementFunction
  public let className: String

  public init(_ function: ElementFunction, className: String) {
    self.function = function
    self.className = className
  }

  public var activation: Activation { .function(function) }

  /// An operation has operands, not arguments; see `SavedOperation`.
  public var arguments: JSON { [:] }
}

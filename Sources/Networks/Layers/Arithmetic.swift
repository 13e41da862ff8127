public import Files

/// A function of each element that has Keras's name of an operation: what `x * 2` or `-x` makes.
public struct Arithmetic: ActivationDefinition {
  public let function: ElementFunction
  public let className: String

  public init(_ function: ElementFunction, className: String) {
    self.function = function
    self.className = className
  }

  public var activation: Activation { .function(function) }

  /// An operation has operands, not arguments: `SavedOperation` writes it.
  public var arguments: JSON { [:] }
}

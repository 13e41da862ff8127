public import Files

/// exp(x) / Σ exp(x) along an axis; −1 is the last, 0 would be the batch axis.
public struct Softmax: ActivationDefinition {
  public var axis = -1

  public let className = "Softmax"

  public init() {}

  public var activation: Activation { axis == -1 ? .softmax : .rows(.softmax, axis: axis) }

  public var arguments: JSON { ["axis": .int(axis)] }
}

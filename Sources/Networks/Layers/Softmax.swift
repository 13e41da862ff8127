/// exp(x) / Σ exp(x) along an axis; −1 is the last, 0 would be the batch axis.
public struct Softmax: ActivationDefinition, Declared {
  public var axis = -1

  public static let declarations = [
    Declaration(
      "Softmax", "exp(x) / Σ exp(x) along an axis.",
      Softmax(),
      [
        .optional("axis", .int(\.axis), "the axis; -1 is the last, 0 would be the batch")
      ])
  ]

  public init() {}

  public var activation: Activation { axis == -1 ? .softmax : .rows(.softmax, axis: axis) }
}

/// exp(x) / Σ exp(x) along an axis; −1 is the last, 0 would be the batch axis.
package struct Softmax: ActivationDefinition, Declared {
  package var axis = -1

  package static let declarations = [
    Declaration(
      "Softmax", "exp(x) / Σ exp(x) along an axis.",
      Softmax(),
      [
        .optional("axis", .int(\.axis), "the axis; -1 is the last, 0 would be the batch")
      ])
  ]

  package init() {}

  package var activation: Activation { axis == -1 ? .softmax : .rows(.softmax, axis: axis) }
}

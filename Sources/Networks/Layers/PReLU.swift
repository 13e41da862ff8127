package import Tensors

/// x above 0, α x below, with a learned α for each element of a sample. He et al. 2015.
///
/// Parameter: alpha, in the sample's shape, with length 1 along `sharedAxes` (1 is the first axis after the batch
/// axis).
package struct PReLU: LayerDefinition, Declared {
  package var alphaInitializer = Initializer.zeros
  package var alphaRegularizer: Regularizer?
  package var alphaConstraint: Constraint?
  package var sharedAxes: [Int] = []

  package static let declarations = [
    Declaration(
      "PReLU", "x above 0, alpha · x below, alpha learned.",
      PReLU(),
      [
        .initializer("alpha", \.alphaInitializer, of: "alpha"),
        .optional(
          "alpha_regularizer", .regularizer(\.alphaRegularizer), "what the size of alpha adds to the loss"),
        .constraint("alpha", \.alphaConstraint),
        .optional(
          "shared_axes", .optionalInts(\.sharedAxes), "axes along which alpha is the same, from 1"),
      ])
  ]

  package init() {}

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    var shape = try single(inputs)
    for axis in sharedAxes { shape[try sampleAxis(axis, of: shape, layer: className)] = 1 }
    return [
      VariableDefinition(
        name: "alpha", shape: shape, initializer: alphaInitializer, regularizer: alphaRegularizer,
        constraint: alphaConstraint)
    ]
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    return graph.append(PReLUOperation(), [input], variables, input.shape)
  }
}

import Tensors

/// x above 0, `negativeSlope` · x below. Maas et al. 2013.
package struct LeakyReLU: ActivationDefinition, Declared {
  package var negativeSlope: Float = 0.3

  package static let declarations = [
    Declaration(
      "LeakyReLU", "x above 0, negative_slope · x below.",
      LeakyReLU(),
      [
        .optional(
          "negative_slope", .float(\.negativeSlope, .nonNegative), "slope below 0", aliases: ["alpha"])
      ])
  ]

  package init() {}

  package var activation: Activation { .relu(negativeSlope: negativeSlope, maximum: nil, threshold: 0) }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    guard negativeSlope >= 0 else {
      throw NetworkError.outOfRange(
        layer: className, argument: "negative_slope", expected: "0 or more", value: Double(negativeSlope))
    }
    return try activation.trace(try single(inputs), in: graph)
  }
}

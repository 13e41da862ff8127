import Tensors

/// ReLU with negative slope, maximum and threshold.
package struct ReLU: ActivationDefinition, Declared {
  package var maxValue: Float?
  package var negativeSlope: Float = 0
  package var threshold: Float = 0

  package static let declarations = [
    Declaration(
      "ReLU", "max(x, 0), with a slope below, a cap above, a threshold to begin at.",
      ReLU(),
      [
        .optional("max_value", .optionalFloat(\.maxValue, .nonNegative), "the largest output; None: no cap"),
        .optional("negative_slope", .float(\.negativeSlope, .nonNegative), "slope below the threshold"),
        .optional("threshold", .float(\.threshold, .nonNegative), "where the function begins"),
      ])
  ]

  package init() {}

  package var activation: Activation {
    .relu(negativeSlope: negativeSlope, maximum: maxValue, threshold: threshold)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    for (argument, value) in [
      ("max_value", maxValue ?? 0), ("negative_slope", negativeSlope), ("threshold", threshold),
    ] where !(value >= 0) {
      throw NetworkError.outOfRange(
        layer: className, argument: argument, expected: "0 or more", value: Double(value))
    }
    return try activation.trace(try single(inputs), in: graph)
  }
}

import Tensors

/// While training, adds one random number in [lower, upper], times the width of the value range, to each image and
/// clips the result to that range.
package struct RandomBrightness: LayerDefinition, Declared {
  package var factor: ClosedRange<Float>
  package var valueRange: ClosedRange<Float> = 0...255
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "RandomBrightness", "Adds one number to all pixels of an image, while training.",
      RandomBrightness(factor: 0...0, seed: 0),
      [
        .required(
          "factor", .range(\.factor, within: -1...1),
          "share of the range of values: f for −f to f, or two bounds"),
        .optional("value_range", .range(\.valueRange), "what values are cut to"),
        .seed(\.seed), .dataFormat,
      ], savedFirst: ["data_format"])
  ]

  package init(factor: ClosedRange<Float>, seed: UInt64? = nil) {
    self.factor = factor
    self.seed = Seed(seed)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    for value in [factor.lowerBound, factor.upperBound] where !(value >= -1 && value <= 1) {
      throw NetworkError.outOfRange(
        layer: className, argument: "factor", expected: "between -1 and 1", value: Double(value))
    }
    let span = valueRange.upperBound - valueRange.lowerBound
    guard span.isFinite else {
      throw NetworkError.outOfRange(
        layer: className, argument: "value_range", expected: "a range with a finite width",
        value: Double(span))
    }
    let operation = ContrastOperation(
      name: "brightness", factors: 1...1, deltas: (factor.lowerBound * span)...(factor.upperBound * span),
      values: valueRange, salt: seed.salt)
    return graph.append(operation, [input], [], input.shape)
  }
}

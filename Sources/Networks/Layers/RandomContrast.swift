import Tensors

/// While training, scales each channel's deviation from its mean by a random factor in [1 − lower, 1 + upper] and
/// clips the result to the value range.
package struct RandomContrast: LayerDefinition, Declared {
  package var lower: Float
  package var upper: Float
  package var valueRange: ClosedRange<Float> = 0...255
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "RandomContrast", "Moves pixels away from their channel's mean or towards it, while training.",
      RandomContrast(lower: 0, upper: 0, seed: 0),
      [
        .required(
          "factor", .shares(\.bounds), "f for a factor of 1 − f to 1 + f, or how much less and how much more"),
        .optional("value_range", .range(\.valueRange), "what values are cut to"),
        .seed(\.seed), .dataFormat,
      ], savedFirst: ["data_format"])
  ]

  /// Both, as the learner gives them: one number stands for two.
  private var bounds: [Float] {
    get { [lower, upper] }
    set { (lower, upper) = (newValue.min() ?? 0, newValue.max() ?? 0) }
  }

  package init(lower: Float, upper: Float, seed: UInt64? = nil) {
    self.lower = lower
    self.upper = upper
    self.seed = Seed(seed)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    for value in [lower, upper] where !(value >= -1 && value <= 1) {
      throw NetworkError.outOfRange(
        layer: className, argument: "factor", expected: "between -1 and 1", value: Double(value))
    }
    guard -lower <= upper else {
      throw NetworkError.outOfRange(
        layer: className, argument: "factor", expected: "a lower and an upper bound", value: Double(lower))
    }
    let operation = ContrastOperation(
      name: "contrast", factors: (1 - lower)...(1 + upper), deltas: 0...0, values: valueRange, salt: seed.salt
    )
    return graph.append(operation, [input], [], input.shape)
  }
}

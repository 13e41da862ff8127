import Tensors

/// While training, sets elements to SELU's lower end and scales the rest so that mean 0 and variance 1 stay. Klambauer et
/// al. 2017.
package struct AlphaDropout: LayerDefinition, Declared {
  package var rate: Float
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "AlphaDropout", "Dropout behind SELU, which keeps mean 0 and variance 1, while training.",
      AlphaDropout(rate: 0, seed: 0),
      [
        .required("rate", .float(\.rate, .share), "the share, 0 to 1"),
        .fixed("noise_shape", .null, "only None"), .seed(\.seed),
      ], savedFirst: ["rate", "seed"])
  ]

  package init(rate: Float, seed: UInt64? = nil) {
    self.rate = rate
    self.seed = Seed(seed)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    guard rate >= 0, rate < 1 else {
      throw NetworkError.outOfRange(
        layer: className, argument: "rate", expected: "a share from 0 to below 1", value: Double(rate))
    }
    let kind = NoiseOperation.Kind.alpha(rate: rate)
    return graph.append(NoiseOperation(kind: kind, salt: seed.salt), [input], [], input.shape)
  }
}

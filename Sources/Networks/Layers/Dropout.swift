import Tensors

/// While training, sets a fraction `rate` of the elements to zero and scales the rest by 1 / (1 − rate). Srivastava
/// et al. 2014.
package struct Dropout: LayerDefinition, Declared {
  package var rate: Float
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "Dropout", "Sets a share of the elements to zero while training.",
      Dropout(rate: 0, seed: 0),
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
    guard rate >= 0, rate <= 1 else {
      throw NetworkError.outOfRange(
        layer: className, argument: "rate", expected: "a share between 0 and 1", value: Double(rate))
    }
    return graph.append(DropoutOperation(rate: rate, salt: seed.salt), [input], [], input.shape)
  }
}

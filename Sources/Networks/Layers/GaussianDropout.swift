import Tensors

/// While training, multiplies by normal numbers of mean 1 and variance rate / (1 − rate). Srivastava et al. 2014, section 10.
package struct GaussianDropout: LayerDefinition, Declared {
  package var rate: Float
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "GaussianDropout", "Multiplies by normal numbers of mean 1 while training: as uncertain as dropout.",
      GaussianDropout(rate: 0, seed: 0),
      [.required("rate", .float(\.rate, .share), "the share, 0 to 1"), .seed(\.seed)],
      savedFirst: ["rate", "seed"])
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
    let kind = NoiseOperation.Kind.factors(deviation: (rate / (1 - rate)).squareRoot())
    return graph.append(NoiseOperation(kind: kind, salt: seed.salt), [input], [], input.shape)
  }
}

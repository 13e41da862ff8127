import Tensors

/// While training, adds Gaussian noise of mean 0.
package struct GaussianNoise: LayerDefinition, Declared {
  package var deviation: Float
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "GaussianNoise", "Adds normal numbers of mean 0 while training.",
      GaussianNoise(deviation: 0, seed: 0),
      [
        .required("stddev", .float(\.deviation, .nonNegative), "their standard deviation"), .seed(\.seed),
      ])
  ]

  package init(deviation: Float, seed: UInt64? = nil) {
    self.deviation = deviation
    self.seed = Seed(seed)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    guard deviation >= 0, deviation < .infinity else {
      throw NetworkError.outOfRange(
        layer: className, argument: "stddev", expected: "0 or more, and finite", value: Double(deviation))
    }
    return graph.append(
      NoiseOperation(kind: .normal(deviation: deviation), salt: seed.salt), [input], [], input.shape)
  }
}

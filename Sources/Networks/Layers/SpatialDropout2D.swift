import Tensors

/// While training, sets a fraction `rate` of the channels of each image to zero and scales the rest by 1 / (1 −
/// rate). Tompson et al. 2015.
package struct SpatialDropout2D: LayerDefinition, Declared {
  package var rate: Float
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "SpatialDropout2D", "Sets a share of the channels of each image to zero while training.",
      SpatialDropout2D(rate: 0, seed: 0),
      [
        .required("rate", .float(\.rate, .share), "the share, 0 to 1"), .dataFormat, .seed(\.seed),
      ], savedFirst: ["rate", "seed"])
  ]

  package init(rate: Float, seed: UInt64? = nil) {
    self.rate = rate
    self.seed = Seed(seed)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    guard rate >= 0, rate <= 1 else {
      throw NetworkError.outOfRange(
        layer: className, argument: "rate", expected: "a share between 0 and 1", value: Double(rate))
    }
    return graph.append(
      NoiseOperation(kind: .droppedChannels(rate: rate), salt: seed.salt), [input], [], input.shape)
  }
}

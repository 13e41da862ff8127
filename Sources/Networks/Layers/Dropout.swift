import Tensors

/// While training, sets a fraction `rate` of the elements to zero and scales the rest by 1 / (1 − rate). Srivastava
/// et al. 2014.
package struct Dropout: LayerDefinition, Declared {
  package var rate: Float
  /// The lengths of what is drawn, the batch axis first: an axis of 1 shares its draws. `nil`: each element has its own.
  package var noiseShape: [Int?]?
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "Dropout", "Sets a share of the elements to zero while training.",
      Dropout(rate: 0, seed: 0),
      [
        .required("rate", .float(\.rate, .share), "the share, 0 to 1"),
        .optional(
          "noise_shape", .optionalLengths(\.noiseShape),
          "axes of one draw, (None, 1, 1, 1); None: each its own"),
        .seed(\.seed),
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
    guard let noiseShape, zip(noiseShape.dropFirst(), input.shape).contains(where: { ($0 ?? $1) != $1 })
    else {
      return graph.append(DropoutOperation(rate: rate, salt: seed.salt), [input], [], input.shape)
    }
    return try shared(noiseShape, input, in: graph)
  }

  /// Draws that all axes but the last share: whole samples, or whole channels.
  private func shared(_ noiseShape: [Int?], _ input: Symbol, in graph: Graph) throws -> Symbol {
    let (shape, drawn) = (input.shape, Array(noiseShape.dropFirst()))
    let count = shape.elementCount ?? 0
    let channels = drawn.last == .some(.some(1)) ? 1 : shape.last ?? 1
    guard drawn.count == shape.rank, noiseShape[0] == nil, drawn.dropLast().allSatisfy({ $0 == 1 }),
      drawn.last.flatMap({ $0 }).map({ $0 == channels }) ?? true
    else {
      throw NetworkError.outOfRange(
        layer: className, argument: "noise_shape",
        expected: "None, or 1 for all axes of a sample, or for all but the last", value: Double(drawn.count))
    }
    let rows = graph.append(Reshaping(), [input], [], [count / max(1, channels), 1, channels])
    let noise = NoiseOperation(kind: .droppedChannels(rate: rate), salt: seed.salt)
    return graph.append(Reshaping(), [graph.append(noise, [rows], [], rows.shape)], [], shape)
  }
}

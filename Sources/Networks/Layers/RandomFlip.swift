import Tensors

/// While training, mirrors each image with probability ½.
package struct RandomFlip: LayerDefinition, Declared {
  /// Raw values are Keras's.
  package enum Mode: String, Sendable, CaseIterable {
    /// Swaps left and right.
    case horizontal
    /// Swaps top and bottom.
    case vertical
    /// Each independently.
    case both = "horizontal_and_vertical"
  }

  package var mode: Mode
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "RandomFlip", "Mirrors images or not, while training.",
      RandomFlip(seed: 0),
      [
        .optional("mode", .choice(\.mode), "\"horizontal\", \"vertical\" or both"), .seed(\.seed),
        .dataFormat,
      ], savedFirst: ["data_format", "seed"])
  ]

  package init(_ mode: Mode = .both, seed: UInt64? = nil) {
    self.mode = mode
    self.seed = Seed(seed)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let operation = FlipOperation(across: mode != .vertical, down: mode != .horizontal, salt: seed.salt)
    return graph.append(operation, [input], [], input.shape)
  }
}

package import Networks

/// Gates between 0 and 1 for each channel, computed from the mean of every channel over the whole map.
/// Hu et al. 2018, "Squeeze-and-excitation networks".
///
///     let y = try SqueezeExciteBlock()(x)                 // (H, W, C) → (H, W, C)
///     let gates = try SqueezeExciteBlock().gates(x)       // (H, W, C) → (1, 1, C)
package struct SqueezeExciteBlock: Sendable {
  /// The number of channels divided by the units of the hidden layer.
  package var reduction: Int
  package var name: String?

  package init(reduction: Int = 16, name: String? = nil) {
    self.reduction = reduction
    self.name = name
  }

  /// The map times its gates. - Throws: `NetworkError`.
  package func callAsFunction(_ x: SymbolicTensor) throws -> SymbolicTensor {
    try .merge(.multiply, x, gates(x), name: PartNames(name)("scale"))
  }

  /// One gate per channel: (H, W, C) → (1, 1, C). - Throws: `NetworkError`.
  package func gates(_ x: SymbolicTensor) throws -> SymbolicTensor {
    guard reduction > 0 else {
      throw NetworkError.notPositive(layer: "squeeze and excite", argument: "reduction", value: reduction)
    }
    let part = PartNames(name)
    let channels = x.shape.last ?? 0
    return try x.globalPool(.average, keepsAxes: true, name: part("squeeze"))
      .dense(max(1, channels / reduction), .relu, name: part("reduce"))
      .dense(channels, .function(.sigmoid), name: part("gates"))
  }
}

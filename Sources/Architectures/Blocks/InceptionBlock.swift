package import Networks

/// Four parallel branches: 1×1, 3×3 and 5×5 convolutions and a max-pool, concatenated. Szegedy et al. 2014, "Going
/// deeper with convolutions", figure 2b.
///
///     let y = try InceptionBlock(64, (96, 128), (16, 32), 32)(x)     // (H, W, C) → (H, W, 256)
///
/// The 1×1 convolutions before the large windows reduce the channels and so the cost.
package struct InceptionBlock: Sendable {
  /// Filters of the 1×1 convolution.
  package var single: Int
  /// Filters of the 1×1 convolution before, and of the 3×3 convolution.
  package var three: (reduce: Int, filters: Int)
  /// Filters of the 1×1 convolution before, and of the 5×5 convolution.
  package var five: (reduce: Int, filters: Int)
  /// Filters of the 1×1 convolution after the pool.
  package var pool: Int
  /// Batch normalization instead of biases; `nil`: biases, as in 2014.
  package var batchNorm: BatchNormOptions?
  /// The third branch's window: 5 in the paper, 3 in torchvision.
  package var largestWindow = 5
  package var name: String?

  package init(
    _ single: Int, _ three: (Int, Int), _ five: (Int, Int), _ pool: Int, name: String? = nil
  ) {
    (self.single, self.three, self.five, self.pool) = (single, three, five, pool)
    self.name = name
  }

  /// The branches' maps, concatenated by channels. - Throws: `NetworkError`.
  package func callAsFunction(_ x: SymbolicTensor) throws -> SymbolicTensor {
    let part = PartNames(name)
    let one = try unit(x, single, 1, part("1x1"))
    let threes = try unit(unit(x, three.reduce, 1, part("3x3_reduce")), three.filters, 3, part("3x3"))
    let fives = try unit(
      unit(x, five.reduce, 1, part("5x5_reduce")), five.filters, largestWindow, part("5x5"))
    let pooled = try x.pool(.maximum, 3, stride: 1, padding: .same, name: part("pool"))
    let projected = try unit(pooled, pool, 1, part("pool_proj"))
    return try .concatenate([one, threes, fives, projected], name: part("output"))
  }

  private func unit(_ x: SymbolicTensor, _ filters: Int, _ size: Int, _ name: String?) throws
    -> SymbolicTensor
  {
    guard let batchNorm else {
      return try x.conv(filters, size, .relu, initializer: .heNormal, name: name)
    }
    let part = PartNames(name)
    return try x.conv(filters, size, bias: false, name: name).batchNorm(batchNorm, name: part("bn"))
      .relu(name: part("relu"))
  }
}

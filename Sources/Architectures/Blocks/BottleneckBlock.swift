package import Networks

/// A residual block with a bottleneck: 1×1 reducing, 3×3, 1×1 expanding fourfold. He et al. 2015, "Deep residual
/// learning for image recognition", figure 5 right.
///
///     let y = try BottleneckBlock(filters: 64)(x)             // (H, W, C) → (H, W, 256)
///
/// If the shape changes, a convolution projects the input.
package struct BottleneckBlock: Sendable {
  /// Filters of the first convolution.
  package var filters: Int
  package var stride: Int
  /// Whether the stride is in the first 1×1 convolution, as in the paper and in Keras, instead of the 3×3 one.
  package var stridesFirst = false
  package var usesBias = false
  /// Whether the input is added; without it the block is a plain one of the same depth.
  package var hasShortcut = true
  /// Whether a convolution projects the input; `nil`: if the shape changes.
  package var projects: Bool?
  /// The window of the projection.
  package var projection = 1
  /// The reduction of a squeeze-and-excite block before the sum; `nil`: no such block.
  package var reduction: Int?
  /// Groups of the 3×3 convolution, which then has twice the filters of the first; `nil`: no groups, the same
  /// filters.
  package var groups: Int?
  package var batchNorm = BatchNormOptions.torch
  package var initializer = Initializer.heNormal
  /// The dilation of the 3×3 convolution.
  package var dilation = 1
  package var name: String?

  package init(filters: Int, stride: Int = 1, name: String? = nil) {
    self.filters = filters
    self.stride = stride
    self.name = name
  }

  /// - Throws: `NetworkError`.
  package func callAsFunction(_ x: SymbolicTensor) throws -> SymbolicTensor {
    guard filters > 0, filters <= Int32.max else {
      throw NetworkError.outOfRange(
        layer: "bottleneck", argument: "filters", expected: "from 1 to \(Int32.max)", value: Double(filters))
    }
    let part = PartNames(name)
    let output = 4 * filters
    let shortcut = try hasShortcut ? self.shortcut(x, output, part) : nil
    // SENet-154 doubles the channels of its first two convolutions.
    let (first, second) = groups == nil ? (filters, filters) : (2 * filters, output)
    var y = try x.conv(
      first, 1, stride: stridesFirst ? stride : 1, bias: usesBias, initializer: initializer,
      name: part("1_conv")
    )
    .batchNorm(batchNorm, name: part("1_bn")).relu(name: part("1_relu"))
    .conv(
      second, 3, stride: stridesFirst ? 1 : stride, dilation: dilation, groups: groups ?? 1, bias: usesBias,
      initializer: initializer, name: part("2_conv")
    )
    .batchNorm(batchNorm, name: part("2_bn")).relu(name: part("2_relu"))
    .conv(output, 1, bias: usesBias, initializer: initializer, name: part("3_conv"))
    .batchNorm(batchNorm, name: part("3_bn"))
    if let reduction { y = try SqueezeExciteBlock(reduction: reduction, name: part("se"))(y) }
    if let shortcut { y = try .merge(.add, shortcut, y, name: part("add")) }
    return try y.relu(name: part("out"))
  }

  private func shortcut(_ x: SymbolicTensor, _ channels: Int, _ part: PartNames) throws -> SymbolicTensor {
    guard projects ?? (stride > 1 || x.shape.last != channels) else { return x }
    return try x.conv(
      channels, projection, stride: stride, bias: usesBias, initializer: initializer, name: part("0_conv")
    )
    .batchNorm(batchNorm, name: part("0_bn"))
  }
}

package import Networks

/// Two 3×3 convolutions whose result is added to their input. He et al. 2015, "Deep residual learning for image
/// recognition", figure 5 left.
///
///     let y = try ResidualBlock(filters: 64)(x)               // (H, W, C) → (H, W, 64)
///     let z = try ResidualBlock(filters: 128, stride: 2)(y)   // (H, W, 64) → (⌈H/2⌉, ⌈W/2⌉, 128)
///
/// If the shape changes, a 1×1 convolution projects the input.
package struct ResidualBlock: Sendable {
  package var filters: Int
  package var stride: Int
  /// Whether the input is added; without it the block is a plain one of the same depth.
  package var hasShortcut = true
  /// The reduction of a squeeze-and-excite block before the sum; `nil`: no such block.
  package var reduction: Int?
  package var batchNorm = BatchNormOptions.torch
  package var name: String?

  package init(filters: Int, stride: Int = 1, name: String? = nil) {
    self.filters = filters
    self.stride = stride
    self.name = name
  }

  /// - Throws: `NetworkError`.
  package func callAsFunction(_ x: SymbolicTensor) throws -> SymbolicTensor {
    let part = PartNames(name)
    var y = try x.conv(filters, 3, stride: stride, bias: false, initializer: .heNormal, name: part("1_conv"))
      .batchNorm(batchNorm, name: part("1_bn")).relu(name: part("1_relu"))
      .conv(filters, 3, bias: false, initializer: .heNormal, name: part("2_conv"))
      .batchNorm(batchNorm, name: part("2_bn"))
    if let reduction { y = try SqueezeExciteBlock(reduction: reduction, name: part("se"))(y) }
    if hasShortcut {
      let shortcut =
        y.shape == x.shape
        ? x
        : try x.conv(filters, 1, stride: stride, bias: false, initializer: .heNormal, name: part("0_conv"))
          .batchNorm(batchNorm, name: part("0_bn"))
      y = try .merge(.add, shortcut, y, name: part("add"))
    }
    return try y.relu(name: part("out"))
  }
}

package import Networks

/// A depthwise convolution followed by a 1×1 convolution. Howard et al. 2017, "MobileNets", table 1.
///
///     let y = try SeparableBlock(filters: 64)(x)              // (H, W, C) → (H, W, 64)
///
/// k·k·C + C·filters multiplications per pixel instead of k·k·C·filters.
package struct SeparableBlock: Sendable {
  package var filters: Int
  package var size: Int
  package var stride: Int
  package var batchNorm = BatchNormOptions()
  package var name: String?

  package init(filters: Int, size: Int = 3, stride: Int = 1, name: String? = nil) {
    (self.filters, self.size, self.stride) = (filters, size, stride)
    self.name = name
  }

  /// - Throws: `NetworkError`.
  package func callAsFunction(_ x: SymbolicTensor) throws -> SymbolicTensor {
    let part = PartNames(name)
    return try x.depthwise(size, stride: stride, name: part("depthwise"))
      .batchNorm(batchNorm, name: part("depthwise_bn")).relu(name: part("depthwise_relu"))
      .conv(filters, 1, bias: false, name: part("pointwise"))
      .batchNorm(batchNorm, name: part("pointwise_bn")).relu(name: part("pointwise_relu"))
  }
}

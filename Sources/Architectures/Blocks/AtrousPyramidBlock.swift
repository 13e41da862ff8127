package import Networks
import Tensors

/// Atrous spatial pyramid pooling: a 1×1 convolution, 3×3 convolutions with several dilations, and the mean of the
/// whole map.
/// Chen et al. 2017, "Rethinking atrous convolution for semantic image segmentation", figure 5.
///
///     let y = try AtrousPyramidBlock(filters: 256)(x)         // (H, W, C) → (H, W, 256)
package struct AtrousPyramidBlock: Sendable {
  package var filters: Int
  /// The dilations of the 3×3 convolutions.
  package var rates: [Int]
  package var batchNorm = BatchNormOptions.torch
  package var name: String?

  package init(filters: Int = 256, rates: [Int] = [6, 12, 18], name: String? = nil) {
    self.filters = filters
    self.rates = rates
    self.name = name
  }

  /// - Throws: `NetworkError`.
  package func callAsFunction(_ x: SymbolicTensor) throws -> SymbolicTensor {
    guard x.shape.rank == 3 else {
      throw NetworkError.rank(layer: "atrous pyramid", expected: "4", found: x.shape)
    }
    let part = PartNames(name)
    var branches = [try unit(x, 1, dilation: 1, "1x1")]
    for rate in rates { branches.append(try unit(x, 3, dilation: rate, "rate\(rate)")) }
    // The pooled vector, repeated at every position.
    var spread = UpSampling2D()
    spread.size = Extent(x.shape[0], x.shape[1])
    branches.append(
      try unit(x.globalPool(.average, keepsAxes: true, name: part("pool")), 1, dilation: 1, "pooled")
        .through(spread, name: part("spread")))
    return try unit(.concatenate(branches, name: part("concat")), 1, dilation: 1, "project")
  }

  private func unit(_ x: SymbolicTensor, _ size: Int, dilation: Int, _ name: String) throws -> SymbolicTensor
  {
    let part = PartNames(PartNames(self.name)(name))
    return try x.conv(
      filters, size, dilation: dilation, bias: false, initializer: .heNormal, name: part("conv")
    )
    .batchNorm(batchNorm, name: part("bn")).relu(name: part("relu"))
  }
}

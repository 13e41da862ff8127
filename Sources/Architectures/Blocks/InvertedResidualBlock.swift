package import Networks

/// An inverted residual block: narrow maps between blocks, wide depthwise convolutions inside, and no activation on
/// the narrow maps. Sandler et al. 2018, "MobileNetV2: inverted residuals and linear bottlenecks", table 1.
///
///     let y = try InvertedResidualBlock(filters: 24)(x)       // (H, W, C) → (H, W, 24)
///
/// The input is added if its shape equals the output's.
package struct InvertedResidualBlock: Sendable {
  package var filters: Int
  package var stride: Int
  /// The expansion factor inside the block; 1 omits the first convolution.
  package var expansion: Int
  package var batchNorm = BatchNormOptions(momentum: 0.999)
  package var name: String?

  package init(filters: Int, stride: Int = 1, expansion: Int = 6, name: String? = nil) {
    (self.filters, self.stride, self.expansion) = (filters, stride, expansion)
    self.name = name
  }

  /// - Throws: `NetworkError`.
  package func callAsFunction(_ x: SymbolicTensor) throws -> SymbolicTensor {
    let part = PartNames(name)
    let channels = x.shape.last ?? 0
    let (inner, overflow) = channels.multipliedReportingOverflow(by: expansion)
    guard expansion > 0, !overflow else {
      throw NetworkError.outOfRange(
        layer: "inverted residual", argument: "expansion", expected: "1 or more, and not without bound",
        value: Double(expansion))
    }
    var y = x
    if expansion > 1 {
      y = try y.conv(inner, 1, bias: false, name: part("expand"))
        .batchNorm(batchNorm, name: part("expand_BN")).relu6(name: part("expand_relu"))
    }
    if stride == 2, y.shape.rank == 3 {
      // Zero padding of 3×3 windows with stride 2: before and after an odd side, only after an even one.
      let (top, left) = (y.shape[0] % 2, y.shape[1] % 2)
      y = try y.zeroPad(SideWidths(top: top, bottom: 1, left: left, right: 1), name: part("pad"))
    }
    y = try y.depthwise(3, stride: stride, padding: stride == 2 ? .valid : .same, name: part("depthwise"))
      .batchNorm(batchNorm, name: part("depthwise_BN")).relu6(name: part("depthwise_relu"))
      .conv(filters, 1, bias: false, name: part("project"))
      .batchNorm(batchNorm, name: part("project_BN"))
    return stride == 1 && channels == filters ? try .merge(.add, x, y, name: part("add")) : y
  }
}

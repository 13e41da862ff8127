package import Networks
import Tensors

/// MobileNetV3: MobileNetV2's blocks with hard swish and with gates between 0 and 1 on channels. Howard et al. 2019,
/// "Searching for MobileNetV3", tables 1 and 2; layers and names are Keras's.
///
///     try MobileNetV3(.large).model().parameterCount     // 5507432
package struct MobileNetV3: Architecture {
  /// The two networks that were found.
  package enum Size: String, Sendable, CaseIterable {
    case small = "Small"
    case large = "Large"
  }

  struct Row {
    /// Channels inside the block per channel of its input.
    let expansion: Double
    let filters: Int
    /// 5 means 3 in the minimalistic network.
    let kernel: Int
    let stride: Int
    let hasGates: Bool
    let isSwish: Bool

    init(_ expansion: Double, _ filters: Int, _ kernel: Int, _ stride: Int, gates: Bool, swish: Bool) {
      (self.expansion, self.filters, self.kernel, self.stride) = (expansion, filters, kernel, stride)
      (hasGates, isSwish) = (gates, swish)
    }
  }

  package var options = ArchitectureOptions()
  package var size: Size
  /// Without gates, hard swish and kernels of 5×5.
  package var isMinimalistic = false
  package var dropout: Float = 0.2
  /// Whether images of 0 to 255 are brought to −1 to 1 first.
  package var includesPreprocessing = true

  package init(_ size: Size) { self.size = size }

  package var title: String { "MobileNetV3\(size.rawValue)" }
  package var leastSide: Int { 32 }

  static let small = [
    Row(1, 16, 3, 2, gates: true, swish: false), Row(72 / 16, 24, 3, 2, gates: false, swish: false),
    Row(88 / 24, 24, 3, 1, gates: false, swish: false), Row(4, 40, 5, 2, gates: true, swish: true),
    Row(6, 40, 5, 1, gates: true, swish: true), Row(6, 40, 5, 1, gates: true, swish: true),
    Row(3, 48, 5, 1, gates: true, swish: true), Row(3, 48, 5, 1, gates: true, swish: true),
    Row(6, 96, 5, 2, gates: true, swish: true), Row(6, 96, 5, 1, gates: true, swish: true),
    Row(6, 96, 5, 1, gates: true, swish: true),
  ]

  static let large = [
    Row(1, 16, 3, 1, gates: false, swish: false), Row(4, 24, 3, 2, gates: false, swish: false),
    Row(3, 24, 3, 1, gates: false, swish: false), Row(3, 40, 5, 2, gates: true, swish: false),
    Row(3, 40, 5, 1, gates: true, swish: false), Row(3, 40, 5, 1, gates: true, swish: false),
    Row(6, 80, 3, 2, gates: false, swish: true), Row(2.5, 80, 3, 1, gates: false, swish: true),
    Row(2.3, 80, 3, 1, gates: false, swish: true), Row(2.3, 80, 3, 1, gates: false, swish: true),
    Row(6, 112, 3, 1, gates: true, swish: true), Row(6, 112, 3, 1, gates: true, swish: true),
    Row(6, 160, 5, 2, gates: true, swish: true), Row(6, 160, 5, 1, gates: true, swish: true),
    Row(6, 160, 5, 1, gates: true, swish: true),
  ]

  private static let batchNorm = BatchNormOptions(momentum: 0.999)

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var x = image
    if includesPreprocessing { x = try x.through(Rescaling(scale: [1 / 127.5], offset: [-1]), name: nil) }
    x = try active(
      x.conv(16, 3, stride: 2, bias: false, name: "conv").batchNorm(Self.batchNorm, name: "conv_bn"), true)
    for (index, row) in (size == .small ? Self.small : Self.large).enumerated() {
      x = try block(
        x, row, name: index == 0 ? "expanded_conv" : "expanded_conv_\(index)", isFirst: index == 0)
    }
    let last = MobileNetV2.divisible(Double((x.shape.last ?? 0) * 6))
    let points = size == .small ? 1024 : 1280
    x = try active(
      x.conv(last, 1, bias: false, name: "conv_1").batchNorm(Self.batchNorm, name: "conv_1_bn"), true)
    guard options.includesTop else { return [try headed(x)] }
    x = try active(
      x.globalPool(.average, keepsAxes: true).conv(
        options.width > 1 ? MobileNetV2.divisible(Double(points) * options.width) : points, 1, name: "conv_2"),
      true)
    if dropout > 0 { x = try x.dropout(dropout) }
    return [
      try x.conv(classes, 1, name: "logits").flatten()
        .activation(options.classifierActivation, name: "predictions")
    ]
  }

  /// Hard swish or ReLU, with automatic names as in Keras.
  private func active(_ x: SymbolicTensor, _ isSwish: Bool) throws -> SymbolicTensor {
    isSwish && !isMinimalistic
      ? try x.activation(.function(.hardSilu)) : try x.through(ReLU(), name: nil)
  }

  private func block(_ x: SymbolicTensor, _ row: Row, name: String, isFirst: Bool) throws -> SymbolicTensor {
    let part = PartNames(name)
    let channels = x.shape.last ?? 0
    let inner = MobileNetV2.divisible(Double(channels) * row.expansion)
    let kernel = isMinimalistic ? 3 : row.kernel
    let filters = MobileNetV2.divisible(Double(row.filters) * options.width)
    var y = x
    if !isFirst {
      y = try active(
        y.conv(inner, 1, bias: false, name: part("expand")).batchNorm(
          Self.batchNorm, name: part("expand_bn")),
        row.isSwish)
    }
    if row.stride == 2 { y = try y.zeroPad(y.strideMargins(kernel), name: part("depthwise_pad")) }
    y = try active(
      y.depthwise(
        kernel, stride: row.stride, padding: row.stride == 1 ? .same : .valid, name: part("depthwise")
      )
      .batchNorm(Self.batchNorm, name: part("depthwise_bn")), row.isSwish)
    if row.hasGates, !isMinimalistic { y = try gated(y, inner, part) }
    y = try y.conv(filters, 1, bias: false, name: part("project"))
      .batchNorm(Self.batchNorm, name: part("project_bn"))
    return row.stride == 1 && channels == filters ? try .merge(.add, x, y, name: part("add")) : y
  }

  /// Channels times gates between 0 and 1, computed from their means.
  private func gated(_ x: SymbolicTensor, _ filters: Int, _ part: PartNames) throws -> SymbolicTensor {
    let gates = try x.globalPool(.average, keepsAxes: true, name: part("squeeze_excite_avg_pool"))
      .conv(MobileNetV2.divisible(Double(filters) * 0.25), 1, name: part("squeeze_excite_conv"))
      .through(ReLU(), name: part("squeeze_excite_relu"))
      .conv(filters, 1, name: part("squeeze_excite_conv_1"))
      .combined(.add, with: 3, isReversed: false).relu6().combined(.multiply, with: 1 / 6, isReversed: false)
    return try .merge(.multiply, x, gates, name: part("squeeze_excite_mul"))
  }
}

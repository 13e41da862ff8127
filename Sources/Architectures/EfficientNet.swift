package import Networks
package import Tensors

/// EfficientNet: width, depth and image size grow together. Tan and Le 2019, "EfficientNet: rethinking model scaling for
/// convolutional neural networks", table 1; layers and names are Keras's.
///
///     try EfficientNet(.b0).model().parameterCount       // 5330571
package struct EfficientNet: Architecture {
  /// A network of the family.
  package enum Scale: Int, Sendable, CaseIterable {
    case b0, b1, b2, b3, b4, b5, b6, b7

    /// Factors on filters and on repetitions, height and width of images, and the share that training drops.
    package var factors: (width: Double, depth: Double, side: Int, dropout: Float) {
      switch self {
      case .b0: (1, 1, 224, 0.2)
      case .b1: (1, 1.1, 240, 0.2)
      case .b2: (1.1, 1.2, 260, 0.3)
      case .b3: (1.2, 1.4, 300, 0.3)
      case .b4: (1.4, 1.8, 380, 0.4)
      case .b5: (1.6, 2.2, 456, 0.4)
      case .b6: (1.8, 2.6, 528, 0.5)
      case .b7: (2, 3.1, 600, 0.5)
      }
    }
  }

  package var options = ArchitectureOptions()
  package var scale: Scale
  /// Whether a second rescaling stands behind the first layers, as with Keras's published weights.
  package var isForPublishedWeights = false

  package init(_ scale: Scale) { self.scale = scale }

  package var title: String { "EfficientNetB\(scale.rawValue)" }
  package var defaultInputShape: Shape { [scale.factors.side, scale.factors.side, 3] }
  package var leastSide: Int { 32 }

  /// Kernel, repetitions, channels in and out, expansion, first stride.
  static let table: [(kernel: Int, count: Int, input: Int, output: Int, expansion: Int, stride: Int)] = [
    (3, 1, 32, 16, 1, 1), (3, 2, 16, 24, 6, 2), (5, 2, 24, 40, 6, 2), (3, 3, 40, 80, 6, 2),
    (5, 3, 80, 112, 6, 1),
    (5, 4, 112, 192, 6, 2), (3, 1, 192, 320, 6, 1),
  ]

  private static let initializer = Initializer.varianceScaling(scale: 2, .output, .truncatedNormal)
  private static let dropped: Float = 0.2

  private func filters(_ count: Int) -> Int {
    MobileNetV2.divisible(Double(count) * scale.factors.width * options.width)
  }

  private func repeats(_ count: Int) -> Int { Int((Double(count) * scale.factors.depth).rounded(.up)) }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var x = try image.through(Rescaling(scale: [1 / 255]), name: nil).through(Normalization(), name: nil)
    if isForPublishedWeights {
      x = try x.through(
        Rescaling(scale: [0.229, 0.224, 0.225].map { Float((1 / Double($0)).squareRoot()) }), name: nil)
    }
    x = try x.zeroPad(x.strideMargins(3), name: "stem_conv_pad")
      .conv(
        filters(32), 3, stride: 2, padding: .valid, bias: false, initializer: Self.initializer,
        name: "stem_conv"
      )
      .batchNorm(name: "stem_bn").activation(.function(.silu), name: "stem_activation")
    let blocks = Self.table.reduce(0) { $0 + repeats($1.count) }
    var number = 0
    for (stage, row) in Self.table.enumerated() {
      for index in 0..<repeats(row.count) {
        let letter = String(UnicodeScalar(UInt8(97 + index)))
        x = try block(
          x, kernel: row.kernel, input: filters(index == 0 ? row.input : row.output),
          output: filters(row.output),
          expansion: row.expansion, stride: index == 0 ? row.stride : 1,
          drop: Self.dropped * Float(number) / Float(blocks), name: "block\(stage + 1)\(letter)")
        number += 1
      }
    }
    x = try x.conv(filters(1280), 1, bias: false, initializer: Self.initializer, name: "top_conv")
      .batchNorm(name: "top_bn").activation(.function(.silu), name: "top_activation")
    guard options.includesTop else { return [try headed(x)] }
    return [
      try x.globalPool(.average, name: "avg_pool").dropout(scale.factors.dropout, name: "top_dropout")
        .dense(
          classes, options.classifierActivation,
          initializer: .varianceScaling(scale: 1 / 3, .output, .uniform), name: "predictions")
    ]
  }

  private func block(
    _ x: SymbolicTensor, kernel: Int, input: Int, output: Int, expansion: Int, stride: Int, drop: Float,
    name: String
  ) throws -> SymbolicTensor {
    let part = PartNames(name)
    let inner = input * expansion
    var y = x
    if expansion > 1 {
      y = try y.conv(inner, 1, bias: false, initializer: Self.initializer, name: part("expand_conv"))
        .batchNorm(name: part("expand_bn")).activation(.function(.silu), name: part("expand_activation"))
    }
    if stride == 2 { y = try y.zeroPad(y.strideMargins(kernel), name: part("dwconv_pad")) }
    y = try y.depthwise(
      kernel, stride: stride, padding: stride == 2 ? .valid : .same, initializer: Self.initializer,
      name: part("dwconv")
    )
    .batchNorm(name: part("bn")).activation(.function(.silu), name: part("activation"))
    let gates = try y.globalPool(.average, name: part("se_squeeze"))
      .through(Reshape([1, 1, inner]), name: part("se_reshape"))
      .conv(
        max(1, input / 4), 1, .function(.silu), initializer: Self.initializer, name: part("se_reduce")
      )
      .conv(inner, 1, .function(.sigmoid), initializer: Self.initializer, name: part("se_expand"))
    y = try SymbolicTensor.merge(.multiply, y, gates, name: part("se_excite"))
      .conv(output, 1, bias: false, initializer: Self.initializer, name: part("project_conv"))
      .batchNorm(name: part("project_bn"))
    guard stride == 1, input == output else { return y }
    if drop > 0 {
      var layer = Dropout(rate: drop)
      layer.noiseShape = [nil, 1, 1, 1]
      y = try y.through(layer, name: part("drop"))
    }
    return try .merge(.add, y, x, name: part("add"))
  }
}

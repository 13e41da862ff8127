package import Networks
package import Tensors

/// EfficientNetV2: the first stages with whole convolutions, smaller expansions, more training speed. Tan and Le 2021,
/// "EfficientNetV2: smaller models and faster training"; layers and names are Keras's.
///
///     try EfficientNetV2(.b0).model().parameterCount       // 7200312
package struct EfficientNetV2: Architecture {
  /// A network of the family.
  package enum Scale: String, Sendable, CaseIterable {
    case b0, b1, b2, b3
    case small = "s"
    case medium = "m"
    case large = "l"

    /// Factors on filters and on repetitions, and height and width of images.
    package var factors: (width: Double, depth: Double, side: Int) {
      switch self {
      case .b0: (1, 1, 224)
      case .b1: (1, 1.1, 240)
      case .b2: (1.1, 1.2, 260)
      case .b3: (1.2, 1.4, 300)
      case .small: (1, 1, 384)
      case .medium, .large: (1, 1, 480)
      }
    }

    var isBase: Bool { [.b0, .b1, .b2, .b3].contains(self) }

    var stages: [Stage] {
      switch self {
      case .b0, .b1, .b2, .b3: EfficientNetV2.base
      case .small: EfficientNetV2.small
      case .medium: EfficientNetV2.medium
      case .large: EfficientNetV2.large
      }
    }
  }

  /// Repetitions, channels in and out, expansion, first stride; whether blocks have whole convolutions, else depthwise ones and gates.
  typealias Stage = (count: Int, input: Int, output: Int, expansion: Int, stride: Int, isFused: Bool)

  static let base: [Stage] = [
    (1, 32, 16, 1, 1, true), (2, 16, 32, 4, 2, true), (2, 32, 48, 4, 2, true), (3, 48, 96, 4, 2, false),
    (5, 96, 112, 6, 1, false), (8, 112, 192, 6, 2, false),
  ]
  static let small: [Stage] = [
    (2, 24, 24, 1, 1, true), (4, 24, 48, 4, 2, true), (4, 48, 64, 4, 2, true), (6, 64, 128, 4, 2, false),
    (9, 128, 160, 6, 1, false), (15, 160, 256, 6, 2, false),
  ]
  static let medium: [Stage] = [
    (3, 24, 24, 1, 1, true), (5, 24, 48, 4, 2, true), (5, 48, 80, 4, 2, true), (7, 80, 160, 4, 2, false),
    (14, 160, 176, 6, 1, false), (18, 176, 304, 6, 2, false), (5, 304, 512, 6, 1, false),
  ]
  static let large: [Stage] = [
    (4, 32, 32, 1, 1, true), (7, 32, 64, 4, 2, true), (7, 64, 96, 4, 2, true), (10, 96, 192, 4, 2, false),
    (19, 192, 224, 6, 1, false), (25, 224, 384, 6, 2, false), (7, 384, 640, 6, 1, false),
  ]

  package var options = ArchitectureOptions()
  package var scale: Scale
  /// Whether it takes numbers from 0 to 255.
  package var includesPreprocessing = true

  package init(_ scale: Scale) { self.scale = scale }

  package var title: String { "EfficientNetV2\(scale.rawValue.uppercased())" }
  package var defaultInputShape: Shape { [scale.factors.side, scale.factors.side, 3] }
  package var leastSide: Int { 32 }

  private static let initializer = Initializer.varianceScaling(scale: 2, .output, .truncatedNormal)
  private static let normal = BatchNormOptions(momentum: 0.9)
  private static let dropped: Float = 0.2

  private func filters(_ count: Int) -> Int {
    // Unlike MobileNet's, this rounding may lose more than a tenth.
    let scaled = Double(count) * scale.factors.width * options.width
    return max(8, Int(scaled + 4) / 8 * 8)
  }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var x = image
    if includesPreprocessing {
      if scale.isBase, image.shape.last == 3 {
        let deviations: [Float] = [0.229, 0.224, 0.225]
        x = try x.through(Rescaling(scale: [1 / 255]), name: nil).through(
          Normalization(mean: [0.485, 0.456, 0.406], variance: deviations.map { $0 * $0 }), name: nil)
      } else {
        x = try x.through(Rescaling(scale: [1.0 / 128], offset: [-1]), name: nil)
      }
    }
    let stages = scale.stages
    x = try conv(x, filters(stages[0].input), 3, stride: 2, name: "stem_conv", normal: "stem_bn")
      .activation(.function(.silu), name: "stem_activation")
    let blocks = stages.reduce(0) { $0 + $1.count }
    var number = 0
    for (place, stage) in stages.enumerated() {
      let repeats = Int((Double(stage.count) * scale.factors.depth).rounded(.up))
      for index in 0..<repeats {
        let part = PartNames("block\(place + 1)\(String(UnicodeScalar(UInt8(97 + index))))")
        let input = filters(index == 0 ? stage.input : stage.output)
        let stride = index == 0 ? stage.stride : 1
        let output = filters(stage.output)
        let y =
          try stage.isFused
          ? fused(x, input, output, expansion: stage.expansion, stride: stride, part)
          : inverted(x, input, output, expansion: stage.expansion, stride: stride, part)
        x = try joined(
          y, x, keeps: stride == 1 && input == output, drop: Self.dropped * Float(number) / Float(blocks),
          part)
        number += 1
      }
    }
    x = try conv(x, filters(1280), 1, stride: 1, name: "top_conv", normal: "top_bn")
      .activation(.function(.silu), name: "top_activation")
    guard options.includesTop else { return [try headed(x)] }
    return [
      try x.globalPool(.average, name: "avg_pool").dropout(0.2, name: "top_dropout").dense(
        classes, options.classifierActivation, initializer: .varianceScaling(scale: 1 / 3, .output, .uniform),
        name: "predictions")
    ]
  }

  private func conv(
    _ x: SymbolicTensor, _ filters: Int, _ size: Int, stride: Int, name: String?, normal: String?
  ) throws -> SymbolicTensor {
    try x.conv(filters, size, stride: stride, bias: false, initializer: Self.initializer, name: name)
      .batchNorm(
        Self.normal, name: normal)
  }

  /// A whole convolution in place of an expansion and a depthwise one.
  private func fused(
    _ x: SymbolicTensor, _ input: Int, _ output: Int, expansion: Int, stride: Int, _ part: PartNames
  ) throws -> SymbolicTensor {
    guard expansion > 1 else {
      return try conv(x, output, 3, stride: stride, name: part("project_conv"), normal: part("project_bn"))
        .activation(.function(.silu), name: part("project_activation"))
    }
    let wide = try conv(
      x, input * expansion, 3, stride: stride, name: part("expand_conv"), normal: part("expand_bn")
    ).activation(.function(.silu), name: part("expand_activation"))
    return try conv(wide, output, 1, stride: 1, name: part("project_conv"), normal: part("project_bn"))
  }

  /// An expansion, a depthwise convolution, gates, and a projection.
  private func inverted(
    _ x: SymbolicTensor, _ input: Int, _ output: Int, expansion: Int, stride: Int, _ part: PartNames
  ) throws -> SymbolicTensor {
    let inner = input * expansion
    var y = try conv(x, inner, 1, stride: 1, name: part("expand_conv"), normal: part("expand_bn"))
      .activation(.function(.silu), name: part("expand_activation"))
    y = try y.depthwise(3, stride: stride, initializer: Self.initializer, name: part("dwconv2"))
      .batchNorm(Self.normal, name: part("bn")).activation(.function(.silu), name: part("activation"))
    let gates = try y.globalPool(.average, name: part("se_squeeze"))
      .through(Reshape([1, 1, inner]), name: part("se_reshape"))
      .conv(max(1, input / 4), 1, .function(.silu), initializer: Self.initializer, name: part("se_reduce"))
      .conv(inner, 1, .function(.sigmoid), initializer: Self.initializer, name: part("se_expand"))
    y = try SymbolicTensor.merge(.multiply, y, gates, name: part("se_excite"))
    return try conv(y, output, 1, stride: 1, name: part("project_conv"), normal: part("project_bn"))
  }

  private func joined(
    _ y: SymbolicTensor, _ x: SymbolicTensor, keeps: Bool, drop: Float, _ part: PartNames
  ) throws -> SymbolicTensor {
    guard keeps else { return y }
    guard drop > 0 else { return try .merge(.add, y, x, name: part("add")) }
    var layer = Dropout(rate: drop)
    layer.noiseShape = [nil, 1, 1, 1]
    return try .merge(.add, y.through(layer, name: part("drop")), x, name: part("add"))
  }
}

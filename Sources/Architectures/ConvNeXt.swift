package import Networks
import Tensors

/// ConvNeXt: a residual network with the habits of vision transformers. Liu et al. 2022, "A ConvNet for the 2020s"; layers and names
/// are Keras's.
///
///     try ConvNeXt(.tiny).model().parameterCount       // 28589128
package struct ConvNeXt: Architecture {
  /// A network of the family.
  package enum Size: String, Sendable, CaseIterable {
    case tiny = "Tiny"
    case small = "Small"
    case base = "Base"
    case large = "Large"
    case extraLarge = "XLarge"

    /// Blocks and channels of each stage.
    var stages: [(blocks: Int, channels: Int)] {
      let blocks = [3, 3, self == .tiny ? 9 : 27, 3]
      let channels =
        switch self {
        case .tiny, .small: 96
        case .base: 128
        case .large: 192
        case .extraLarge: 256
        }
      return blocks.enumerated().map { ($1, channels << $0) }
    }
  }

  package var options = ArchitectureOptions()
  package var size: Size
  /// Whether it takes numbers from 0 to 255.
  package var includesPreprocessing = true

  package init(_ size: Size) { self.size = size }

  package var title: String { "ConvNeXt\(size.rawValue)" }
  package var leastSide: Int { 32 }

  /// What all layers' names begin with.
  private var prefix: String { options.name ?? "convnext_\(size.rawValue.lowercased())" }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var x = image
    if includesPreprocessing, image.shape.last == 3 {
      let deviations: [Float] = [0.229 * 255, 0.224 * 255, 0.225 * 255]
      x = try x.through(
        Normalization(mean: [0.485 * 255, 0.456 * 255, 0.406 * 255], variance: deviations.map { $0 * $0 }),
        name: "\(prefix)_prestem_normalization")
    }
    for (place, stage) in size.stages.enumerated() {
      let channels = scaled(stage.channels)
      x = try smaller(x, channels, place)
      for block in 0..<stage.blocks {
        x = try residual(x, channels, "\(prefix)_stage_\(place)_block_\(block)")
      }
    }
    guard options.includesTop else {
      if let kind = options.pooling { x = try x.globalPool(kind) }
      return [try x.through(normalization, name: nil)]
    }
    return [
      try x.globalPool(.average, name: "\(prefix)_head_gap").through(
        normalization, name: "\(prefix)_head_layernorm"
      )
      .dense(classes, options.classifierActivation, name: "\(prefix)_head_dense")
    ]
  }

  private var normalization: LayerNormalization {
    var layer = LayerNormalization()
    layer.epsilon = 1e-6
    return layer
  }

  /// A smaller map with other channels: a model of two layers.
  private func smaller(_ x: SymbolicTensor, _ channels: Int, _ place: Int) throws -> SymbolicTensor {
    let side = place == 0 ? 4 : 2
    var conv = Conv2D(filters: channels, kernelSize: Extent(side, side))
    conv.strides = Extent(side, side)
    let names =
      place == 0
      ? ["stem_conv", "stem_layernorm", "stem"]
      : [
        "downsampling_layernorm_\(place - 1)", "downsampling_conv_\(place - 1)",
        "downsampling_block_\(place - 1)",
      ]
    let parts: [any LayerDefinition] = place == 0 ? [conv, normalization] : [normalization, conv]
    let layers = zip(parts, names).map { Layer($0, name: "\(prefix)_\($1)") }
    return try Layer(Model(sequential: layers, name: "\(prefix)_\(names[2])"))([x])
  }

  private func residual(_ x: SymbolicTensor, _ channels: Int, _ name: String) throws -> SymbolicTensor {
    let part = PartNames(name)
    let y = try x.conv(channels, 7, groups: channels, name: part("depthwise_conv"))
      .through(normalization, name: part("layernorm")).dense(4 * channels, name: part("pointwise_conv_1"))
      .activation(.function(.gelu(approximate: false)), name: part("gelu"))
      .dense(channels, name: part("pointwise_conv_2")).through(LayerScale(1e-6), name: part("layer_scale"))
      .activation(.linear, name: part("identity"))
    return try SymbolicTensor.combine(.add, x, y)
  }
}

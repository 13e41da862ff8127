package import Networks
package import Tensors

/// U-Net: an encoder, and a decoder with skip connections. Ronneberger, Fischer, Brox 2015, "U-Net: convolutional
/// networks for biomedical image segmentation", figure 1.
///
///     let model = try UNet().model()                     // (256, 256, 1) → (256, 256, 2)
///
/// Encoder: four times two 3×3 convolutions and a 2×2 pool, with 64, 128, 256, 512 filters; then 1024 at the
/// bottom. Decoder: four times a transposed convolution, concatenation with the encoder's map, and two
/// convolutions.
package struct UNet: Architecture {
  package var options = ArchitectureOptions()
  /// `same`: the output has the image's size. `valid`: no padding, as in the paper; 572 × 572 gives 388 × 388.
  package var padding = Padding.same
  /// The number of encoder levels.
  package var depth = 4
  /// Whether there is batch normalization before each ReLU; the paper has none.
  package var normalizes = false

  package init() {}

  package let title = "UNet"
  package var defaultInputShape: Shape { padding == .same ? [256, 256, 1] : [572, 572, 1] }
  package var defaultClasses: Int { 2 }

  /// Computed backwards from one pixel of the output.
  package var leastSide: Int {
    guard padding == .valid else { return 1 }
    let depth = max(0, min(depth, Self.mostDepth))
    var side = 1
    for _ in 0..<depth { side = (side + 5) / 2 }
    // Two convolutions without padding take four pixels off each side's length, at the bottom and at each level.
    side += 4
    for _ in 0..<depth { side = 2 * side + 4 }
    return side
  }

  private static let mostDepth = 8

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    guard depth > 0, depth <= Self.mostDepth else {
      throw NetworkError.outOfRange(
        layer: title, argument: "depth", expected: "from 1 to 8", value: Double(depth))
    }
    let base = scaled(64)
    var x = image
    var skipped: [SymbolicTensor] = []
    for level in 0..<depth {
      x = try twice(x, base << level, name: "down\(level + 1)")
      if level == depth - 1 { x = try x.dropout(0.5, name: "down\(level + 1)_dropout") }
      skipped.append(x)
      x = try x.pool(.maximum, 2, stride: 2, padding: padding, name: "down\(level + 1)_pool")
    }
    x = try twice(x, base << depth, name: "bottom").dropout(0.5, name: "bottom_dropout")
    guard options.includesTop else {
      return [try options.pooling.map { try x.globalPool($0, name: "pool") } ?? x]
    }
    for level in (0..<depth).reversed() {
      let part = PartNames("up\(level + 1)")
      x = try x.upConv(
        base << level, 2, stride: 2, bias: true, initializer: .heNormal, name: part("conv"))
      // An odd side has become one larger; without padding the encoder's map is the larger one.
      var map = skipped[level]
      if padding == .same {
        x = try x.cropped(to: map, fromTop: true, name: part("crop"))
      } else {
        map = try map.cropped(to: x, name: part("crop"))
      }
      x = try twice(.concatenate([map, x], name: part("concat")), base << level, name: "up\(level + 1)")
    }
    return [
      try x.conv(classes, 1, name: "score").activation(options.classifierActivation, name: "predictions")
    ]
  }

  private func twice(_ x: SymbolicTensor, _ filters: Int, name: String) throws -> SymbolicTensor {
    var x = x
    for number in 1...2 {
      let part = PartNames("\(name)_conv\(number)")
      if normalizes {
        x = try x.conv(
          filters, 3, padding: padding, bias: false, initializer: .heNormal, name: "\(name)_conv\(number)"
        )
        .batchNorm(name: part("bn")).relu(name: part("relu"))
      } else {
        x = try x.conv(
          filters, 3, padding: padding, .relu, initializer: .heNormal, name: "\(name)_conv\(number)")
      }
    }
    return x
  }
}

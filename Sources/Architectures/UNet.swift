public import Networks
public import Tensors

/// U-Net: down to a small map that knows what is there, and up again beside the maps that know where. Ronneberger, Fischer,
/// Brox 2015, "U-Net: convolutional networks for biomedical image segmentation", figure 1.
///
///     let model = try UNet().model()                     // (256, 256, 1) → (256, 256, 2)
///
/// Down: four times two 3×3 convolutions and a 2×2 pool, with 64, 128, 256, 512 filters; then 1024 at the bottom. Up: four times
/// a learned enlargement, the map of the same size from the way down beside it, and two convolutions.
public struct UNet: Architecture {
  public var options = ArchitectureOptions()
  /// `same`: the output is as large as the image. `valid`: as in the paper no zeros, 572 × 572 gives 388 × 388.
  public var padding = Padding.same
  /// How many times it goes down.
  public var depth = 4
  /// Between the convolutions and their ReLU; the paper came a few months too early for it.
  public var normalizes = false

  public init() {}

  public let title = "UNet"
  public var defaultInputShape: Shape { padding == .same ? [256, 256, 1] : [572, 572, 1] }
  public var defaultClasses: Int { 2 }

  /// From one pixel of the output back to the image.
  public var leastSide: Int {
    guard padding == .valid else { return 1 }
    let depth = max(0, min(depth, Self.mostDepth))
    var side = 1
    for _ in 0..<depth { side = (side + 5) / 2 }
    // At the bottom two convolutions take four, and so they do at each step before the pool.
    side += 4
    for _ in 0..<depth { side = 2 * side + 4 }
    return side
  }

  private static let mostDepth = 8

  public func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
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
      // A side that was odd has come back one larger; without padding the map from the way down is the larger one.
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

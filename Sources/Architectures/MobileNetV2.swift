package import Networks
import Tensors

/// MobileNetV2, a network for mobile devices. Sandler, Howard, Zhu, Zhmoginov, Chen 2018, "MobileNetV2: inverted
/// residuals and linear bottlenecks", table 2; layers and names are Keras's.
///
///     try MobileNetV2().model().parameterCount           // 3538984
///
/// The width is alpha in the paper and Keras: filters are rounded to multiples of 8.
package struct MobileNetV2: Architecture {
  package var options = ArchitectureOptions()

  package init() {}

  package let title = "MobileNetV2"

  /// Expansion t, output channels c, repetitions n, first stride s.
  static let table: [(t: Int, c: Int, n: Int, s: Int)] = [
    (1, 16, 1, 1),
    (6, 24, 2, 2),
    (6, 32, 3, 2),
    (6, 64, 4, 2),
    (6, 96, 3, 1),
    (6, 160, 3, 2),
    (6, 320, 1, 1),
  ]

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    let alpha = options.width
    var x = try image.conv(Self.divisible(32 * alpha), 3, stride: 2, bias: false, name: "Conv1")
      .batchNorm(BatchNormOptions(momentum: 0.999), name: "bn_Conv1").relu6(name: "Conv1_relu")
    var number = 0
    for row in Self.table {
      for index in 0..<row.n {
        let name = number == 0 ? "expanded_conv" : "block_\(number)"
        x = try InvertedResidualBlock(
          filters: Self.divisible((Double(row.c) * alpha).rounded(.down)), stride: index == 0 ? row.s : 1,
          expansion: row.t, name: name)(x)
        number += 1
      }
    }
    // The last convolution is not made narrower.
    x = try x.conv(alpha > 1 ? Self.divisible(1280 * alpha) : 1280, 1, bias: false, name: "Conv_1")
      .batchNorm(BatchNormOptions(momentum: 0.999), name: "Conv_1_bn").relu6(name: "out_relu")
    return [try headed(x, average: nil, maximum: nil)]
  }

  /// The nearest multiple of 8, at least 8, and not less than 90 % of the number.
  static func divisible(_ filters: Double) -> Int {
    let nearest = max(8, Int(filters + 4) / 8 * 8)
    return Double(nearest) < 0.9 * filters ? nearest + 8 : nearest
  }
}

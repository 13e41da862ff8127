package import Networks
package import Tensors

/// Xception: all convolutions are separable. Chollet 2017, "Xception: deep learning with depthwise separable
/// convolutions", figure 5; layers and names are Keras's.
///
///     try Xception().model().parameterCount              // 22910480
///
/// Entry flow: 32, 64, then 128, 256, 728 with a stride of 2 and a shortcut each; middle flow: eight times three of 728;
/// exit flow: 728 and 1024 with a shortcut, 1536, 2048.
package struct Xception: Architecture {
  package var options = ArchitectureOptions()

  package init() {}

  package let title = "Xception"
  package var defaultInputShape: Shape { [299, 299, 3] }
  package var leastSide: Int { 7 }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var x = try image.conv(scaled(32), 3, stride: 2, padding: .valid, bias: false, name: "block1_conv1")
      .batchNorm(name: "block1_conv1_bn").relu(name: "block1_conv1_act")
      .conv(scaled(64), 3, padding: .valid, bias: false, name: "block1_conv2")
      .batchNorm(name: "block1_conv2_bn").relu(name: "block1_conv2_act")

    x = try shrinking(x, (128, 128), block: 2)
    x = try shrinking(x, (256, 256), block: 3)
    x = try shrinking(x, (728, 728), block: 4)

    for block in 5...12 {
      var y = x
      for index in 1...3 {
        let name = "block\(block)_sepconv\(index)"
        y = try y.relu(name: "\(name)_act").separable(scaled(728), 3, name: name).batchNorm(
          name: "\(name)_bn")
      }
      x = try .merge(.add, y, x)
    }

    x = try shrinking(x, (728, 1024), block: 13)
    for (index, filters) in [1536, 2048].enumerated() {
      let name = "block14_sepconv\(index + 1)"
      x = try x.separable(scaled(filters), 3, name: name).batchNorm(name: "\(name)_bn").relu(
        name: "\(name)_act")
    }
    return [try headed(x, average: options.includesTop ? "avg_pool" : nil, maximum: nil)]
  }

  /// Two separable convolutions and a pool of stride 2, added to a 1×1 convolution of stride 2.
  private func shrinking(_ x: SymbolicTensor, _ filters: (Int, Int), block: Int) throws -> SymbolicTensor {
    // Keras creates the shortcut first, with automatic names.
    let shortcut = try x.conv(scaled(filters.1), 1, stride: 2, bias: false).batchNorm()
    let name = "block\(block)"
    // The first block's input is already a ReLU's output.
    var y = block == 2 ? x : try x.relu(name: "\(name)_sepconv1_act")
    y = try y.separable(scaled(filters.0), 3, name: "\(name)_sepconv1").batchNorm(name: "\(name)_sepconv1_bn")
      .relu(name: "\(name)_sepconv2_act")
      .separable(scaled(filters.1), 3, name: "\(name)_sepconv2").batchNorm(name: "\(name)_sepconv2_bn")
      .pool(.maximum, 3, stride: 2, padding: .same, name: "\(name)_pool")
    return try .merge(.add, y, shortcut)
  }
}

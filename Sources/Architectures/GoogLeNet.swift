package import Networks
import Tensors

/// GoogLeNet, which won ImageNet 2014 with twelve times fewer parameters than AlexNet. Szegedy et al. 2014, "Going deeper with
/// convolutions", table 1.
///
///     try GoogLeNet().model().parameterCount             // 6998552
///     var network = GoogLeNet()
///     network.hasAuxiliaryHeads = true
///     try network.model().outputs.count                  // 3
///
/// With auxiliary heads the model has three outputs, all trained on the same labels; in the paper the two heads
/// have weight 0.3. `Model(inputs: model.inputs, outputs: [model.outputs[0]])` removes them.
package struct GoogLeNet: Architecture {
  /// The published versions.
  package enum Variant: String, Sendable, CaseIterable {
    /// Local response normalization at the start, biases everywhere.
    case paper
    /// Batch normalization after every convolution, 3×3 windows where the paper has 5×5.
    case torchvision
  }

  package var options = ArchitectureOptions()
  package var variant: Variant
  /// Whether there are two auxiliary classifiers in the middle, so that gradients reach the first layers.
  package var hasAuxiliaryHeads = false

  package init(_ variant: Variant = .paper) { self.variant = variant }

  package let title = "GoogLeNet"

  private var batchNorm: BatchNormOptions? {
    variant == .torchvision ? BatchNormOptions(epsilon: 1e-3, momentum: 0.9) : nil
  }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var x = try pool(unit(image, 64, 7, stride: 2, name: "conv1"), name: "pool1")
    x = try normalized(x, name: "norm1")
    x = try unit(unit(x, 64, 1, name: "conv2_reduce"), 192, 3, name: "conv2")
    x = try pool(normalized(x, name: "norm2"), name: "pool2")

    x = try inception(x, 64, (96, 128), (16, 32), 32, name: "inception_3a")
    x = try inception(x, 128, (128, 192), (32, 96), 64, name: "inception_3b")
    x = try pool(x, name: "pool3")
    x = try inception(x, 192, (96, 208), (16, 48), 64, name: "inception_4a")
    let first = x
    x = try inception(x, 160, (112, 224), (24, 64), 64, name: "inception_4b")
    x = try inception(x, 128, (128, 256), (24, 64), 64, name: "inception_4c")
    x = try inception(x, 112, (144, 288), (32, 64), 64, name: "inception_4d")
    let second = x
    x = try inception(x, 256, (160, 320), (32, 128), 128, name: "inception_4e")
    x = try pool(x, name: "pool4")
    x = try inception(x, 256, (160, 320), (32, 128), 128, name: "inception_5a")
    x = try inception(x, 384, (192, 384), (48, 128), 128, name: "inception_5b")

    let main = try headed(x, dropout: variant == .paper ? 0.4 : 0.2)
    guard options.includesTop, hasAuxiliaryHeads else { return [main] }
    return [main, try auxiliary(first, name: "aux1"), try auxiliary(second, name: "aux2")]
  }

  /// An auxiliary head: 5×5 mean pooling, 128 filters, 1024 units, dropout.
  private func auxiliary(_ x: SymbolicTensor, name: String) throws -> SymbolicTensor {
    let part = PartNames(name)
    let window = min(5, x.shape[0], x.shape[1])
    let means = try x.pool(.average, window, stride: 3, name: part("pool"))
    return try unit(means, 128, 1, name: "\(name)_conv").flatten(name: part("flatten"))
      .dense(scaled(1024), .relu, initializer: .heNormal, name: part("fc"))
      .dropout(0.7, name: part("dropout"))
      .dense(classes, options.classifierActivation, name: name)
  }

  private func inception(
    _ x: SymbolicTensor, _ single: Int, _ three: (Int, Int), _ five: (Int, Int), _ pool: Int, name: String
  ) throws -> SymbolicTensor {
    var block = InceptionBlock(
      scaled(single), (scaled(three.0), scaled(three.1)), (scaled(five.0), scaled(five.1)), scaled(pool),
      name: name)
    block.batchNorm = batchNorm
    block.largestWindow = variant == .torchvision ? 3 : 5
    return try block(x)
  }

  private func unit(_ x: SymbolicTensor, _ filters: Int, _ size: Int, stride: Int = 1, name: String) throws
    -> SymbolicTensor
  {
    guard let batchNorm else {
      return try x.conv(scaled(filters), size, stride: stride, .relu, initializer: .heNormal, name: name)
    }
    return try x.conv(scaled(filters), size, stride: stride, bias: false, initializer: .heNormal, name: name)
      .batchNorm(batchNorm, name: "\(name)_bn").relu(name: "\(name)_relu")
  }

  private func pool(_ x: SymbolicTensor, name: String) throws -> SymbolicTensor {
    try x.pool(.maximum, 3, stride: 2, padding: .same, name: name)
  }

  private func normalized(_ x: SymbolicTensor, name: String) throws -> SymbolicTensor {
    variant == .paper ? try x.localResponse(name: name) : x
  }
}

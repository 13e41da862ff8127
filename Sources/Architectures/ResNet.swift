package import Networks
import Tensors

/// ResNet: residual blocks, which make 152 layers trainable. He, Zhang, Ren, Sun 2015,
/// "Deep residual learning for image recognition", table 1.
///
///     try ResNet(.layers50).model().trainableParameterCount              // 25557032
///     try ResNet(.layers50, style: .keras).model().parameterCount        // 25636712
///
/// | stage | side | 18 | 34 | 50 | 101 | 152 |
/// |---|---|---|---|---|---|---|
/// | conv2 | 56 | 2 × basic 64 | 3 | 3 × bottleneck 64 | 3 | 3 |
/// | conv3 | 28 | 2 × basic 128 | 4 | 4 × bottleneck 128 | 4 | 8 |
/// | conv4 | 14 | 2 × basic 256 | 6 | 6 × bottleneck 256 | 23 | 36 |
/// | conv5 | 7 | 2 × basic 512 | 3 | 3 × bottleneck 512 | 3 | 3 |
package struct ResNet: Architecture {
  /// The number of layers.
  package enum Depth: Int, Sendable, CaseIterable {
    case layers18 = 18
    case layers34 = 34
    case layers50 = 50
    case layers101 = 101
    case layers152 = 152

    /// The number of blocks in each stage.
    var blocks: [Int] {
      switch self {
      case .layers18: [2, 2, 2, 2]
      case .layers34, .layers50: [3, 4, 6, 3]
      case .layers101: [3, 4, 23, 3]
      case .layers152: [3, 8, 36, 3]
      }
    }

    var isBottleneck: Bool { rawValue >= 50 }
  }

  /// The layers' names and details.
  package enum Style: Sendable {
    /// No biases before batch normalization; a bottleneck's stride is in its 3×3 convolution.
    case torchvision
    /// Keras's layers by its names: biases, and the stride in the first 1×1 convolution, as in the paper.
    case keras
  }

  package var options = ArchitectureOptions()
  package var depth: Depth
  package var style: Style
  /// Whether blocks add their input; without it the network is a plain one of the same depth.
  package var hasShortcuts = true
  /// The reduction of squeeze-and-excite blocks; `nil`: no such blocks.
  package var reduction: Int?
  /// The ratio of the sizes of the image and the last map: 32, or 16 or 8 with dilated convolutions in the last
  /// stages.
  var outputStride = 32

  package init(_ depth: Depth, style: Style = .torchvision) {
    self.depth = depth
    self.style = style
  }

  package var title: String { (reduction == nil ? "ResNet" : "SEResNet") + "\(depth.rawValue)" }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    [try headed(features(of: image))]
  }

  /// The last feature map.
  func features(of image: SymbolicTensor) throws -> SymbolicTensor {
    // Every number of filters is a multiple of the first.
    let base = scaled(64)
    var x = try stem(image, base)
    var reached = 4
    var dilation = 1
    for (stage, count) in depth.blocks.enumerated() {
      var stride = stage == 0 ? 1 : 2
      var first = dilation
      if stride > 1, reached == outputStride {
        // Doubled dilation instead of stride 2.
        dilation *= 2
        stride = 1
      } else {
        reached *= stride
        first = dilation
      }
      for index in 0..<count {
        x = try block(
          x, base << stage, stride: index == 0 ? stride : 1, dilation: index == 0 ? first : dilation,
          projects: index == 0, name: "conv\(stage + 2)_block\(index + 1)")
      }
    }
    return x
  }

  private var batchNorm: BatchNormOptions {
    style == .keras ? BatchNormOptions(epsilon: 1.001e-5) : .torch
  }

  private func stem(_ image: SymbolicTensor, _ filters: Int) throws -> SymbolicTensor {
    guard style == .keras else {
      return try image.conv(filters, 7, stride: 2, bias: false, initializer: .heNormal, name: "conv1_conv")
        .batchNorm(batchNorm, name: "conv1_bn").relu(name: "conv1_relu")
        .pool(.maximum, 3, stride: 2, padding: .same, name: "pool1_pool")
    }
    return try image.zeroPad(SideWidths(3), name: "conv1_pad")
      .conv(filters, 7, stride: 2, padding: .valid, name: "conv1_conv")
      .batchNorm(batchNorm, name: "conv1_bn").relu(name: "conv1_relu")
      .zeroPad(SideWidths(1), name: "pool1_pad")
      .pool(.maximum, 3, stride: 2, name: "pool1_pool")
  }

  private func block(
    _ x: SymbolicTensor, _ filters: Int, stride: Int, dilation: Int, projects: Bool, name: String
  ) throws -> SymbolicTensor {
    guard depth.isBottleneck else {
      var block = ResidualBlock(filters: filters, stride: stride, name: name)
      block.hasShortcut = hasShortcuts
      block.reduction = reduction
      block.batchNorm = batchNorm
      return try block(x)
    }
    var block = BottleneckBlock(filters: filters, stride: stride, name: name)
    block.hasShortcut = hasShortcuts
    block.reduction = reduction
    block.batchNorm = batchNorm
    block.projects = projects
    block.dilation = dilation
    if style == .keras {
      block.stridesFirst = true
      block.usesBias = true
      block.initializer = .glorotUniform
    }
    return try block(x)
  }
}

package import Networks
import Tensors

/// Networks of squeeze-and-excite blocks, which won ImageNet 2017. Hu, Shen, Albanie, Sun, Wu 2018, "Squeeze-and-excitation
/// networks", table 1 and appendix.
///
///     try SENet(.resNet50).model().trainableParameterCount      // 28088024
///     try SENet(.senet154).model().trainableParameterCount      // 115088984
///
/// SE-ResNet-50 is ResNet-50 with a squeeze-and-excite block in each residual block. SENet-154 has 3, 8, 36 and 3
/// blocks with 64 groups, three 3×3 convolutions instead of the first 7×7, and 3×3 projections.
package struct SENet: Architecture {
  /// The published networks.
  package enum Variant: Sendable {
    case resNet50
    case senet154
  }

  package var options = ArchitectureOptions()
  package var variant: Variant
  /// The number of channels divided by the units of the gates' hidden layers.
  package var reduction = 16

  package init(_ variant: Variant) { self.variant = variant }

  package var title: String { variant == .resNet50 ? "SEResNet50" : "SENet154" }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    guard variant == .senet154 else {
      var network = ResNet(.layers50)
      network.options = options
      network.reduction = reduction
      return try network.outputs(of: image)
    }
    // The number of groups is scaled with the width, so that a group keeps its size.
    let base = scaled(64)
    var x = try unit(image, base, stride: 2, name: "conv1_1")
    x = try unit(x, base, name: "conv1_2")
    x = try unit(x, 2 * base, name: "conv1_3").pool(.maximum, 3, stride: 2, padding: .same, name: "pool1")
    for (stage, count) in [3, 8, 36, 3].enumerated() {
      for index in 0..<count {
        var block = BottleneckBlock(
          filters: base << stage, stride: stage > 0 && index == 0 ? 2 : 1,
          name: "conv\(stage + 2)_block\(index + 1)")
        block.groups = base
        block.reduction = reduction
        block.projection = stage > 0 ? 3 : 1
        x = try block(x)
      }
    }
    return [try headed(x, dropout: 0.2)]
  }

  private func unit(_ x: SymbolicTensor, _ filters: Int, stride: Int = 1, name: String) throws
    -> SymbolicTensor
  {
    try x.conv(filters, 3, stride: stride, bias: false, initializer: .heNormal, name: "\(name)_conv")
      .batchNorm(.torch, name: "\(name)_bn").relu(name: "\(name)_relu")
  }
}

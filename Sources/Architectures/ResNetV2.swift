package import Networks
import Tensors

/// ResNet with batch normalization and activation before each convolution. He, Zhang, Ren, Sun 2016, "Identity mappings
/// in deep residual networks", figure 4 (e); layers and names are Keras's.
///
///     try ResNetV2(.layers50).model().parameterCount     // 25613800
package struct ResNetV2: Architecture {
  package var options = ArchitectureOptions()
  package var depth: ResNet.Depth

  package init(_ depth: ResNet.Depth) { self.depth = depth }

  package var title: String { "ResNet\(depth.rawValue)V2" }
  package var leastSide: Int { 32 }

  private static let batchNorm = BatchNormOptions(epsilon: 1.001e-5)

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    let base = scaled(64)
    var x = try image.zeroPad(SideWidths(3), name: "conv1_pad")
      .conv(base, 7, stride: 2, padding: .valid, name: "conv1_conv")
      .zeroPad(SideWidths(1), name: "pool1_pad").pool(.maximum, 3, stride: 2, name: "pool1_pool")
    for (stage, count) in depth.blocks.enumerated() {
      for index in 1...count {
        // The last block of a stage halves the sides, except in the last stage.
        x = try block(
          x, base << stage, stride: index == count && stage < 3 ? 2 : 1, projects: index == 1,
          name: "conv\(stage + 2)_block\(index)")
      }
    }
    return [try headed(x.batchNorm(Self.batchNorm, name: "post_bn").relu(name: "post_relu"))]
  }

  private func block(
    _ x: SymbolicTensor, _ filters: Int, stride: Int, projects: Bool, name: String
  ) throws -> SymbolicTensor {
    let part = PartNames(name)
    let active = try x.batchNorm(Self.batchNorm, name: part("preact_bn")).relu(name: part("preact_relu"))
    let shortcut =
      projects
      ? try active.conv(4 * filters, 1, stride: stride, padding: .valid, name: part("0_conv"))
      : stride > 1 ? try x.pool(.maximum, 1, stride: stride) : x
    let y = try active.conv(filters, 1, padding: .valid, bias: false, name: part("1_conv"))
      .batchNorm(Self.batchNorm, name: part("1_bn")).relu(name: part("1_relu"))
      .zeroPad(SideWidths(1), name: part("2_pad"))
      .conv(filters, 3, stride: stride, padding: .valid, bias: false, name: part("2_conv"))
      .batchNorm(Self.batchNorm, name: part("2_bn")).relu(name: part("2_relu"))
      .conv(4 * filters, 1, padding: .valid, name: part("3_conv"))
    return try .merge(.add, shortcut, y, name: part("out"))
  }
}

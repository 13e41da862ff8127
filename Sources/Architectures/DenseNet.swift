package import Networks
import Tensors

/// DenseNet: every layer of a block takes all earlier ones' maps. Huang, Liu, van der Maaten, Weinberger 2017, "Densely
/// connected convolutional networks", table 1; layers and names are Keras's.
///
///     try DenseNet(.layers121).model().parameterCount    // 8062504
package struct DenseNet: Architecture {
  /// The number of layers.
  package enum Depth: Int, Sendable, CaseIterable {
    case layers121 = 121
    case layers169 = 169
    case layers201 = 201

    /// Layers of each block.
    var blocks: [Int] {
      switch self {
      case .layers121: [6, 12, 24, 16]
      case .layers169: [6, 12, 32, 32]
      case .layers201: [6, 12, 48, 32]
      }
    }
  }

  package var options = ArchitectureOptions()
  package var depth: Depth

  package init(_ depth: Depth) { self.depth = depth }

  package var title: String { "DenseNet\(depth.rawValue)" }
  package var leastSide: Int { 32 }

  private static let batchNorm = BatchNormOptions(epsilon: 1.001e-5)

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    let growth = scaled(32)
    var x = try image.zeroPad(SideWidths(3))
      .conv(2 * growth, 7, stride: 2, padding: .valid, bias: false, name: "conv1_conv")
      .batchNorm(Self.batchNorm, name: "conv1_bn").relu(name: "conv1_relu")
      .zeroPad(SideWidths(1)).pool(.maximum, 3, stride: 2, name: "pool1")
    for (block, count) in depth.blocks.enumerated() {
      for layer in 1...count { x = try dense(x, growth, name: "conv\(block + 2)_block\(layer)") }
      if block < 3 { x = try transition(x, name: "pool\(block + 2)") }
    }
    return [try headed(x.batchNorm(Self.batchNorm, name: "bn").relu(name: "relu"))]
  }

  /// A layer whose maps are joined to what it takes.
  private func dense(_ x: SymbolicTensor, _ growth: Int, name: String) throws -> SymbolicTensor {
    let part = PartNames(name)
    let y = try x.batchNorm(Self.batchNorm, name: part("0_bn")).relu(name: part("0_relu"))
      .conv(4 * growth, 1, padding: .valid, bias: false, name: part("1_conv"))
      .batchNorm(Self.batchNorm, name: part("1_bn")).relu(name: part("1_relu"))
      .conv(growth, 3, bias: false, name: part("2_conv"))
    return try .concatenate([x, y], name: part("concat"))
  }

  /// Half the channels, half the sides.
  private func transition(_ x: SymbolicTensor, name: String) throws -> SymbolicTensor {
    let part = PartNames(name)
    return try x.batchNorm(Self.batchNorm, name: part("bn")).relu(name: part("relu"))
      .conv(max(1, (x.shape.last ?? 0) / 2), 1, padding: .valid, bias: false, name: part("conv"))
      .pool(.average, 2, stride: 2, name: part("pool"))
  }
}

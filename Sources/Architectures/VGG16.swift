package import Networks
import Tensors

/// VGG-16: only 3×3 convolutions and 2×2 pools. Simonyan and Zisserman 2014, "Very deep convolutional networks for
/// large-scale image recognition", table 1, column D; names are Keras's.
///
///     try VGG16().model().parameterCount                 // 138357544
package struct VGG16: Architecture {
  package var options = ArchitectureOptions()

  package init() {}

  package let title = "VGG16"
  package var leastSide: Int { 32 }

  /// Convolutions and filters of each block.
  static let table: [(convolutions: Int, filters: Int)] = [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var x = image
    for block in Self.table.indices { x = try self.block(block, of: x, padding: .valid) }
    return [try top(of: x)]
  }

  /// The classifying layers, or what the options replace them with.
  func top(of x: SymbolicTensor) throws -> SymbolicTensor {
    guard options.includesTop else {
      return try options.pooling.map { try x.globalPool($0) } ?? x
    }
    return try x.flatten(name: "flatten").dense(scaled(4096), .relu, name: "fc1")
      .dense(scaled(4096), .relu, name: "fc2")
      .dense(classes, options.classifierActivation, name: "predictions")
  }

  /// Convolutions and a pool, which with `same` padding keeps an odd side's last row.
  func block(_ index: Int, of x: SymbolicTensor, padding: Padding) throws -> SymbolicTensor {
    let (convolutions, filters) = Self.table[index]
    return try self.block(index, convolutions, filters, of: x, padding: padding)
  }

  func block(
    _ index: Int, _ convolutions: Int, _ filters: Int, of x: SymbolicTensor, padding: Padding
  ) throws -> SymbolicTensor {
    var x = x
    for number in 1...convolutions {
      x = try x.conv(scaled(filters), 3, .relu, name: "block\(index + 1)_conv\(number)")
    }
    return try x.pool(.maximum, 2, stride: 2, padding: padding, name: "block\(index + 1)_pool")
  }
}

package import Networks

/// VGG-19: VGG-16 with a convolution more in each of the last three blocks. Simonyan and Zisserman 2014, table 1,
/// column E; names are Keras's.
///
///     try VGG19().model().parameterCount                 // 143667240
package struct VGG19: Architecture {
  package var options = ArchitectureOptions()

  package init() {}

  package let title = "VGG19"
  package var leastSide: Int { 32 }

  static let table: [(convolutions: Int, filters: Int)] = [(2, 64), (2, 128), (4, 256), (4, 512), (4, 512)]

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var plain = VGG16()
    plain.options = options
    var x = image
    for (index, row) in Self.table.enumerated() {
      x = try plain.block(index, row.convolutions, row.filters, of: x, padding: .valid)
    }
    return [try plain.top(of: x)]
  }
}

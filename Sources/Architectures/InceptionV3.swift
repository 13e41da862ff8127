package import Networks
package import Tensors

/// Inception-v3: blocks of parallel branches, large windows as rows of small ones. Szegedy, Vanhoucke, Ioffe, Shlens, Wojna
/// 2016, "Rethinking the inception architecture for computer vision", table 1; layers and names are Keras's.
///
///     try InceptionV3().model().parameterCount           // 23851784
package struct InceptionV3: Architecture {
  package var options = ArchitectureOptions()

  package init() {}

  package let title = "InceptionV3"
  package var defaultInputShape: Shape { [299, 299, 3] }
  package var leastSide: Int { 75 }

  /// A convolution, batch normalization without scales, and ReLU; all have automatic names.
  private struct Unit {
    let filters: Int
    let rows: Int
    let columns: Int
    var shrinks = false

    init(_ filters: Int, _ rows: Int, _ columns: Int, shrinks: Bool = false) {
      (self.filters, self.rows, self.columns, self.shrinks) = (filters, rows, columns, shrinks)
    }
  }

  private func unit(_ x: SymbolicTensor, _ unit: Unit, stride: Int = 1, padding: Padding = .same) throws
    -> SymbolicTensor
  {
    var layer = Conv2D(filters: scaled(unit.filters), kernelSize: Extent(unit.rows, unit.columns))
    layer.strides = Extent(stride, stride)
    layer.padding = padding
    layer.usesBias = false
    return try x.through(layer, name: nil).batchNorm(BatchNormOptions(scales: false)).relu()
  }

  private func branch(_ x: SymbolicTensor, _ units: Unit...) throws -> SymbolicTensor {
    try units.reduce(x) { x, next in
      next.shrinks ? try unit(x, next, stride: 2, padding: .valid) : try unit(x, next)
    }
  }

  private func pooled(_ x: SymbolicTensor, _ filters: Int) throws -> SymbolicTensor {
    try branch(x.pool(.average, 3, stride: 1, padding: .same), Unit(filters, 1, 1))
  }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var x = try unit(image, Unit(32, 3, 3), stride: 2, padding: .valid)
    x = try unit(x, Unit(32, 3, 3), padding: .valid)
    x = try unit(x, Unit(64, 3, 3)).pool(.maximum, 3, stride: 2)
    x = try unit(x, Unit(80, 1, 1), padding: .valid)
    x = try unit(x, Unit(192, 3, 3), padding: .valid).pool(.maximum, 3, stride: 2)
    for (index, filters) in [32, 64, 64].enumerated() {
      x = try .concatenate(
        [
          branch(x, Unit(64, 1, 1)), branch(x, Unit(48, 1, 1), Unit(64, 5, 5)),
          branch(x, Unit(64, 1, 1), Unit(96, 3, 3), Unit(96, 3, 3)), pooled(x, filters),
        ], name: "mixed\(index)")
    }
    x = try .concatenate(
      [
        branch(x, Unit(384, 3, 3, shrinks: true)),
        branch(x, Unit(64, 1, 1), Unit(96, 3, 3), Unit(96, 3, 3, shrinks: true)),
        x.pool(.maximum, 3, stride: 2),
      ], name: "mixed3")
    for (index, inner) in [128, 160, 160, 192].enumerated() {
      x = try .concatenate(
        [
          branch(x, Unit(192, 1, 1)), branch(x, Unit(inner, 1, 1), Unit(inner, 1, 7), Unit(192, 7, 1)),
          branch(
            x, Unit(inner, 1, 1), Unit(inner, 7, 1), Unit(inner, 1, 7), Unit(inner, 7, 1), Unit(192, 1, 7)),
          pooled(x, 192),
        ], name: "mixed\(index + 4)")
    }
    x = try .concatenate(
      [
        branch(x, Unit(192, 1, 1), Unit(320, 3, 3, shrinks: true)),
        branch(x, Unit(192, 1, 1), Unit(192, 1, 7), Unit(192, 7, 1), Unit(192, 3, 3, shrinks: true)),
        x.pool(.maximum, 3, stride: 2),
      ], name: "mixed8")
    for index in 0..<2 { x = try last(x, index) }
    let names = options.includesTop ? ("avg_pool", "max_pool") : (nil, nil)
    return [try headed(x, average: names.0, maximum: names.1)]
  }

  /// Branches that end in two windows side by side.
  private func last(_ x: SymbolicTensor, _ index: Int) throws -> SymbolicTensor {
    func forked(_ x: SymbolicTensor, name: String?) throws -> SymbolicTensor {
      try .concatenate([branch(x, Unit(384, 1, 3)), branch(x, Unit(384, 3, 1))], name: name)
    }
    return try .concatenate(
      [
        branch(x, Unit(320, 1, 1)), forked(branch(x, Unit(384, 1, 1)), name: "mixed9_\(index)"),
        forked(branch(x, Unit(448, 1, 1), Unit(384, 3, 3)), name: nil), pooled(x, 192),
      ], name: "mixed\(9 + index)")
  }
}

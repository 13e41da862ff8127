import Tensors

/// The maximum or mean of each window of each channel: (H, W, C) → (H′, W′, C). No parameters.
package struct Pooling2D: LayerDefinition, Declared {
  package enum Kind: Sendable { case maximum, average }

  package var kind: Kind
  package var poolSize = Extent(2, 2)
  /// `nil`: the window's size, so that windows do not overlap.
  package var strides: Extent?
  package var padding = Padding.valid

  package static let declarations = [
    declaration("MaxPooling2D", "The largest of each window of each channel.", .maximum),
    declaration("AveragePooling2D", "The mean of each window of each channel.", .average),
  ]

  private static func declaration(_ name: String, _ doc: String, _ kind: Kind) -> Declaration<Pooling2D> {
    // Keras asks for the window of the mean alone.
    let window = Option<Pooling2D>.Kind.extent(\.poolSize)
    return Declaration(
      name, doc, Pooling2D(kind),
      [
        kind == .maximum
          ? .optional("pool_size", window, "height and width of the window")
          : .required("pool_size", window, "height and width of the window"),
        .optional(
          "strides", .optionalExtent(\.strides, atLeast: 1), "step of the window; None: its size"
        ).saved { ($0.strides ?? $0.poolSize).json },
        .optional("padding", .padding(\.padding), "\"valid\" or \"same\""), .dataFormat,
      ], savedFirst: ["pool_size", "padding"])
  }

  package var declaration: Declaration<Pooling2D> { Self.declarations[kind == .maximum ? 0 : 1] }

  package init(_ kind: Kind) { self.kind = kind }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let strides = strides ?? poolSize
    let grid = try WindowGrid(
      layer: className, image: input.shape, window: poolSize, strides: strides, padding: padding)
    let operation = PoolingOperation(
      kind: kind == .maximum ? .maximum : .average, window: (poolSize.height, poolSize.width),
      strides: (strides.height, strides.width), padding: (grid.before.height, grid.before.width))
    return graph.append(operation, [input], [], [grid.output.height, grid.output.width, input.shape[2]])
  }
}

public import Files
public import Tensors

/// The maximum or mean of each window of each channel: (H, W, C) → (H′, W′, C). No parameters.
public struct Pooling2D: LayerDefinition {
  /// The reduction of a window.
  public enum Kind: Sendable { case maximum, average }

  public var kind: Kind
  public var poolSize = Extent(2, 2)
  /// `nil`: the window's size, so that windows do not overlap.
  public var strides: Extent?
  public var padding = Padding.valid

  public init(_ kind: Kind) { self.kind = kind }

  public var className: String { kind == .maximum ? "MaxPooling2D" : "AveragePooling2D" }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let strides = strides ?? poolSize
    let grid = try WindowGrid(
      layer: className, image: input.shape, window: poolSize, strides: strides, padding: padding)
    let operation = PoolingOperation(
      kind: kind == .maximum ? .maximum : .average, window: (poolSize.height, poolSize.width),
      strides: (strides.height, strides.width), padding: (grid.before.height, grid.before.width))
    return graph.append(operation, [input], [], [grid.output.height, grid.output.width, input.shape[2]])
  }

  public var arguments: JSON {
    [
      "pool_size": poolSize.json,
      "padding": .string(padding.rawValue),
      "strides": (strides ?? poolSize).json,
      "data_format": "channels_last",
    ]
  }
}

public import Files
public import Tensors

/// The mean or maximum of each channel over the whole image: (H, W, C) → (C), or (1, 1, C) with `keepsAxes`.
public struct GlobalPooling2D: LayerDefinition {
  public var kind: Pooling2D.Kind
  /// Keras's `keepdims`.
  public var keepsAxes = false

  public init(_ kind: Pooling2D.Kind) { self.kind = kind }

  public var className: String { kind == .maximum ? "GlobalMaxPooling2D" : "GlobalAveragePooling2D" }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let channels = input.shape[2]
    let operation = GlobalPoolingOperation(kind: kind == .maximum ? .maximum : .average)
    return graph.append(operation, [input], [], keepsAxes ? [1, 1, channels] : [channels])
  }

  public var arguments: JSON { ["data_format": "channels_last", "keepdims": .bool(keepsAxes)] }
}

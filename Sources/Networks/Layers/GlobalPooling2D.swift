import Tensors

/// The mean or maximum of each channel over the whole image: (H, W, C) → (C), or (1, 1, C) with `keepsAxes`.
package struct GlobalPooling2D: LayerDefinition, Declared {
  package var kind: Pooling2D.Kind
  /// Keras's `keepdims`.
  package var keepsAxes = false

  package static let declarations = [
    Declaration(
      "GlobalAveragePooling2D", "The mean of each channel over the whole map: (N, H, W, C) → (N, C).",
      GlobalPooling2D(.average), options),
    Declaration(
      "GlobalMaxPooling2D", "The largest of each channel over the whole map: (N, H, W, C) → (N, C).",
      GlobalPooling2D(.maximum), options),
  ]

  private static let options: [Option<GlobalPooling2D>] = [
    .dataFormat, .optional("keepdims", .bool(\.keepsAxes), "whether the result is (N, 1, 1, C)"),
  ]

  package var declaration: Declaration<GlobalPooling2D> { Self.declarations[kind == .average ? 0 : 1] }

  package init(_ kind: Pooling2D.Kind) { self.kind = kind }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let channels = input.shape[2]
    let operation = GlobalPoolingOperation(kind: kind == .maximum ? .maximum : .average)
    return graph.append(operation, [input], [], keepsAxes ? [1, 1, channels] : [channels])
  }
}

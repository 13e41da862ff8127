import Tensors

/// Pads each image with zeros: (H, W, C) → (H + top + bottom, W + left + right, C).
package struct ZeroPadding2D: LayerDefinition, Declared {
  package var padding = SideWidths(1)

  package static let declarations = [
    Declaration(
      "ZeroPadding2D", "A frame of zeros around each map.",
      ZeroPadding2D(),
      [
        .optional(
          "padding", .margins(\.padding), "width; (height, width); or ((top, bottom), (left, right))"),
        .dataFormat,
      ])
  ]

  package init(padding: SideWidths = SideWidths(1)) { self.padding = padding }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let size = try padding.size(className, "padding")
    let operation = PadOrCropOperation(kind: .pad, top: padding.top, left: padding.left)
    return graph.append(
      operation, [input], [], [input.shape[0] + size.height, input.shape[1] + size.width, input.shape[2]])
  }
}

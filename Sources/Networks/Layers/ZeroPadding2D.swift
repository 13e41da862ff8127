import Tensors

/// Pads each image with zeros: (H, W, C) → (H + top + bottom, W + left + right, C).
public struct ZeroPadding2D: LayerDefinition, Declared {
  public var padding = Margins(1)

  public static let declarations = [
    Declaration(
      "ZeroPadding2D", "A frame of zeros around each map.",
      ZeroPadding2D(),
      [
        .optional(
          "padding", .margins(\.padding), "width; (height, width); or ((top, bottom), (left, right))"),
        .dataFormat,
      ])
  ]

  public init(padding: Margins = Margins(1)) { self.padding = padding }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let size = try padding.size(className, "padding")
    let operation = FrameOperation(kind: .pad, top: padding.top, left: padding.left)
    return graph.append(
      operation, [input], [], [input.shape[0] + size.height, input.shape[1] + size.width, input.shape[2]])
  }
}

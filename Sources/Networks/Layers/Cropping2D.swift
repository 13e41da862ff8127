import Tensors

/// Crops each image: (H, W, C) → (H − top − bottom, W − left − right, C).
package struct Cropping2D: LayerDefinition, Declared {
  package var cropping: SideWidths

  package static let declarations = [
    Declaration(
      "Cropping2D", "Each map without its margins.",
      Cropping2D(),
      [
        .optional(
          "cropping", .margins(\.cropping), "width; (height, width); or ((top, bottom), (left, right))"),
        .dataFormat,
      ])
  ]

  package init(cropping: SideWidths = SideWidths(0)) { self.cropping = cropping }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let size = try cropping.size(className, "cropping")
    guard size.height < input.shape[0], size.width < input.shape[1] else {
      throw NetworkError.nothingLeft(
        layer: className, cropped: [size.height, size.width], input: input.shape)
    }
    let operation = PadOrCropOperation(kind: .crop, top: cropping.top, left: cropping.left)
    return graph.append(
      operation, [input], [], [input.shape[0] - size.height, input.shape[1] - size.width, input.shape[2]])
  }
}

import Tensors

/// Enlarges images by integer factors: (H, W, C) → (H · height factor, W · width factor, C).
package struct UpSampling2D: LayerDefinition, Declared {
  package var size = Extent(2, 2)
  package var interpolation = Interpolation.nearest

  package static let declarations = [
    Declaration(
      "UpSampling2D", "Maps made larger by whole factors.",
      UpSampling2D(),
      [
        .optional("size", .extent(\.size), "factors for height and width"), .dataFormat,
        .optional(
          "interpolation", .choice(\.interpolation, isListed: true), "how values between pixels are found"),
      ])
  ]

  package init() {}

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    try positive("size", min(size.height, size.width))
    let (height, tooHigh) = input.shape[0].multipliedReportingOverflow(by: size.height)
    let (width, tooWide) = input.shape[1].multipliedReportingOverflow(by: size.width)
    if tooHigh || tooWide {
      throw NetworkError.tooLarge(layer: className, shape: [size.height, size.width, input.shape[2]])
    }
    let target = try Resizing.checked(className, height, width, input.shape)
    let operation = ResizeOperation(
      name: "upsample", box: (0..<input.shape[0], 0..<input.shape[1]), height: height, width: width,
      interpolation: interpolation)
    return graph.append(operation, [input], [], target)
  }
}

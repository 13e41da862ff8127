import Tensors

/// Resizes images: (H, W, C) → (height, width, C).
package struct Resizing: LayerDefinition, Declared {
  package var height: Int
  package var width: Int
  package var interpolation = Interpolation.bilinear
  /// Whether the image is first cropped, around its centre, to the new aspect ratio.
  package var cropsToAspectRatio = false

  package static let declarations = [
    Declaration(
      "Resizing", "Images at another size.",
      Resizing(height: 1, width: 1),
      [
        .required("height", .int(\.height, atLeast: 1), "rows"),
        .required("width", .int(\.width, atLeast: 1), "columns"),
        .optional("interpolation", .choice(\.interpolation), "\"bilinear\" or \"nearest\""),
        .optional(
          "crop_to_aspect_ratio", .bool(\.cropsToAspectRatio),
          "whether images are cut to the new proportions first"),
        .optional("pad_to_aspect_ratio", .off, "only False"), .optional("antialias", .off, "only False"),
        .dataFormat,
      ], savedFirst: ["data_format"])
  ]

  package init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let target = try Self.checked(className, height, width, input.shape)
    let whole = (0..<input.shape[0], 0..<input.shape[1])
    let box = cropsToAspectRatio ? Self.crop(input.shape, to: target) : whole
    let operation = ResizeOperation(
      name: "resize", box: box, height: height, width: width, interpolation: interpolation)
    return graph.append(operation, [input], [], target)
  }

  /// - Throws: `NetworkError.notPositive`, `.tooLarge`.
  static func checked(_ layer: String, _ height: Int, _ width: Int, _ image: Shape) throws -> Shape {
    for (argument, value) in [
      ("height", height), ("width", width), ("image height", image[0]), ("image width", image[1]),
    ]
    where value < 1 {
      throw NetworkError.notPositive(layer: layer, argument: argument, value: value)
    }
    let target: Shape = [height, width, image[2]]
    // Row and column tables are allocated at once and indexed with 32 bits.
    guard let count = target.elementCount, count < Graph.elementLimit,
      max(height, width, image[0], image[1]) < 1 << 24
    else {
      throw NetworkError.tooLarge(layer: layer, shape: target)
    }
    return target
  }

  /// The largest centred part of an image that has the target's aspect ratio.
  static func crop(_ image: Shape, to target: Shape) -> (rows: Range<Int>, columns: Range<Int>) {
    func part(_ length: Int, _ wanted: Double) -> Range<Int> {
      let part = max(1, min(length, Int(wanted)))
      let start = (length - part) / 2
      return start..<start + part
    }
    let ratio = Double(target[0]) / Double(target[1])
    return (
      part(image[0], Double(image[1] * target[0]) / Double(target[1])),
      part(image[1], Double(image[0]) / ratio)
    )
  }
}

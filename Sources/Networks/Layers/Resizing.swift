import Tensors

/// Resizes images: (H, W, C) → (height, width, C).
package struct Resizing: LayerDefinition, Declared {
  package var height: Int
  package var width: Int
  package var interpolation = ResizeMethod.bilinear
  /// Whether the image is first cropped, around its centre, to the new aspect ratio.
  package var cropsToAspectRatio = false
  /// Whether it first gets a border on all sides that gives it the new aspect ratio.
  package var padsToAspectRatio = false
  /// What the border is filled with.
  package var fillValue: Float = 0
  /// Whether, where an image shrinks, all pixels count.
  package var antialiases = false

  package static let declarations = [
    Declaration(
      "Resizing", "Images at another size.",
      Resizing(height: 1, width: 1),
      [
        .required("height", .int(\.height, atLeast: 1), "rows"),
        .required("width", .int(\.width, atLeast: 1), "columns"),
        .optional(
          "interpolation", .choice(\.interpolation),
          "\"bilinear\", \"nearest\", \"bicubic\", \"lanczos3\", \"lanczos5\" or \"area\""),
        .optional(
          "crop_to_aspect_ratio", .bool(\.cropsToAspectRatio),
          "whether images are cut to the new proportions first"),
        .optional(
          "pad_to_aspect_ratio", .bool(\.padsToAspectRatio),
          "whether images get a border of the new proportions first"
        ).must("be False where crop_to_aspect_ratio is True") {
          !($0.padsToAspectRatio && $0.cropsToAspectRatio)
        },
        .optional("fill_mode", .only("constant"), "only \"constant\""),
        .optional("fill_value", .float(\.fillValue), "what the border is filled with"),
        .optional("antialias", .bool(\.antialiases), "whether, where an image shrinks, all pixels count"),
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
    var box = (rows: 0..<input.shape[0], columns: 0..<input.shape[1])
    if cropsToAspectRatio { box = Self.crop(input.shape, to: target) }
    if padsToAspectRatio { box = Self.pad(input.shape, to: target) }
    let isInside = box.rows.lowerBound >= 0 && box.columns.lowerBound >= 0
    if let interpolation = interpolation.interpolation, !antialiases || interpolation == .nearest, isInside {
      let operation = ResizeOperation(
        name: "resize", box: box, height: height, width: width, interpolation: interpolation)
      return graph.append(operation, [input], [], target)
    }
    // The weights of all pairs of an old and a new row are kept.
    for (old, range, new) in [(input.shape[0], box.rows, height), (input.shape[1], box.columns, width)]
    where new * max(old, range.count) > 1 << 28 || range.count >= 1 << 24 {
      throw NetworkError.tooLarge(layer: className, shape: target)
    }
    let function = ResizeMethod.function(
      rows: try interpolation.weights(input.shape[0], from: box.rows, to: height, antialias: antialiases),
      columns: try interpolation.weights(
        input.shape[1], from: box.columns, to: width, antialias: antialiases),
      fill: fillValue)
    return graph.append(FunctionOperation(function: function, operands: [.input(0)]), [input], [], target)
  }

  /// An image with the border that gives it the target's aspect ratio: rows and columns from below 0 to beyond the last.
  static func pad(_ image: Shape, to target: Shape) -> (rows: Range<Int>, columns: Range<Int>) {
    func part(_ length: Int, _ wanted: Double) -> Range<Int> {
      let border = max(0, (Int(wanted) - length) / 2)
      return -border..<length + border
    }
    return (
      part(image[0], Double(image[1]) * Double(target[0]) / Double(target[1])),
      part(image[1], Double(image[0]) * Double(target[1]) / Double(target[0]))
    )
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

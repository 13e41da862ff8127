public import Files
public import Tensors

/// Enlarges images by integer factors: (H, W, C) → (H · height factor, W · width factor, C).
public struct UpSampling2D: LayerDefinition {
  public var size = Extent(2, 2)
  public var interpolation = Interpolation.nearest

  public let className = "UpSampling2D"

  public init() {}

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
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

  public var arguments: JSON {
    [
      "size": size.json,
      "data_format": "channels_last",
      "interpolation": .string(interpolation.rawValue),
    ]
  }
}

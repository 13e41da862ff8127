public import Files
import Tensors

/// The centre of each image; of a smaller image, the largest centred part of the target's aspect ratio, scaled up.
public struct CenterCrop: LayerDefinition {
  public var height: Int
  public var width: Int

  public let className = "CenterCrop"

  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let target = try Resizing.checked(className, height, width, input.shape)
    let (down, across) = (input.shape[0] - height, input.shape[1] - width)
    let fits = down >= 0 && across >= 0
    let box =
      fits
      ? (down / 2..<down / 2 + height, across / 2..<across / 2 + width)
      : Resizing.crop(input.shape, to: target)
    let operation = ResizeOperation(
      name: "crop", box: box, height: height, width: width, interpolation: fits ? .nearest : .bilinear)
    return graph.append(operation, [input], [], target)
  }

  public var arguments: JSON {
    [
      "data_format": "channels_last",
      "height": .int(height),
      "width": .int(width),
    ]
  }
}

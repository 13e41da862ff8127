import Engine
import Tensors

// Zero padding that only convolutions read is not computed: their windows can begin outside the image.
extension Graph {
  /// The same graph with zero-padding layers merged into the convolutions that follow.
  func absorbingPads() -> Graph {
    let consumers = consumers()
    let absorbed = nodes.map { isPad($0, read: consumers[$0.id].map { nodes[$0] }) }
    guard absorbed.contains(true) else { return self }

    let result = Graph()
    var symbols: [Symbol] = []
    for node in nodes {
      let inputs = node.inputs.map { symbols[$0.node] }
      if absorbed[node.id] {
        symbols.append(inputs[0])
        continue
      }
      var operation = node.operation
      if let source = node.inputs.first, absorbed[source.node],
        var convolution = operation as? ConvolutionOperation,
        let pad = nodes[source.node].operation as? PadOrCropOperation
      {
        convolution.geometry = ConvolutionGeometry(
          convolution.geometry, onImage: inputs[0].shape, top: pad.top, left: pad.left)
        operation = convolution
      }
      symbols.append(result.copy(node, operation, inputs, node.shape))
    }
    result.end(as: self, symbols)
    return result
  }

  /// Whether a node pads an image with zeros for convolutions only, all of whose windows overlap the image.
  private func isPad(_ node: Node, read readers: [Node]) -> Bool {
    guard let frame = node.operation as? PadOrCropOperation, frame.kind == .pad, !readers.isEmpty,
      !outputs.contains(node.output)
    else { return false }
    let image = node.inputs[0].shape
    let (bottom, right) = (node.shape[0] - image[0] - frame.top, node.shape[1] - image[1] - frame.left)
    return readers.allSatisfy { reader in
      guard let geometry = (reader.operation as? ConvolutionOperation)?.geometry else { return false }
      return max(frame.top, bottom) + max(geometry.padTop, geometry.padBottom) < geometry.kernelHeight
        && max(frame.left, right) + max(geometry.padLeft, geometry.padRight) < geometry.kernelWidth
    }
  }
}

extension ConvolutionGeometry {
  /// The same windows on the unpadded image, which begins at (top, left) of the padded one.
  fileprivate init(_ padded: ConvolutionGeometry, onImage image: Shape, top: Int, left: Int) {
    self = padded
    (height, width) = (image[0], image[1])
    padTop += top
    padLeft += left
    padBottom += padded.height - image[0] - top
    padRight += padded.width - image[1] - left
  }
}

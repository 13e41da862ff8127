import Engine
import Tensors

// Zero padding that only convolutions read is not computed: their windows can begin outside the image. So can those of max-pools where no
// number of the image is below zero.
extension Graph {
  /// The same graph with zero-padding layers merged into the convolutions and max-pools that follow.
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
        let pad = nodes[source.node].operation as? PadOrCropOperation
      {
        if var convolution = operation as? ConvolutionOperation {
          convolution.geometry = ConvolutionGeometry(
            convolution.geometry, onImage: inputs[0].shape, top: pad.top, left: pad.left)
          operation = convolution
        } else if let pool = operation as? PoolingOperation {
          operation = pool.padded(top: pad.top, left: pad.left)
        }
      }
      symbols.append(result.copy(node, operation, inputs, node.shape))
    }
    result.end(as: self, symbols)
    return result
  }

  /// Whether a node pads an image with zeros for such readers only, all of whose windows overlap the image.
  private func isPad(_ node: Node, read readers: [Node]) -> Bool {
    guard let frame = node.operation as? PadOrCropOperation, frame.kind == .pad, !readers.isEmpty,
      !outputs.contains(node.output)
    else { return false }
    let image = node.inputs[0].shape
    let (bottom, right) = (node.shape[0] - image[0] - frame.top, node.shape[1] - image[1] - frame.left)
    let isNeverNegative = nodes[node.inputs[0].node].operation is ReLUOperation
    return readers.allSatisfy { reader in
      if let pool = reader.operation as? PoolingOperation, pool.kind == .maximum, isNeverNegative {
        let padded = pool.padded(top: frame.top, left: frame.left)
        return padded.padding.top < pool.window.height && padded.padding.left < pool.window.width
          && (reader.shape[0] - 1) * pool.strides.height - padded.padding.top < image[0]
          && (reader.shape[1] - 1) * pool.strides.width - padded.padding.left < image[1]
      }
      guard let geometry = (reader.operation as? ConvolutionOperation)?.geometry else { return false }
      return max(frame.top, bottom) + max(geometry.padTop, geometry.padBottom) < geometry.kernelHeight
        && max(frame.left, right) + max(geometry.padLeft, geometry.padRight) < geometry.kernelWidth
    }
  }
}

extension PoolingOperation {
  /// The same windows on the unpadded image, which begins at (top, left) of the padded one.
  fileprivate func padded(top: Int, left: Int) -> PoolingOperation {
    PoolingOperation(
      kind: kind, window: window, strides: strides, padding: (padding.top + top, padding.left + left))
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

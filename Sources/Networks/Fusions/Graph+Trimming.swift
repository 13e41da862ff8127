import Engine
import Tensors

// A 2×2 pool over an 11×11 map never reads the last row and column, so they need not be computed.
extension Graph {
  /// The same graph without the rows and columns, at the bottom and at the right, that no later window reads.
  ///
  /// Values and gradients that are left are the same. Only chains of convolutions, ReLUs and pools are trimmed: batch
  /// norm and dropout would see the difference. Depthwise kernels with holes are computed whole.
  func trimmed() -> Graph {
    let consumers = consumers()
    var wanted = nodes.map { Self.extent($0.shape) }
    for node in nodes.reversed() {
      guard let full = wanted[node.id], consumers[node.id].count == 1, !outputs.contains(node.output) else {
        continue
      }
      let consumer = nodes[consumers[node.id][0]]
      guard let asked = wanted[consumer.id], let needed = Self.needed(of: consumer.operation, for: asked)
      else { continue }
      wanted[node.id] = Extent(min(full.height, max(1, needed.height)), min(full.width, max(1, needed.width)))
    }
    if zip(nodes, wanted).allSatisfy({ Self.extent($0.shape) == $1 }) { return self }

    let result = Graph()
    for node in nodes {
      let inputs = node.inputs.map { result.nodes[$0.node].output }
      var operation = node.operation
      var shape = node.shape
      if let want = wanted[node.id], let first = inputs.first {
        switch node.operation {
        case is PoolingOperation: shape = [want.height, want.width, node.shape[2]]
        case is ReLUOperation: shape = first.shape
        case var convolution as ConvolutionOperation where !convolution.isDepthwiseWithHoles:
          var geometry = convolution.geometry
          (geometry.height, geometry.width) = (first.shape[0], first.shape[1])
          (geometry.outputHeight, geometry.padBottom) = Self.windows(
            size: geometry.height, window: geometry.kernelHeight, stride: geometry.strideHeight,
            dilation: geometry.dilationHeight, before: geometry.padTop, atLeast: want.height)
          (geometry.outputWidth, geometry.padRight) = Self.windows(
            size: geometry.width, window: geometry.kernelWidth, stride: geometry.strideWidth,
            dilation: geometry.dilationWidth, before: geometry.padLeft, atLeast: want.width)
          shape = [geometry.outputHeight, geometry.outputWidth, node.shape[2]]
          convolution.geometry = geometry
          operation = convolution
        default: break
        }
      }
      result.copy(node, operation, inputs, shape)
    }
    result.end(as: self, result.nodes.map(\.output))
    return result
  }

  private static func extent(_ shape: Shape) -> Extent? { shape.rank == 3 ? Extent(shape[0], shape[1]) : nil }

  /// The rows and columns of its input that an operation reads for `output` of its own.
  private static func needed(of operation: any Operation, for output: Extent) -> Extent? {
    switch operation {
    case is ReLUOperation: output
    case let pool as PoolingOperation:
      Extent(
        (output.height - 1) * pool.strides.height + pool.window.height - pool.padding.top,
        (output.width - 1) * pool.strides.width + pool.window.width - pool.padding.left)
    case let convolution as ConvolutionOperation where !convolution.isDepthwiseWithHoles:
      Extent(
        (output.height - 1) * convolution.geometry.strideHeight
          + (convolution.geometry.kernelHeight - 1) * convolution.geometry.dilationHeight + 1
          - convolution.geometry.padTop,
        (output.width - 1) * convolution.geometry.strideWidth
          + (convolution.geometry.kernelWidth - 1) * convolution.geometry.dilationWidth + 1
          - convolution.geometry.padLeft)
    default: nil
    }
  }

  /// The number of windows computed, at least `wanted`, and of zeros needed after the image.
  private static func windows(
    size: Int, window: Int, stride: Int, dilation: Int, before: Int, atLeast wanted: Int
  ) -> (count: Int, after: Int) {
    let reach = (window - 1) * dilation + 1
    let free = size + before < reach ? 0 : (size + before - reach) / stride + 1
    let count = max(wanted, free)
    return (count, max(0, (count - 1) * stride + reach - size - before))
  }
}

/// Max-pools of 2×2 that compute the convolution before them too, in one pass.
///
/// The first convolution of a network has few input channels and the largest result of all. Where a pool follows, that result is
/// never made; nor is its gradient, three quarters of which would be zero: the kernel's gradient is gathered from the places that
/// won.
struct PooledConvolutionFusion {
  private var convolutions: [Int: Node] = [:]
  private let context: PlanContext

  init(_ context: PlanContext, _ relus: ReLUFusion) {
    self.context = context
    for node in context.graph.nodes {
      if let convolution = Self.convolution(below: node, context, relus) {
        convolutions[node.id] = convolution
      }
    }
  }

  func change(_ routes: inout [Route]) {
    for (pool, convolution) in convolutions {
      // Our own loops run on one thread: where a primitive has all cores, it is faster. The gradient is gathered in any case.
      if context.threads == 1 {
        routes[pool].forward = .pooledConvolution
        routes[convolution.id].forward = .absorbed
        routes[context.graph.nodes[pool].inputs[0].node].forward = .absorbed
      }
      if context.hasTrainableVariables(convolution), convolution.variables.allSatisfy(\.isTrainable),
        !context.wantsGradient(convolution.inputs[0])
      {
        routes[pool].inputGradient = .pooledConvolution
      }
    }
  }

  /// The convolution before a pool that the pool can compute too; `nil` where there is none.
  func convolution(below pool: Node) -> Node? { convolutions[pool.id] }

  private static func convolution(below node: Node, _ context: PlanContext, _ relus: ReLUFusion) -> Node? {
    guard let pool = node.operation as? PoolingOperation, pool.kind == .maximum, pool.window == (2, 2),
      pool.strides == (2, 2), pool.padding == (0, 0)
    else { return nil }
    var below = context.graph.nodes[node.inputs[0].node]
    if below.operation is ReLUOperation {
      guard relus.isAppliedToInput(of: node) else { return nil }
      below = context.graph.nodes[below.inputs[0].node]
    }
    guard let convolution = below.operation as? ConvolutionOperation,
      context.onlyConsumer(below.id) != nil, context.onlyConsumer(node.inputs[0].node) == node.id,
      convolution.hasPlainWindows, convolution.geometry.outputChannels % 16 == 0,
      [9, 25, 27].contains(convolution.taps), node.shape[0] * 2 <= below.shape[0],
      node.shape[1] * 2 <= below.shape[1]
    else { return nil }
    return below
  }
}

extension ConvolutionOperation {
  fileprivate var taps: Int { geometry.kernelHeight * geometry.kernelWidth * geometry.inputChannels }

  /// Stride 1, no dilation, groups or padding.
  fileprivate var hasPlainWindows: Bool {
    geometry.strideHeight == 1 && geometry.strideWidth == 1 && geometry.dilationHeight == 1
      && geometry.dilationWidth == 1 && geometry.groups == 1 && geometry.padTop == 0 && geometry.padLeft == 0
      && geometry.padBottom == 0 && geometry.padRight == 0
  }
}

/// A depthwise convolution between an expanding convolution, if there is one, and a projecting 1×1 convolution
/// (MobileNetV2's inverted residual, Xception's separable convolution).
struct WideChain {
  let widening: Node?
  let depthwise: Node
  /// All nodes computed besides the projecting convolution: the two others and their epilogues.
  let absorbed: Set<Int>
}

/// Chains of convolutions that are computed strip by strip where nothing is trained: of the wide maps, the largest of a network, no
/// more is ever made than a strip that stays in the second-level cache.
struct StripFusion {
  /// By the convolution that narrows.
  private var chains: [Int: WideChain] = [:]

  init(_ context: PlanContext, _ relus: ReLUFusion, _ batchNorms: BatchNormFusion, _ routes: [Route]) {
    if context.isTraining || context.isRowByRow { return }
    let search = Search(context: context, relus: relus, batchNorms: batchNorms, routes: routes)
    for node in context.graph.nodes {
      chains[node.id] = search.chain(endingAt: node, besides: chains)
    }
  }

  func change(_ routes: inout [Route]) {
    for (node, chain) in chains {
      routes[node].forward = .strips
      for absorbed in chain.absorbed { routes[absorbed].forward = .absorbed }
    }
  }

  /// The chain that ends with a convolution; `nil` where there is none.
  func chain(endingAt node: Node) -> WideChain? { chains[node.id] }

  private struct Search {
    let context: PlanContext
    let relus: ReLUFusion
    let batchNorms: BatchNormFusion
    let routes: [Route]

    func chain(endingAt node: Node, besides chains: [Int: WideChain]) -> WideChain? {
      guard let narrowing = node.operation as? ConvolutionOperation, narrowing.isPointwise,
        routes[node.id].forward == .direct, let (depthwise, own) = convolution(below: node),
        let middle = depthwise.operation as? ConvolutionOperation,
        routes[depthwise.id].forward == .depthwise, middle.staysInRegisters,
        isEven(middle.geometry.outputHeight) || narrowing.division(in: context) == .rows
      else { return nil }
      if let (widening, between) = convolution(below: depthwise), routes[widening.id].forward == .direct,
        chains[widening.id] == nil
      {
        return WideChain(widening: widening, depthwise: depthwise, absorbed: own.union(between))
      }
      return WideChain(widening: nil, depthwise: depthwise, absorbed: own)
    }

    /// Whether shares of so many rows of one image are about the same. Where not, workers take channels instead, of which they read
    /// large kernels by parts.
    private func isEven(_ rows: Int) -> Bool {
      context.batch > 1 || 10 * context.team * rows.parts(of: context.team) <= 11 * rows
    }

    /// The convolution that a node reads through nothing but its epilogue, and the nodes up to there.
    private func convolution(below node: Node) -> (Node, through: Set<Int>)? {
      var below = node
      var through: Set<Int> = []
      repeat {
        guard let input = below.inputs.first else { return nil }
        below = context.graph.nodes[input.node]
        guard context.onlyConsumer(below.id) != nil else { return nil }
        through.insert(below.id)
      } while below.operation is ReLUOperation || below.operation is BatchNormOperation
      let isWhole = below.operation is ConvolutionOperation && appliesAll(behind: below, before: node)
      return isWhole ? (below, through) : nil
    }

    /// Whether the epilogue of `node` includes everything between it and `later`.
    private func appliesAll(behind node: Node, before later: Node) -> Bool {
      let norm = batchNorms.norm(behind: node)?.node
      let relu = relus.relu(behind: norm ?? node)
      return later.inputs[0].node == relu ?? norm?.id ?? node.id
    }
  }
}

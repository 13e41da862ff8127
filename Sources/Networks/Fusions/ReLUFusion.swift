/// ReLUs that a neighbour applies: the operation before, to its result before it is written, or the max-pool behind, to what it
/// reads.
struct ReLUFusion {
  /// By the node that applies a ReLU to its result: the ReLU and what it lets through at most.
  private var results: [Int: (relu: Int, bound: Float)] = [:]
  /// The max-pools that apply a ReLU to what they read.
  private var pools: Set<Int> = []
  /// Every such ReLU, with its routes.
  private var fused: [Int: Route] = [:]

  init(_ context: PlanContext) {
    let nodes = context.graph.nodes
    for node in nodes {
      guard let relu = node.operation as? ReLUOperation else { continue }
      if relu.bound == .infinity, let only = context.onlyConsumer(node.id),
        let pool = nodes[only].operation as? PoolingOperation, pool.kind == .maximum
      {
        pools.insert(only)
        // The pool lets nothing through where the ReLU cut.
        fused[node.id] = Route(.neighbour)
        continue
      }
      let producer = nodes[node.inputs[0].node]
      if producer.operation is any AppliesReLUToResult, context.onlyConsumer(producer.id) == node.id {
        results[producer.id] = (node.id, relu.bound)
        var route = Route(.neighbour)
        // A batch norm finds out again where the gradient was cut; others need the ReLU's signs.
        if !(producer.operation is BatchNormOperation) { route.inputGradient = .loops }
        fused[node.id] = route
      }
    }
  }

  func change(_ routes: inout [Route]) {
    for (relu, route) in fused { routes[relu] = route }
  }

  /// The bound of the ReLU that a node applies to its result; infinity for a plain ReLU, `nil` for none.
  func bound(behind node: Node) -> Float? { results[node.id]?.bound }

  /// The ReLU that a node applies to its result.
  func relu(behind node: Node) -> Int? { results[node.id]?.relu }

  /// Whether a node applies a ReLU to what it reads.
  func isAppliedToInput(of node: Node) -> Bool { pools.contains(node.id) }

  /// Whether a node is a ReLU that a neighbour applies.
  func isFused(_ node: Int) -> Bool { fused[node] != nil }
}

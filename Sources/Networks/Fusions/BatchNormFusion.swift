import Engine

/// Batch norms that the convolution before applies: where nothing is trained, their moving statistics are a factor and an offset a
/// channel.
struct BatchNormFusion {
  /// A batch norm that only moves and stretches.
  struct Folded {
    let node: Node
    let operation: BatchNormOperation
  }

  /// By convolution.
  private var norms: [Int: Folded] = [:]

  init(_ context: PlanContext, _ relus: ReLUFusion, _ routes: [Route]) {
    if context.isTraining { return }
    for node in context.graph.nodes where context.needed.contains(node.id) {
      guard let convolution = node.operation as? ConvolutionOperation,
        let norm = Self.norm(behind: node, context)
      else { continue }
      let epilogue = Epilogue(isAffine: true, bound: relus.bound(behind: norm.node))
      if convolution.accepts(epilogue, by: routes[node.id].forward, node, in: context) {
        norms[node.id] = norm
      }
    }
  }

  func change(_ routes: inout [Route]) {
    for norm in norms.values { routes[norm.node.id].forward = .neighbour }
  }

  /// The batch norm that a node applies to its result.
  func norm(behind node: Node) -> Folded? { norms[node.id] }

  /// The batch norm that alone reads a node's value, where nothing of it is trained.
  private static func norm(behind node: Node, _ context: PlanContext) -> Folded? {
    guard !context.readAtEnd.contains(node.id), let only = context.onlyConsumer(node.id),
      let operation = context.graph.nodes[only].operation as? BatchNormOperation
    else { return nil }
    let norm = context.graph.nodes[only]
    let usesBatch = context.isInTrainingMode(norm) && norm.isTrainable
    return usesBatch ? nil : Folded(node: norm, operation: operation)
  }
}

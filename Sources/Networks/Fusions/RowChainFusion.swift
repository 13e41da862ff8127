/// Convolutions behind each other whose gradients are computed row by row, in training on one image at a time: the maps between
/// them are made again meanwhile, and there is never more of them than a few rows.
struct RowChainFusion {
  /// By the last convolution: all of the chain, in order.
  private var chains: [Int: [Node]] = [:]

  init(_ context: PlanContext, _ relus: ReLUFusion, _ routes: [Route]) {
    guard context.isRowByRow, context.isTraining else { return }
    for node in context.graph.nodes where Self.fits(node, context, routes) {
      let input = context.graph.nodes[node.inputs[0].node]
      let below = relus.isFused(input.id) ? context.graph.nodes[input.inputs[0].node] : input
      if let chain = chains[below.id], context.onlyConsumer(input.id) == node.id {
        chains[below.id] = nil
        chains[node.id] = chain + [node]
      } else if !context.wantsGradient(node.inputs[0]) {
        chains[node.id] = [node]
      }
    }
    chains = chains.filter { $0.value.count > 1 }
  }

  private static func fits(_ node: Node, _ context: PlanContext, _ routes: [Route]) -> Bool {
    guard let convolution = node.operation as? ConvolutionOperation else { return false }
    return routes[node.id].forward == .direct && convolution.hasRowGradients
      && context.hasTrainableVariables(node) && node.variables.allSatisfy(\.isTrainable)
  }

  func change(_ routes: inout [Route]) {
    for last in chains.keys {
      (routes[last].inputGradient, routes[last].variableGradient) = (.rowByRow, .rowByRow)
    }
  }

  /// The convolutions of the chain that ends with a node.
  func chain(endingAt node: Node) -> [Node]? { chains[node.id] }

  /// The multiply-adds of the maps that are made again.
  var multiplyAdds: Int {
    chains.values.reduce(0) { $0 + $1.dropLast().reduce(0) { $0 + $1.operation.multiplyAdds($1) } }
  }
}

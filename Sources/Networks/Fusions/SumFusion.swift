/// Sums of two values, outside training, of which a convolution computes one and adds the other before it writes its result: the
/// end of a residual block.
struct SumFusion {
  /// A sum, its addend that the convolution computes, and the other.
  struct Folded {
    let node: Node
    let own: Symbol
    let other: Symbol
  }

  /// By convolution.
  private var sums: [Int: Folded] = [:]

  init(_ context: PlanContext, _ batchNorms: BatchNormFusion, _ routes: [Route]) {
    if context.isTraining || context.isRowByRow { return }
    let nodes = context.graph.nodes
    // What gives a value: a convolution, or the batch norm that it applies.
    var convolutions: [Int: Node] = [:]
    for node in nodes where [.direct, .strips].contains(routes[node.id].forward) {
      convolutions[batchNorms.norm(behind: node)?.node.id ?? node.id] = node
    }
    for node in nodes where context.needed.contains(node.id) {
      guard let merge = node.operation as? MergeOperation, merge.kind == .add,
        node.inputs.allSatisfy({ $0.shape == node.shape })
      else { continue }
      for (own, other) in [(node.inputs[1], node.inputs[0]), (node.inputs[0], node.inputs[1])] {
        // The other is there before the convolution begins.
        guard let convolution = convolutions[own.node], other.node < convolution.id,
          context.onlyConsumer(own.node) == node.id, !context.readAtEnd.contains(own.node)
        else { continue }
        sums[convolution.id] = Folded(node: node, own: own, other: other)
        break
      }
    }
  }

  func change(_ routes: inout [Route]) {
    for sum in sums.values { routes[sum.node.id].forward = .neighbour }
  }

  /// The sum that a convolution adds to its result.
  func sum(behind node: Node) -> Folded? { sums[node.id] }

  /// The addend of a sum whose convolution computes all of it.
  func addend(of node: Node) -> Symbol? { sums.values.first { $0.node.id == node.id }?.own }
}

import Engine

/// Sums whose last operand a convolution makes, and the other of which was made before: where nothing is trained, the convolution adds
/// the other to its result before it writes that (ResNet's residual sums).
struct SumFusion {
  private struct Sum {
    let node: Node
    /// The operand that the convolution makes, and the other.
    let made: Symbol
    let addend: Symbol
  }

  /// By convolution.
  private var sums: [Int: Sum] = [:]

  init(_ context: PlanContext, _ relus: ReLUFusion, _ batchNorms: BatchNormFusion, _ routes: [Route]) {
    if context.isTraining || context.isRowByRow { return }
    for node in context.graph.nodes where context.needed.contains(node.id) {
      guard node.operation is ConvolutionOperation else { continue }
      let last = batchNorms.norm(behind: node)?.node ?? node
      if let only = context.onlyConsumer(last.id),
        let sum = Self.sum(context.graph.nodes[only], of: last, madeBy: node, context, relus, routes)
      {
        sums[node.id] = sum
      }
    }
  }

  func change(_ routes: inout [Route]) {
    for sum in sums.values { routes[sum.node.id].forward = .neighbour }
  }

  /// The operand of a sum which is the whole sum; `nil` where the sum is computed by itself.
  func whole(of sum: Node) -> Symbol? { sums.values.first { $0.node.id == sum.id }?.made }

  /// What a convolution adds to its result; `nil` for nothing.
  func addend(behind node: Node) -> Symbol? { sums[node.id]?.addend }

  /// The sum that a convolution computes.
  func sum(behind node: Node) -> Node? { sums[node.id]?.node }

  private static func sum(
    _ node: Node, of last: Node, madeBy convolution: Node, _ context: PlanContext, _ relus: ReLUFusion,
    _ routes: [Route]
  ) -> Sum? {
    guard let merge = node.operation as? MergeOperation, merge.isPlainSum(node),
      let addend = node.inputs.first(where: { $0.node != last.id }), addend.node < convolution.id,
      let operation = convolution.operation as? ConvolutionOperation
    else { return nil }
    let epilogue = Epilogue(isAffine: last.id != convolution.id, adds: true, bound: relus.bound(behind: node))
    let isAccepted = operation.accepts(epilogue, by: routes[convolution.id].forward, convolution, in: context)
    return isAccepted ? Sum(node: node, made: last.output, addend: addend) : nil
  }
}

import Glibc

/// Checkpointing: values inside a segment of the graph are dropped after the forward pass and made again, all of the segment's at
/// once, when the backward pass first asks for one. Chen et al. 2016.
final class Recomputation {
  /// Whether forward steps are being appended a second time.
  private(set) var isRunning = false
  /// Multiply-adds of a sample that are done again.
  private(set) var multiplyAdds = 0
  private var segments: [Range<Int>] = []
  private let context: PlanContext
  private let fusions: Fusions

  init(_ context: PlanContext, _ fusions: Fusions) {
    self.context = context
    self.fusions = fusions
  }

  /// Drops the values inside all segments but the last, which the backward pass reads first.
  func dropSegments(of values: PlanValues) {
    guard context.options.hasSegments else { return }
    let cuts = cuts()
    guard cuts.count > 2 else { return }
    let count = min(
      cuts.count, context.options.segmentCount ?? max(2, Int(Double(cuts.count).squareRoot().rounded())))
    var start = 0
    for part in 1..<max(2, count) {
      let end = cuts[part * cuts.count / count]
      if end > start { segments.append(start..<end) }
      start = end + 1
    }
    for id in segments.joined() where !isInput(id) { values.forget(id) }
  }

  /// Lets `write` write the forward steps of a node's segment again: of those nodes whose values were forgotten.
  func recompute(_ id: Int, _ values: PlanValues, _ write: (Node) throws -> Void) rethrows {
    guard !isRunning, let segment = segments.first(where: { $0.contains(id) }) else { return }
    isRunning = true
    defer { isRunning = false }
    for node in context.graph.nodes[segment]
    where values[node.id] == nil && fusions.routes[node.id].forward != .absorbed {
      multiplyAdds += node.operation.multiplyAdds(node)
      try write(node)
    }
  }

  /// Nodes after which nothing reads an earlier value except this node's own: places to cut.
  private func cuts() -> [Int] {
    var reach = 0
    var result: [Int] = []
    for node in context.graph.nodes {
      // `reach`: the last reader of anything before this node.
      if reach <= node.id, !isInput(node.id) { result.append(node.id) }
      reach = max(reach, context.consumers[node.id].max() ?? 0)
    }
    // A ReLU fused into another node has no value of its own to keep.
    return result.filter { id in !context.consumers[id].contains { fusions.relus.isFused($0) } }
  }

  private func isInput(_ node: Int) -> Bool { context.graph.inputs.contains { $0.node == node } }
}

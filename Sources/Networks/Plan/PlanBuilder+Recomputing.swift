import Glibc

// Checkpointing: Chen et al. 2016. Values inside a segment are dropped after the forward pass and made again, all of the
// segment's at once, when the backward pass first asks for one.
extension PlanBuilder {
  /// Nodes after which nothing reads anything earlier but this node's own value: places to cut.
  private func cuts() -> [Int] {
    var reach = 0
    var result: [Int] = []
    for node in graph.nodes {
      // `reach`: the last reader of anything before this node.
      if reach <= node.id, !graph.inputs.contains(where: { $0.node == node.id }) { result.append(node.id) }
      reach = max(reach, context.consumers[node.id].max() ?? 0)
    }
    // A ReLU that another node applies has no value of its own to keep.
    return result.filter { id in
      !(context.consumers[id].contains { fusions.relus.isFused($0) })
    }
  }

  /// Forgets the values inside all segments but the last, whose values are at hand when the backward pass begins.
  func dropSegments() {
    guard context.options.checkpoints || (context.options.segmentCount ?? 1) > 1 else { return }
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
    for segment in segments {
      for id in segment where !graph.inputs.contains(where: { $0.node == id }) {
        values[id] = nil
        keptBlocks = keptBlocks.filter { $0.key.node != id }
      }
    }
  }

  /// Writes the forward steps of a node's segment again.
  func recompute(_ id: Int) throws {
    guard !isRecomputing, let segment = segments.first(where: { $0.contains(id) }) else { return }
    isRecomputing = true
    defer { isRecomputing = false }
    for node in graph.nodes[segment] where values[node.id] == nil && route(of: node).forward != .absorbed {
      try node.operation.forward(node, in: self)
    }
  }
}

import Glibc

// Checkpointing: Chen et al. 2016. Values inside a segment are dropped after the forward pass and recomputed, all
// of the segment's at once, when the backward pass first reads one.
extension PlanBuilder {
  /// Nodes after which nothing reads an earlier value except this node's own: places to cut.
  private func cuts() -> [Int] {
    var reach = 0
    var result: [Int] = []
    for node in graph.nodes {
      // `reach`: the last reader of anything before this node.
      if reach <= node.id, !graph.inputs.contains(where: { $0.node == node.id }) { result.append(node.id) }
      reach = max(reach, consumers[node.id].max() ?? 0)
    }
    // A ReLU fused into another node has no value of its own to keep.
    return result.filter { id in
      !(consumers[id].contains { isReLUAppliedElsewhere(graph.nodes[$0]) })
    }
  }

  /// Drops the values inside all segments but the last, which the backward pass reads first.
  func dropSegments() {
    guard options.checkpoints || (options.segmentCount ?? 1) > 1 else { return }
    let cuts = cuts()
    guard cuts.count > 2 else { return }
    let count = min(
      cuts.count, options.segmentCount ?? max(2, Int(Double(cuts.count).squareRoot().rounded())))
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

  /// Appends the forward steps of a node's segment again.
  func recompute(_ id: Int) throws {
    guard !isRecomputing, let segment = segments.first(where: { $0.contains(id) }) else { return }
    isRecomputing = true
    defer { isRecomputing = false }
    for node in graph.nodes[segment] where values[node.id] == nil && !absorbed.contains(node.id) {
      try node.operation.forward(node, in: self)
    }
  }
}

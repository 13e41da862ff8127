import Engine

/// The plans of a model's last predictions, for calls that come again: making a plan takes longer than a small network runs.
final class PredictionPlans {
  private struct Key: Hashable {
    let graph: ObjectIdentifier
    let batch: Int
    let count: Int
    let limit: Int?
    let cores: Int
    /// The variables whose layout is yet to be chosen; a plan takes the others' as it finds it.
    let open: Int
  }

  /// Each with its graph, so that no other takes the graph's identity.
  private var known: [Key: (graph: Graph, part: Int, plans: WorkerPlans)] = [:]

  /// The plans for some samples, made by `make` where they are not known.
  func plans(
    _ graph: Graph, batch: Int, count: Int, within limit: Int?,
    make: () throws -> (part: Int, plans: WorkerPlans)
  ) rethrows -> (part: Int, plans: WorkerPlans) {
    func key() -> Key {
      let open = graph.nodes.reduce(0) { $0 + $1.variables.count { $0.layout == nil } }
      return Key(
        graph: ObjectIdentifier(graph), batch: batch, count: count, limit: limit,
        cores: WorkerPool.shared.usable, open: open)
    }
    if let found = known[key()] { return (found.part, found.plans) }
    let made = try make()
    // A session comes back to few of them.
    if known.count >= 4 { known = [:] }
    known[key()] = (graph, made.part, made.plans)
    return made
  }
}

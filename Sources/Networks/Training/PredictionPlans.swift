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

  private var plans: [Key: (part: Int, plans: WorkerPlans)] = [:]
  /// The graph of each, so that none takes its identity.
  private var graphs: [Graph] = []

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
    if let known = plans[key()] { return known }
    let made = try make()
    // A session comes back to few of them.
    if plans.count >= 4 { (plans, graphs) = ([:], []) }
    plans[key()] = made
    graphs.append(graph)
    return made
  }
}

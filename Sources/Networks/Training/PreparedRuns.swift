import Engine

/// Plans for the passes forwards over some samples, and the workers that the last such call left.
final class PreparedRun {
  /// How many samples of a batch are processed at once.
  let part: Int
  let plans: WorkerPlans
  let memory: MemoryPlan
  private var resting: Workers?
  /// The most bytes of arenas that stay; beside larger ones, what it takes to bind steps to new memory is nothing.
  private static let mostBytes = 8 << 20

  init(_ plans: WorkerPlans, part: Int) {
    (self.plans, self.part) = (plans, part)
    memory = MemoryPlan(plans, slots: 0)
  }

  /// Workers for a run; to be given back. Under a limit new ones, which make room where they need it.
  func workers() throws -> Workers {
    let last = resting
    resting = nil
    if let last, Ledger.shared.limit == nil, last.wake() { return last }
    return try Workers(plans, sums: 0)
  }

  /// Keeps workers after a run that was not broken off.
  func give(_ workers: Workers) {
    if workers.arenaByteCount <= Self.mostBytes, Ledger.shared.limit == nil {
      workers.rest()
      resting = workers
    }
  }
}

/// What a model's last predictions and calls were prepared with, for those that come again: that takes longer than a small network runs.
final class PreparedRuns {
  struct Key: Hashable {
    /// What `model(x)` says; a prediction does not.
    struct Call: Hashable { let trainingMode: Bool? }

    let graph: ObjectIdentifier
    let batch: Int
    let count: Int
    var limit: Int?
    var call: Call?
    private let cores: Int
    /// The variables whose layout is yet to be chosen; a plan takes the others' as it finds it.
    private let open: Int

    init(_ graph: Graph, batch: Int, count: Int, limit: Int? = nil, call: Call? = nil) {
      self.graph = ObjectIdentifier(graph)
      (self.batch, self.count, self.limit, self.call) = (batch, count, limit, call)
      cores = WorkerPool.shared.usable
      open = graph.nodes.reduce(0) { $0 + $1.variables.count { $0.layout == nil } }
    }
  }

  /// Each with its graph, so that no other takes the graph's identity.
  private var known: [Key: (graph: Graph, run: PreparedRun)] = [:]

  /// What is known for a key that `key` makes, or what `make` makes, after which fewer layouts are open.
  func run(_ graph: Graph, _ key: () -> Key, make: () throws -> PreparedRun) rethrows -> PreparedRun {
    if let found = known[key()] { return found.run }
    let made = try make()
    // A session comes back to few of them.
    if known.count >= 4 { known = [:] }
    known[key()] = (graph, made)
    return made
  }
}

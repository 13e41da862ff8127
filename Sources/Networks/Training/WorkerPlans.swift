import Engine
import Tensors

/// How a run's batches are divided among workers, and the plans for this; nothing is allocated.
///
/// A batch is divided into one part per worker, and a part into micro-batches. Every worker runs its micro-batches
/// through the whole network independently; gradients accumulate; after a barrier each worker updates a share of
/// every variable. Of several ranks, each has as many of the workers, and updates all variables.
struct WorkerPlans {
  struct Key: Hashable {
    let batch: Int
    let accumulates: Bool
  }

  /// The workers of all ranks.
  let workers: Int
  /// Those of this rank.
  let own: Range<Int>
  /// The ranks that share the batches; `nil` for this process alone.
  let ranks: Ranks?
  /// Threads per primitive: a single sample cannot be divided, so one worker then uses all cores.
  let threads: Int
  let microBatch: Int?
  private(set) var plans: [Key: Plan] = [:]

  private let graph: Graph
  private let purpose: (_ accumulates: Bool) -> Purpose
  private let options: PlanOptions

  /// - `batches`: the expected batch sizes, largest first: the first plan chooses the variables' layouts.
  /// - `mostWorkers`: the maximum number of workers, so that they fit into shared arenas.
  /// - `ranks`: the ranks that share the batches; `nil` for this process alone.
  init(
    _ graph: Graph, batches: [Int], microBatch: Int? = nil, options: PlanOptions = PlanOptions(),
    cores: Int = WorkerPool.shared.usable, atMost mostWorkers: Int = .max, ranks: Ranks? = nil,
    purpose: @escaping (_ accumulates: Bool) -> Purpose
  ) throws {
    self.graph = graph.absorbingPads().trimmed()
    self.microBatch = microBatch
    self.options = options
    self.purpose = purpose
    let largest = batches.max() ?? 1
    self.ranks = ranks
    let cores = ranks?.threads ?? cores
    workers = max(1, min(cores * (ranks?.count ?? 1), mostWorkers, microBatch ?? largest, largest))
    own = Self.workers(ofRank: ranks?.rank ?? 0, of: workers, threads: cores)
    threads = workers == 1 ? cores : 1
    for batch in batches {
      for key in division(of: batch).flatMap({ $0 }) { _ = try plan(key) }
    }
  }

  /// The workers of a rank, of all those that have a part.
  static func workers(ofRank rank: Int, of active: Int, threads: Int) -> Range<Int> {
    min(active, rank * threads)..<min(active, (rank + 1) * threads)
  }

  /// The workers of each rank that have a part, of so many.
  func workersByRank(of active: Int) -> [Range<Int>] {
    guard let ranks else { return [0..<active] }
    return (0..<ranks.count).map { Self.workers(ofRank: $0, of: active, threads: ranks.threads) }
  }

  /// The plans of one rank that takes whole batches of this size.
  func forOneRank(batch: Int) throws -> WorkerPlans {
    try WorkerPlans(
      graph, batches: [batch], microBatch: microBatch, options: options,
      cores: ranks?.threads ?? WorkerPool.shared.usable, purpose: purpose)
  }

  /// How one batch is divided: rounds of one micro-batch each, of which each worker has a part.
  func division(of batch: Int) -> [[Key]] {
    let size = max(1, min(microBatch ?? batch, batch))
    let accumulates = size < batch
    return stride(from: 0, to: batch, by: size).map { start in
      let round = min(size, batch - start)
      let active = min(workers, round)
      return (0..<active).map {
        Key(batch: round / active + ($0 < round % active ? 1 : 0), accumulates: accumulates)
      }
    }
  }

  /// The plan for a micro-batch, made now if its size was not expected.
  mutating func plan(_ key: Key) throws -> Plan {
    if let plan = plans[key] { return plan }
    let plan = try PlanBuilder(
      graph, batch: key.batch, threads: threads, purpose: purpose(key.accumulates), options: options
    ).plan()
    plans[key] = plan
    return plan
  }

  /// The plan with the largest arena.
  var largest: Plan? { plans.values.max { $0.arenaByteCount < $1.arenaByteCount } }

  /// The variables that get gradients.
  var learning: [Variable] { largest.map { plan in plan.learning.map { plan.variables[$0] } } ?? [] }

  /// All variables that the plans use.
  var variables: [Variable] { largest?.variables ?? [] }

  var arenaByteCount: Int { largest?.arenaByteCount ?? 0 }

  /// The most numbers that workers exchange in a step; 0 with a single worker.
  var exchangeCount: Int { workers > 1 ? plans.values.reduce(0) { max($0, $1.exchangeCount) } : 0 }

  /// The bytes of the exchange.
  var exchangeByteCount: Int {
    exchangeCount == 0 ? 0 : Exchange.byteCount(workers: workers, capacity: exchangeCount)
  }

  /// The gradients that ranks exchange, in buckets.
  var buckets: GradientBuckets {
    GradientBuckets(
      learning.map { $0.heldByteCount / 4 },
      averaged: averaged.map { $0.heldByteCount / 4 })
  }

  /// The variables that a step changes itself, each rank by its own rows: their mean is taken.
  var averaged: [Variable] { largest.map { plan in plan.averaged.map { plan.variables[$0] } } ?? [] }

  /// The bytes for the exchange of gradients between ranks.
  var gradientExchangeByteCount: Int {
    guard let ranks, !learning.isEmpty else { return 0 }
    return buckets.byteCount(rank: ranks.rank, of: ranks.count)
  }
}

import Engine
import Tensors

/// How a run's batches are divided among workers, and the plans for this; nothing is allocated.
///
/// A batch is divided into one part per worker, and a part into micro-batches. Every worker runs its micro-batches
/// through the whole network independently; gradients accumulate; after a barrier each worker updates a share of
/// every variable.
struct WorkerPlans {
  struct Key: Hashable {
    let batch: Int
    let accumulates: Bool
  }

  let workers: Int
  /// Threads per primitive: a single sample cannot be divided, so one worker then uses all cores.
  let threads: Int
  let microBatch: Int?
  private(set) var plans: [Key: Plan] = [:]

  private let graph: Graph
  private let purpose: (_ accumulates: Bool) -> Purpose
  private let options: PlanOptions

  /// - Parameters:
  ///   - batches: the expected batch sizes, largest first: the first plan chooses the variables' layouts.
  ///   - mostWorkers: the maximum number of workers, so that they fit into shared arenas.
  init(
    _ graph: Graph, batches: [Int], microBatch: Int? = nil, options: PlanOptions = PlanOptions(),
    cores: Int = WorkerPool.shared.usable, atMost mostWorkers: Int = .max,
    purpose: @escaping (_ accumulates: Bool) -> Purpose
  ) throws {
    self.graph = graph.absorbingPads().trimmed()
    self.microBatch = microBatch
    self.options = options
    self.purpose = purpose
    let largest = batches.max() ?? 1
    workers = max(1, min(cores, mostWorkers, microBatch ?? largest, largest))
    threads = workers == 1 ? cores : 1
    for batch in batches {
      for key in division(of: batch).flatMap({ $0 }) { _ = try plan(key) }
    }
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
}

/// The workers of a run with their arenas, gradients and parts of every batch.
final class Workers {
  private var plans: WorkerPlans
  private var arenas: [Storage]
  private var gradients: [[Storage]] = []
  private var executions: [[WorkerPlans.Key: Execution]]
  private let shards: [Shard]
  private let learning: [Variable]
  /// The regularizers' contribution to the loss of the last batch.
  private(set) var penalty = 0.0
  /// By the number of workers.
  private var exchanges: [Int: Exchange] = [:]

  private var count: Int { plans.workers }

  /// Allocates the memory of the plans.
  ///
  /// - Parameters:
  ///   - sums: the number of sums of losses and metrics.
  ///   - sharing: other workers whose arenas are reused, as they never run at the same time.
  ///   - atLeast: minimum bytes of an arena, for others that will share it.
  init(_ plans: WorkerPlans, sums: Int, sharing other: Workers? = nil, atLeast: Int = 0) throws {
    if Ledger.shared.limit != nil { CallMemory.pool.empty() }
    self.plans = plans
    shards = (0..<plans.workers).map { Shard(sums: sums, worker: $0) }
    executions = Array(repeating: [:], count: plans.workers)
    learning = plans.learning
    arenas = []
    if plans.exchangeCount > 0 {
      exchanges[plans.workers] = try Exchange(workers: plans.workers, capacity: plans.exchangeCount)
    }
    for worker in 0..<plans.workers {
      if let shared = other?.arenas, shared.indices.contains(worker),
        shared[worker].byteCount >= plans.arenaByteCount
      {
        arenas.append(shared[worker])
      } else {
        arenas.append(
          try Storage(
            byteCount: max(plans.arenaByteCount, atLeast), category: .activations,
            purpose: "the activations of worker \(worker + 1)"))
      }
      gradients.append(
        try learning.map {
          try Storage(
            byteCount: $0.heldByteCount, category: .gradients,
            purpose: "gradient to \($0.name), worker \(worker + 1)")
        })
    }
  }

  /// A worker's execution for a micro-batch. An unexpected size may pack worse; then the arena grows.
  private func execution(_ worker: Int, _ key: WorkerPlans.Key) throws -> Execution {
    if let execution = executions[worker][key] { return execution }
    let plan = try plans.plan(key)
    if plan.arenaByteCount > arenas[worker].byteCount {
      executions[worker] = [:]
      arenas[worker] = try Storage(
        byteCount: plan.arenaByteCount, category: .activations,
        purpose: "the activations of worker \(worker + 1)")
    }
    let execution = try Execution(
      plan, arena: arenas[worker], gradients: gradients[worker], shard: shards[worker])
    executions[worker][key] = execution
    return execution
  }

  /// Runs one batch through the network; with an optimizer, updates the variables. Returns the sums of losses and
  /// metrics.
  ///
  /// - Throws: `Interrupted`; the variables are then as they were before the batch.
  func step(
    _ source: any BatchSource, _ samples: UnsafeBufferPointer<Int64>, seed: UInt64 = 0,
    optimizer: Optimizer? = nil
  ) throws -> [Double] {
    guard let start = samples.baseAddress, !samples.isEmpty else { return [] }
    let division = plans.division(of: samples.count)
    let weightSums = source.weightSums(of: samples)
    for shard in shards {
      shard.source = source
      shard.seed = seed
      shard.gradientScale = 1 / Float(samples.count)
      (shard.sampleCount, shard.weightSums) = (samples.count, weightSums)
      for index in shard.sums.indices { shard.sums[index] = 0 }
    }
    var rounds: [[(Execution, first: Int)]] = []
    var first = 0
    for keys in division {
      rounds.append(
        try keys.enumerated().map { worker, key in
          defer { first += key.batch }
          return (try execution(worker, key), first)
        })
    }
    try run(rounds, start, optimizer)
    let active = shards.prefix(division[0].count)
    return shards[0].sums.indices.map { index in active.reduce(0) { $0 + $1.sums[index] } }
  }

  private func run(
    _ rounds: [[(Execution, first: Int)]], _ start: UnsafePointer<Int64>, _ optimizer: Optimizer?
  ) throws {
    let active = rounds[0].count
    let update = try optimizer.map { try VariableUpdates(learning, gradients.prefix(active), $0) }
    let meetings = try rounds.map { try exchange(among: $0.count) }
    let job = Job(rounds: rounds, exchanges: meetings, gradients: gradients, samples: start)
    if active == 1 {
      Processor.useThreads(rounds[0][0].0.plan.threads)
      try job.learn(0)
      Processor.useThreads(1)
      update?.prepare(share: 0)
      update?.apply(share: 0)
    } else {
      let barrier = Barrier(count: active)
      do {
        try WorkerPool.shared.run(active) { worker in
          do { try job.learn(worker) } catch {
            barrier.breakUp()
            for exchange in job.exchanges { exchange?.breakUp() }
            throw error
          }
          guard let update else { return }
          try barrier.wait(as: worker)
          try update.run(as: worker, meetingAt: barrier)
        }
      } catch {
        // Interrupted workers left the exchanges in an inconsistent state.
        exchanges = [:]
        throw error
      }
    }
    if update != nil { for variable in learning { try variable.didUpdate() } }
    penalty = update?.penalty ?? 0
    optimizer?.iterations += 1
    optimizer?.isBuilt = true
    if let optimizer, optimizer.applied.isEmpty { optimizer.applied = learning }
  }

  /// The exchange for this many workers; created once, `nil` if nothing is exchanged.
  private func exchange(among workers: Int) throws -> Exchange? {
    guard workers > 1, plans.exchangeCount > 0 else { return nil }
    if let exchange = exchanges[workers] { return exchange }
    let exchange = try Exchange(workers: workers, capacity: plans.exchangeCount)
    exchanges[workers] = exchange
    return exchange
  }

  /// What the workers share while a batch runs.
  private struct Job: @unchecked Sendable {
    let rounds: [[(Execution, first: Int)]]
    let exchanges: [Exchange?]
    let gradients: [[Storage]]
    let samples: UnsafePointer<Int64>

    func learn(_ worker: Int) throws {
      if rounds.count > 1 {
        for gradient in gradients[worker] { gradient.zero() }
      }
      for (round, exchange) in zip(rounds, exchanges) where worker < round.count {
        let (execution, first) = round[worker]
        execution.shard.samples = samples + first
        execution.shard.exchange = exchange
        try execution.run()
      }
    }
  }

  /// Runs one batch forwards and passes on the outputs per worker: (first sample, count, values by output).
  func predict(
    _ source: any BatchSource, _ samples: UnsafeBufferPointer<Int64>, seed: UInt64 = 0,
    into outputs: [(UnsafeMutablePointer<Float>, rowCount: Int)]
  ) throws {
    _ = try step(source, samples, seed: seed)
    var first = 0
    for (worker, key) in plans.division(of: samples.count)[0].enumerated() {
      let execution = try execution(worker, key)
      for (block, (pointer, rowCount)) in zip(execution.plan.outputs, outputs) {
        let values = execution.floats(block, count: key.batch * rowCount)
        guard let from = values.baseAddress else { continue }
        (pointer + first * rowCount).update(from: from, count: key.batch * rowCount)
      }
      first += key.batch
    }
  }
}

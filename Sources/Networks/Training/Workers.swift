import Engine
import Tensors

/// The workers of a run with their arenas, gradients and parts of every batch.
final class Workers {
  private var plans: WorkerPlans
  private var arenas: [Storage]
  private let gradients: [[Storage]]
  private var executions: [[WorkerPlans.Key: Execution]]
  private let shards: [Shard]
  private let learning: [Variable]
  /// The regularizers' contribution to the loss of the last batch.
  private(set) var penalty = 0.0
  /// By the number of workers.
  private var exchanges: [Int: Exchange] = [:]
  /// Where gradients are added up over ranks; `nil` for this process alone, and without gradients.
  private let gradientExchange: GradientExchange?
  private let sumCount: Int

  /// Allocates the memory of the plans.
  ///
  /// - `sums`: the number of sums of losses and metrics.
  /// - `sharing`: other workers whose arenas are reused, as they never run at the same time.
  /// - `atLeast`: minimum bytes of an arena, for others that will share it.
  init(_ plans: WorkerPlans, sums: Int, sharing other: Workers? = nil, atLeast: Int = 0) throws {
    if Ledger.shared.limit != nil { CallMemory.pool.empty() }
    self.plans = plans
    sumCount = sums
    // A rank that never has a part takes the memory of one worker.
    let count = max(1, plans.own.count)
    shards = (0..<count).map { Shard(sums: sums, worker: $0) }
    executions = Array(repeating: [:], count: count)
    learning = plans.learning
    var (arenas, gradients): ([Storage], [[Storage]]) = ([], [])
    for worker in 0..<count {
      if let shared = other?.arenas, shared.indices.contains(worker),
        shared[worker].byteCount >= plans.arenaByteCount
      {
        arenas.append(shared[worker])
      } else {
        arenas.append(
          try Storage(
            byteCount: max(plans.arenaByteCount, atLeast), category: .activations, isZeroed: false,
            purpose: "the activations of worker \(worker + 1)"))
      }
      gradients.append(
        try learning.map {
          try Storage(
            byteCount: $0.heldByteCount, category: .gradients,
            purpose: "gradient to \($0.name), worker \(worker + 1)")
        })
    }
    (self.arenas, self.gradients) = (arenas, gradients)
    if let ranks = plans.ranks, !learning.isEmpty {
      gradientExchange = try GradientExchange(
        ranks, plans.buckets, gradients: gradients, averaged: plans.averaged)
    } else {
      gradientExchange = nil
    }
    _ = try exchange(among: plans.workers)
  }

  var arenaByteCount: Int { arenas.reduce(0) { $0 + $1.byteCount } }

  /// Holds no variable's and nobody's data any more, and leaves the ledger, until `wake`.
  func rest() {
    for shard in shards { shard.source = nil }
    for execution in executions.joined() { execution.value.rest() }
    for arena in arenas { arena.leaveLedger() }
  }

  /// Whether it can run as before: variables lie where they did.
  func wake() -> Bool {
    for execution in executions.joined() where !execution.value.wake() { return false }
    for arena in arenas { arena.returnToLedger() }
    return true
  }

  /// A worker's execution for a micro-batch. An unexpected size may pack worse; then the arena grows.
  private func execution(_ worker: Int, _ key: WorkerPlans.Key) throws -> Execution {
    if let execution = executions[worker][key] { return execution }
    let plan = try plans.plan(key)
    if plan.arenaByteCount > arenas[worker].byteCount {
      executions[worker] = [:]
      arenas[worker] = try Storage(
        byteCount: plan.arenaByteCount, category: .activations, isZeroed: false,
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
  /// - `rehearses`: whether ranks exchange gradients also without an optimizer, for the time it takes.
  /// - Throws: `Interrupted`; the variables are then as they were before the batch.
  func step(
    _ source: any BatchSource, _ samples: UnsafeBufferPointer<Int64>, seed: UInt64 = 0,
    optimizer: Optimizer? = nil, rehearses: Bool = false
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
    var rounds: [Round] = []
    var first = 0
    for keys in division {
      var round = Round(workers: keys.count, exchange: try exchange(among: keys.count))
      for (worker, key) in keys.enumerated() {
        if plans.own.contains(worker) {
          round.parts.append((try execution(worker - plans.own.lowerBound, key), first))
        }
        first += key.batch
      }
      rounds.append(round)
    }
    try run(rounds, start, optimizer, exchangesGradients: optimizer != nil || rehearses)
    return try sums(of: rounds[0])
  }

  /// One micro-batch of each worker.
  private struct Round {
    /// The workers of all ranks that have a part.
    let workers: Int
    let exchange: Exchange?
    /// The parts of this rank's workers, with their first samples.
    var parts: [(Execution, first: Int)] = []
  }

  private func run(
    _ rounds: [Round], _ start: UnsafePointer<Int64>, _ optimizer: Optimizer?, exchangesGradients: Bool
  ) throws {
    let active = rounds[0].parts.count
    let exchange = exchangesGradients ? gradientExchange : nil
    if let exchange { begin(exchange, rounds) }
    let sums = exchange.map { [$0.gradientSums] } ?? gradients.prefix(active).map { $0.map(\.firstFloat) }
    let update = try optimizer.map {
      try VariableUpdates(learning, sums, $0, shares: rounds[0].workers)
    }
    let job = Job(rounds: rounds, gradients: gradients, samples: start, gradientExchange: exchange)
    if active <= 1 {
      if active == 1 {
        Processor.useThreads(rounds[0].parts[0].0.plan.threads)
        try job.learn(0)
        Processor.useThreads(1)
      }
      try exchange?.finish()
      update?.prepare(part: 0, of: 1)
      update?.apply(part: 0, of: 1)
    } else {
      let barrier = Barrier(count: active)
      do {
        try WorkerPool.shared.run(active) { worker in
          do {
            try job.learn(worker)
            if let exchange {
              try barrier.wait(as: worker)
              if worker == 0 { try exchange.finish() }
            }
          } catch {
            barrier.breakUp()
            for round in job.rounds { round.exchange?.breakUp() }
            throw error
          }
          guard let update else { return }
          try barrier.wait(as: worker)
          try update.run(as: worker, of: active, meetingAt: barrier)
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

  /// Begins to exchange the gradients that the last round completes.
  private func begin(_ exchange: GradientExchange, _ rounds: [Round]) {
    let byRank = plans.workersByRank(of: rounds[0].workers)
    let last = rounds[rounds.count - 1].parts
    exchange.begin(
      contributors: byRank.indices.filter { !byRank[$0].isEmpty },
      lastSteps: rounds[0].parts.indices.map { worker in
        worker < last.count
          ? exchange.buckets.lastSteps(of: last[worker].0.plan)
          : exchange.buckets.buckets.map { _ in Int.max }
      })
  }

  /// Exchanges gradients without computing any, for the time it takes.
  func rehearseExchange() throws {
    guard let ranks = plans.ranks, let gradientExchange else { return }
    gradientExchange.begin(contributors: Array(0..<ranks.count), lastSteps: [])
    try gradientExchange.finish()
  }

  /// The sums over all workers, in their order.
  private func sums(of round: Round) throws -> [Double] {
    guard let ranks = plans.ranks, sumCount > 0 else {
      return (0..<sumCount).map { index in
        round.parts.indices.reduce(0) { $0 + shards[$1].sums[index] }
      }
    }
    let all = UnsafeMutablePointer<Double>.allocate(capacity: round.workers * sumCount)
    defer { all.deallocate() }
    for (worker, shard) in zip(plans.own, shards) where worker < round.workers {
      (all + worker * sumCount).initialize(from: shard.sums, count: sumCount)
    }
    let size = sumCount * MemoryLayout<Double>.size
    try ranks.gather(
      all, plans.workersByRank(of: round.workers).map { $0.lowerBound * size..<$0.upperBound * size },
      among: 0..<ranks.count)
    return (0..<sumCount).map { index in
      (0..<round.workers).reduce(0) { $0 + all[$1 * sumCount + index] }
    }
  }

  /// The exchange of the statistics of this many workers; created once, `nil` if nothing is exchanged.
  private func exchange(among workers: Int) throws -> Exchange? {
    guard workers > 1, plans.exchangeCount > 0 else { return nil }
    if let exchange = exchanges[workers] { return exchange }
    let exchange = try Exchange(
      workers: plans.workersByRank(of: workers), capacity: plans.exchangeCount, ranks: plans.ranks)
    exchanges[workers] = exchange
    return exchange
  }

  /// What the workers share while a batch runs.
  private struct Job: @unchecked Sendable {
    let rounds: [Round]
    let gradients: [[Storage]]
    let samples: UnsafePointer<Int64>
    let gradientExchange: GradientExchange?

    func learn(_ worker: Int) throws {
      if rounds.count > 1 {
        for gradient in gradients[worker] { gradient.zero() }
      }
      for (number, round) in rounds.enumerated() where worker < round.parts.count {
        let (execution, first) = round.parts[worker]
        execution.shard.samples = samples + first
        execution.shard.exchange = round.exchange
        execution.shard.gradientExchange = number == rounds.count - 1 ? gradientExchange : nil
        try execution.run()
      }
      try gradientExchange?.completed(.max, by: worker)
    }
  }

  /// Runs one batch forwards and passes on the outputs, of all ranks.
  func predict(
    _ source: any BatchSource, _ samples: UnsafeBufferPointer<Int64>, seed: UInt64 = 0,
    into outputs: [(UnsafeMutablePointer<Float>, rowCount: Int)]
  ) throws {
    _ = try step(source, samples, seed: seed)
    let keys = plans.division(of: samples.count)[0]
    var first = 0
    var firstRows: [Int] = []
    for (worker, key) in keys.enumerated() {
      firstRows.append(first)
      if plans.own.contains(worker) {
        let execution = try execution(worker - plans.own.lowerBound, key)
        for (block, (pointer, rowCount)) in zip(execution.plan.outputs, outputs) {
          let values = execution.floats(block, count: key.batch * rowCount)
          guard let from = values.baseAddress else { continue }
          (pointer + first * rowCount).update(from: from, count: key.batch * rowCount)
        }
      }
      first += key.batch
    }
    guard let ranks = plans.ranks else { return }
    firstRows.append(first)
    for (pointer, rowCount) in outputs {
      let places = plans.workersByRank(of: keys.count).map {
        firstRows[$0.lowerBound] * rowCount * 4..<firstRows[$0.upperBound] * rowCount * 4
      }
      try ranks.gather(UnsafeMutableRawPointer(pointer), places, among: 0..<ranks.count)
    }
  }
}

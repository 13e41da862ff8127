import Engine
import Tensors

/// The workers of a run: each has an arena, its gradients, and its part of every batch.
///
/// A batch of n samples is cut into as many parts as there are workers, and a part into micro-batches. Every worker
/// takes its micro-batches through the whole network by itself; gradients add up; one barrier, and the variables are
/// changed, each worker a share of every variable.
final class Workers {
  let count: Int
  private let graph: Graph
  private let configuration: TrainingConfiguration?
  private let purposeFor: (_ accumulates: Bool) -> Purpose
  private let threads: Int
  private var arenas: [Storage]
  private var gradients: [[Storage]] = []
  private var executions: [[ExecutionKey: Execution]]
  private let shards: [Shard]
  private var plans: [ExecutionKey: Plan] = [:]
  private var learning: [Variable] = []

  struct ExecutionKey: Hashable {
    let batch: Int
    let accumulates: Bool
  }

  /// How one batch is divided: for each worker the sizes of its micro-batches.
  static func division(of batch: Int, workers: Int, microBatch: Int?) -> [[Int]] {
    let active = min(workers, batch)
    return (0..<active).map { worker in
      var left = batch / active + (worker < batch % active ? 1 : 0)
      guard let microBatch else { return [left] }
      let limit = max(1, microBatch / active + (worker < microBatch % active ? 1 : 0))
      var sizes: [Int] = []
      while left > 0 {
        sizes.append(min(left, limit))
        left -= sizes[sizes.count - 1]
      }
      return sizes
    }
  }

  /// Takes the memory for batches of up to `batch` samples.
  init(
    _ graph: Graph, batch: Int, microBatch: Int? = nil, configuration: TrainingConfiguration?,
    purpose: @escaping (_ accumulates: Bool) -> Purpose
  ) throws {
    self.graph = graph
    self.configuration = configuration
    purposeFor = purpose
    let layout = WorkerLayout(batch: batch, microBatch: microBatch)
    count = layout.workers
    threads = layout.threads
    let sums = purpose(false).objective?.sumCount ?? 0
    shards = (0..<count).map { _ in Shard(sums: sums) }
    executions = Array(repeating: [:], count: count)
    arenas = []
    // The largest plan first: it decides how variables lie and what an arena takes.
    for key in layout.keys { _ = try plan(key) }
    let size = plans.values.map(\.arenaByteCount).max() ?? 0
    for worker in 0..<count {
      arenas.append(
        try Storage(byteCount: size, category: .activations, purpose: "the activations of worker \(worker + 1)"))
    }
    learning = plans.values.first.map { plan in plan.learning.map { plan.variables[$0] } } ?? []
    for worker in 0..<count {
      gradients.append(
        try learning.map {
          try Storage(byteCount: $0.heldByteCount, category: .gradients, purpose: "gradient to \($0.name), worker \(worker + 1)")
        })
    }
  }

  private func plan(_ key: ExecutionKey) throws -> Plan {
    if let plan = plans[key] { return plan }
    let plan = try PlanBuilder(graph, batch: key.batch, threads: threads, purpose: purposeFor(key.accumulates)).plan()
    plans[key] = plan
    return plan
  }

  /// A worker's execution for a micro-batch. A batch smaller than planned may pack worse; then the arena grows.
  private func execution(_ worker: Int, _ key: ExecutionKey) throws -> Execution {
    if let execution = executions[worker][key] { return execution }
    let plan = try plan(key)
    if plan.arenaByteCount > arenas[worker].byteCount {
      executions[worker] = [:]
      arenas[worker] = try Storage(
        byteCount: plan.arenaByteCount, category: .activations, purpose: "the activations of worker \(worker + 1)")
    }
    let execution = try Execution(plan, arena: arenas[worker], gradients: gradients[worker], shard: shards[worker])
    executions[worker][key] = execution
    return execution
  }

  /// Takes one batch through the network; with an optimizer, learns from it. Returns the sums of losses and metrics.
  ///
  /// - Throws: `Interrupted`; the variables are then as they were before the batch.
  func step(
    _ source: any BatchSource, _ samples: UnsafeBufferPointer<Int64>, microBatch: Int? = nil, seed: UInt64 = 0,
    optimizer: Optimizer? = nil
  ) throws -> [Double] {
    let division = Self.division(of: samples.count, workers: count, microBatch: microBatch)
    guard let start = samples.baseAddress, !division.isEmpty else { return shards.first?.sums.map { _ in 0 } ?? [] }
    var work: [[(Execution, Int)]] = []
    var first = 0
    for (worker, sizes) in division.enumerated() {
      shards[worker].source = source
      shards[worker].seed = seed
      shards[worker].gradientScale = 1 / Float(samples.count)
      for index in shards[worker].sums.indices { shards[worker].sums[index] = 0 }
      var mine: [(Execution, Int)] = []
      for size in sizes {
        mine.append((try execution(worker, ExecutionKey(batch: size, accumulates: sizes.count > 1)), first))
        first += size
      }
      work.append(mine)
    }
    try run(work, start, optimizer)
    let active = shards.prefix(division.count)
    return shards[0].sums.indices.map { index in active.reduce(0) { $0 + $1.sums[index] } }
  }

  private func run(
    _ work: [[(Execution, Int)]], _ start: UnsafePointer<Int64>, _ optimizer: Optimizer?
  ) throws {
    let update = try optimizer.map { try VariableUpdates(learning, gradients.prefix(work.count), $0) }
    let job = Job(work: work, gradients: gradients, samples: start, update: update)
    if work.count == 1 {
      try job.learn(0)
      if threads > 1 { Processor.useThreads(1) }
      update?.apply(share: 0, of: 1)
    } else {
      let barrier = Barrier(count: work.count)
      try WorkerPool.shared.run(work.count) { worker in
        do { try job.learn(worker) } catch {
          barrier.breakUp()
          throw error
        }
        guard let update = job.update else { return }
        try barrier.wait()
        update.apply(share: worker, of: job.work.count)
      }
    }
    optimizer?.iterations += 1
  }

  /// What the workers share while one batch runs.
  private struct Job: @unchecked Sendable {
    let work: [[(Execution, Int)]]
    let gradients: [[Storage]]
    let samples: UnsafePointer<Int64>
    let update: VariableUpdates?

    func learn(_ worker: Int) throws {
      if work[worker].count > 1 {
        for gradient in gradients[worker] { gradient.zero() }
      }
      for (execution, first) in work[worker] {
        execution.shard.samples = samples + first
        try execution.run()
      }
    }
  }

  /// Takes one sample batch forwards and hands out the outputs, worker by worker: (first sample, count, values by output).
  func predict(
    _ source: any BatchSource, _ samples: UnsafeBufferPointer<Int64>,
    into outputs: [(UnsafeMutablePointer<Float>, rowCount: Int)]
  ) throws {
    _ = try step(source, samples)
    var first = 0
    for (worker, sizes) in Self.division(of: samples.count, workers: count, microBatch: nil).enumerated() {
      let size = sizes[0]
      let execution = try execution(worker, ExecutionKey(batch: size, accumulates: false))
      for (block, (pointer, rowCount)) in zip(execution.plan.outputs, outputs) {
        let values = execution.floats(block, count: size * rowCount)
        guard let from = values.baseAddress else { continue }
        (pointer + first * rowCount).update(from: from, count: size * rowCount)
      }
      first += size
    }
  }
}

/// How many workers take a batch, with how many threads each, and which plans that needs.
struct WorkerLayout {
  let workers: Int
  let threads: Int
  let keys: [Workers.ExecutionKey]

  init(batch: Int, microBatch: Int?, cores: Int = WorkerPool.shared.count) {
    // One sample cannot be divided: then every primitive uses all cores.
    workers = max(1, min(cores, microBatch ?? batch, batch))
    threads = workers == 1 ? cores : 1
    let division = Workers.division(of: batch, workers: workers, microBatch: microBatch)
    let accumulates = division.contains { $0.count > 1 }
    keys = Set(division.flatMap { $0 }).sorted(by: >).map {
      Workers.ExecutionKey(batch: $0, accumulates: accumulates)
    }
  }
}

/// All variables of a step with their gradients, ready to be changed.
struct VariableUpdates: @unchecked Sendable {
  private struct Item {
    let weights: UnsafeMutablePointer<Float>
    let gradients: [UnsafePointer<Float>?]
    let slots: [UnsafeMutablePointer<Float>]
    let count: Int
  }

  private let items: [Item]
  private let rule: any UpdateRule
  private let learningRate: Float
  private let step: Int

  init(_ variables: [Variable], _ gradients: some Collection<[Storage]>, _ optimizer: Optimizer) throws {
    rule = optimizer.rule
    learningRate = optimizer.learningRate
    step = optimizer.iterations + 1
    items = try variables.enumerated().map { index, variable in
      Item(
        weights: try variable.materialized().pointer.assumingMemoryBound(to: Float.self),
        gradients: gradients.map { UnsafePointer($0[index].pointer.assumingMemoryBound(to: Float.self)) },
        slots: try variable.materializedSlots(optimizer.rule.slotCount).map {
          $0.pointer.assumingMemoryBound(to: Float.self)
        },
        count: variable.heldByteCount / 4)
    }
  }

  /// Changes one of `shares` equal parts of every variable.
  func apply(share: Int, of shares: Int) {
    for item in items {
      // Whole cache lines, so that no two workers write one.
      let lines = (item.count + 15) / 16
      let from = min(item.count, lines * share / shares * 16)
      let to = min(item.count, lines * (share + 1) / shares * 16)
      if from >= to { continue }
      rule.update(
        VariableUpdate(
          weights: item.weights, gradients: item.gradients, slots: item.slots, range: from..<to,
          learningRate: learningRate, step: step, gradientScale: 1))
    }
  }
}

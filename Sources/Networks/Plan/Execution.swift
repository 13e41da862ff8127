import Engine

/// A plan bound to one worker's memory.
final class Execution: @unchecked Sendable {
  let plan: Plan
  let shard: Shard
  private let steps: [BoundStep]
  private let memory: WorkerMemory
  /// Retains the memory that the steps point into.
  private let storages: [Storage]

  /// - Parameters:
  ///   - arena: at least `plan.arenaByteCount` bytes.
  ///   - gradients: one per index in `plan.learning`.
  init(_ plan: Plan, arena: Storage, gradients: [Storage], shard: Shard) throws {
    self.plan = plan
    self.shard = shard
    let parameters = try plan.variables.map { try $0.materialized() }
    storages = [arena] + gradients + parameters
    memory = WorkerMemory(
      plan: plan, arena: arena.pointer, parameters: parameters.map(\.pointer),
      gradients: Dictionary(uniqueKeysWithValues: zip(plan.learning, gradients.map(\.pointer))), shard: shard)
    Processor.useThreads(plan.threads)
    steps = try plan.steps.map { [memory] in try BoundStep($0.work, memory) }
  }

  /// A step bound to memory.
  private enum BoundStep {
    case whole(() throws -> Void)
    case rows(Int, (Step.Part) throws -> Void)

    init(_ work: Step.Work, _ memory: WorkerMemory) throws {
      switch work {
      case .whole(let make): self = .whole(try make(memory))
      case .rows(let count, let make): self = .rows(count, try make(memory))
      }
    }

    /// Runs a worker's part; what cannot be shared is the first worker's.
    func run(as worker: Int = 0, of team: Int = 1) throws {
      switch self {
      case .whole(let body): if worker == 0 { try body() }
      case .rows(let count, let body):
        let part = Step.Part(of: count, worker: worker, team: team)
        if !part.rows.isEmpty { try body(part) }
      }
    }
  }

  /// Runs all steps. - Throws: `Interrupted` between two steps if an interrupt was requested.
  func run() throws { try run(steps.indices) }

  /// Runs the steps before the gradients of the outputs are loaded, or the others.
  func run(isForward: Bool) throws {
    try run(isForward ? 0..<plan.forwardStepCount : plan.forwardStepCount..<steps.count)
  }

  private func run(_ range: Range<Int>) throws {
    if plan.team > 1 { return try runAsTeam(range) }
    for index in range {
      if Interruption.isRequested { throw Interrupted() }
      try steps[index].run()
      try shard.gradientExchange?.completed(index, by: shard.worker)
    }
  }

  /// All workers run each step together, and meet behind it.
  private func runAsTeam(_ range: Range<Int>) throws {
    let barrier = Barrier(count: plan.team)
    try WorkerPool.shared.run(plan.team) { [self] worker in
      do {
        for step in steps[range] {
          if Interruption.isRequested { throw Interrupted() }
          try step.run(as: worker, of: plan.team)
          try barrier.wait(as: worker)
        }
      } catch {
        barrier.breakUp()
        throw error
      }
    }
  }

  /// Runs and times each step, in seconds.
  func profile() throws -> [Double] {
    let clock = ContinuousClock()
    return try steps.map { step in
      let time = try clock.measure { try step.run() }
      return Double(time.components.attoseconds) * 1e-18 + Double(time.components.seconds)
    }
  }

  /// A value after the run.
  func floats(_ block: Block, count: Int) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: memory.floats(block), count: count)
  }
}

import Engine

/// A plan bound to one worker's memory.
final class Execution: @unchecked Sendable {
  let plan: Plan
  let shard: Shard
  private let steps: [BoundStep]
  /// By step, whether workers who share it meet behind it.
  private let meets: [Bool]
  private let memory: WorkerMemory
  /// Retains the memory that the steps point into.
  private var storages: [Storage]

  /// - `arena`: at least `plan.arenaByteCount` bytes.
  /// - `gradients`: one per index in `plan.learning`.
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
    meets = plan.meetings
  }

  /// Lets go of the memory of variables and gradients.
  func rest() { storages = [] }

  /// Takes it again; `false` if variables lie elsewhere by now. Of those of a pass forwards alone.
  func wake() -> Bool {
    let parameters = plan.variables.compactMap(\.storage)
    guard parameters.map(\.pointer) == memory.parameters else { return false }
    storages = parameters
    return true
  }

  /// What workers run together, each its share, and meet behind.
  typealias Phase = (Share) throws -> Void

  /// A step bound to memory.
  private struct BoundStep {
    let phases: [Phase]
    /// Whether the phases can be shared out; a primitive has its own way to use several threads.
    let canBeShared: Bool

    init(_ work: Step.Work, _ memory: WorkerMemory) throws {
      switch work {
      case .whole(let make):
        canBeShared = false
        let body = try make(memory)
        // What cannot be shared is the first worker's.
        phases = [{ share in if share.number == 0 { try body() } }]
      case .rows(let work):
        canBeShared = true
        let body = try work.make(memory)
        phases = [{ share in if let part = work.part(of: 0..<work.count, share) { try body(part) } }]
      case .phases(let make):
        canBeShared = true
        phases = try make(memory)
      }
    }

    /// - Parameter threads: those that primitives have, which share what can be shared.
    func run(threads: Int) throws {
      for phase in phases {
        if Interruption.isRequested { throw Interrupted() }
        if threads == 1 || !canBeShared { try phase(.all); continue }
        try Processor.together(threads) { try phase(Share(number: $0, count: threads)) }
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
      try steps[index].run(threads: plan.threads)
      try shard.gradientExchange?.completed(index, by: shard.worker)
    }
  }

  /// All workers run each phase together, and meet behind it.
  private func runAsTeam(_ range: Range<Int>) throws {
    let barrier = Barrier(count: plan.team)
    try WorkerPool.shared.run(plan.team) { [self] worker in
      do {
        let share = Share(number: worker, count: plan.team)
        for index in range {
          for phase in steps[index].phases {
            if Interruption.isRequested { throw Interrupted() }
            try phase(share)
            if meets[index] { try barrier.wait(as: worker) }
          }
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
    return try steps.indices.map { index in
      let time = try clock.measure { try run(index..<index + 1) }
      return Double(time.components.attoseconds) * 1e-18 + Double(time.components.seconds)
    }
  }

  /// A value after the run.
  func floats(_ block: Block, count: Int) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: memory.floats(block), count: count)
  }
}

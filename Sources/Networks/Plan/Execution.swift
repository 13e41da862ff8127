import Engine

/// A plan bound to one worker's memory.
final class Execution: @unchecked Sendable {
  let plan: Plan
  let shard: Shard
  private let steps: [() throws -> Void]
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
    steps = try plan.steps.map { [memory] in try $0.make(memory) }
  }

  /// Runs all steps. - Throws: `Interrupted` between two steps if an interrupt was requested.
  func run() throws { try run(steps.indices) }

  /// Runs the steps before the gradients of the outputs are loaded, or the others.
  func run(isForward: Bool) throws {
    try run(isForward ? 0..<plan.forwardStepCount : plan.forwardStepCount..<steps.count)
  }

  private func run(_ range: Range<Int>) throws {
    for step in steps[range] {
      if Interruption.isRequested { throw Interrupted() }
      try step()
    }
  }

  /// Runs and times each step, in seconds.
  func profile() throws -> [Double] {
    let clock = ContinuousClock()
    return try steps.map { step in
      let time = try clock.measure(step)
      return Double(time.components.attoseconds) * 1e-18 + Double(time.components.seconds)
    }
  }

  /// A value after the run.
  func floats(_ block: Block, count: Int) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: memory.floats(block), count: count)
  }
}

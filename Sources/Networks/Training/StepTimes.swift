import Phrases
import Engine
import Tensors

/// The time that one step of a plan takes.
package struct StepTime: Sendable {
  package let step: String
  package let layer: String
  /// The median over the runs: on one worker while the others are idle, or on all where they share a step.
  package let seconds: Double
}

extension Model {
  /// Runs the plan of a batch repeatedly on zeros, for training or prediction, and times each step. Variables are not changed.
  ///
  /// - Returns: the steps of a part, in order, its size, and how many workers share it.
  package func stepTimes(
    batchSize: Int, training: Bool = true, options: PlanOptions = PlanOptions(), runs: Int = 21
  ) throws -> (
    steps: [StepTime], samples: Int, workers: Int
  ) {
    let (plans, objective) = try plans(
      for: "profile", batchSize: batchSize, training: training, options: options)
    guard let plan = plans.largest else { return ([], 0, 0) }
    let kept = try variables.filter { !$0.isTrainable }.map { ($0, try $0.value()) }
    let arena = try Storage(
      byteCount: plan.arenaByteCount, category: .activations, purpose: "a profile's activations")
    let gradients = try plan.learning.map {
      try Storage(
        byteCount: plan.variables[$0].heldByteCount, category: .gradients, purpose: "a profile's gradients")
    }
    let execution = try Execution(
      plan, arena: arena, gradients: gradients, shard: Shard(sums: objective.sumCount))
    Processor.useThreads(plan.threads)
    defer { Processor.useThreads(1) }
    var times: [[Double]] = []
    for _ in 0..<max(1, runs) {
      try Interruption.check()
      arena.zero()
      times.append(try execution.profile())
    }
    for (variable, value) in kept { try variable.assign(value) }
    let steps = plan.steps.enumerated().map { index, step in
      let sorted = times.map { $0[index] }.sorted()
      return StepTime(step: step.name, layer: step.layer, seconds: sorted[sorted.count / 2])
    }
    return (steps, plan.batch, max(plan.team, plan.threads))
  }

  /// The times as a table, with each step's percentage.
  package func stepTimesText(
    batchSize: Int, training: Bool = true, options: PlanOptions = PlanOptions()
  ) throws -> String {
    let (steps, samples, workers) = try stepTimes(batchSize: batchSize, training: training, options: options)
    let total = steps.reduce(0) { $0 + $1.seconds }
    var table = Table(columns: [
      .init("Step", minimumWidth: 4), .init("Layer", minimumWidth: 5),
      .init("µs", minimumWidth: 2, alignsRight: true),
      .init("%", minimumWidth: 1, alignsRight: true), .init("", minimumWidth: 0),
    ])
    table.rows = steps.map {
      [
        $0.step, $0.layer, Int(($0.seconds * 1e6).rounded()).grouped,
        String(total > 0 ? Int(($0.seconds / total * 100).rounded()) : 0),
        bar(total > 0 ? $0.seconds / total : 0, width: 20),
      ]
    }
    return """
      \(table.listed())

      \(Int((total * 1e6).rounded()).grouped) µs for \(samples.of("sample")) on \(workers == 1 ? "one worker" : workers.of("worker"))\(training ? ", without the optimizer" : "")
      """
  }
}

import Phrases
import Engine

extension Model {
  /// The steps of a batch's plan, with the buffers that each creates and the bytes alive.
  package func planText(
    batchSize: Int, training: Bool, microBatch: Int? = nil, options: PlanOptions = PlanOptions()
  ) throws -> String {
    let plans = try plans(
      for: "plan", batchSize: batchSize, training: training, microBatch: microBatch, options: options
    ).plans
    guard let plan = plans.largest else { return "" }
    var table = Table(columns: [
      .init("#", minimumWidth: 3, alignsRight: true), .init("Step", minimumWidth: 4),
      .init("Layer", minimumWidth: 5), .init("Route", minimumWidth: 5),
      .init("Makes", minimumWidth: 5, alignsRight: true), .init("Alive", minimumWidth: 5, alignsRight: true),
    ])
    let alive = plan.bytesByStep
    let peak = alive.max() ?? 0
    table.rows = plan.steps.enumerated().map { index, step in
      var made = 0
      for case .buffer(let number) in Set(step.writes) where plan.buffers[number].first == index {
        made += plan.buffers[number].byteCount
      }
      return [
        String(index + 1), step.name, step.layer, step.kernel.rawValue, made == 0 ? "" : made.grouped,
        alive[index].grouped + (alive[index] == peak ? " ◀" : "  "),
      ]
    }
    let division = plans.workers == 1 ? "one worker" : "\(plans.workers) workers, each"
    return """
      \(table.listed())

      \(division) with \(plan.batch.of("sample")) at a time and an arena of \(plan.arenaByteCount.grouped) bytes; ◀ is its peak
      """
  }
}

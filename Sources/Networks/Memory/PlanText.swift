import Phrases
import Engine

extension Model {
  /// The steps of a batch's plan, with the buffers that each creates and the bytes alive, and what holds the most
  /// bytes at the peak.
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
      .init("", minimumWidth: 0),
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
        alive[index].grouped,
        bar(Double(alive[index]) / Double(max(peak, 1)), width: 8) + (alive[index] == peak ? "◀" : ""),
      ]
    }
    let top = alive.firstIndex(of: peak) ?? 0
    let residents = plan.residents(at: top)
    var holders = Table(columns: [
      .init("Holder", minimumWidth: 6), .init("Layer", minimumWidth: 5),
      .init("Bytes", minimumWidth: 5, alignsRight: true), .init("", minimumWidth: 0),
    ])
    holders.rows = residents.prefix(8).map {
      [$0.role, $0.layer, $0.byteCount.grouped, bar(Double($0.byteCount) / Double(max(peak, 1)), width: 20)]
    }
    let rest = residents.dropFirst(8)
    let others =
      rest.isEmpty
      ? ""
      : "\nand \(rest.count.of("smaller buffer")) of \(rest.reduce(0) { $0 + $1.byteCount }.grouped) bytes"
    let division = plans.workers == 1 ? "one worker" : "\(plans.workers) workers, each"
    return """
      \(table.listed())

      \(division) with \(plan.batch.of("sample")) at a time and an arena of \(plan.arenaByteCount.grouped) bytes; ◀ is its peak

      At step \(top + 1) the arena holds
      \(holders.listed())\(others)
      """
  }
}

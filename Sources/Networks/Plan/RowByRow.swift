import Glibc

/// Steps that go down an image together, row by row: each makes the rows that the next one needs, in a buffer of no more rows than
/// one window has (line buffers; fused layers in Alwani et al. 2016). Nothing is computed twice.
struct RowByRow {
  private struct Stage {
    let work: RowWork
    let window: RowWindow
    /// Bytes of a row of the result.
    let rowByteCount: Int
  }

  private var stages: [Stage] = []

  /// Binds the stages to memory for each row anew: a buffer's address is moved so that a row lies where it would in the whole map.
  func bound(to memory: WorkerMemory) throws -> [Execution.Phase] {
    var course = Course(stages: stages, memory: memory)
    guard let last = stages.last else { return [] }
    try course.make(0..<last.work.count, by: stages.count - 1)
    return course.phases
  }

  /// The order in which rows are made, and which are held meanwhile.
  private struct Course {
    let stages: [Stage]
    let memory: WorkerMemory
    var phases: [Execution.Phase] = []
    /// By stage but the last: the rows in its buffer.
    var held: [Range<Int>]

    init(stages: [Stage], memory: WorkerMemory) {
      (self.stages, self.memory) = (stages, memory)
      held = Array(repeating: 0..<0, count: max(0, stages.count - 1))
    }

    mutating func make(_ rows: Range<Int>, by number: Int) throws {
      let (work, window) = (stages[number].work, stages[number].window)
      for row in rows {
        if number > 0 { try supply(window.rows(for: row..<row + 1), by: number - 1) }
        var moved = memory
        for stage in [number - 1, number] where held.indices.contains(stage) {
          moved.move(stages[stage].window.output, by: -held[stage].lowerBound * stages[stage].rowByteCount)
        }
        let body = try work.make(moved)
        phases.append { share in
          if let part = work.part(of: row..<row + 1, share) { try body(part) }
        }
      }
    }

    /// Has a stage's buffer hold these rows, the first of them at its start.
    private mutating func supply(_ rows: Range<Int>, by number: Int) throws {
      let present = held[number]
      let kept = rows.clamped(to: present)
      if kept.lowerBound > present.lowerBound, !kept.isEmpty {
        let size = stages[number].rowByteCount
        let buffer = memory.raw(stages[number].window.output)
        let skipped = (kept.lowerBound - present.lowerBound) * size
        phases.append { share in
          if share.number == 0 { memmove(buffer, buffer + skipped, kept.count * size) }
        }
      }
      held[number] = rows.lowerBound..<max(rows.lowerBound, kept.upperBound)
      try make(held[number].upperBound..<rows.upperBound, by: number)
      held[number] = rows
    }
  }
}

extension RowByRow {
  /// Joins steps that can go down an image together, and makes the buffers between them as small as that allows.
  ///
  /// - `kept`: the buffers that are read when all steps are through.
  static func join(_ steps: [Step], _ buffers: inout [Buffer], kept: Set<Int>) -> [Step] {
    let chains = chains(of: steps, kept: kept)
    let joined = Dictionary(uniqueKeysWithValues: chains.map { ($0[$0.count - 1], $0) })
    let inner = Set(chains.flatMap { $0.dropLast() })
    return steps.enumerated().compactMap { index, step in
      if let chain = joined[index] { return self.step(chain.map { steps[$0] }, &buffers) }
      return inner.contains(index) ? nil : step
    }
  }

  /// The steps of each chain, in order: each makes a map that the next alone reads.
  private static func chains(of steps: [Step], kept: Set<Int>) -> [[Int]] {
    var users: [Int: [Int]] = [:]
    for (index, step) in steps.enumerated() {
      for case .buffer(let number) in Set(step.reads + step.writes) {
        users[number, default: []].append(index)
      }
    }
    var chains: [[Int]] = []
    for (index, step) in steps.enumerated() {
      guard let window = step.window else { continue }
      let longer = chains.firstIndex { chain in
        let last = chain[chain.count - 1]
        guard case .buffer(let number) = window.input, steps[last].window?.output == window.input,
          users[number] == [last, index], !kept.contains(number)
        else { return false }
        // What the earlier steps read is still there when the last one is run.
        let read = Set(chain.flatMap { steps[$0].reads })
        return steps[last + 1..<index].allSatisfy { read.isDisjoint(with: $0.writes) }
      }
      if let longer { chains[longer].append(index) } else { chains.append([index]) }
    }
    return chains.filter { $0.count > 1 }
  }

  private static func step(_ steps: [Step], _ buffers: inout [Buffer]) -> Step {
    var joined = RowByRow()
    for (position, step) in steps.enumerated() {
      guard case .rows(let work) = step.work, let window = work.window,
        case .buffer(let output) = window.output
      else { preconditionFailure("\(step.name) has no rows") }
      let row = buffers[output].byteCount / work.count
      joined.stages.append(Stage(work: work, window: window, rowByteCount: row))
      if position + 1 < steps.count, let next = steps[position + 1].window {
        buffers[output].byteCount = row * min(work.count, next.reach.size)
      }
    }
    let (first, last) = (steps[0], steps[steps.count - 1])
    return Step(
      name: "\(steps.count) layers, row by row", layer: "\(first.layer) … \(last.layer)", kernel: .rowByRow,
      reads: steps.flatMap(\.reads), writes: steps.flatMap(\.writes), work: .phases(joined.bound))
  }
}

extension Step {
  /// The rows that each row of the step's result is computed from.
  fileprivate var window: RowWindow? { if case .rows(let work) = work { work.window } else { nil } }
}

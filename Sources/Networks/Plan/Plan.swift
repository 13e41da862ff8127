import Engine

/// A block of memory that a step reads or writes.
enum Block: Hashable, Sendable {
  /// In the arena, for some of the plan's steps.
  case buffer(Int)
  /// The values of the plan's n-th variable, shared by all workers.
  case parameter(Int)
  /// A worker's gradient to the plan's n-th variable.
  case gradient(Int)
}

/// A range of the arena with the steps during which it is needed.
struct Buffer {
  let layer: String
  let role: String
  var byteCount: Int
  let category: MemoryCategory
  /// The first step that writes it and the last that uses it.
  var first = Int.max
  var last = -1
  var offset = 0
  /// Steps between which only the first half is in use: the value is stored in 16 bits. Both end steps use all of
  /// it.
  /// Where `before` is past the last step it is never widened.
  var narrow: (after: Int, before: Int)?
  /// The buffer in whose first half it lies: that of the numbers which were rounded to make its own.
  var host: Int?

  /// Bytes in use at a step.
  func byteCount(at step: Int) -> Int { phases.first { $0.steps.contains(step) }?.byteCount ?? 0 }

  /// Ranges of steps with the bytes in use during each.
  var phases: [(steps: ClosedRange<Int>, byteCount: Int)] {
    guard last >= 0, host == nil else { return [] }
    guard let narrow, narrow.before - narrow.after > 1 else { return [(first...last, byteCount)] }
    if narrow.before > last {
      return [(first...narrow.after, byteCount), (narrow.after + 1...last, byteCount / 2)]
    }
    return [
      (first...narrow.after, byteCount), (narrow.after + 1...narrow.before - 1, byteCount / 2),
      (narrow.before...last, byteCount),
    ]
  }
}

/// A kernel call with the blocks that it reads and writes.
struct Step {
  let name: String
  let layer: String
  let kernel: Route.Kernel
  let reads: [Block]
  let writes: [Block]
  let work: Work

  /// Whether it reads nothing that other steps make.
  var isPreparation: Bool {
    guard case .whole = work, !writes.isEmpty else { return false }
    let isOfVariables = reads.allSatisfy { if case .parameter = $0 { true } else { false } }
    return isOfVariables && writes.allSatisfy { if case .buffer = $0 { true } else { false } }
  }

  /// Binds the kernel to memory and returns the code to run.
  enum Work {
    case whole((WorkerMemory) throws -> () throws -> Void)
    case rows(RowWork)
    case phases((WorkerMemory) throws -> [Execution.Phase])
  }
}

/// A network compiled for one batch shape: steps in order over buffers packed into one arena.
///
/// The memory of a run is known before anything is allocated; `Execution` then allocates exactly that.
struct Plan {
  let batch: Int
  /// Threads per primitive.
  let threads: Int
  /// The workers that share each step; 1 where one runs the plan alone.
  var team = 1
  let steps: [Step]
  let buffers: [Buffer]
  let variables: [Variable]
  /// The variables that get a gradient, as indices into `variables`.
  let learning: [Int]
  let arenaByteCount: Int
  /// The most numbers that a step exchanges with other workers; 0 for no exchange.
  var exchangeCount = 0
  /// The variables that steps change by a rank's own rows, of which ranks take the mean, as indices into `variables`.
  var averaged: [Int] = []
  /// The output values, for prediction.
  let outputs: [Block]
  /// The gradients of the inputs, if the plan computes them; `nil` for an input without gradient.
  var inputGradients: [Block?] = []
  /// The steps before the gradients of the outputs are needed.
  var forwardStepCount = 0
  /// The gradients of outputs from which other outputs are computed; `nil` for the others.
  var outputGradients: [Block?] = []

  /// Multiply-adds against those of a plan that makes each value once.
  var relativeWork = 1.0

  /// By step, whether workers that share the steps meet behind it: not behind a preparation that the next step does not need, and
  /// over whose memory it does not write.
  var meetings: [Bool] {
    var prepared: Set<Block> = []
    return steps.indices.map { index in
      if steps[index].isPreparation, index + 1 < steps.count {
        prepared.formUnion(steps[index].writes)
        let next = steps[index + 1]
        if prepared.isDisjoint(with: next.reads + next.writes),
          prepared.allSatisfy({ isAlive($0, at: index + 1) })
        {
          return false
        }
      }
      prepared = []
      return true
    }
  }

  private func isAlive(_ block: Block, at step: Int) -> Bool {
    guard case .buffer(let number) = block else { return true }
    return buffers[number].first <= step && step <= buffers[number].last
  }

  /// Bytes alive at each step.
  var bytesByStep: [Int] {
    var change = [Int](repeating: 0, count: steps.count + 1)
    for phase in buffers.flatMap(\.phases) {
      change[phase.steps.lowerBound] += phase.byteCount
      change[phase.steps.upperBound + 1] -= phase.byteCount
    }
    var total = 0
    return change.dropLast().map { delta in
      total += delta
      return total
    }
  }
}

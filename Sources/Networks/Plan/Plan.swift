import Engine

/// A block of memory that a step reads or writes.
enum Block: Hashable, Sendable {
  /// In the arena, for part of the plan's time.
  case buffer(Int)
  /// The values of the plan's n-th variable, shared by all workers.
  case parameter(Int)
  /// A worker's gradient to the plan's n-th variable.
  case gradient(Int)
}

/// A stretch of the arena with the time in which it is needed.
struct Buffer {
  let layer: String
  let role: String
  let byteCount: Int
  let category: MemoryCategory
  /// The first step that writes it and the last that uses it.
  var first = Int.max
  var last = -1
  var offset = 0
  /// Steps between which only the first half is in use: the value waits in 16 bits. Both ends use all of it.
  var narrow: (after: Int, before: Int)?

  /// Bytes in use at a step.
  func byteCount(at step: Int) -> Int { phases.first { $0.steps.contains(step) }?.byteCount ?? 0 }

  /// The times at which so many of its bytes are in use.
  var phases: [(steps: ClosedRange<Int>, byteCount: Int)] {
    guard last >= 0 else { return [] }
    guard let narrow, narrow.before - narrow.after > 1 else { return [(first...last, byteCount)] }
    return [
      (first...narrow.after, byteCount), (narrow.after + 1...narrow.before - 1, byteCount / 2),
      (narrow.before...last, byteCount),
    ]
  }
}

/// One thing to do: a kernel with the blocks that it reads and writes.
struct Step {
  let name: String
  let layer: String
  let kernel: Route.Kernel
  let reads: [Block]
  let writes: [Block]
  /// Ties the kernel to memory and gives back the code to run.
  let make: (WorkerMemory) throws -> () throws -> Void
}

/// A network compiled for one batch shape: steps in order over buffers packed into one arena.
///
/// What a run will take is known before a byte is taken; `Execution` then takes exactly that.
struct Plan {
  let batch: Int
  /// Threads that one primitive uses.
  let threads: Int
  let steps: [Step]
  let buffers: [Buffer]
  let variables: [Variable]
  /// The variables that get a gradient, as indices into `variables`.
  let learning: [Int]
  let arenaByteCount: Int
  /// The most numbers that a step exchanges with other workers; 0 where none does.
  var exchangeCount = 0
  /// The output values, for prediction.
  let outputs: [Block]
  /// The gradients to the inputs, where the plan is for those; `nil` where nothing flows to one.
  var inputGradients: [Block?] = []

  /// Bytes of one worker's gradients to the variables.
  var gradientByteCount: Int { learning.reduce(0) { $0 + variables[$1].heldByteCount } }

  /// Bytes of all variables as they lie.
  var parameterByteCount: Int { variables.reduce(0) { $0 + $1.heldByteCount } }

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

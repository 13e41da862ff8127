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
}

/// One thing to do: a kernel with the blocks that it reads and writes.
struct Step {
  let name: String
  let layer: String
  let reads: [Block]
  let writes: [Block]
  /// Ties the kernel to memory and gives back the code to run.
  let make: (Memory) throws -> () throws -> Void
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
  /// The output values, for prediction.
  let outputs: [Block]

  /// Bytes of one worker's gradients to the variables.
  var gradientByteCount: Int { learning.reduce(0) { $0 + variables[$1].heldByteCount } }

  /// Bytes of all variables as they lie.
  var parameterByteCount: Int { variables.reduce(0) { $0 + $1.heldByteCount } }

  /// Bytes alive at each step.
  var bytesByStep: [Int] {
    var change = [Int](repeating: 0, count: steps.count + 1)
    for buffer in buffers where buffer.last >= 0 {
      change[buffer.first] += buffer.byteCount
      change[buffer.last + 1] -= buffer.byteCount
    }
    var total = 0
    return change.dropLast().map { delta in
      total += delta
      return total
    }
  }
}

/// Buffers into one arena, so that those that live at the same time never overlap.
///
/// Largest first, each at the lowest place that is free for the whole of its time: the rule of greedy-by-size
/// offset assignment (Pisarchyk and Lee, 2020).
enum Packing {
  /// Where a cache line and the widest vector begin.
  static let alignment = 64

  /// Sets the offsets; returns the size of the arena.
  static func pack(_ buffers: inout [Buffer]) -> Int {
    let order = buffers.indices.filter { buffers[$0].last >= 0 && buffers[$0].byteCount > 0 }
      .sorted { (buffers[$0].byteCount, $1) > (buffers[$1].byteCount, $0) }
    var placed: [Int] = []  // by offset
    var size = 0
    for index in order {
      let buffer = buffers[index]
      var offset = 0
      for other in placed {
        let neighbour = buffers[other]
        if neighbour.last < buffer.first || neighbour.first > buffer.last { continue }
        if offset + buffer.byteCount <= neighbour.offset { break }
        offset = max(offset, aligned(neighbour.offset + neighbour.byteCount))
      }
      buffers[index].offset = offset
      size = max(size, offset + buffer.byteCount)
      let place = placed.firstIndex { buffers[$0].offset > offset } ?? placed.endIndex
      placed.insert(index, at: place)
    }
    return size
  }

  private static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) & ~(alignment - 1) }
}

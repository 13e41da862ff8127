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
    let phases = buffers.map(\.phases)
    /// Those that have their place, from the lowest up.
    var placed: [Int] = []
    var size = 0
    for index in order {
      let (first, last, mine) = (buffers[index].first, buffers[index].last, phases[index])
      var offset = 0
      if mine.count == 1 {
        let byteCount = mine[0].byteCount
        for other in placed where buffers[other].first <= last && buffers[other].last >= first {
          let start = buffers[other].offset
          // Room below this one, and so below all that come after it.
          if start - byteCount >= offset { break }
          for theirs in phases[other] where theirs.steps.overlaps(mine[0].steps) {
            offset = max(offset, aligned(start + theirs.byteCount))
          }
        }
      } else {
        // Where it must not begin: what would reach into a neighbour, up to the neighbour's end.
        var taken: [(from: Int, to: Int)] = []
        for other in placed where buffers[other].first <= last && buffers[other].last >= first {
          let start = buffers[other].offset
          for part in mine {
            for theirs in phases[other] where theirs.steps.overlaps(part.steps) {
              taken.append((start - part.byteCount + 1, aligned(start + theirs.byteCount)))
            }
          }
        }
        taken.sort { $0.from < $1.from }
        for (from, to) in taken {
          if from > offset { break }
          offset = max(offset, to)
        }
      }
      buffers[index].offset = offset
      size = max(size, offset + buffers[index].byteCount)
      var (low, high) = (0, placed.count)
      while low < high {
        let middle = (low + high) / 2
        if buffers[placed[middle]].offset <= offset { low = middle + 1 } else { high = middle }
      }
      placed.insert(index, at: low)
    }
    return size
  }

  private static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) & ~(alignment - 1) }
}

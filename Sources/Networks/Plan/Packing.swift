/// Assigns buffers to offsets in one arena so that buffers alive at the same time never overlap.
///
/// Greedy by size: largest first, each at the lowest offset that is free during all of its steps (Pisarchyk and
/// Lee, 2020).
enum Packing {
  /// A cache line, which is also the widest vector.
  static let alignment = 64

  /// Sets the offsets; returns the size of the arena.
  static func pack(_ buffers: inout [Buffer]) -> Int {
    let order = buffers.indices.filter { !buffers[$0].phases.isEmpty && buffers[$0].byteCount > 0 }
      .sorted { (buffers[$0].byteCount, $1) > (buffers[$1].byteCount, $0) }
    let phases = buffers.map(\.phases)
    /// The placed buffers, by increasing offset.
    var placed: [Int] = []
    var size = 0
    for index in order {
      let (first, last, mine) = (buffers[index].first, buffers[index].last, phases[index])
      var offset = 0
      if mine.count == 1 {
        let byteCount = mine[0].byteCount
        for other in placed where buffers[other].first <= last && buffers[other].last >= first {
          let start = buffers[other].offset
          // This gap, below this buffer and all later ones, is large enough.
          if start - byteCount >= offset { break }
          for theirs in phases[other] where theirs.steps.overlaps(mine[0].steps) {
            offset = max(offset, aligned(start + theirs.byteCount))
          }
        }
      } else {
        // Offsets that would make it overlap a neighbour.
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

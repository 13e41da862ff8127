/// Exchanges numbers between the workers of a batch: the statistics of batch normalization.
///
/// Every worker publishes its numbers, waits for the others, and reads everybody's. Two buffers alternate: when one
/// is full, everybody has read the other. The workers of other ranks get what a rank's first worker sends them.
package final class Exchange: @unchecked Sendable {
  /// By rank.
  private let workers: [Range<Int>]
  private let own: Range<Int>
  private let ranks: Ranks?
  private let capacity: Int
  private let storage: Storage
  private let barrier: Barrier
  /// The buffer that each worker uses next, a cache line apart. Not an array: workers write their elements
  /// concurrently.
  private let turns: UnsafeMutablePointer<Int>

  /// Bytes for `workers` workers that publish up to `capacity` numbers.
  package static func byteCount(workers: Int, capacity: Int) -> Int { 2 * workers * capacity * 8 }

  /// - `workers`: those of each rank, or of this process alone.
  package init(workers: [Range<Int>], capacity: Int, ranks: Ranks? = nil) throws(OutOfMemory) {
    (self.workers, self.ranks, self.capacity) = (workers, ranks, capacity)
    own = workers[ranks?.rank ?? 0]
    storage = try Storage(
      byteCount: Self.byteCount(workers: workers.last?.upperBound ?? 0, capacity: capacity),
      category: .workspace, purpose: "statistics that workers exchange")
    barrier = Barrier(count: own.count)
    turns = .allocate(capacity: max(1, own.count) * 16)
    turns.initialize(repeating: 0, count: max(1, own.count) * 16)
  }

  deinit { turns.deallocate() }

  /// Publishes `values` and passes on everybody's, by worker, once all have published.
  ///
  /// - `worker`: its number within the rank.
  /// - `spansRanks`: whether the workers of other ranks are meant too.
  /// - Throws: `Interrupted` if another worker failed, `RankFault` if another rank did.
  package func publish(
    _ values: UnsafeBufferPointer<Double>, by worker: Int, spansRanks: Bool = true,
    _ read: ([UnsafeBufferPointer<Double>]) -> Void
  ) throws {
    let turn = turns[worker * 16]
    turns[worker * 16] = 1 - turn
    let all = workers.last?.upperBound ?? 0
    let base = storage.pointer.assumingMemoryBound(to: Double.self) + turn * all * capacity
    guard let start = values.baseAddress, values.count <= capacity else { return }
    (base + (own.lowerBound + worker) * capacity).update(from: start, count: values.count)
    try barrier.wait(as: worker)
    if spansRanks, let ranks {
      if worker == 0 { try gather(base, values.count, ranks) }
      try barrier.wait(as: worker)
    }
    read(
      (spansRanks ? 0..<all : own).map {
        UnsafeBufferPointer(start: base + $0 * capacity, count: values.count)
      })
  }

  /// Gives the ranks that have workers the numbers of all.
  private func gather(_ base: UnsafeMutablePointer<Double>, _ count: Int, _ ranks: Ranks) throws(RankFault) {
    let places = workers.map { workers in
      workers.isEmpty
        ? 0..<0 : workers.lowerBound * capacity * 8..<((workers.upperBound - 1) * capacity + count) * 8
    }
    let taking = 0..<(places.firstIndex { $0.isEmpty } ?? places.count)
    try ranks.gather(UnsafeMutableRawPointer(base), places, among: taking)
  }

  /// Makes all waits throw.
  package func breakUp() { barrier.breakUp() }
}

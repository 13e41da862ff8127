/// Exchanges numbers between the workers of a batch: the statistics of batch normalization.
///
/// Every worker publishes its numbers, waits for the others, and reads everybody's. Two buffers alternate: when one
/// is full, everybody has read the other.
package final class Exchange: @unchecked Sendable {
  package let workers: Int
  private let capacity: Int
  private let storage: Storage
  private let barrier: Barrier
  /// The buffer that each worker uses next, a cache line apart. Not an array: workers write their elements
  /// concurrently.
  private let turns: UnsafeMutablePointer<Int>

  /// Bytes for `workers` workers that publish up to `capacity` numbers.
  package static func byteCount(workers: Int, capacity: Int) -> Int { 2 * workers * capacity * 8 }

  package init(workers: Int, capacity: Int) throws(OutOfMemory) {
    self.workers = workers
    self.capacity = capacity
    storage = try Storage(
      byteCount: Self.byteCount(workers: workers, capacity: capacity), category: .workspace,
      purpose: "statistics that workers exchange")
    barrier = Barrier(count: workers)
    turns = .allocate(capacity: workers * 16)
    turns.initialize(repeating: 0, count: workers * 16)
  }

  deinit { turns.deallocate() }

  /// Publishes `values` and passes on everybody's, by worker, once all have published.
  ///
  /// - Throws: `Interrupted` if another worker failed.
  package func publish(
    _ values: UnsafeBufferPointer<Double>, by worker: Int, _ read: ([UnsafeBufferPointer<Double>]) -> Void
  ) throws(Interrupted) {
    let turn = turns[worker * 16]
    turns[worker * 16] = 1 - turn
    let base = storage.pointer.assumingMemoryBound(to: Double.self) + turn * workers * capacity
    guard let start = values.baseAddress, values.count <= capacity else { return }
    (base + worker * capacity).update(from: start, count: values.count)
    try barrier.wait(as: worker)
    read((0..<workers).map { UnsafeBufferPointer(start: base + $0 * capacity, count: values.count) })
  }

  /// Makes all waits throw.
  package func breakUp() { barrier.breakUp() }
}

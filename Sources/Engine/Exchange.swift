/// Where workers that take parts of one batch tell each other what they found: the statistics of batch normalisation.
///
/// Every worker publishes so many numbers, waits for the others, and reads what all have published. Two sets of places
/// take turns: when the next set is full, everybody has read the last.
public final class Exchange: @unchecked Sendable {
  public let workers: Int
  private let capacity: Int
  private let storage: Storage
  private let barrier: Barrier
  /// Which set each worker uses next, a cache line apart. No array: workers change their own places at once.
  private let turns: UnsafeMutablePointer<Int>

  /// Bytes for `workers` workers that publish up to `capacity` numbers.
  public static func byteCount(workers: Int, capacity: Int) -> Int { 2 * workers * capacity * 8 }

  public init(workers: Int, capacity: Int) throws(OutOfMemory) {
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

  /// Publishes `values` and hands out everybody's, by worker, once all have come.
  ///
  /// - Throws: `Interrupted` where another worker gave up.
  public func publish(
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

  /// Lets everybody go who waits here.
  public func breakUp() { barrier.breakUp() }
}

import Engine

/// One worker's part of a batch, as its steps see it, and what they sum up on the way.
final class Shard: @unchecked Sendable {
  var source: (any BatchSource)?
  /// The numbers of the samples: as many as the plan's batch.
  var samples: UnsafePointer<Int64>
  /// Changes from step to step; what dropout draws from.
  var seed: UInt64 = 0
  /// What the gradient of each sample's loss is multiplied with: one over the whole batch, times a loss scale.
  var gradientScale: Float = 1
  /// Sums over samples: one for each loss term, then one for each metric.
  var sums: [Double]
  /// The worker's number, and where it meets those who take the other parts of the batch.
  let worker: Int
  var exchange: Exchange?
  private let noSamples: UnsafeMutablePointer<Int64>

  init(sums: Int, worker: Int = 0) {
    self.worker = worker
    self.sums = Array(repeating: 0, count: sums)
    noSamples = .allocate(capacity: 1)
    noSamples.initialize(to: 0)
    samples = UnsafePointer(noSamples)
  }

  deinit { noSamples.deallocate() }

  /// Hands `read` the first `count` numbers of all workers, each followed by the rows that they stand for.
  ///
  /// `values` has room for the count of rows behind the numbers only in the exchange: nothing is written to it here.
  func exchange<Result>(
    _ values: UnsafeMutablePointer<Double>, count: Int, rows: Int,
    _ read: ([UnsafeBufferPointer<Double>]) -> Result
  ) throws -> Result {
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: count + 1) { mine in
      guard let start = mine.baseAddress else { return read([]) }
      start.update(from: values, count: count)
      start[count] = Double(rows)
      guard let exchange, exchange.workers > 1 else { return read([UnsafeBufferPointer(mine)]) }
      var result: Result?
      try exchange.publish(UnsafeBufferPointer(mine), by: worker) { result = read($0) }
      guard let result else { throw Interrupted() }
      return result
    }
  }
}

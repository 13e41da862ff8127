import Engine

/// One worker's part of a batch, and the sums that its steps accumulate.
final class Shard: @unchecked Sendable {
  var source: (any BatchSource)?
  /// The indices of the samples: as many as the plan's batch.
  var samples: UnsafePointer<Int64>
  /// New for every step; random operations derive their draws from it.
  var seed: UInt64 = 0
  /// What the gradient of each sample's loss is multiplied by: 1 / batch size, times a loss scale.
  var gradientScale: Float = 1
  /// The gradients of the outputs for this worker's samples, by output; `nil` for zero.
  var outputGradients: [UnsafePointer<Float>?] = []
  /// The samples of the whole batch, over all workers and rounds.
  var sampleCount = 0
  /// The sums of their weights: none, one for all outputs, or one for each.
  var weightSums: [Double] = []
  /// Sums over samples: one per loss, then those of the metrics.
  var sums: [Double]
  /// The worker's index, and where it exchanges numbers with the workers of the other parts.
  let worker: Int
  var exchange: Exchange?
  /// What moves the exchange of gradients between ranks on, after each step.
  var gradientExchange: GradientExchange?
  private let noSamples: UnsafeMutablePointer<Int64>

  init(sums: Int, worker: Int = 0) {
    self.worker = worker
    self.sums = Array(repeating: 0, count: sums)
    noSamples = .allocate(capacity: 1)
    noSamples.initialize(to: 0)
    samples = UnsafePointer(noSamples)
  }

  deinit { noSamples.deallocate() }

  func weightSum(of output: Int) -> Double? {
    weightSums.count == 1 ? weightSums[0] : weightSums.indices.contains(output) ? weightSums[output] : nil
  }

  /// Passes `read` the first `count` numbers of all workers, each followed by the row count that they stand for.
  ///
  /// `values` itself is not written to; the row count is appended in the exchange only.
  ///
  /// - `spansRanks`: whether the workers of other ranks are meant too.
  func exchange<Result>(
    _ values: UnsafeMutablePointer<Double>, count: Int, rows: Int, spansRanks: Bool = true,
    _ read: ([UnsafeBufferPointer<Double>]) -> Result
  ) throws -> Result {
    try withUnsafeTemporaryAllocation(of: Double.self, capacity: count + 1) { mine in
      guard let start = mine.baseAddress else { return read([]) }
      start.update(from: values, count: count)
      start[count] = Double(rows)
      guard let exchange else { return read([UnsafeBufferPointer(mine)]) }
      var result: Result?
      try exchange.publish(UnsafeBufferPointer(mine), by: worker, spansRanks: spansRanks) {
        result = read($0)
      }
      guard let result else { throw Interrupted() }
      return result
    }
  }
}

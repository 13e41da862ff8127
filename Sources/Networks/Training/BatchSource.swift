/// Where a batch comes from: writes samples by index.
protocol BatchSource: AnyObject, Sendable {
  /// Writes `count` samples: inputs as floats, targets as their losses read them, and sample weights by output.
  func load(
    _ samples: UnsafePointer<Int64>, _ count: Int, inputs: [UnsafeMutableRawPointer],
    targets: [UnsafeMutableRawPointer], weights: [UnsafeMutablePointer<Float>]
  ) throws

  /// Numbers that tell samples apart by the values of their inputs: a hash, equal for equal samples.
  func keys(of samples: UnsafeBufferPointer<Int64>) -> [Int]

  /// The sums of the samples' weights, by output; empty if there are none.
  func weightSums(of samples: UnsafeBufferPointer<Int64>) -> [Double]
}

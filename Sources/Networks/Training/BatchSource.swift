/// Where a batch comes from: writes samples by number.
protocol BatchSource: AnyObject, Sendable {
  /// Writes `count` samples: each input as floats, each target as its loss wants it, and their weights.
  func load(
    _ samples: UnsafePointer<Int64>, _ count: Int, inputs: [UnsafeMutableRawPointer],
    targets: [UnsafeMutableRawPointer], weights: UnsafeMutablePointer<Float>?
  ) throws
}

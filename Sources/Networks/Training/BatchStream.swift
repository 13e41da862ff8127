/// Data that a pipeline produces one batch at a time, on demand.
package protocol BatchStream: AnyObject {
  /// The number of batches per epoch; `nil` if not known in advance.
  var batchCount: Int? { get }
  /// Goes back to the beginning.
  func begin() throws
  /// The next batch; `nil` at the end.
  func next() throws -> Samples?
}

/// What a model is trained or evaluated on.
package enum TrainingData {
  /// All of it, in memory.
  case samples(Samples)
  case stream(any BatchStream)
}

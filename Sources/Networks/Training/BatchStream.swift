/// Data that come a batch at a time, as a pipeline makes them: a batch is not there before it is asked for.
public protocol BatchStream: AnyObject {
  /// How many batches one time through gives; `nil` where nobody can say before they have come.
  var batchCount: Int? { get }
  /// Goes back to the beginning.
  func begin() throws
  /// The next batch; `nil` at the end.
  func next() throws -> Samples?
}

/// What a model is trained on or judged by.
public enum TrainingData {
  /// All of it, in memory.
  case samples(Samples)
  case stream(any BatchStream)
}

import Evaluator

extension Call {
  /// A number of batches; `nil` for `None` and, as in Keras, for 0: all there are.
  func steps(_ name: String) throws -> Int? {
    let steps = try optionalInt(name, atLeast: 0)
    return steps == 0 ? nil : steps
  }
}

package import Tensors

/// Computes with tensors, and has the open tapes record it.
package final class TensorMath {
  /// The innermost last.
  private var tapes: [Tape] = []

  package init() {}

  /// Whether a tape is open.
  package var isRecording: Bool { !tapes.isEmpty }

  package func open(_ tape: Tape) { tapes.append(tape) }

  package func close(_ tape: Tape) { tapes.removeAll { $0 === tape } }

  /// Whether a tape is among the open ones.
  package func isOpen(_ tape: Tape) -> Bool { tapes.contains { $0 === tape } }

  /// Computes without the tapes; then they are open again.
  package func pausing<Result>(_ body: () throws -> Result) rethrows -> Result {
    let open = tapes
    tapes = []
    defer { tapes = open }
    return try body()
  }

  /// Computes without one of the tapes.
  package func pausing<Result>(_ tape: Tape, _ body: () throws -> Result) rethrows -> Result {
    let open = tapes
    tapes.removeAll { $0 === tape }
    defer { tapes = open }
    return try body()
  }

  /// A function's value; open tapes that follow one of the inputs record it.
  package func apply(_ function: TensorFunction, _ inputs: [EagerTensor]) throws -> EagerTensor {
    let output = EagerTensor(try function.forward(inputs.map(\.value)))
    guard isRecording, output.dtype.isFloating, let backward = function.backward else { return output }
    record(inputs: inputs, outputs: [output]) { pull in
      guard let gradient = pull.gradients[0] else { return Tape.Flow(inputs: []) }
      let parts = TensorFunction.Pullback(
        gradient: Expression(gradient, pull.math), inputs: inputs.map { Expression($0, pull.math) },
        output: Expression(output, pull.math))
      return Tape.Flow(inputs: try backward(parts).map { $0?.tensor })
    }
    return output
  }

  /// Whether an open tape follows one of the objects.
  package func follows(_ inputs: [AnyObject]) -> Bool {
    tapes.contains { tape in inputs.contains { tape.follows($0) } }
  }

  /// How many open tapes follow one of the objects.
  package func followerCount(_ inputs: [AnyObject]) -> Int {
    tapes.count { tape in inputs.contains { tape.follows($0) } }
  }

  /// Has the open tapes that follow one of the inputs record a computation.
  ///
  /// - Returns: how many tapes do.
  @discardableResult
  package func record(
    inputs: [AnyObject], outputs: [EagerTensor], backward: @escaping Tape.Backward
  ) -> Int {
    var count = 0
    for tape in tapes {
      // No short cut: each variable among the inputs is to be watched.
      let followed = inputs.map { tape.follows($0) }
      if followed.contains(true) {
        tape.append(Tape.Record(inputs: inputs, outputs: outputs, backward: backward))
        count += 1
      }
    }
    return count
  }

  /// A variable's value, followed to the variable.
  package func read(_ variable: any WatchedVariable, _ value: Tensor) -> EagerTensor {
    let result = EagerTensor(value)
    record(inputs: [variable], outputs: [result]) { Tape.Flow(inputs: $0.gradients) }
    return result
  }
}

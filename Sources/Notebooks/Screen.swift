package import Evaluator

/// A console that can also show how a cell ended.
package protocol Screen: Console {
  /// Shows the value of a cell's last expression.
  func show(value: String, number: Int)

  /// Shows the message that a cell ended with.
  func show(error: String)

  /// Reports that a cell was interrupted.
  func showInterrupted()
}

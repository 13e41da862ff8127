package import Evaluator

/// A console that can also show how a cell ended.
package protocol Screen: Console {
  /// Shows the value of a cell's last expression.
  func show(value: String, number: Int)

  /// Shows such a value that documents show as a table.
  func show(table: DisplayTable, text: String, number: Int)

  /// Shows a page of help.
  func show(page: String)

  /// Shows the message that a cell ended with.
  func show(error: String)

  /// Reports that a cell was interrupted.
  func showInterrupted()
}

extension Screen {
  package func show(table: DisplayTable, text: String, number: Int) { show(value: text, number: number) }
  package func show(page: String) { write(page) }
}

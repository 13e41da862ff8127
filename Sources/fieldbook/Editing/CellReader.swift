/// The user's action at the prompt.
enum Reading: Equatable {
  /// Entered a cell.
  case cell(String)
  /// Discarded the line with Ctrl-C.
  case dropped
  /// Left with Ctrl-D, or the terminal was closed.
  case end
}

/// Reads cells from the user.
protocol CellReader: AnyObject {
  /// What stands before the number: `In [3]: `, `play [3]: `.
  var promptWord: String { get set }

  /// Reads a cell.
  ///
  /// - Parameters:
  ///   - number: its number, for the prompt.
  ///   - offer: the initial text.
  func read(number: Int, offer: String) -> Reading

  /// Reads one line with a custom prompt, such as an answer; it is not added to the history.
  func ask(_ prompt: String) -> Reading
}

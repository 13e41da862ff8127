/// What someone at the prompt did.
enum Reading: Equatable {
  /// Entered a cell.
  case cell(String)
  /// Dropped the line with Ctrl-C.
  case dropped
  /// Left with Ctrl-D, or the terminal went away.
  case end
}

/// Reads cells from someone.
protocol CellReader: AnyObject {
  /// Asks for a cell.
  ///
  /// - Parameters:
  ///   - number: its number, for the prompt.
  ///   - offer: a cell to begin with; entered as it is, it comes back unchanged.
  func read(number: Int, offer: String) -> Reading

  /// Asks for one line behind a prompt of its own, such as an answer; it is not kept in the history.
  func ask(_ prompt: String) -> Reading
}

import Glibc

/// The size of a terminal's window.
enum TerminalSize {
  /// Columns and rows; `nil` if the descriptor is not a terminal or its size is unknown.
  static func of(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}

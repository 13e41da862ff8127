/// Text that was written for a terminal.
enum TerminalText {
  /// What a terminal shows in the end: without colours and other escape sequences, and with carriage returns and
  /// backspaces carried out, as progress bars use them.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x1B || $0 == 0x0D || $0 == 0x08 }) else { return text }
    var screen = Screen()
    for scalar in text.unicodeScalars { screen.take(scalar) }
    return screen.text
  }

  private struct Screen {
    private var finished = String.UnicodeScalarView()
    private var line: [Unicode.Scalar] = []
    private var column = 0
    private var sequence = Sequence.none

    /// The escape sequence that is being read.
    private enum Sequence {
      case none
      /// After an escape.
      case begun
      /// `ESC [`, to a final character.
      case control
      /// `ESC ]` and alike, to a BEL or `ESC \`; it does not continue on another line.
      case string
    }

    var text: String { String(finished) + String(String.UnicodeScalarView(line)) }

    mutating func take(_ scalar: Unicode.Scalar) {
      switch (sequence, scalar) {
      case (_, "\n"):
        finished.append(contentsOf: line)
        finished.append(scalar)
        line.removeAll(keepingCapacity: true)
        (column, sequence) = (0, .none)
      case (_, "\u{1B}"): sequence = .begun
      case (.begun, "["): sequence = .control
      case (.begun, "]"), (.begun, "P"), (.begun, "_"), (.begun, "^"), (.begun, "X"): sequence = .string
      case (.begun, _): sequence = .none
      case (.control, "\u{40}"..."\u{7E}"):
        if scalar == "K" { line.removeSubrange(min(column, line.count)...) }
        sequence = .none
      case (.control, _): break
      case (.string, "\u{7}"): sequence = .none
      case (.string, _): break
      case (.none, "\r"): column = 0
      case (.none, "\u{8}"): column = max(0, column - 1)
      case (.none, _):
        if column < line.count { line[column] = scalar } else { line.append(scalar) }
        column += 1
      }
    }
  }
}

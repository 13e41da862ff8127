import CEditline
import Glibc
import Notebooks

extension LineEditor {
  /// Runs the cell if it is complete, else begins a new line.
  func enter() -> Reply {
    if label != nil || buffer.text == recalled || buffer.text.trimmingBlanks.isEmpty { return submit() }
    guard buffer.isOnLastLine else { return edit { $0.breakLine() } }
    let isMultiline = buffer.scalars.contains("\n")
    let isDone = isMultiline && buffer.isOnBlankLine
    let text = buffer.text.withoutTrailingBlankLines + (isDone ? "\n\n" : "")
    guard language.completeness(text) == .incomplete else { return submit() }
    return edit { $0.breakLine() }
  }

  /// Runs the cell as it is.
  func submit() -> Reply {
    let text = buffer.text.withoutTrailingBlankLines
    keep(text)
    return .entered(.cell(text))
  }

  /// Adds a cell to the history; other lines are not cells.
  func keep(_ text: String) { if label == nil { history.append(text) } }

  /// Discards the cell; it stays in the history.
  func drop() -> Reply {
    keep(buffer.text)
    return .entered(.dropped)
  }

  /// Leaves at an empty prompt, or at an offered cell that is unchanged; else deletes a character.
  func leave() -> Reply {
    if buffer.scalars.isEmpty || (!offer.isEmpty && buffer.text == offer) { return .entered(.end) }
    return attempt { $0.deleteForward() }
  }

  /// Suspends the process, as with the shell's Ctrl-Z, and redraws the cell on continuing.
  func suspend() -> Reply {
    leaveRows()
    draw("\u{1B}[?2004l")
    withUsualTerminal { _ = Glibc.kill(0, SIGTSTP) }
    draw("\u{1B}[?2004h")
    return .redraw
  }

  /// Inserts a pasted text, up to the terminal's end mark, without running any of it.
  func paste() -> Reply {
    let end = Array("\u{1B}[201~".unicodeScalars)
    var text: [Unicode.Scalar] = []
    while text.count < LineEditor.longestPaste, case .character(let key) = nextKey() {
      text.append(key)
      if text.last == end.last, text.suffix(end.count).elementsEqual(end) {
        text.removeLast(end.count)
        break
      }
    }
    return edit { $0.insert(LineEditor.cleaned(text)) }
  }

  /// The maximum number of characters per paste: 4 Mi.
  private static let longestPaste = 4 << 20

  /// A pasted text with line feeds as line breaks and without control characters.
  static func cleaned(_ text: [Unicode.Scalar]) -> String {
    var result: [Unicode.Scalar] = []
    for (index, scalar) in text.enumerated() {
      switch scalar {
      case "\r": result.append("\n")
      case "\n": if index == 0 || text[index - 1] != "\r" { result.append("\n") }
      case "\t": result.append("\t")
      case CellLayout.mark: result.append(" ")
      case let control where control.value < 0x20 || (0x7F...0x9F).contains(control.value): break
      default: result.append(scalar)
      }
    }
    return String(scalars: result[...])
  }
}

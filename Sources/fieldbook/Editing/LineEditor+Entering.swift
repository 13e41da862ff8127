import CEditline
import Glibc
import Notebooks

extension LineEditor {
  /// Runs the cell if it is whole, wherever the cursor is; begins a line if it is not, and at the end of a line of a
  /// block that is being typed, which a blank line ends.
  func enter() -> Reply {
    if label != nil || buffer.text == recalled || buffer.text.trimmingBlanks.isEmpty { return submit() }
    let text = buffer.text.withoutTrailingBlankLines
    if language.completeness(text) != .incomplete { return submit() }
    if language.completeness(text + "\n\n") == .incomplete { return breakLine() }
    let endsBlock = buffer.isOnLastLine && buffer.isOnBlankLine && buffer.scalars.contains("\n")
    let isInLine = buffer.cursor < buffer.lineEnd
    return endsBlock || isInLine || (recalled != nil && !buffer.isOnLastLine) ? submit() : breakLine()
  }

  /// Begins a line, indented as the one before; what is pasted brings its own indentation.
  func breakLine() -> Reply {
    if input.isReady(within: 0), let next = input.peek(), next == " " || next == "\t" { isPasting = true }
    return edit { [isPasting] in isPasting ? $0.insert("\n") : $0.breakLine() }
  }

  /// Runs the cell as it is.
  func submit() -> Reply {
    let text = buffer.text.withoutTrailingBlankLines
    keep(text)
    return .entered(.cell(text))
  }

  /// Adds a cell to the history; other lines are not cells, nor is a word of lessons behind an offered one.
  func keep(_ text: String) {
    if label == nil, !LessonWord.isTyped(in: text, behind: offer) { history.append(text) }
  }

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
    input.readsAhead = true
    defer { input.readsAhead = false }
    while text.count < LineEditor.longestPaste, case .character(let key) = nextKey() {
      text.append(key)
      if text.last == end.last, text.suffix(end.count).elementsEqual(end) {
        text.removeLast(end.count)
        break
      }
    }
    return edit { $0.insert(LineEditor.unprompted(LineEditor.cleaned(text))) }
  }

  /// The maximum number of characters per paste: 4 Mi.
  private static let longestPaste = 4 << 20

  /// A pasted text without the prompts of a transcript, the fence of a document and the indentation that all lines share.
  static func unprompted(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count > 1 || promptLength(text) != nil else { return text }
    if lines[0].hasPrefix("```"), let end = lines.lastIndex(where: { $0.trimmingBlanks == "```" }), end > 0 {
      lines = Array(lines[1..<end])
    }
    let written = lines.filter { !$0.trimmingBlanks.isEmpty }
    if let first = written.first, promptLength(first) != nil {
      // Lines without a prompt are what was printed.
      lines = lines.compactMap { line in promptLength(line).map { String(line.dropFirst($0)) } }
    } else if let shared = written.map({ $0.prefix { $0 == " " }.count }).min(), shared > 0 {
      lines = lines.map { String($0.dropFirst(min(shared, $0.prefix { $0 == " " }.count))) }
    }
    return lines.joined(separator: "\n")
  }

  /// The length of `>>> `, `... `, `In [3]: ` or `   ...: ` at the start of a line.
  private static func promptLength(_ line: String) -> Int? {
    for prompt in [">>> ", "... "] where line.hasPrefix(prompt) { return prompt.count }
    if line == ">>>" || line == "..." { return 3 }
    guard let match = line.prefixMatch(of: /\s*(In \[\d+\]:|\.\.\.:) ?/) else { return nil }
    return match.0.count
  }

  /// A pasted text with line feeds as line breaks and without control characters.
  static func cleaned(_ text: [Unicode.Scalar]) -> String {
    var result: [Unicode.Scalar] = []
    for (index, scalar) in text.enumerated() {
      switch scalar {
      case "\r": result.append("\n")
      case "\n": if index == 0 || text[index - 1] != "\r" { result.append("\n") }
      case "\t": result.append("\t")
      // Pages of the web have them in place of blanks.
      case "\u{A0}", "\u{2007}", "\u{202F}": result.append(" ")
      case let control where control.value < 0x20 || (0x7F...0x9F).contains(control.value): break
      default: result.append(scalar)
      }
    }
    return String(scalars: result[...])
  }
}

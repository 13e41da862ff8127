import Language
import Notebooks

extension LineEditor {
  /// Completes what stands before the cursor as far as all candidates agree, or those of the same case if there are any; if
  /// they agree on no more, lists them.
  /// After blanks it indents.
  func complete() -> Reply {
    if buffer.indent() { return .edited }
    let found = language.completions(buffer.textBeforeCursor)
    let texts = found.candidates.map(\.text)
    let exact = texts.filter { $0.hasPrefix(found.word) }
    let shared = LineEditor.sharedStart(of: exact.isEmpty ? texts : exact)
    let isLonger = shared.count > found.word.count
    let fits =
      texts.count == 1 || shared.lowercased().hasPrefix(found.word.lowercased())
      || (isLonger && Completions.initials(of: shared).hasPrefix(found.word.lowercased()))
    if fits, shared != found.word {
      replace(found.word, with: shared)
      if isLonger || texts.count == 1 { return .edited }
    }
    guard texts.count > 1 else { return .nothing }
    listing = LineEditor.list(
      found.candidates, width: screen.columns, rows: max(1, min(8, screen.rows - 4)), theme: theme)
    return .edited
  }

  /// Replaces the word before the cursor. A closing quotation mark or `=` that is there already is not doubled.
  private func replace(_ word: String, with text: String) {
    let start = buffer.cursor - word.unicodeScalars.count
    guard start >= 0 else { return }
    buffer.remove(start..<buffer.cursor)
    buffer.insert(text)
    guard let last = text.unicodeScalars.last, !last.isWord, buffer.cursor < buffer.scalars.count,
      buffer.scalars[buffer.cursor] == last
    else { return }
    buffer.scalars.remove(at: buffer.cursor)
  }

  /// The common prefix of all candidates.
  static func sharedStart(of candidates: [String]) -> String {
    guard var shared = candidates.first else { return "" }
    for candidate in candidates.dropFirst() {
      shared = String(zip(shared, candidate).prefix { $0 == $1 }.map(\.0))
    }
    return shared
  }

  /// The candidates: a row each, with what they are, if there are few; else their names in columns.
  static func list(_ candidates: [Completion], width: Int, rows limit: Int, theme: Theme) -> [String] {
    let labels = candidates.map { Visible.line($0.label) }
    guard candidates.count <= limit, candidates.contains(where: { !$0.detail.isEmpty }) else {
      return columns(labels, width: width, rows: limit)
    }
    let column = labels.map { DisplayWidth.of($0) }.max() ?? 0
    return zip(labels, candidates).map { label, candidate in
      if DisplayWidth.of(label) > width - 1 { return DisplayWidth.cut(label, to: width - 1) }
      let gap = String(repeating: " ", count: column + 2 - DisplayWidth.of(label))
      let detail = DisplayWidth.cut(Visible.line(candidate.detail), to: width - 1 - column - 2)
      return detail.isEmpty ? label : label + gap + theme.paint(detail, .comment)
    }
  }

  /// Names in columns, read downwards, in a limited number of rows.
  static func columns(_ names: [String], width: Int, rows limit: Int) -> [String] {
    let column = (names.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let count = max(1, (width - 1) / column)
    let rows = (names.count + count - 1) / count
    var lines: [String] = []
    for row in 0..<min(rows, max(limit, 1)) {
      var line = ""
      for index in stride(from: row, to: names.count, by: rows) {
        line += names[index] + String(repeating: " ", count: column - DisplayWidth.of(names[index]))
      }
      lines.append(DisplayWidth.cut(String(line.trimmingBlanks), to: width - 1))
    }
    if rows > limit { lines.append("… \(names.count) names") }
    return lines
  }
}

// MARK: - Hints

extension LineEditor {
  /// The signature of the call around the cursor, for the row below the cell.
  var hint: [String] {
    guard usesColour, label == nil, search == nil, !isLeaving, buffer.cursor <= LineEditor.longestHinted,
      let hint = language.callHint(buffer.textBeforeCursor)
    else { return [] }
    return [LineEditor.row(of: hint, width: screen.columns - 1, theme: theme)]
  }

  /// The most scalars of a text in which calls are looked for.
  private static let longestHinted = 1 << 16

  /// A signature on one row: the parameters around the current one, which stands out.
  static func row(of hint: CallHint, width: Int, theme: Theme) -> String {
    let texts = hint.parameters.map { Visible.line($0) }
    func row(from first: Int, to end: Int) -> [String] {
      let shown = (first..<end).map { texts[$0] + ($0 + 1 < texts.count ? ", " : "") }
      return [hint.name + "("] + (first > 0 ? ["…, "] : []) + shown + [end < texts.count ? "…)" : ")"]
    }
    func fits(_ first: Int, _ end: Int) -> Bool {
      row(from: first, to: end).reduce(0) { $0 + DisplayWidth.of($1) } <= width
    }
    let needed = min((hint.current ?? -1) + 1, texts.count)
    var first = 0
    while first + 1 < needed, !fits(first, needed) { first += 1 }
    var end = needed
    while end < texts.count, fits(first, end + 1) { end += 1 }
    let parts = row(from: first, to: end)
    func dim(_ text: String) -> String { theme.paint(text, .comment) }
    guard fits(first, end) else { return dim(DisplayWidth.cut(parts.joined(), to: width)) }
    guard let current = hint.current, current < end else { return dim(parts.joined()) }
    let index = current - first + (first > 0 ? 2 : 1)
    return dim(parts[..<index].joined()) + parts[index] + dim(parts[(index + 1)...].joined())
  }
}

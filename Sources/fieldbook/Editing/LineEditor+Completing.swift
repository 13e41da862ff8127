import Notebooks

extension LineEditor {
  /// Completes the name before the cursor to the common prefix of the candidates; if there is nothing to add, lists
  /// them. After blanks it indents.
  func complete() -> Reply {
    if buffer.indent() { return .edited }
    let completions = language.completions(buffer.textBeforeCursor)
    let shared = LineEditor.sharedStart(of: completions.candidates)
    if shared.count > completions.word.count, shared.hasPrefix(completions.word) {
      buffer.insert(String(shared.dropFirst(completions.word.count)))
      return .edited
    }
    guard completions.candidates.count > 1 else { return .nothing }
    listing = LineEditor.columns(
      completions.candidates, width: screen.columns, rows: max(1, min(8, screen.rows - 4)))
    return .edited
  }

  /// The common prefix of all candidates.
  static func sharedStart(of candidates: [String]) -> String {
    guard var shared = candidates.first else { return "" }
    for candidate in candidates.dropFirst() {
      shared = String(zip(shared, candidate).prefix { $0 == $1 }.map(\.0))
    }
    return shared
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

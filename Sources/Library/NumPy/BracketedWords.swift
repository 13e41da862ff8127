/// Words between brackets, as pandas lays out the labels of an index.
package enum BracketedWords {
  /// Columns of a line.
  private static let width = 80

  /// `['a', 'b', …]` over lines of 80 columns.
  ///
  /// - `nameWidth`: the width of the class's name before it; `nil` without one.
  package static func text(_ words: [String], isJustified: Bool, nameWidth: Int?) -> String {
    let most = 100
    let (outer, inner) = (
      "\n" + String(repeating: " ", count: nameWidth.map { $0 + 1 } ?? 0),
      "\n" + String(repeating: " ", count: nameWidth.map { $0 + 2 } ?? 1)
    )
    guard words.count > 2 else { return "[" + words.joined(separator: ", ") + "]" }
    let isCut = words.count > most
    var (head, tail) = isCut ? (Array(words.prefix(10)), Array(words.suffix(10))) : ([], words)
    func isLine(_ words: [String]) -> Bool { words.joined(separator: ", ").count < width }
    if isJustified, isCut || !isLine(tail) {
      let width = (head + tail).map(\.count).max() ?? 0
      func padded(_ words: [String]) -> [String] {
        words.map { String(repeating: " ", count: width - $0.count) + $0 }
      }
      (head, tail) = (padded(head), padded(tail))
    }
    var (text, line) = ("", inner)
    func add(_ word: String, _ limit: Int) {
      func bare(_ text: String) -> Int { text.reversed().drop { $0 == " " }.count }
      if bare(line) - 1 + bare(word) >= limit - 1 {
        while line.last == " " { line.removeLast() }
        text += line
        line = inner
      }
      line += word
    }
    for word in head { add(word + ", ", width) }
    if isCut {
      while line.last == " " { line.removeLast() }
      text += line + inner + "..."
      line = inner
    }
    for word in tail.dropLast() { add(word + ", ", width) }
    add(tail.last ?? "", width - 2)
    text = "[" + (text + line).dropFirst(inner.count) + "]"
    return text.count > width && nameWidth != nil ? text + "," + outer : text
  }
}

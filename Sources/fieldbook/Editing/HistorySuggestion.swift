/// The last cell of the history that begins with what is typed. It is looked for again only where the text or the
/// history is another; for a text that goes on, no later cell can be the one.
struct HistorySuggestion {
  /// The most scalars of a text that is looked for.
  static let longest = 1 << 12

  private var text = ""
  private var count = -1
  private var position: Int?

  /// What follows the text in that cell.
  mutating func rest(of text: String, in entries: [String]) -> String? {
    if count != entries.count || text != self.text {
      let goesOn = count == entries.count && text.utf8.starts(with: self.text.utf8)
      let end = goesOn ? position.map { $0 + 1 } ?? 0 : entries.count
      position = entries[..<end].lastIndex {
        $0.utf8.count > text.utf8.count && $0.utf8.starts(with: text.utf8)
      }
      (self.text, count) = (text, entries.count)
    }
    guard let position else { return nil }
    return String(decoding: entries[position].utf8.dropFirst(text.utf8.count), as: UTF8.self)
  }
}

extension LineEditor {
  /// The line above; from the first line, an earlier cell.
  func up() -> Reply { buffer.moveUp() ? .edited : recallEarlier() }

  /// The line below; from the last line, a later cell.
  func down() -> Reply { buffer.moveDown() ? .edited : recallLater() }

  /// The previous history entry with the typed prefix.
  func recallEarlier() -> Reply {
    let start = browsing ?? (position: history.entries.count, typed: buffer)
    let prefix = start.typed.text
    let found = history.entries[..<start.position].lastIndex { $0.hasPrefix(prefix) && $0 != buffer.text }
    guard let found else { return .nothing }
    show(history.entries[found])
    browsing = (found, start.typed)
    return .edited
  }

  /// The next history entry with the typed prefix; after the last one, the typed text.
  func recallLater() -> Reply {
    guard let start = browsing else { return .nothing }
    let prefix = start.typed.text
    let later = history.entries[(start.position + 1)...]
    if let found = later.firstIndex(where: { $0.hasPrefix(prefix) && $0 != buffer.text }) {
      show(history.entries[found])
      browsing = (found, start.typed)
    } else {
      buffer = start.typed
      recalled = nil
      browsing = nil
    }
    return .edited
  }

  /// Shows a history entry.
  func show(_ text: String) {
    buffer = EditBuffer(text)
    recalled = text
  }
}

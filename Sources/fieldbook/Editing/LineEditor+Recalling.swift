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
  private func show(_ text: String) {
    buffer = EditBuffer(text)
    recalled = text
  }
}

// MARK: - Searching

/// A search of the history: the text, and the position found.
struct HistorySearch {
  var text = ""
  var position: Int
  var original: EditBuffer
  var hasFailed = false

  var prompt: String { "(\(hasFailed ? "no " : "")search) \(text): " }
}

extension LineEditor {
  /// Starts a search; the following keys are the search text.
  func startSearch() -> Reply {
    search = HistorySearch(position: history.entries.count, original: buffer)
    return .edited
  }

  /// Handles a key during a search: a character extends the text, Ctrl-R goes further back, Ctrl-G or Ctrl-C
  /// restores the line; any other key ends the search and is applied to what was found, so that Enter runs it.
  func continueSearch(_ key: Unicode.Scalar) -> Reply {
    guard var search else { return .nothing }
    switch key {
    case "\u{12}":
      find(&search, before: search.position)
    case "\u{7F}", "\u{8}":
      search.text = String(search.text.unicodeScalars.dropLast())
      find(&search, before: history.entries.count)
    case "\u{7}", "\u{3}":
      buffer = search.original
      self.search = nil
      return .edited
    case let control where control.value < 0x20:
      input.putBack(key)
      self.search = nil
      return .edited
    default:
      search.text.unicodeScalars.append(key)
      find(&search, before: min(search.position + 1, history.entries.count))
    }
    self.search = search
    return .edited
  }

  /// Shows the last entry before a position that contains the search text.
  private func find(_ search: inout HistorySearch, before position: Int) {
    guard !search.text.isEmpty else {
      search.hasFailed = false
      buffer = search.original
      return
    }
    let shown = buffer.text
    let found = history.entries[..<position].lastIndex {
      $0.contains(search.text) && (position != search.position || $0 != shown)
    }
    search.hasFailed = found == nil
    guard let found else { return }
    search.position = found
    show(history.entries[found])
  }
}

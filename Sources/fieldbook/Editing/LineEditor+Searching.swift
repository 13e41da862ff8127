import enum Language.Visible

/// A search of the history: what is typed, the cells that match, and which of them is shown.
struct HistorySearch {
  var text = ""
  /// The positions of matching cells, the best first.
  var matches: [Int] = []
  var chosen = 0
  var original: EditBuffer
  var hasFailed = false

  var prompt: String { "(\(hasFailed ? "no " : "")search) \(text): " }

  /// The position of the shown cell.
  var position: Int? { matches.indices.contains(chosen) ? matches[chosen] : nil }

  /// The most cells that a search finds.
  private static let limit = 200

  /// The cells that contain a text, in any case; behind them those that contain its letters in this order. Newer ones
  /// stand first, equal ones once.
  static func matches(of text: String, in entries: [String]) -> [Int] {
    let wanted = text.utf8.map(lowered)
    guard !wanted.isEmpty else { return [] }
    var (whole, scattered): ([Int], [Int]) = ([], [])
    var seen: Set<String> = []
    for position in entries.indices.reversed() where whole.count < limit {
      let entry = entries[position]
      guard contains(entry.utf8, wanted), seen.insert(entry).inserted else { continue }
      if entry.holds(wanted) {
        whole.append(position)
      } else if scattered.count < limit {
        scattered.append(position)
      }
    }
    return Array((whole + scattered).prefix(limit))
  }

  fileprivate static func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

  /// Whether these bytes occur in this order.
  private static func contains(_ bytes: String.UTF8View, _ wanted: [UInt8]) -> Bool {
    var next = 0
    for byte in bytes where lowered(byte) == wanted[next] {
      next += 1
      if next == wanted.count { return true }
    }
    return false
  }

  /// The found cells around the shown one, a row each.
  func rows(of entries: [String], width: Int, limit: Int) -> [String] {
    guard matches.count > 1, limit > 0 else { return [] }
    let first = max(0, min(chosen - limit / 2, matches.count - limit))
    return matches.indices[first..<min(first + limit, matches.count)].map { index in
      let line = entries[matches[index]].split(separator: "\n", maxSplits: 1).first ?? ""
      return DisplayWidth.cut((index == chosen ? "› " : "  ") + Visible.text(String(line)), to: width - 1)
    }
  }
}

extension String {
  /// Whether these lower-case bytes stand in it together, in any case.
  fileprivate func holds(_ wanted: [UInt8]) -> Bool {
    let bytes = utf8.map(HistorySearch.lowered)
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { start in
      bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}

extension LineEditor {
  /// Starts a search; the following keys are the search text.
  func startSearch() -> Reply {
    search = HistorySearch(original: buffer)
    return .edited
  }

  /// Handles a key during a search: a character extends the text, Ctrl-R goes further back and Ctrl-S forward, Ctrl-G or
  /// Ctrl-C restores the line; any other key ends the search and is applied to what was found, so that Enter runs it.
  func continueSearch(_ key: Unicode.Scalar) -> Reply {
    guard var search else { return .nothing }
    switch key {
    case "\u{12}":
      if search.chosen + 1 < search.matches.count { search.chosen += 1 } else { search.hasFailed = true }
    case "\u{13}":
      search.hasFailed = search.chosen == 0
      search.chosen = max(0, search.chosen - 1)
    case "\u{7F}", "\u{8}":
      search.text = String(search.text.unicodeScalars.dropLast())
      find(&search)
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
      find(&search)
    }
    if search.text.isEmpty {
      buffer = search.original
    } else if let position = search.position {
      show(history.entries[position])
    }
    self.search = search
    listing = search.rows(of: history.entries, width: screen.columns, limit: max(1, min(6, screen.rows - 4)))
    return .edited
  }

  /// Finds the cells that match; the shown one stays if it is among them.
  private func find(_ search: inout HistorySearch) {
    let found = HistorySearch.matches(of: search.text, in: history.entries)
    search.hasFailed = found.isEmpty && !search.text.isEmpty
    if search.hasFailed { return }
    let shown = search.position
    search.matches = found
    search.chosen = found.firstIndex { $0 == shown } ?? 0
  }
}

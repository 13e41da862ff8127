import Notebooks

extension LineEditor {
  /// What the last command was, where the next one may go on from it.
  enum Chain: Equatable {
    case none
    /// The text is an earlier or a later state of the cell: no step of its own.
    case restored
    case kill
    /// The range that was inserted.
    case yank(Range<Int>)
    /// The range that was inserted, and the entry of the history that it is from.
    case lastWord(Range<Int>, entry: Int)
  }

  /// Deletes text and keeps it for `yank`; texts that are taken out one after the other are one.
  func kill(_ side: KillRing.Side, _ change: (inout EditBuffer) -> String) -> Reply {
    let text = change(&buffer)
    if text.isEmpty { return .nothing }
    previous == .kill ? killed.extend(text, on: side) : killed.add(text)
    chain = .kill
    return .edited
  }

  /// Inserts the text taken out last.
  func yank() -> Reply {
    guard let text = killed.current else { return .nothing }
    chain = .yank(insert(text))
    return .edited
  }

  /// Exchanges what was just inserted with the text taken out before it.
  func yankEarlier() -> Reply {
    guard case .yank(let range) = previous else { return .nothing }
    killed.rotate()
    buffer.remove(range)
    return yank()
  }

  /// Inserts the last word of the previous cell; repeated, of the cell before.
  func insertLastWord() -> Reply {
    var end = history.entries.count
    if case .lastWord(_, let entry) = previous { end = entry }
    guard let entry = history.entries[..<end].lastIndex(where: { !LineEditor.lastWord(of: $0).isEmpty })
    else {
      chain = previous
      return .nothing
    }
    if case .lastWord(let range, _) = previous { buffer.remove(range) }
    chain = .lastWord(insert(LineEditor.lastWord(of: history.entries[entry])), entry: entry)
    return .edited
  }

  private func insert(_ text: String) -> Range<Int> {
    let start = buffer.cursor
    buffer.insert(text)
    return start..<buffer.cursor
  }

  /// What follows the last blank, without brackets that open before it: `y` of `f(x, y)`, `f(y)` of `x = f(y)`.
  static func lastWord(of cell: String) -> String {
    var word = cell.trimmingBlanks
    word = word.lastIndex { $0.isWhitespace }.map { word[word.index(after: $0)...] } ?? word
    while let last = word.last {
      let closed = word.count { ")]}".contains($0) } - word.count { "([{".contains($0) }
      guard ":;,".contains(last) || (closed > 0 && ")]}".contains(last)) else { break }
      word.removeLast()
    }
    return String(word)
  }

  func undoChange() -> Reply {
    guard let state = undo.undo(from: buffer) else { return .nothing }
    return restore(state)
  }

  func redoChange() -> Reply {
    guard let state = undo.redo(from: buffer) else { return .nothing }
    return restore(state)
  }

  private func restore(_ state: EditBuffer) -> Reply {
    buffer = state
    browsing = nil
    chain = .restored
    return .edited
  }

  /// Changes the cell in the user's editor.
  func editOutside() -> Reply {
    draw(painter.takeAway(columns: screen.columns) + "\u{1B}[?2004l")
    var failure: String?
    withUsualTerminal {
      do {
        buffer = EditBuffer(try ExternalEditor.edit(text: buffer.text))
      } catch {
        failure = (error as? HostFault)?.message ?? "\(error)"
      }
    }
    draw((failure.map { "\($0)\r\n" } ?? "") + "\u{1B}[?2004h")
    return .redraw
  }
}

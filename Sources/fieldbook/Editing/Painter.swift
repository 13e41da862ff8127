/// Rows of text, with escape sequences for colours, and where the cursor stands among them.
struct PaintedRows: Equatable {
  var rows: [String]
  var cursorRow: Int
  var cursorColumn: Int
}

/// Draws rows on a terminal below what stands there, and then changes only the rows that differ.
///
/// It never asks the terminal anything and relies on nothing but relative movement, so that what stands above stays.
struct Painter {
  /// Whether the terminal is told to show each change at once (synchronized output).
  var synchronizes = false
  /// Whether the terminal breaks long rows anew when it becomes narrower.
  var reflows = true

  private var shown: PaintedRows?

  /// The bytes that turn what was drawn last into these rows.
  mutating func paint(_ new: PaintedRows) -> String {
    let old = shown ?? PaintedRows(rows: [""], cursorRow: 0, cursorColumn: 0)
    if shown == new { return "" }
    defer { shown = new }
    var text = "\r"
    var row = old.cursorRow
    func move(to target: Int) {
      if target < row { text += "\u{1B}[\(row - target)A" }
      if target > row {
        let existing = max(0, min(target, old.rows.count - 1) - row)
        if existing > 0 { text += "\u{1B}[\(existing)B" }
        text += String(repeating: "\r\n", count: target - row - existing)
      }
      row = target
    }
    for (index, line) in new.rows.enumerated()
    where index >= old.rows.count || old.rows[index] != line || shown == nil {
      move(to: index)
      text += "\r\u{1B}[K" + line
    }
    if new.rows.count < old.rows.count {
      move(to: new.rows.count)
      text += "\r\u{1B}[J"
    }
    move(to: new.cursorRow)
    text += "\r" + (new.cursorColumn > 0 ? "\u{1B}[\(new.cursorColumn)C" : "")
    return synchronizes ? "\u{1B}[?2026h" + text + "\u{1B}[?2026l" : text
  }

  /// The bytes that move to the start of the row below all that was drawn, which stays.
  mutating func leave() -> String {
    guard let shown else { return "" }
    self.shown = nil
    return "\r" + String(repeating: "\n", count: shown.rows.count - shown.cursorRow)
  }

  /// Starts anew where the cursor stands.
  mutating func forget() { shown = nil }

  /// The bytes that take away what was drawn, in a window that has other columns now.
  mutating func takeAway(columns: Int) -> String {
    guard let shown else { return "" }
    self.shown = nil
    var above = shown.cursorRow
    if reflows, columns > 0 {
      // Each row that is too long now stands on several.
      let widths = shown.rows.prefix(shown.cursorRow).map { PaintedRows.width(of: $0) }
      above = widths.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) } + shown.cursorColumn / columns
    }
    return "\r" + (above > 0 ? "\u{1B}[\(above)A" : "") + "\u{1B}[J"
  }
}

extension PaintedRows {
  /// The rows that a screen has place for: those around the cursor, and of those below as many as can be.
  func cropped(to limit: Int) -> PaintedRows {
    guard limit > 0, rows.count > limit else { return self }
    let first = min(rows.count - limit, cursorRow)
    return PaintedRows(
      rows: Array(rows[first..<first + limit]), cursorRow: cursorRow - first, cursorColumn: cursorColumn)
  }

  /// The columns of a row without its escape sequences.
  static func width(of row: String) -> Int {
    var width = 0
    var isEscape = false
    for character in row {
      if character == "\u{1B}" {
        isEscape = true
      } else if isEscape {
        isEscape = !character.isLetter
      } else {
        width += DisplayWidth.of(String(character))
      }
    }
    return width
  }
}

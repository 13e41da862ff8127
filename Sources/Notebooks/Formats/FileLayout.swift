/// How a file was written, so that what did not change is printed as it was. It does not distinguish notebooks.
package struct FileLayout: Equatable, Sendable {
  /// The text from the beginning of a cell to that of the next.
  struct Part: Sendable {
    var text: String
    /// Its first line, if that is a marker of a script.
    var marker: String?
    /// What was read from it; `nil` for what stands before the first cell, and for a script's empty cells.
    var cell: Cell?

    /// The blank lines at its end.
    var gap: String {
      let lines = text.lines.dropLast()
      return String(repeating: "\n", count: lines.reversed().prefix { $0.isBlank }.count)
    }
  }

  private var format: NotebookFormat?
  private var parts: [Part] = []

  /// No layout: cells are printed in the usual one.
  package init() {}

  init(_ format: NotebookFormat, _ parts: [Part]) {
    self.format = format
    self.parts = parts
  }

  /// Cells in the layout; `nil` if it is another format's, or they cannot be what its cells became.
  ///
  /// - `block`: prints a changed cell, with the marker it had.
  func print(_ cells: [Cell], as format: NotebookFormat, block: (Cell, String?) -> String) -> String? {
    let kept = parts.compactMap(\.cell)
    guard format == self.format, kept.count == cells.count else { return nil }
    for (one, other) in zip(kept, cells) where !one.isSameKind(as: other) { return nil }
    var rest = cells[...]
    return parts.map { part in
      guard let old = part.cell, let cell = rest.popFirst(), cell != old else { return part.text }
      let text = block(cell, part.marker) + part.gap
      return part.text.utf8.contains(UInt8(ascii: "\r")) ? text.replacing("\n", with: "\r\n") : text
    }.joined()
  }

  package static func == (one: FileLayout, other: FileLayout) -> Bool { true }
}

extension Cell {
  fileprivate func isSameKind(as other: Cell) -> Bool {
    switch (self, other) {
    case (.code, .code), (.prose, .prose), (.question, .question): true
    case (.code, _), (.prose, _), (.question, _): false
    }
  }
}

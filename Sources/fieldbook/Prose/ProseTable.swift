import Phrases

/// A Markdown table, set in columns.
struct ProseTable {
  private enum Alignment { case left, right, center }

  /// A table of more columns is not set.
  private static let mostColumns = 40

  private var rows: [[String]] = []
  private var alignments: [Alignment] = []

  /// Whether a line can belong to a table.
  static func isRow(_ line: some StringProtocol) -> Bool { line.hasPrefix("|") }

  /// - Parameter lines: the table's lines; the second may say how columns are aligned.
  init(_ lines: [Substring]) {
    for line in lines {
      let cells = Self.cells(line)
      let isRule = cells.allSatisfy { cell in
        cell.count > 1 && cell.contains("-") && cell.allSatisfy { "-: ".contains($0) }
      }
      if isRule, rows.count == 1 {
        alignments = cells.map { cell in
          cell.hasSuffix(":") ? (cell.hasPrefix(":") ? .center : .right) : .left
        }
      } else {
        rows.append(cells)
      }
    }
  }

  /// The cells of a row; `\|` is a bar.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.dropFirst() {
      if character == "|", !isEscaped {
        cells.append("")
      } else if character != "\\" || isEscaped {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if cells.last?.trimmingBlanks.isEmpty == true { cells.removeLast() }
    return cells.map { String($0.trimmingBlanks) }
  }

  /// The table's lines.
  ///
  /// - Parameters:
  ///   - width: the columns that there are.
  ///   - wrap: sets a cell's text in lines of so many columns.
  ///   - columns: the width of such a line.
  func lines(width: Int, wrap: (String, Int) -> [String], columns: (String) -> Int) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    guard count > 0, count <= Self.mostColumns else {
      return rows.map { "| " + $0.joined(separator: " | ") + " |" }
    }
    func cell(_ row: [String], _ column: Int) -> String { column < row.count ? row[column] : "" }
    var widths = (0..<count).map { column in
      max(3, rows.map { wrap(cell($0, column), 10_000).map(columns).max() ?? 0 }.max() ?? 3)
    }
    let room = max(count * 4, width - 2 * (count - 1))
    DisplayWidth.narrow(&widths, to: room, least: 4)
    var lines: [String] = []
    for (number, row) in rows.enumerated() {
      let cells = (0..<count).map { wrap(cell(row, $0), widths[$0]) }
      for line in 0..<(cells.map(\.count).max() ?? 1) {
        let parts = (0..<count).map { column in
          let text = line < cells[column].count ? cells[column][line] : ""
          let gap = max(0, widths[column] - columns(text))
          switch column < alignments.count ? alignments[column] : .left {
          case .left: return text + String(repeating: " ", count: gap)
          case .right: return String(repeating: " ", count: gap) + text
          case .center:
            return String(repeating: " ", count: gap / 2) + text
              + String(repeating: " ", count: gap - gap / 2)
          }
        }
        var text = parts.joined(separator: "  ")
        while text.last == " " { text.removeLast() }
        lines.append(text)
      }
      if number == 0, !alignments.isEmpty {
        lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
      }
    }
    return lines
  }
}

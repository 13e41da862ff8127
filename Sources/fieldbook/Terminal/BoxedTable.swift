import Phrases

/// A table in a box, such as a model's summary, laid out anew for a screen that is narrower.
struct BoxedTable {
  private enum Line {
    case rule(left: Character, line: Character, cross: Character, right: Character)
    case row(cells: [String], edge: Character)
  }

  private static let leastWidth = 4

  private var lines: [Line] = []
  private var isRightAligned: [Bool] = []

  /// Whether a line can belong to such a table.
  static func isLine(_ line: some StringProtocol) -> Bool {
    line.first.map { "┏┡├└┃│".contains($0) } ?? false
  }

  /// `nil` where the lines are not rows of one count of cells between rules.
  init?(_ texts: some Sequence<Substring>) {
    var number = 0
    for text in texts {
      guard let first = text.first, let last = text.last, text.count > 2 else { return nil }
      if "┃│".contains(first) {
        let cells = text.dropFirst().dropLast().split(separator: first, omittingEmptySubsequences: false)
        guard number == 0 || cells.count == number else { return nil }
        (number, isRightAligned) = (cells.count, number == 0 ? cells.map { _ in true } : isRightAligned)
        for (column, cell) in cells.enumerated()
        where cell.hasSuffix("  ") && cell.contains(where: { $0 != " " }) {
          isRightAligned[column] = false
        }
        let words = cells.map { String($0.trimmingBlanks) }
        // The further lines of a row belong to the cells above them.
        if case .row(let above, let edge)? = lines.last {
          lines[lines.count - 1] = .row(
            cells: zip(above, words).map { $1.isEmpty ? $0 : $0 + " " + $1 }, edge: edge)
        } else {
          lines.append(.row(cells: words, edge: first))
        }
      } else {
        let line = text.dropFirst().first ?? "─"
        let cross = text.dropFirst().dropLast().first { $0 != line } ?? line
        lines.append(.rule(left: first, line: line, cross: cross, right: last))
      }
    }
    guard number > 0 else { return nil }
  }

  /// The table in so many columns; `nil` if there is no room for its columns.
  func text(width: Int) -> String? {
    let rows = lines.compactMap { if case .row(let cells, _) = $0 { cells } else { nil } }
    var widths = isRightAligned.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    let room = width - 3 * widths.count - 1
    guard room >= Self.leastWidth * widths.count else { return nil }
    DisplayWidth.narrow(&widths, to: room, least: Self.leastWidth)
    return lines.map { line in
      switch line {
      case .rule(let left, let line, let cross, let right):
        let parts = widths.map { String(repeating: line, count: $0 + 2) }
        return String(left) + parts.joined(separator: String(cross)) + String(right)
      case .row(let cells, let edge):
        return drawn(cells, widths, edge)
      }
    }.joined(separator: "\n")
  }

  private func drawn(_ cells: [String], _ widths: [Int], _ edge: Character) -> String {
    let cells = zip(cells, widths).map(Self.broken)
    return (0..<(cells.map(\.count).max() ?? 1)).map { line in
      let parts = cells.indices.map { column in
        let text = line < cells[column].count ? cells[column][line] : ""
        let gap = String(repeating: " ", count: max(0, widths[column] - DisplayWidth.of(text)))
        return isRightAligned[column] ? gap + text : text + gap
      }
      return "\(edge) " + parts.joined(separator: " \(edge) ") + " \(edge)"
    }.joined(separator: "\n")
  }

  /// A cell's text in lines of a width: between words, within a word, behind an underscore if there
  /// is one, only where it is longer than a line.
  private static func broken(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      var rest = word
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= width {
        lines[lines.count - 1] = last + " " + word
        continue
      }
      while DisplayWidth.of(String(rest)) > width, rest.count > 1 {
        var end = rest.startIndex
        var columns = 0
        while end < rest.endIndex, columns + DisplayWidth.of(String(rest[end])) <= width {
          columns += DisplayWidth.of(String(rest[end]))
          end = rest.index(after: end)
        }
        if end == rest.startIndex { end = rest.index(after: end) }
        if let joint = rest[..<end].lastIndex(of: "_") { end = rest.index(after: joint) }
        lines.append(String(rest[..<end]))
        rest = rest[end...]
      }
      lines.append(String(rest))
    }
    return lines.isEmpty ? [""] : lines
  }
}

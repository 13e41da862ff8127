/// Keras's table of layers: columns of fixed width, in which texts are wrapped between words.
struct SummaryTable {
  struct Column {
    enum Alignment { case left, center, right }

    let title: String
    let alignment: Alignment

    init(_ title: String, alignment: Alignment = .left) {
      (self.title, self.alignment) = (title, alignment)
    }
  }

  private let columns: [Column]
  private let widths: [Int]
  private var rows: [[[String]]] = []

  /// - `ends`: where columns end, as shares of a line.
  /// - Throws: `NetworkError.outOfRange` if a column is left with less than four characters.
  init(_ columns: [Column], ends: [Double], lineLength: Int) throws {
    var (asked, begin): ([Int], Int) = ([], 0)
    for end in ends {
      let width = Int(max(-1e6, min(1e6, end * Double(lineLength)))) - begin
      guard width >= 4 else {
        throw NetworkError.outOfRange(
          layer: "summary", argument: "line_length", expected: "wide enough for \(ends.count) columns",
          value: Double(lineLength))
      }
      asked.append(width + 2)
      begin += width
    }
    self.columns = columns
    widths = Self.reduced(asked, by: max(0, asked.reduce(0, +) - (lineLength - asked.count - 1))).map {
      max(1, $0 - 2)
    }
  }

  /// Takes columns away evenly, each time a share of what is left, as the table's library does.
  private static func reduced(_ widths: [Int], by excess: Int) -> [Int] {
    var (left, columns) = (excess, widths.count)
    return widths.map { width in
      let share = min(width, Int((Double(left) / Double(columns)).rounded(.toNearestOrEven)))
      left -= share
      columns -= 1
      return width - share
    }
  }

  mutating func add(_ cells: [String]) { rows.append(zip(cells, widths).map { Self.wrapped($0, $1) }) }

  /// A text in lines of a width: broken between words; a word that is longer ends in an ellipsis.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    // A word with the spaces behind it; the first also with those before it.
    var words: [String] = []
    var isInside = false
    for letter in text {
      if letter != " ", !isInside, !words.isEmpty, words[words.count - 1].contains(where: { $0 != " " }) {
        words.append("")
      }
      if words.isEmpty { words.append("") }
      words[words.count - 1].append(letter)
      isInside = letter != " "
    }
    var lines = [""]
    for word in words {
      let bare = word.reversed().drop { $0 == " " }.count
      if lines[lines.count - 1].count + bare > width, !lines[lines.count - 1].isEmpty { lines.append("") }
      lines[lines.count - 1] += word
    }
    return lines.map { line in
      let bare = String(line.reversed().drop { $0 == " " }.reversed())
      return bare.count > width ? String(bare.prefix(max(0, width - 1))) + "…" : bare
    }
  }

  private func padded(_ text: String, _ column: Int) -> String {
    let gap = max(0, widths[column] - text.count)
    func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
    switch columns[column].alignment {
    case .left: return text + spaces(gap)
    case .right: return spaces(gap) + text
    case .center: return spaces(gap / 2) + text + spaces(gap - gap / 2)
    }
  }

  func drawn() -> String {
    func rule(_ left: String, _ line: String, _ cross: String, _ right: String) -> String {
      left + widths.map { String(repeating: line, count: $0 + 2) }.joined(separator: cross) + right
    }
    func lines(_ cells: [[String]], _ edge: String) -> [String] {
      (0..<(cells.map(\.count).max() ?? 0)).map { line in
        let parts = cells.indices.map { padded(line < cells[$0].count ? cells[$0][line] : "", $0) }
        return edge + " " + parts.joined(separator: " \(edge) ") + " " + edge
      }
    }
    var result = [rule("┏", "━", "┳", "┓")]
    result += lines(columns.indices.map { Self.wrapped(columns[$0].title, widths[$0]) }, "┃")
    result.append(rule("┡", "━", "╇", "┩"))
    for (index, row) in rows.enumerated() {
      if index > 0 { result.append(rule("├", "─", "┼", "┤")) }
      result += lines(row, "│")
    }
    result.append(rule("└", "─", "┴", "┘"))
    return result.joined(separator: "\n")
  }
}

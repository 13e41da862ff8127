/// A grid of character cells with colours.
struct TextGrid {
  struct Cell: Equatable {
    /// `nil` after a character that takes two columns.
    var character: Character? = " "
    var ink: Color?
    var ground: Color?
    var weight = Weight.normal
  }

  enum Weight: Equatable { case normal, bold, faint }

  let width: Int
  private(set) var height: Int
  private var cells: [Cell]

  init(width: Int, height: Int) {
    self.width = max(width, 0)
    self.height = max(height, 0)
    cells = Array(repeating: Cell(), count: self.width * self.height)
  }

  subscript(x: Int, y: Int) -> Cell {
    get { isInside(x, y) ? cells[y * width + x] : Cell() }
    set { if isInside(x, y) { cells[y * width + x] = newValue } }
  }

  private func isInside(_ x: Int, _ y: Int) -> Bool { x >= 0 && x < width && y >= 0 && y < height }

  /// Writes text from a position on; what exceeds `limit` columns or the grid is cut with an ellipsis.
  mutating func put(
    _ text: String, _ x: Int, _ y: Int, limit: Int = .max, ink: Color? = nil, weight: Weight = .normal
  ) {
    var column = x
    for character in TextWidth.cut(text, to: min(limit, width - x)) {
      let ground = self[column, y].ground
      self[column, y] = Cell(character: character, ink: ink, ground: ground, weight: weight)
      column += 1
      if TextWidth.of(character) == 2 {
        self[column, y] = Cell(character: nil, ground: ground)
        column += 1
      }
    }
  }

  /// Writes text centred in some columns.
  mutating func putCentred(
    _ text: String, _ columns: Range<Int>, _ y: Int, ink: Color? = nil, weight: Weight = .normal
  ) {
    let text = TextWidth.cut(text, to: columns.count)
    put(text, columns.lowerBound + (columns.count - TextWidth.of(text)) / 2, y, ink: ink, weight: weight)
  }

  /// Writes text that ends before a column.
  mutating func putBefore(_ text: String, _ end: Int, _ y: Int, ink: Color? = nil, weight: Weight = .normal) {
    let text = TextWidth.cut(text, to: max(end, 0))
    put(text, end - TextWidth.of(text), y, ink: ink, weight: weight)
  }

  /// Copies another grid in at a position.
  mutating func paste(_ other: TextGrid, _ x: Int, _ y: Int) {
    for row in 0..<other.height {
      for column in 0..<other.width { self[x + column, y + row] = other[column, row] }
    }
  }

  /// Removes empty rows at the end.
  mutating func trim() {
    while height > 0, cells.suffix(width).allSatisfy({ $0.character == " " && $0.ground == nil }) {
      cells.removeLast(width)
      height -= 1
      if width == 0 { break }
    }
  }

  // MARK: - Output

  /// The rows as lines, with escape sequences for colours, without trailing blanks.
  func text(_ colours: TextStyle.Colours) -> String {
    var text = ""
    for y in 0..<height {
      var row = Array(cells[y * width..<(y + 1) * width])
      if colours == .none { for index in row.indices { row[index].ground = nil } }
      while let last = row.last, last.character == " ", last.ground == nil { row.removeLast() }
      var style = ""
      for cell in row {
        guard let character = cell.character else { continue }
        let wanted = Self.style(of: cell, colours)
        // Blanks need no change of the text colour.
        if wanted != style, character != " " || cell.ground != nil || style.contains("48;") {
          text += style.isEmpty ? "" : "\u{1B}[0m"
          text += wanted.isEmpty ? "" : "\u{1B}[\(wanted)m"
          style = wanted
        }
        text.append(character)
      }
      if !style.isEmpty { text += "\u{1B}[0m" }
      text += "\n"
    }
    return text
  }

  private static func style(of cell: Cell, _ colours: TextStyle.Colours) -> String {
    guard colours != .none else { return "" }
    var codes: [String] = []
    switch cell.weight {
    case .normal: break
    case .bold: codes.append("1")
    case .faint: codes.append("2")
    }
    func code(_ color: Color, _ base: Int) -> String {
      colours == .palette
        ? "\(base);5;\(color.paletteIndex)" : "\(base);2;\(color.red);\(color.green);\(color.blue)"
    }
    if let ink = cell.ink, cell.character != " " { codes.append(code(ink, 38)) }
    if let ground = cell.ground { codes.append(code(ground, 48)) }
    return codes.joined(separator: ";")
  }
}

/// Widths of text in columns.
enum TextWidth {
  /// 1, or 2 for a wide East Asian character or a pictograph.
  static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  /// The text without control characters, cut to `columns`.
  static func cut(_ text: String, to columns: Int) -> String {
    let plain = String(
      text.map { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : $0 })
    if of(plain) <= columns { return plain }
    guard columns > 0 else { return "" }
    var (result, used) = ("", 1)
    for character in plain {
      used += of(character)
      if used > columns { break }
      result.append(character)
    }
    return result + "…"
  }

  /// The text cut in its middle: layer names differ at both ends.
  static func cutInside(_ text: String, to columns: Int) -> String {
    guard of(text) > columns, columns > 4 else { return cut(text, to: columns) }
    let head = columns / 2
    return cut(String(text.prefix(head)), to: head) + "…" + String(text.suffix(columns - head - 1))
  }
}

extension String {
  /// The lines of a title.
  var titleLines: [String] {
    isEmpty ? [] : split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

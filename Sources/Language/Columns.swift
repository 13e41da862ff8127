/// A piece of text as a terminal shows it: its characters with their widths in columns.
struct Columns {
  var cells: [Cell] = []
  var width = 0

  struct Cell {
    let text: String
    let width: Int
  }

  /// The columns of a piece of a line that starts at a column, on which the width of tabs depends.
  init(_ bytes: ArraySlice<UInt8>, from column: Int = 0) {
    for character in String(decoding: bytes, as: UTF8.self) {
      let cell: Cell
      if character == "\t" {
        let blanks = 4 - (column + width) % 4
        cell = Cell(text: String(repeating: " ", count: blanks), width: blanks)
      } else if let scalar = character.unicodeScalars.first, scalar.value < 0x20 || scalar.value == 0x7F {
        cell = Cell(text: "\u{FFFD}", width: 1)
      } else {
        cell = Cell(text: String(character), width: character.columns)
      }
      cells.append(cell)
      width += cell.width
    }
  }
}

extension Character {
  /// The width of the character in columns: 0, 1 or 2.
  fileprivate var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.value < 0x300 { return 1 }
    let properties = first.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    // A variation selector turns a text symbol into an emoji.
    if properties.isEmoji, unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    return first.isWide ? 2 : 1
  }
}

extension Unicode.Scalar {
  /// Whether the character is East Asian wide or full-width (Unicode annex 11), by its block.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
      true
    default: false
    }
  }
}

import Phrases

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

/// How a cell stands in the editor's line: each line but the first behind a margin that continues the prompt.
///
///     In [1]: for i in range(3):
///        ...:     print(i)
///
/// libedit edits one line of text, which may hold line feeds. The margin is part of that text; its last character is a
/// figure space, which nobody types, so that it can be told from code and taken out again.
struct CellLayout: Equatable {
  /// The last character of a margin.
  static let mark: Unicode.Scalar = "\u{2007}"

  /// What stands before each line but the first.
  let margin: [Unicode.Scalar]

  /// A layout under a prompt of so many columns.
  init(promptWidth: Int) {
    let dots = "...:"
    margin =
      Array(repeating: " ", count: max(0, promptWidth - dots.count - 1)) + Array(dots.unicodeScalars) + [
        CellLayout.mark
      ]
  }

  /// A text with margins.
  func withMargins(_ buffer: EditBuffer) -> EditBuffer {
    var scalars: [Unicode.Scalar] = []
    var cursor = 0
    for (index, scalar) in buffer.scalars.enumerated() {
      if index == buffer.cursor { cursor = scalars.count }
      scalars.append(scalar)
      if scalar == "\n" { scalars += margin }
    }
    return EditBuffer(
      scalars: scalars, cursor: buffer.cursor == buffer.scalars.count ? scalars.count : cursor)
  }

  /// A text without its margins, whole or what is left of them.
  func withoutMargins(_ buffer: EditBuffer) -> EditBuffer {
    var scalars: [Unicode.Scalar] = []
    var cursor: Int?
    for (index, scalar) in buffer.scalars.enumerated() {
      if index == buffer.cursor { cursor = scalars.count }
      guard scalar == CellLayout.mark else {
        scalars.append(scalar)
        continue
      }
      for part in margin.dropLast().reversed() {
        guard scalars.last == part else { break }
        scalars.removeLast()
      }
      cursor = cursor.map { min($0, scalars.count) }
    }
    return EditBuffer(scalars: scalars, cursor: cursor ?? scalars.count)
  }
}

extension CellLayout {
  /// How many rows of a screen a text takes, and in which of them the cursor is.
  ///
  /// - Parameters:
  ///   - buffer: the text, with margins.
  ///   - promptWidth: columns that the prompt takes.
  ///   - columns: columns of the screen.
  static func rows(of buffer: EditBuffer, promptWidth: Int, columns: Int) -> (count: Int, cursor: Int) {
    var row = promptWidth / max(columns, 1)
    var column = promptWidth % max(columns, 1)
    var cursorRow = 0
    for (index, scalar) in buffer.scalars.enumerated() {
      if index == buffer.cursor { cursorRow = row }
      if scalar == "\n" {
        row += 1
        column = 0
        continue
      }
      let width = scalar == "\t" ? 8 - column % 8 : DisplayWidth.of(scalar)
      if column + width > columns {
        row += 1
        column = 0
      }
      column += width
      if column >= columns {
        row += 1
        column = 0
      }
    }
    if buffer.cursor == buffer.scalars.count { cursorRow = row }
    return (row + 1, cursorRow)
  }
}

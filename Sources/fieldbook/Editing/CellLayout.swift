/// The layout of a cell in the editor's line: each line but the first has a margin that continues the prompt.
///
///     In [1]: for i in range(3):
///        ...:     print(i)
///
/// libedit edits one line of text, which may contain line feeds. The margin is part of that text; its last
/// character is a figure space, which is never typed, so that margins can be recognized and removed.
struct CellLayout: Equatable {
  /// The last character of a margin.
  static let mark: Unicode.Scalar = "\u{2007}"

  /// The margin of each line but the first.
  let margin: [Unicode.Scalar]

  /// A layout for a prompt of a given width.
  init(promptWidth: Int) {
    let dots = "...:"
    margin =
      Array(repeating: " ", count: max(0, promptWidth - dots.count - 1)) + Array(dots.unicodeScalars) + [
        CellLayout.mark
      ]
  }

  /// Adds margins to a text.
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

  /// Removes margins from a text, also partly deleted ones.
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
  /// The number of screen rows of a text, and the row of the cursor.
  ///
  /// - Parameters:
  ///   - buffer: the text, with margins.
  ///   - promptWidth: the width of the prompt.
  ///   - columns: the width of the screen.
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

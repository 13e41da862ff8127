import Language
import Phrases

/// A cell as it is drawn: prompt, text with margins and colours, suggestion.
///
///     In [1]: for i in range(3):
///        ...:     print(i)
struct CellPicture {
  /// How a part of the text is shown.
  enum Style: UInt8 {
    case plain, keyword, literal, number, string, comment, definition, magic, pair, unclosed, suggestion

    /// What the theme calls it; `nil` for plain text.
    var role: Theme.Role? {
      switch self {
      case .plain: nil
      case .keyword, .magic: .keyword
      case .literal, .number: .literal
      case .string: .string
      case .comment, .suggestion: .comment
      case .definition: .definition
      case .pair: .pair
      case .unclosed: .unclosed
      }
    }
  }

  let columns: Int
  let theme: Theme
  private var rows: [String] = [""]
  private var column = 0
  private var style = Style.plain

  init(columns: Int, theme: Theme) {
    self.columns = max(columns, 2)
    self.theme = theme
  }

  /// - `prompt`: what stands before the first line.
  /// - `margin`: what stands before the others.
  /// - `text`: the lines that are shown, and the cursor in them.
  /// - `styles`: one for each scalar of the text; empty for none.
  /// - `suggestion`: shown behind the text.
  /// - `below`: rows below the text.
  static func rows(
    prompt: String, margin: String, text: EditBuffer, styles: [Style], suggestion: String = "",
    below: [String] = [], columns: Int, theme: Theme
  ) -> PaintedRows {
    var picture = CellPicture(columns: columns, theme: theme)
    picture.put(prompt: prompt)
    var cursor: (row: Int, column: Int)?
    var index = 0
    for character in String(scalars: text.scalars[...]) {
      if cursor == nil, index >= text.cursor { cursor = picture.place }
      if character == "\n" {
        picture.breakRow()
        picture.put(margin, .plain)
      } else {
        picture.put(character, styles.isEmpty ? .plain : styles[min(index, styles.count - 1)])
      }
      index += character.unicodeScalars.count
    }
    let end = cursor ?? picture.place
    if !suggestion.isEmpty, !theme.isPlain { picture.put(suggestion, .suggestion) }
    picture.endStyle()
    return PaintedRows(rows: picture.rows + below, cursorRow: end.row, cursorColumn: end.column)
  }

  /// Where the next character goes; a full row is continued on the next.
  private var place: (row: Int, column: Int) {
    mutating get {
      if column >= columns { breakRow() }
      return (rows.count - 1, column)
    }
  }

  private mutating func put(prompt: String) {
    if prompt.hasPrefix("In [") {
      rows[rows.count - 1] += theme.start(.prompt)
      put(String(prompt.dropLast()), .plain)
      rows[rows.count - 1] += theme.end
      put(" ", .plain)
    } else {
      put(prompt, .plain)
    }
  }

  private mutating func put(_ text: String, _ style: Style) {
    for character in text { put(character, style) }
  }

  private mutating func put(_ character: Character, _ new: Style) {
    let text: String
    var width: Int
    switch character {
    case "\t":
      width = 8 - column % 8
      text = String(repeating: " ", count: width)
    case _
    where character.unicodeScalars.count == 1
      && (character.asciiValue.map { $0 < 0x20 || $0 == 0x7F } ?? false):
      text = "^" + String(UnicodeScalar((character.asciiValue ?? 0) ^ 0x40))
      width = 2
    default:
      text = String(character)
      width = character.columns
    }
    // Terminals that know no clusters draw the scalars one beside the other: these too must not leave the row.
    let widest = character.unicodeScalars.count > 1 ? max(width, DisplayWidth.of(text)) : width
    if column + widest > columns, column > 0 { breakRow() }
    if !theme.isPlain, new != style {
      rows[rows.count - 1] += theme.end + (new.role.map(theme.start) ?? "")
      style = new
    }
    rows[rows.count - 1] += text
    column += width
    // Where they were drawn wider, what stands too far to the right goes.
    if character.unicodeScalars.count > 1, column < columns {
      rows[rows.count - 1] += "\u{1B}[\(column + 1)G" + (widest > width ? "\u{1B}[K" : "")
    }
  }

  private mutating func endStyle() {
    if style != .plain { rows[rows.count - 1] += theme.end }
    style = .plain
  }

  private mutating func breakRow() {
    let current = style
    endStyle()
    rows.append("")
    column = 0
    if current != .plain {
      rows[rows.count - 1] += current.role.map(theme.start) ?? ""
      style = current
    }
  }
}

extension CellPicture.Style {
  /// The longest text that is coloured while it is typed.
  private static let longest = 1 << 16

  /// The styles of a cell's scalars: the lexer's colours, and brackets.
  ///
  /// - `marksPair`: whether the cursor's pair of brackets is marked.
  static func styles(of buffer: EditBuffer, marksPair: Bool = true) -> [CellPicture.Style] {
    guard buffer.scalars.count <= longest else { return [] }
    let text = buffer.text
    var bytes: [CellPicture.Style] = Array(repeating: .plain, count: text.utf8.count)
    for span in SourceText(text).colouredSpans {
      let style: CellPicture.Style =
        switch span.kind {
        case .keyword: .keyword
        case .literal: .literal
        case .number: .number
        case .string: .string
        case .comment: .comment
        case .definition: .definition
        case .magic: .magic
        }
      for place in max(0, span.span.start)..<min(max(span.span.start, span.span.end), bytes.count) {
        bytes[place] = style
      }
    }
    var styles: [CellPicture.Style] = []
    styles.reserveCapacity(buffer.scalars.count)
    var offset = 0
    for scalar in buffer.scalars {
      styles.append(offset < bytes.count ? bytes[offset] : .plain)
      offset += UTF8.width(scalar)
    }
    mark(&styles, buffer, marksPair: marksPair)
    return styles
  }

  /// Marks the pair of brackets that the cursor touches, and brackets without a partner.
  private static func mark(_ styles: inout [CellPicture.Style], _ buffer: EditBuffer, marksPair: Bool) {
    var open: [Int] = []
    let closing: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "}": "{"]
    for (index, scalar) in buffer.scalars.enumerated() where styles[index] == .plain {
      if closing.values.contains(scalar) {
        open.append(index)
      } else if let partner = closing[scalar] {
        guard let last = open.last, buffer.scalars[last] == partner else {
          styles[index] = .unclosed
          continue
        }
        open.removeLast()
        if marksPair, [last, last + 1, index, index + 1].contains(buffer.cursor) {
          (styles[last], styles[index]) = (.pair, .pair)
        }
      }
    }
    for index in open { styles[index] = .unclosed }
  }
}

/// The text of a cell being typed, and the cursor in it. Positions count Unicode scalars.
struct EditBuffer: Equatable {
  /// The text; lines are divided by line feeds.
  var scalars: [Unicode.Scalar]

  /// The number of scalars before the cursor.
  var cursor: Int

  /// A text with the cursor at its end.
  init(_ text: String = "") {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = min(max(cursor, 0), scalars.count)
  }

  /// The whole text.
  var text: String { String(scalars: scalars[...]) }

  /// The text before the cursor.
  var textBeforeCursor: String { String(scalars: scalars[..<cursor]) }

  /// The start of the cursor's line.
  var lineStart: Int { (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }

  /// The end of the cursor's line, before its line break.
  var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  /// The cursor's line up to the cursor.
  var lineBeforeCursor: ArraySlice<Unicode.Scalar> { scalars[lineStart..<cursor] }

  /// Whether only blank lines follow the cursor's line.
  var isOnLastLine: Bool { scalars[lineEnd...].allSatisfy(\.isBlank) }

  /// Whether the cursor's line is blank.
  var isOnBlankLine: Bool { scalars[lineStart..<lineEnd].allSatisfy(\.isBlank) }

  /// Inserts a text before the cursor.
  mutating func insert(_ text: String) {
    let added = Array(text.unicodeScalars)
    scalars.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Removes and returns a range; the cursor moves to its start.
  @discardableResult
  mutating func remove(_ range: Range<Int>) -> String {
    let removed = String(scalars: scalars[range])
    scalars.removeSubrange(range)
    cursor = range.lowerBound
    return removed
  }
}

extension EditBuffer {
  /// Spaces per level of indentation.
  static let indentation = 4

  /// Splits the line at the cursor. The new line is indented like this one, one level more after a colon, one level
  /// less after a statement that ends its block; inside brackets, below what follows the open one.
  mutating func breakLine() {
    insert("\n" + String(repeating: " ", count: indentationOfNextLine))
  }

  private var indentationOfNextLine: Int {
    if let inside = indentationInBrackets { return inside }
    let line = String(scalars: lineBeforeCursor)
    let indentation = indentationOfBracketedStatement ?? line.prefix { $0 == " " }.count
    let code = EditBuffer.withoutComment(line).trimmingBlanks
    if code.last == ":" { return indentation + EditBuffer.indentation }
    let keyword = code.prefix { $0.isLetter }
    let endsBlock = ["return", "pass", "break", "continue"].contains(keyword)
    return endsBlock ? max(0, indentation - EditBuffer.indentation) : indentation
  }

  /// A line without a trailing comment; a `#` in a string on the same line does not start one.
  private static func withoutComment(_ line: String) -> Substring {
    var quote: Character?
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" {
        return line[..<index]
      }
    }
    return line[...]
  }

  /// Indents to the next level, if there are only blanks before the cursor; false otherwise.
  mutating func indent() -> Bool {
    guard lineBeforeCursor.allSatisfy(\.isBlank) else { return false }
    let step = EditBuffer.indentation
    insert(String(repeating: " ", count: step - lineBeforeCursor.count % step))
    return true
  }
}

extension Unicode.Scalar {
  /// Whether it is white space.
  var isBlank: Bool { properties.isWhitespace }

  /// Whether it belongs to a word.
  var isWord: Bool { self == "_" || properties.isAlphabetic || properties.numericType != nil }
}

extension String {
  init(scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self = String(view)
  }
}

extension StringProtocol {
  /// The text without leading and trailing white space.
  var trimmingBlanks: Substring {
    var rest = Substring(self)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}

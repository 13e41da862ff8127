extension EditBuffer {
  private static let partners: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "}": "{"]

  /// The brackets of the code, in order: where each stands and, for a closing one, the place of its partner. Those in
  /// strings and comments are left out.
  private var brackets: [(place: Int, partner: Int?, isClosing: Bool)] {
    let styles = CellPicture.Style.styles(of: self)
    var open: [Int] = []
    var found: [(place: Int, partner: Int?, isClosing: Bool)] = []
    for (place, scalar) in scalars.enumerated() where "()[]{}".unicodeScalars.contains(scalar) {
      if !styles.isEmpty, ![.plain, .pair, .unclosed].contains(styles[place]) { continue }
      guard let partner = EditBuffer.partners[scalar] else {
        open.append(place)
        found.append((place, nil, false))
        continue
      }
      let matches = open.last.map { scalars[$0] == partner } ?? false
      found.append((place, matches ? open.popLast() : nil, true))
    }
    return found
  }

  /// The innermost bracket that is open at the end; `nil` outside brackets.
  private var openBracket: Int? {
    let brackets = brackets
    let closed = Set(brackets.compactMap(\.partner))
    return brackets.last { !$0.isClosing && !closed.contains($0.place) }?.place
  }

  /// The blanks before the code of the line that a place is in.
  private func indentation(at place: Int) -> Int {
    let start = (scalars[..<place].lastIndex(of: "\n") ?? -1) + 1
    return scalars[start..<place].prefix { $0 == " " }.count
  }

  /// The indentation of a line that begins at the cursor inside brackets: below what follows the innermost one, or a
  /// level more than its line where nothing follows; `nil` outside.
  var indentationInBrackets: Int? {
    let before = EditBuffer(scalars: Array(scalars[..<cursor]), cursor: cursor)
    guard let place = before.openBracket else { return nil }
    let rest = before.scalars[(place + 1)...].prefix { $0 != "\n" }
    let start = (scalars[..<place].lastIndex(of: "\n") ?? -1) + 1
    guard rest.allSatisfy(\.isBlank) || rest.first(where: { !$0.isBlank }) == "#" else {
      return place + 1 - start
    }
    return indentation(at: place) + EditBuffer.indentation
  }

  /// The indentation of the line on which the statement begins that ends at the cursor with a closing bracket; `nil` if
  /// it ends otherwise, or on its own line.
  var indentationOfBracketedStatement: Int? {
    let before = EditBuffer(scalars: Array(scalars[..<cursor]), cursor: cursor)
    let start = before.lineStart
    var first: Int?
    // A bracket of this line that closes one of an earlier line; and from that line on the same.
    for bracket in before.brackets.reversed() {
      guard let partner = bracket.partner, bracket.place >= (first.map(before.startOfLine) ?? start),
        partner < (first.map(before.startOfLine) ?? start)
      else { continue }
      first = partner
    }
    return first.map { before.indentation(at: $0) }
  }

  private func startOfLine(_ place: Int) -> Int { (scalars[..<place].lastIndex(of: "\n") ?? -1) + 1 }

  /// Past the bracket that closes the one after the cursor; else past the next word.
  mutating func moveBracketRight() -> Bool {
    let place = scalars[cursor...].firstIndex { !$0.isBlank } ?? scalars.count
    if place < scalars.count, let end = brackets.first(where: { $0.partner == place })?.place {
      cursor = end + 1
      return true
    }
    return moveWordRight()
  }

  /// To the bracket that opens the one before the cursor; else to the start of the word before.
  mutating func moveBracketLeft() -> Bool {
    guard let place = scalars[..<cursor].lastIndex(where: { !$0.isBlank }) else { return moveWordLeft() }
    if let start = brackets.first(where: { $0.place == place })?.partner {
      cursor = start
      return true
    }
    return moveWordLeft()
  }
}

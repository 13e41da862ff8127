extension EditBuffer {
  /// The most scalars that are taken for one character: no emoji sequence has as many.
  private static let longestCharacter = 64

  /// To the start of the character before, which may be of several scalars. Movements return false if they are
  /// impossible.
  mutating func moveLeft() -> Bool {
    guard cursor > 0 else { return false }
    // Characters do not go on before an ASCII scalar.
    var start = cursor - 1
    while start > 0, cursor - start < EditBuffer.longestCharacter, !scalars[start].isASCII { start -= 1 }
    cursor -= String(scalars: scalars[start..<cursor]).last?.unicodeScalars.count ?? 1
    return true
  }

  mutating func moveRight() -> Bool {
    guard cursor < scalars.count else { return false }
    let end = min(cursor + EditBuffer.longestCharacter, scalars.count)
    cursor += String(scalars: scalars[cursor..<end]).first?.unicodeScalars.count ?? 1
    return true
  }

  /// To the first non-blank character of the line; from there to the start of the line.
  mutating func moveToLineStart() {
    cursor = cursor == codeStart ? lineStart : codeStart
  }

  /// The part of a line around the cursor: it begins at a multiple of half its length, so that it stays while the cursor
  /// moves a little, and not within a character.
  func part(of line: Range<Int>, count: Int) -> Range<Int> {
    let half = max(count / 2, 1)
    var start = line.lowerBound + max(0, (cursor - line.lowerBound) / half - 1) * half
    let earliest = max(line.lowerBound, start - EditBuffer.longestCharacter)
    while start > earliest, !scalars[start].isASCII { start -= 1 }
    return start..<min(line.upperBound, start + count)
  }

  mutating func moveToLineEnd() { cursor = lineEnd }

  /// To the same column of the line above.
  mutating func moveUp() -> Bool {
    let start = lineStart
    guard start > 0 else { return false }
    let column = cursor - start
    cursor = start - 1
    cursor = min(lineStart + column, start - 1)
    return true
  }

  /// To the same column of the line below.
  mutating func moveDown() -> Bool {
    let end = lineEnd
    guard end < scalars.count else { return false }
    let column = cursor - lineStart
    cursor = end + 1
    cursor = min(cursor + column, lineEnd)
    return true
  }

  mutating func moveWordLeft() -> Bool {
    let target = wordStart
    defer { cursor = target }
    return target != cursor
  }

  mutating func moveWordRight() -> Bool {
    let target = wordEnd
    defer { cursor = target }
    return target != cursor
  }

  /// The start of the word before the cursor.
  var wordStart: Int {
    var index = cursor
    while index > 0, !scalars[index - 1].isWord { index -= 1 }
    while index > 0, scalars[index - 1].isWord { index -= 1 }
    return index
  }

  /// The end of the word after the cursor.
  var wordEnd: Int {
    var index = cursor
    while index < scalars.count, !scalars[index].isWord { index += 1 }
    while index < scalars.count, scalars[index].isWord { index += 1 }
    return index
  }
}

extension EditBuffer {
  /// Deletes the character before the cursor; within indentation, one level.
  mutating func deleteBackward() -> Bool {
    guard cursor > 0 else { return false }
    let before = lineBeforeCursor
    if !before.isEmpty, before.allSatisfy({ $0 == " " }) {
      let rest = before.count % EditBuffer.indentation
      remove(cursor - (rest == 0 ? EditBuffer.indentation : rest)..<cursor)
      return true
    }
    let end = cursor
    _ = moveLeft()
    remove(cursor..<end)
    return true
  }

  /// Deletes the character after the cursor.
  mutating func deleteForward() -> Bool {
    let start = cursor
    guard moveRight() else { return false }
    remove(start..<cursor)
    return true
  }

  /// Deletes the rest of the line, or the line break at its end.
  mutating func killToLineEnd() -> String {
    let end = lineEnd
    return remove(cursor..<(end == cursor ? min(end + 1, scalars.count) : end))
  }

  /// Deletes the line up to the cursor, or the line break before it at its start.
  mutating func killToLineStart() -> String {
    let start = lineStart
    return remove((start == cursor ? max(start - 1, 0) : start)..<cursor)
  }

  mutating func killWordBackward() -> String { remove(wordStart..<cursor) }

  mutating func killWordForward() -> String { remove(cursor..<wordEnd) }

  /// Swaps the two characters around the cursor, or the last two of the line.
  mutating func transpose() -> Bool {
    let right = cursor == lineEnd ? cursor - 1 : cursor
    guard right > lineStart else { return false }
    scalars.swapAt(right - 1, right)
    cursor = right + 1
    return true
  }
}

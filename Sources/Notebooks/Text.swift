extension StringProtocol {
  /// The text without leading and trailing white space.
  var trimmed: String {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }

  /// The text without one final line break.
  var withoutFinalLineBreak: String {
    last == "\n" || last == "\r\n" ? String(dropLast()) : String(self)
  }

  /// The text without the blank lines at its end.
  package var withoutTrailingBlankLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    while lines.count > 1, let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The lines, split at line feeds; a carriage return before one belongs to the break. Never empty.
  var lines: [String] { Array(eachLine) }

  /// The same as a sequence.
  var eachLine: LineSequence { LineSequence(bytes: Array(utf8)) }

  /// Whether there is only white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

/// The lines of a text, split on demand.
struct LineSequence: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var place = 0
  private var isDone = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> String? {
    if isDone { return nil }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    var end = place
    if place < bytes.count { place += 1 } else { isDone = true }
    while end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start == end ? "" : String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

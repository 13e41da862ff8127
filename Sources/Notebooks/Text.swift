extension StringProtocol {
  /// The text without white space at either end.
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

  /// The lines, split at every line feed; carriage returns before it belong to the break. Never empty.
  var lines: [String] { Array(eachLine) }

  /// The same, one after the other, without a list of them.
  var eachLine: some Sequence<String> {
    var rest = Substring(self).utf8[...]
    var isDone = false
    return AnyIterator {
      if isDone { return nil }
      if rest.first == UInt8(ascii: "\n") {
        rest.removeFirst()
        return ""
      }
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      var line = rest[..<(end ?? rest.endIndex)]
      if let end { rest = rest[rest.index(after: end)...] } else { isDone = true }
      while line.last == UInt8(ascii: "\r") { line.removeLast() }
      return String(decoding: line, as: UTF8.self)
    }
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

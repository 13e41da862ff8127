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

  /// The lines, split at every line feed; a carriage return before it belongs to the break. Never empty.
  var lines: [String] { Array(eachLine) }

  /// The same, one after the other, without a list of them.
  var eachLine: some Sequence<String> {
    var rest = Substring(self).utf8[...]
    var isDone = false
    return AnyIterator {
      if isDone { return nil }
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let line = rest[..<(end ?? rest.endIndex)]
      if let end { rest = rest[rest.index(after: end)...] } else { isDone = true }
      return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
  }

  /// The text without blank lines at either end, and without a final line break.
  var withoutBlankEnds: String {
    var (start, end) = (startIndex, endIndex)
    while let feed = self[start...].firstIndex(where: \.isNewline), self[start..<feed].isBlank {
      start = index(after: feed)
    }
    while end > start, self[index(before: end)].isWhitespace {
      // Spaces at the end of the last line that says something stay.
      let last = index(before: end)
      if self[last].isNewline {
        end = last
      } else if let feed = self[start..<end].lastIndex(where: \.isNewline), self[feed..<end].isBlank {
        end = feed
      } else {
        break
      }
    }
    return String(self[start..<end])
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Lexer {
  /// The fault of a line that begins with a copied prompt.
  var promptAhead: SyntaxFault? {
    let line = lineAhead
    guard let length = promptLength(line) else { return nil }
    let prompt = String(decoding: line.prefix(length), as: UTF8.self)
    return SyntaxFault(.pastedPrompt(prompt), at: Span(offset, offset + length))
  }

  /// Reads an IPython line, if there is one.
  mutating func readMagic() {
    let start = offset
    let line = lineAhead
    switch peek() {
    case UInt8(ascii: "%") where peek(1) == UInt8(ascii: "%"): offset = bytes.count
    case UInt8(ascii: "%"), UInt8(ascii: "!"): offset += continuedLength
    case UInt8(ascii: "?"): offset += line.count
    case _ where asksForHelp(line) || installs(line): offset += line.count
    default: return
    }
    append(.magic, from: start)
  }

  /// The length of the line with those that follow a backslash at its end.
  private var continuedLength: Int {
    var end = offset
    while true {
      end += bytes[end...].prefix { !$0.isLineBreak }.count
      guard end > offset, bytes[end - 1] == UInt8(ascii: "\\"), end < bytes.count else { return end - offset }
      end +=
        bytes[end] == Byte.carriageReturn && end + 1 < bytes.count && bytes[end + 1] == Byte.lineFeed ? 2 : 1
    }
  }

  private var lineAhead: ArraySlice<UInt8> {
    bytes[offset...].prefix { !$0.isLineBreak }
  }

  /// The length of `In [3]:`, `Out[3]:`, `>>>` or `...:` at the start of a line.
  private func promptLength(_ line: ArraySlice<UInt8>) -> Int? {
    if line.starts(with: ">>>".utf8) { return 3 }
    if line.starts(with: "...:".utf8) { return 4 }
    let bracket: Int
    if line.starts(with: "In [".utf8) {
      bracket = 4
    } else if line.starts(with: "Out[".utf8) {
      bracket = 4
    } else {
      return nil
    }
    let number = line.dropFirst(bracket).prefix {
      $0.isDigit || $0.isLetter || $0.isBlank || $0 == UInt8(ascii: "*")
    }
    let rest = line.dropFirst(bracket + number.count)
    return rest.starts(with: "]:".utf8) ? bracket + number.count + 2 : nil
  }

  /// Whether the line is `name?` or `name.attribute??`.
  private func asksForHelp(_ line: ArraySlice<UInt8>) -> Bool {
    guard peek().startsName else { return false }
    let name = line.prefix { $0.continuesName || $0 == Byte.dot }
    let rest = line.dropFirst(name.count)
    let marks = rest.prefix { $0 == UInt8(ascii: "?") }
    return (1...2).contains(marks.count) && rest.dropFirst(marks.count).allSatisfy(\.isBlank)
  }

  /// Whether the line is `pip install …`, which IPython accepts without `%`.
  private func installs(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "pip install ".utf8) || line.starts(with: "pip3 install ".utf8)
      || line.starts(with: "conda install ".utf8)
  }
}

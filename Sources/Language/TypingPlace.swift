/// Where the cursor stands in a text that is being typed: what the text before it has opened.
///
///     TypingPlace("f(a, g[1], b").brackets.map(\.argument)   // [2]
///     TypingPlace("d['tr").literal?.start                    // 2
///
/// It reads any text to its end, where the lexer stops at a fault.
package struct TypingPlace: Sendable {
  /// A bracket without its partner.
  package struct Bracket: Sendable {
    /// `(`, `[` or `{`.
    package let kind: Unicode.Scalar
    package let offset: Int
    /// Where the current argument starts, and how many precede it.
    package fileprivate(set) var argumentStart: Int
    package fileprivate(set) var argument = 0
    /// The names of the keyword arguments before.
    package fileprivate(set) var keywords: [String] = []
  }

  /// A string that has not ended.
  package struct Literal: Sendable {
    /// Where its prefix or quote starts, and where its content does.
    package let start: Int
    package let content: Int
    /// One quotation mark, or three.
    package let quote: String
    let isFormatted: Bool
    /// The number of brackets around it.
    let depth: Int
  }

  /// The open brackets, outermost first.
  package private(set) var brackets: [Bracket] = []
  /// The open strings, outermost first: in a replacement of an f-string there may be others.
  private var literals: [Literal] = []
  /// Where the current statement starts.
  package private(set) var statement = 0
  /// Whether the cursor is in a comment.
  package private(set) var isInComment = false
  /// The text as UTF-8.
  package let bytes: [UInt8]
  private var offset = 0

  /// The place at the end of a text.
  package init(_ text: String) {
    bytes = Array(text.utf8)
    while offset < bytes.count {
      if let literal { readText(of: literal) } else { readCode() }
    }
  }

  /// The string that the cursor is in; `nil` in code, also in that of an f-string.
  package var literal: Literal? {
    literals.last.flatMap { $0.depth == brackets.count ? $0 : nil }
  }

  /// The text of a range of bytes.
  package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The name that is being typed.
  package var word: String { text(start(ofWordBefore: bytes.count)..<bytes.count) }

  /// The names of `a.b.c` that end at an offset; the first is empty if something else precedes the dot.
  package func chain(before end: Int) -> [String] {
    var start = end
    while start > 0, bytes[start - 1].continuesName || bytes[start - 1] == Byte.dot { start -= 1 }
    return text(start..<end).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  private func start(ofWordBefore end: Int) -> Int {
    var start = end
    while start > 0, bytes[start - 1].continuesName { start -= 1 }
    return start
  }

  private func has(_ text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  // MARK: Strings

  private mutating func readText(of literal: Literal) {
    switch bytes[offset] {
    case Byte.backslash:
      offset = min(offset + 2, bytes.count)
    case _ where has(literal.quote):
      literals.removeLast()
      offset += literal.quote.utf8.count
    case Byte.leftBrace where literal.isFormatted:
      if has("{{") { offset += 2 } else { open("{") }
    case Byte.lineFeed where literal.quote.count == 1:
      endLine()
    default:
      offset += 1
    }
  }

  private mutating func beginString(at start: Int, _ prefix: StringPrefix) {
    let mark = String(UnicodeScalar(bytes[offset]))
    let quote = has(mark + mark + mark) ? mark + mark + mark : mark
    offset += quote.utf8.count
    literals.append(
      Literal(
        start: start, content: offset, quote: quote, isFormatted: prefix.isFormatted, depth: brackets.count))
  }

  // MARK: Code

  private mutating func readCode() {
    let start = offset
    switch bytes[offset] {
    case Byte.lineFeed:
      endLine()
    case Byte.hash:
      offset = bytes[offset...].firstIndex(of: Byte.lineFeed) ?? bytes.count
      isInComment = offset == bytes.count
    case Byte.backslash:
      offset = min(offset + 2, bytes.count)
    case Byte.quotationMark, Byte.apostrophe:
      beginString(at: start, StringPrefix())
    case let byte where byte.continuesName:
      while offset < bytes.count, bytes[offset].continuesName { offset += 1 }
      guard offset < bytes.count, [Byte.quotationMark, Byte.apostrophe].contains(bytes[offset]),
        offset - start <= 2, let prefix = StringPrefix(bytes[start..<offset])
      else { return }
      beginString(at: start, prefix)
    case UInt8(ascii: "("), UInt8(ascii: "["), Byte.leftBrace:
      open(UnicodeScalar(bytes[offset]))
    case UInt8(ascii: ")"): close("(")
    case UInt8(ascii: "]"): close("[")
    case Byte.rightBrace: close("{")
    case UInt8(ascii: ","):
      offset += 1
      if !brackets.isEmpty { beginArgument() }
    case UInt8(ascii: ";"):
      offset += 1
      if brackets.isEmpty { statement = offset }
    default:
      offset += 1
    }
  }

  private mutating func open(_ kind: Unicode.Scalar) {
    offset += 1
    brackets.append(Bracket(kind: kind, offset: offset - 1, argumentStart: offset))
  }

  private mutating func close(_ kind: Unicode.Scalar) {
    offset += 1
    if brackets.count > literals.last?.depth ?? 0, brackets.last?.kind == kind { brackets.removeLast() }
  }

  private mutating func beginArgument() {
    let last = brackets.count - 1
    if let keyword = keyword(from: brackets[last].argumentStart) { brackets[last].keywords.append(keyword) }
    brackets[last].argumentStart = offset
    brackets[last].argument += 1
  }

  /// The name before the `=` of an argument that starts at an offset.
  package func keyword(from start: Int) -> String? {
    var start = start
    while start < bytes.count, bytes[start].isBlank || bytes[start].isLineBreak { start += 1 }
    var end = start
    while end < bytes.count, bytes[end].continuesName { end += 1 }
    var next = end
    while next < bytes.count, bytes[next].isBlank { next += 1 }
    let isKeyword =
      end > start && next < bytes.count && bytes[next] == UInt8(ascii: "=")
      && (next + 1 == bytes.count || bytes[next + 1] != UInt8(ascii: "="))
    return isKeyword ? text(start..<end) : nil
  }

  /// A line ends, and with it strings of one line.
  private mutating func endLine() {
    offset += 1
    if let first = literals.firstIndex(where: { $0.quote.count == 1 }) {
      brackets.removeLast(brackets.count - literals[first].depth)
      literals.removeSubrange(first...)
    }
    if brackets.isEmpty, literals.isEmpty { statement = offset }
  }
}

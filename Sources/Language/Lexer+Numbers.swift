extension Lexer {
  /// Reads `42`, `1_000`, `0xFF`, `.5`, `1e-3`, `5j`; the parser computes the value.
  mutating func readNumber() throws(SyntaxFault) {
    let start = offset
    var isFloat = false
    if peek() == Byte.zero, let radix = radix(of: peek(1)) {
      offset += 2
      readDigits { $0.hexValue.map { $0 < radix } ?? false }
      if offset == start + 2 { throw malformedNumber(from: start) }
    } else {
      readDigits(\.isDigit)
      if peek() == Byte.dot {
        isFloat = true
        offset += 1
        if peek().isDigit { readDigits(\.isDigit) }
      }
      if peek() | 0x20 == UInt8(ascii: "e") {
        let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
        if peek(1 + sign).isDigit {
          isFloat = true
          offset += 1 + sign
          readDigits(\.isDigit)
        }
      }
      if peek() | 0x20 == UInt8(ascii: "j"), !peek(1).continuesName {
        offset += 1
        return append(.imaginary, from: start)
      }
    }
    if continuesName, !isKeywordAhead { throw malformedNumber(from: start) }
    if bytes[offset - 1] == Byte.underscore { throw malformedNumber(from: start) }
    append(isFloat ? .float : .integer, from: start)
  }

  private func radix(of byte: UInt8) -> UInt32? {
    switch byte | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  /// Reads digits with single underscores between them.
  private mutating func readDigits(_ isDigit: (UInt8) -> Bool) {
    while isDigit(peek()) || (peek() == Byte.underscore && isDigit(peek(1))) { offset += 1 }
  }

  /// Whether the next character can be part of a name.
  private var continuesName: Bool {
    guard peek() >= 0x80 else { return peek().continuesName }
    let character = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first
    return character?.properties.isXIDContinue ?? false
  }

  /// Whether the next word may directly follow a number, as in `1if x else 2`.
  private var isKeywordAhead: Bool {
    var end = offset
    while end < bytes.count, bytes[end].continuesName { end += 1 }
    return switch Token.Kind.word(bytes[offset..<end]) {
    case .and, .or, .in, .is, .if, .else, .for, .not: true
    default: false
    }
  }

  private mutating func malformedNumber(from start: Int) -> SyntaxFault {
    while peek().continuesName { offset += 1 }
    let span = Span(start, offset)
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    offset = start
    return SyntaxFault(.malformedNumber(text), at: span)
  }
}

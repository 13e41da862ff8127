/// The letters before a string's quote.
struct StringPrefix {
  var isRaw = false
  var isFormatted = false
  var isBytes = false

  init() {}

  /// Fails if the letters are no valid prefix, such as `x` or `rr`.
  init?(_ letters: ArraySlice<UInt8>) {
    for letter in letters {
      switch letter | 0x20 {
      case UInt8(ascii: "r") where !isRaw: isRaw = true
      case UInt8(ascii: "f") where !isFormatted && !isBytes: isFormatted = true
      case UInt8(ascii: "b") where !isFormatted && !isBytes: isBytes = true
      case UInt8(ascii: "u") where letters.count == 1: break
      default: return nil
      }
    }
  }
}

/// An f-string that is being read.
struct FormattedLiteral {
  let start: Int
  let textStart: Int
  let quote: UInt8
  let isTriple: Bool
  let isRaw: Bool

  /// The replacements that are open, outermost first.
  var replacements: [Replacement] = []

  struct Replacement {
    /// The number of open brackets, its own brace included.
    let depth: Int
    let start: Int
    var isInFormat = false
  }

  /// Whether text comes next, not tokens.
  var isInText: Bool { replacements.last?.isInFormat ?? true }
}

extension Lexer {
  /// Reads a string up to its end, or the start of an f-string, from the first byte of its prefix.
  mutating func readString(from start: Int, prefix: StringPrefix) throws(SyntaxFault) {
    let quote = peek()
    let isTriple = peek(1) == quote && peek(2) == quote
    offset += isTriple ? 3 : 1
    if prefix.isFormatted {
      append(.formattedStart, from: start)
      literals.append(
        FormattedLiteral(
          start: start, textStart: offset, quote: quote, isTriple: isTriple, isRaw: prefix.isRaw))
      return
    }
    while !atEnd {
      let byte = peek()
      if byte == Byte.backslash {
        offset += 1
        if peek().isLineBreak { skipLineBreak() } else { offset += 1 }
      } else if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
        offset += isTriple ? 3 : 1
        append(prefix.isBytes ? .bytes : .string, from: start)
        return
      } else if !isTriple, byte.isLineBreak {
        break
      } else {
        offset += 1
      }
    }
    throw unterminatedString(from: start, quote: quote, isTriple: isTriple)
  }

  private mutating func unterminatedString(from start: Int, quote: UInt8, isTriple: Bool) -> SyntaxFault {
    let end = min(offset, bytes.count)
    offset = start
    // A quote that opens a string inside `{…}` was most likely meant to end the enclosing f-string.
    if let literal = literals.last, let open = literal.replacements.last, literal.quote == quote, !isTriple {
      return SyntaxFault(.unclosedReplacement, at: Span(open.start, open.start + 1))
    }
    let mark = String(UnicodeScalar(quote))
    if isTriple {
      return SyntaxFault(
        .unterminatedTripleString(String(repeating: mark, count: 3)), at: Span(start, start + 3))
    }
    return SyntaxFault(.unterminatedString(mark), at: Span(start, end))
  }

  func unterminated(_ literal: FormattedLiteral) -> SyntaxFault {
    let mark = String(UnicodeScalar(literal.quote))
    if literal.isTriple {
      let span = Span(literal.start, literal.textStart)
      return SyntaxFault(.unterminatedTripleString(String(repeating: mark, count: 3)), at: span)
    }
    if let open = literal.replacements.last {
      return SyntaxFault(.unclosedReplacement, at: Span(open.start, open.start + 1))
    }
    return SyntaxFault(.unterminatedString(mark), at: Span(literal.start, min(offset, bytes.count)))
  }

  /// Reads text of an f-string, or of a format in it, up to a brace or the end.
  mutating func readFormattedText(_ literal: FormattedLiteral) throws(SyntaxFault) {
    let start = offset
    let isFormat = !literal.replacements.isEmpty
    while !atEnd {
      switch peek() {
      case Byte.backslash:
        skipEscape(isRaw: literal.isRaw)
      case Byte.leftBrace:
        if peek(1) == Byte.leftBrace, !isFormat {
          offset += 2
          continue
        }
        appendText(from: start)
        offset += 1
        append(.replacementStart, from: offset - 1)
        brackets.append(Bracket(kind: .replacementStart, offset: offset - 1))
        literals[literals.count - 1].replacements.append(
          FormattedLiteral.Replacement(depth: brackets.count, start: offset - 1))
        return
      case Byte.rightBrace:
        if !isFormat, peek(1) == Byte.rightBrace {
          offset += 2
          continue
        }
        appendText(from: start)
        guard isFormat else { throw SyntaxFault(.strayBrace, at: Span(offset, offset + 1)) }
        endReplacement()
        return
      case literal.quote where !literal.isTriple || (peek(1) == literal.quote && peek(2) == literal.quote):
        guard !isFormat else { throw unclosedReplacement(in: literal) }
        appendText(from: start)
        let quoteStart = offset
        offset += literal.isTriple ? 3 : 1
        append(.formattedEnd, from: quoteStart)
        literals.removeLast()
        return
      case let byte where byte.isLineBreak && !literal.isTriple:
        throw isFormat ? unclosedReplacement(in: literal) : unterminated(literal)
      default:
        offset += 1
      }
    }
    throw unterminated(literal)
  }

  private mutating func appendText(from start: Int) {
    if offset > start { append(.formattedText, from: start) }
  }

  private func unclosedReplacement(in literal: FormattedLiteral) -> SyntaxFault {
    let start = literal.replacements.last?.start ?? literal.start
    return SyntaxFault(.unclosedReplacement, at: Span(start, start + 1))
  }

  /// Skips a backslash and the escaped character; but not a brace, except in `\N{…}`.
  private mutating func skipEscape(isRaw: Bool) {
    offset += 1
    let next = peek()
    if next == Byte.leftBrace || next == Byte.rightBrace { return }
    if !isRaw, next == UInt8(ascii: "N"), peek(1) == Byte.leftBrace {
      while !atEnd, peek() != Byte.rightBrace, !peek().isLineBreak, peek() != Byte.quotationMark {
        offset += 1
      }
      if peek() == Byte.rightBrace { offset += 1 }
    } else if next.isLineBreak {
      skipLineBreak()
    } else {
      offset += 1
    }
  }

  /// Reads the characters with a special meaning at the outermost level of `{…}` in an f-string.
  mutating func readInsideReplacement() throws(SyntaxFault) -> Bool {
    guard let literal = literals.last, let replacement = literal.replacements.last,
      brackets.count == replacement.depth
    else { return false }
    let start = offset
    switch peek() {
    case Byte.rightBrace:
      endReplacement()
    case UInt8(ascii: ":"):
      offset += 1
      append(.formatMark, from: start)
      literals[literals.count - 1].replacements[literal.replacements.count - 1].isInFormat = true
    case UInt8(ascii: "!") where peek(1) != UInt8(ascii: "="):
      offset += 1
      append(.conversionMark, from: start)
    case UInt8(ascii: "=") where isDebugMark:
      offset += 1
      append(.debugMark, from: start)
    default: return false
    }
    return true
  }

  /// Whether the `=` is followed directly by the end of the replacement, a conversion or a format.
  private var isDebugMark: Bool {
    var distance = 1
    while peek(distance).isBlank || peek(distance).isLineBreak { distance += 1 }
    let next = peek(distance)
    return next == Byte.rightBrace || next == UInt8(ascii: ":")
      || (next == UInt8(ascii: "!") && peek(distance + 1) != UInt8(ascii: "="))
  }

  private mutating func endReplacement() {
    offset += 1
    append(.replacementEnd, from: offset - 1)
    brackets.removeLast()
    literals[literals.count - 1].replacements.removeLast()
  }
}

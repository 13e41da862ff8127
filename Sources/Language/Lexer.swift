/// Splits a source text into tokens.
///
/// It reads the whole text at once and stops at the first fault; the parser reports that fault when it reaches it,
/// so that faults are reported in the order of the text.
struct Lexer {
  let bytes: [UInt8]
  var offset = 0
  var tokens: [Token] = []

  /// The open brackets, outermost first.
  var brackets: [Bracket] = []

  /// The f-strings that are being read, outermost first.
  var literals: [FormattedLiteral] = []

  private var indentations = [Indentation(column: 0, narrow: 0)]
  private var startsLine = true

  /// An open bracket, or the `{` of a replacement in an f-string.
  struct Bracket {
    let kind: Token.Kind
    let offset: Int
    var span: Span { Span(offset, offset + 1) }
  }

  /// The indentation of a line, with tabs of eight columns and with tabs of one. Two lines can be compared only if
  /// both measures agree.
  private struct Indentation {
    let column: Int
    let narrow: Int
  }

  /// The result of lexing.
  struct Result {
    /// The last token is `.endOfText` or `.fault`.
    let tokens: [Token]
    /// Why there is a `.fault`.
    let fault: SyntaxFault?
    /// The brackets that were open at the end, outermost first.
    let unclosed: [Bracket]
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 4 + 8)
  }

  static func read(_ source: SourceText) -> Result {
    if let fault = source.faultInEncoding {
      return Result(
        tokens: [Token(.fault, fault.span.start, fault.span.end, startsLine: true)], fault: fault,
        unclosed: [])
    }
    var lexer = Lexer(source.bytes)
    do throws(SyntaxFault) {
      try lexer.readAll()
      return Result(tokens: lexer.tokens, fault: nil, unclosed: lexer.brackets)
    } catch {
      lexer.append(.fault, from: min(lexer.offset, source.bytes.count))
      return Result(tokens: lexer.tokens, fault: error, unclosed: lexer.brackets)
    }
  }

  /// The byte at an offset from the current one; 0, which is not allowed in a text, past the end.
  func peek(_ distance: Int = 0) -> UInt8 {
    let index = offset + distance
    return index < bytes.count ? bytes[index] : 0
  }

  var atEnd: Bool { offset >= bytes.count }

  mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind, start, offset, startsLine: startsLine))
    if kind != .indent, kind != .dedent { startsLine = false }
  }

  private mutating func readAll() throws(SyntaxFault) {
    try beginLine()
    while !atEnd {
      if let literal = literals.last, literal.isInText {
        try readFormattedText(literal)
      } else {
        try readToken()
      }
    }
    if let literal = literals.last { throw unterminated(literal) }
    if brackets.isEmpty {
      if let last = tokens.last, last.kind != .newline, last.kind != .dedent {
        append(.newline, from: offset)
      }
      for _ in indentations.dropFirst() { append(.dedent, from: offset) }
    }
    append(.endOfText, from: offset)
  }

  // MARK: Lines

  /// Skips lines without a statement, then turns the indentation of the next one into tokens.
  private mutating func beginLine() throws(SyntaxFault) {
    startsLine = true
    while !atEnd {
      let lineStart = offset
      var column = 0
      var narrow = 0
      while peek().isBlank {
        switch peek() {
        case Byte.tab: column = (column / 8 + 1) * 8
        case Byte.formFeed: (column, narrow) = (0, -1)
        default: column += 1
        }
        narrow += 1
        offset += 1
      }
      if peek() == Byte.hash { skipComment() }
      if peek().isLineBreak {
        skipLineBreak()
        continue
      }
      if atEnd { return }
      if peek() == Byte.backslash, isContinuation() {
        // A line with only a continuation: its indentation applies to the next line.
        skipContinuation()
        while peek().isBlank { offset += 1 }
        if atEnd { throw SyntaxFault(.nothingAfterBackslash, at: Span(offset - 1, offset)) }
      }
      if let prompt = promptAhead { throw prompt }
      try indent(Indentation(column: column, narrow: narrow), from: lineStart)
      readMagic()
      return
    }
  }

  private mutating func indent(_ new: Indentation, from lineStart: Int) throws(SyntaxFault) {
    let current = indentations.last ?? new
    let span = Span(lineStart, offset)
    if new.column == current.column {
      guard new.narrow == current.narrow else { throw SyntaxFault(.mixedIndentation, at: span) }
    } else if new.column > current.column {
      guard new.narrow > current.narrow else { throw SyntaxFault(.mixedIndentation, at: span) }
      guard indentations.count <= SourceLimits.blocks else { throw SyntaxFault(.tooManyBlocks, at: span) }
      indentations.append(new)
      append(.indent, from: lineStart)
    } else {
      let open = indentations.map(\.column)
      while let last = indentations.last, last.column > new.column {
        indentations.removeLast()
        append(.dedent, from: offset)
      }
      guard let last = indentations.last, last.column == new.column else {
        throw SyntaxFault(.unmatchedIndentation(found: new.column, open: open), at: span)
      }
      guard last.narrow == new.narrow else { throw SyntaxFault(.mixedIndentation, at: span) }
    }
  }

  mutating func skipLineBreak() {
    if peek() == Byte.carriageReturn, peek(1) == Byte.lineFeed { offset += 1 }
    offset += 1
  }

  private mutating func skipComment() {
    while !atEnd, !peek().isLineBreak { offset += 1 }
  }

  private func isContinuation() -> Bool {
    peek() == Byte.backslash && (offset + 1 >= bytes.count || peek(1).isLineBreak)
  }

  /// Skips a backslash with its line break, and further such lines.
  private mutating func skipContinuation() {
    while isContinuation() {
      offset += 1
      if !atEnd { skipLineBreak() }
      let start = offset
      while peek().isBlank { offset += 1 }
      if !isContinuation() { offset = start }
    }
  }

  // MARK: Tokens

  private mutating func readToken() throws(SyntaxFault) {
    let byte = peek()
    switch byte {
    case Byte.space, Byte.tab, Byte.formFeed:
      offset += 1
    case Byte.lineFeed, Byte.carriageReturn:
      let start = offset
      skipLineBreak()
      if brackets.isEmpty {
        tokens.append(Token(.newline, start, start, startsLine: false))
        try beginLine()
      } else {
        startsLine = true
      }
    case Byte.hash:
      skipComment()
    case Byte.backslash:
      guard isContinuation() else { throw SyntaxFault(.strayBackslash, at: Span(offset, offset + 1)) }
      let start = offset
      skipContinuation()
      while peek().isBlank { offset += 1 }
      if atEnd { throw SyntaxFault(.nothingAfterBackslash, at: Span(start, start + 1)) }
    case _ where byte.startsName:
      try readName()
    case _ where byte.isDigit:
      try readNumber()
    case Byte.dot where peek(1).isDigit:
      try readNumber()
    case Byte.quotationMark, Byte.apostrophe:
      try readString(from: offset, prefix: StringPrefix())
    default:
      try readPunctuation()
    }
  }

  private mutating func readName() throws(SyntaxFault) {
    let start = offset
    var isASCII = true
    while peek().continuesName {
      if peek() >= 0x80 { isASCII = false }
      offset += 1
    }
    if !isASCII {
      try checkName(from: start)
      append(.name, from: start)
      return
    }
    let next = peek()
    if next == Byte.quotationMark || next == Byte.apostrophe, offset - start <= 2,
      let prefix = StringPrefix(bytes[start..<offset])
    {
      try readString(from: start, prefix: prefix)
      return
    }
    append(Token.Kind.word(bytes[start..<offset]), from: start)
  }

  /// Ends the name at the first character that cannot be part of one; faults if that is the first.
  private mutating func checkName(from start: Int) throws(SyntaxFault) {
    var end = start
    for scalar in String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars {
      let isPart =
        scalar == "_" || (end == start ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
      guard isPart else {
        let span = Span(end, end + UTF8.width(scalar))
        offset = end
        throw SyntaxFault(Lookalike.fault(for: scalar), at: span)
      }
      end += UTF8.width(scalar)
    }
  }

  private mutating func readPunctuation() throws(SyntaxFault) {
    let start = offset
    if try readInsideReplacement() { return }
    for length in stride(from: 3, through: 1, by: -1) where offset + length <= bytes.count {
      guard let kind = Self.punctuation[pack(bytes[offset..<offset + length])] else { continue }
      offset += length
      if kind.closing != nil {
        append(kind, from: start)
        brackets.append(Bracket(kind: kind, offset: start))
      } else if kind == .rightParenthesis || kind == .rightBracket || kind == .rightBrace {
        try close(kind, from: start)
        append(kind, from: start)
      } else {
        append(kind, from: start)
      }
      return
    }
    throw SyntaxFault(Lookalike.fault(for: UnicodeScalar(peek())), at: Span(start, start + 1))
  }

  private mutating func close(_ kind: Token.Kind, from start: Int) throws(SyntaxFault) {
    let span = Span(start, start + 1)
    guard let open = brackets.last else {
      offset = start
      throw SyntaxFault(.unopenedBracket(kind), at: span)
    }
    guard open.kind.closing == kind else {
      offset = start
      throw SyntaxFault(.mismatchedBracket(open: open.kind, close: kind, closeSpan: span), at: open.span)
    }
    brackets.removeLast()
  }

  private static let punctuation: [UInt32: Token.Kind] = {
    let all: [Token.Kind] = [
      .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .comma,
      .colon,
      .semicolon, .dot, .ellipsis, .arrow, .colonEqual, .equal, .exclamation, .question, .plus, .minus, .star,
      .slash, .doubleSlash, .percent, .doubleStar, .at, .ampersand, .bar, .caret, .tilde, .shiftLeft,
      .shiftRight,
      .plusEqual, .minusEqual, .starEqual, .slashEqual, .doubleSlashEqual, .percentEqual, .doubleStarEqual,
      .atEqual, .ampersandEqual, .barEqual, .caretEqual, .shiftLeftEqual, .shiftRightEqual, .less, .greater,
      .lessOrEqual, .greaterOrEqual, .doubleEqual, .notEqual,
    ]
    return Dictionary(uniqueKeysWithValues: all.map { (pack($0.rawValue.utf8), $0) })
  }()
}

/// Up to four bytes as one number.
private func pack(_ bytes: some Sequence<UInt8>) -> UInt32 {
  bytes.reduce(0) { $0 << 8 | UInt32($1) }
}

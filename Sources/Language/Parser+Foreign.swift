/// Syntax of other languages, recognized only for better error messages.
extension Parser {
  /// Faults at `type name = …`, whose first word is otherwise an ordinary name.
  func checkSoftKeyword() throws(ParserFailure) {
    let next = token(at: 1)
    guard next.kind.startsExpression, !next.startsLine else { return }
    switch text(token) {
    case "type" where next.kind == .name && token(at: 2).kind == .equal:
      throw fault(.unsupported(.typeAlias), at: token.span)
    default: return
    }
  }

  /// Whether the line is the header of a block.
  var lineEndsWithColon: Bool {
    // A bound on the length of a header, so that lines with many such names take linear time.
    for distance in 1..<200 {
      switch token(at: distance).kind {
      case .newline:
        let next = token(at: distance + 1).kind
        return token(at: distance - 1).kind == .colon
          && (next == .indent || next == .endOfText && mode == .interactive)
      case .endOfText, .fault: return false
      default: continue
      }
    }
    return false
  }

  /// Whether a colon outside brackets stands further on in the line, with a block behind it: `while x: pass`.
  private var lineHoldsBlock: Bool {
    var depth = 0
    for distance in 0..<200 {
      switch token(at: distance).kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
      case .colon where depth == 0: return true
      case .newline, .endOfText, .fault, .lambda: return false
      default: continue
      }
    }
    return false
  }

  /// The fault of a C-style `for`.
  func countingFor(_ word: Token) -> ParserFailure? {
    guard token.kind == .leftParenthesis else { return nil }
    var distance = 1
    while true {
      switch token(at: distance).kind {
      case .semicolon: return fault(.countingFor, at: word.span)
      case .newline, .endOfText, .fault, .in, .colon: return nil
      default: distance += 1
      }
    }
  }

  /// The fault of a token where a statement should end.
  func endFault(after statement: Statement?) -> ParserFailure {
    if let stop = foreignSign() { return stop }
    let before = token(at: -1)
    if case .expression(let expression)? = statement?.kind, case .name(let name) = expression.kind,
      token.kind.startsExpression, before.kind == .name, !token.startsLine
    {
      if name == "print" || name == "exec" {
        return fault(.printStatement(argument: restOfLine(from: token.start)), at: before.span)
      }
      if let meant = Self.foreignWords[name] {
        return fault(.foreignWord(name, meant), at: before.span)
      }
      let isHeading = lineEndsWithColon || lineHoldsBlock
      if let meant = nearestName(to: name, among: isHeading ? Self.headingKeywords : Self.openingKeywords) {
        return fault(.foreignWord(name, .misspelled(meant)), at: before.span)
      }
    }
    if token.kind == .name, isAdjacent, before.kind == .string, source.bytes[before.start] == Byte.apostrophe
    {
      return fault(.apostropheInString(rest: text(token)), at: before.span)
    }
    if token.kind == .equal { return equalFault() }
    if token.kind == .integer, before.kind == .integer, !token.startsLine, token.end - token.start == 3 {
      let number = "\(text(before))_\(text(token))"
      return fault(.spacedNumber(number), at: Span(before.start, token.end))
    }
    return unexpected(.expectedEndOfStatement(found: found))
  }

  /// The fault of an `=` in an expression: a comparison, perhaps misspelled.
  func equalFault() -> ParserFailure {
    let next = token(at: 1)
    if next.start == token.end {
      let meant: [Token.Kind: String] = [.greater: ">=", .less: "<=", .exclamation: "!="]
      if let meant = meant[next.kind] {
        let span = Span(token.start, next.end)
        return fault(.foreignOperator(source.text(of: span), help: .write(meant)), at: span)
      }
    }
    return unexpected(.equalInExpression)
  }

  /// The text from an offset to the end of its line, without a comment and trailing blanks.
  func restOfLine(from offset: Int) -> String {
    let line = source.lineSpan(source.lineIndex(at: offset))
    var end = line.end
    if let comment = source.bytes[offset..<max(offset, line.end)].firstIndex(of: Byte.hash) { end = comment }
    while end > offset, source.bytes[end - 1].isBlank || source.bytes[end - 1] == UInt8(ascii: ";") {
      end -= 1
    }
    return source.text(of: Span(offset, end))
  }

  /// From the current token to the end of its line, without a comment and trailing blanks.
  var restOfLineSpan: Span {
    Span(token.start, token.start + restOfLine(from: token.start).utf8.count)
  }

  /// The keywords that something follows, at the beginning of a block's header and of another statement.
  private static let headingKeywords = ["class", "def", "elif", "for", "if", "while", "with"]
  private static let openingKeywords = [
    "assert", "del", "from", "global", "import", "nonlocal", "raise", "return", "yield",
  ]

  /// Keywords that begin a statement in other languages, with Python's equivalents.
  private static let foreignWords: [String: SyntaxFault.ForeignWord] = {
    let written = [
      "elseif": "elif", "elsif": "elif", "function": "def", "func": "def", "fn": "def", "fun": "def",
      "foreach": "for", "unless": "if not", "until": "while not", "switch": "if … elif …", "case": "elif",
      "throw": "raise", "catch": "except", "rescue": "except", "echo": "print(…)", "puts": "print(…)",
      "include": "import", "require": "import",
      "using": "import", "use": "import", "struct": "class", "delete": "del",
    ]
    let declarations = [
      "let", "var", "const", "val", "auto", "int", "float", "double", "string", "bool", "char", "public",
      "private",
      "static",
    ]
    var words = written.mapValues(SyntaxFault.ForeignWord.write)
    for word in declarations { words[word] = .declaration }
    words["new"] = .construction
    return words
  }()
}

/// `match` and the patterns of its cases.
extension Parser {
  /// Whether the statement is `match value:`, whose first word is otherwise an ordinary name.
  var startsMatch: Bool {
    let next = token(at: 1)
    return token.kind == .name && text(token) == "match" && (next.kind.startsExpression || next.kind == .star)
      && !next.startsLine && lineEndsWithColon
  }

  func parseMatch() throws(ParserFailure) -> Statement {
    let word = token
    advance()
    let subject = try parseExpressionList()
    try expectColon(after: "match")
    let header = span(from: word.start)
    guard accept(.newline), accept(.indent) else {
      if token.kind == .endOfText, mode == .interactive { throw ParserFailure.moreNeeded }
      throw fault(.expectedBlock(after: "match", header: header), at: token.span)
    }
    var cases: [MatchCase] = []
    try nested { () throws(ParserFailure) in
      while token.kind != .dedent, token.kind != .endOfText {
        if accept(.newline) { continue }
        guard token.kind == .name, text(token) == "case" else {
          throw unexpected(.expectedCase(found: found))
        }
        if let last = cases.last, last.condition == nil, last.pattern.isIrrefutable {
          throw fault(.unreachableCase, at: last.pattern.span)
        }
        cases.append(try parseCase())
      }
    }
    _ = accept(.dedent)
    let end = cases.last?.body.last?.span.end ?? previousEnd
    return Statement(.match(subject, cases), at: Span(word.start, end))
  }

  private func parseCase() throws(ParserFailure) -> MatchCase {
    let word = token
    advance()
    let pattern = try parseOpenPattern()
    let condition = accept(.if) ? try parseNamedExpression() : nil
    return MatchCase(pattern, if: condition, body: try parseSuite(after: word))
  }

  /// A pattern, or a sequence without brackets.
  private func parseOpenPattern() throws(ParserFailure) -> Pattern {
    let start = token.start
    var patterns: [Pattern] = []
    var starred: Int?
    try parsePattern(into: &patterns, &starred)
    guard token.kind == .comma || starred != nil else { return patterns[0] }
    while accept(.comma), token.kind != .colon, token.kind != .if {
      try parsePattern(into: &patterns, &starred)
    }
    return Pattern(.sequence(patterns, starred: starred), at: span(from: start))
  }

  /// A pattern of a sequence, which may be starred.
  private func parsePattern(into patterns: inout [Pattern], _ starred: inout Int?) throws(ParserFailure) {
    let star = token
    guard accept(.star) else {
      patterns.append(try nested { () throws(ParserFailure) in try parsePattern() })
      return
    }
    if starred != nil { throw fault(.twoStars, at: star.span) }
    starred = patterns.count
    let name = try parseName(of: "the rest")
    patterns.append(Pattern(.capture(name.name == "_" ? nil : name), at: span(from: star.start)))
  }

  private func parsePattern() throws(ParserFailure) -> Pattern {
    let start = token.start
    var alternatives = [try parseClosedPattern()]
    while accept(.bar) { alternatives.append(try parseClosedPattern()) }
    var pattern = alternatives[0]
    if alternatives.count > 1 {
      let names = Set(pattern.names)
      for other in alternatives.dropFirst() where Set(other.names) != names {
        throw fault(.unequalAlternatives, at: other.span)
      }
      pattern = Pattern(.alternatives(alternatives), at: span(from: start))
    }
    guard accept(.as) else { return pattern }
    let name = try parseName(of: "what matched")
    return Pattern(.named(pattern, name), at: span(from: start))
  }

  private func parseClosedPattern() throws(ParserFailure) -> Pattern {
    let start = token.start
    switch token.kind {
    case .name: return try parseNamePattern()
    case .leftParenthesis, .leftBracket: return try parseSequencePattern()
    case .leftBrace: return try parseMappingPattern()
    case .minus, .integer, .float, .string, .bytes, .formattedStart, .none, .true, .false:
      let value = try parseBinary(5)
      return Pattern(.value(value), at: span(from: start))
    default: throw unexpected(.expectedPattern(found: found))
    }
  }

  /// `name`, `_`, `module.name` or `Class(…)`
  private func parseNamePattern() throws(ParserFailure) -> Pattern {
    let name = try parseName(of: "a pattern")
    let start = name.span.start
    guard token.kind == .dot || token.kind == .leftParenthesis else {
      return Pattern(.capture(name.name == "_" ? nil : name), at: name.span)
    }
    var value = try node(.name(name.name), from: start)
    while accept(.dot) { value = try node(.attribute(value, try parseName(of: "an attribute")), from: start) }
    guard accept(.leftParenthesis) else { return Pattern(.value(value), at: value.span) }
    var positional: [Pattern] = []
    var named: [(name: Identifier, pattern: Pattern)] = []
    while token.kind != .rightParenthesis {
      if token.kind == .name, token(at: 1).kind == .equal {
        let attribute = try parseName(of: "an attribute")
        advance()
        named.append((attribute, try nested { () throws(ParserFailure) in try parsePattern() }))
      } else {
        if let last = named.last { throw fault(.positionalAfterKeyword, at: last.name.span) }
        positional.append(try nested { () throws(ParserFailure) in try parsePattern() })
      }
      guard accept(.comma) else { break }
    }
    try close(.rightParenthesis)
    return Pattern(.object(value, positional, named), at: span(from: start))
  }

  private func parseSequencePattern() throws(ParserFailure) -> Pattern {
    let open = token
    let closing: Token.Kind = open.kind == .leftBracket ? .rightBracket : .rightParenthesis
    advance()
    var patterns: [Pattern] = []
    var starred: Int?
    var hasComma = false
    while token.kind != closing {
      try parsePattern(into: &patterns, &starred)
      guard accept(.comma) else { break }
      hasComma = true
    }
    try close(closing)
    // `(a)` is only a.
    if closing == .rightParenthesis, patterns.count == 1, !hasComma, starred == nil { return patterns[0] }
    return Pattern(.sequence(patterns, starred: starred), at: span(from: open.start))
  }

  private func parseMappingPattern() throws(ParserFailure) -> Pattern {
    let start = token.start
    try expect(.leftBrace)
    var entries: [(key: Expression, pattern: Pattern)] = []
    var rest: Identifier?
    while token.kind != .rightBrace {
      if let rest { throw fault(.parameterAfterKeywords, at: rest.span) }
      if accept(.doubleStar) {
        rest = try parseName(of: "the rest")
      } else {
        let key = try parseBinary(5)
        try expect(.colon)
        entries.append((key, try nested { () throws(ParserFailure) in try parsePattern() }))
      }
      guard accept(.comma) else { break }
    }
    try close(.rightBrace)
    return Pattern(.mapping(entries, rest: rest), at: span(from: start))
  }
}

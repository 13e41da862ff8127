/// `try`, `raise`, `with`, decorators and `yield`.
extension Parser {
  func parseTry() throws(ParserFailure) -> Statement {
    let word = token
    advance()
    let body = try parseSuite(after: word)
    var handlers: [ExceptHandler] = []
    while token.kind == .except {
      if let last = handlers.last, last.classes == nil { throw fault(.bareExceptNotLast, at: last.span) }
      handlers.append(try parseHandler())
    }
    let otherwise = token.kind == .else && !handlers.isEmpty ? try parseElse() : []
    let finally = token
    var final: [Statement] = []
    if accept(.finally) { final = try parseSuite(after: finally) }
    guard !handlers.isEmpty || !final.isEmpty else {
      if token.kind == .endOfText, mode == .interactive { throw ParserFailure.moreNeeded }
      throw fault(.tryAlone, at: word.span)
    }
    let end = (final.last ?? otherwise.last ?? handlers.last?.body.last)?.span.end ?? previousEnd
    return Statement(
      .try(body: body, handlers: handlers, otherwise: otherwise, final: final), at: Span(word.start, end))
  }

  private func parseHandler() throws(ParserFailure) -> ExceptHandler {
    let word = token
    advance()
    if token.kind == .star { throw fault(.unsupported(.exceptionGroups), at: token.span) }
    let classes = token.kind == .colon ? nil : try parseExpression()
    if token.kind == .comma { throw fault(.exceptComma, at: token.span) }
    let name = classes != nil && accept(.as) ? try parseName(of: "the exception") : nil
    let header = span(from: word.start)
    return ExceptHandler(classes, as: name, body: try parseSuite(after: word), at: header)
  }

  func parseRaise() throws(ParserFailure) -> Statement.Kind {
    advance()
    if endsStatement { return .raise(nil, cause: nil) }
    let value = try parseExpression()
    return .raise(value, cause: accept(.from) ? try parseExpression() : nil)
  }

  // MARK: with

  func parseWith() throws(ParserFailure) -> Statement {
    let word = token
    advance()
    let hasBrackets = token.kind == .leftParenthesis && bracketsEndHeader
    if hasBrackets { advance() }
    var items: [WithItem] = []
    repeat {
      if hasBrackets, token.kind == .rightParenthesis, !items.isEmpty { break }
      let manager = try parseExpression()
      var place: Target?
      if accept(.as) { place = try target(try parseBinary(1), for: .loop) }
      items.append(WithItem(manager, as: place))
    } while accept(.comma)
    if hasBrackets { try close(.rightParenthesis) }
    let body = try parseSuite(after: word)
    return Statement(.with(items, body: body), at: Span(word.start, body.last?.span.end ?? previousEnd))
  }

  /// Whether the bracket that opens here closes before the colon of the header: then it holds the items.
  private var bracketsEndHeader: Bool {
    var depth = 0
    var distance = 0
    var hasNames = false
    while true {
      switch token(at: distance).kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        depth -= 1
        if depth == 0 { return token(at: distance + 1).kind == .colon }
      case .for where depth == 1, .yield where depth == 1: return false
      case .as where depth == 1: hasNames = true
      // An open bracket at a prompt.
      case .newline, .endOfText, .fault: return hasNames
      default: break
      }
      distance += 1
    }
  }

  // MARK: Decorators

  func parseDecorated() throws(ParserFailure) -> Statement {
    let start = token.start
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try parseNamedExpression())
      guard accept(.newline) else {
        if token.kind == .endOfText, mode == .interactive { throw ParserFailure.moreNeeded }
        throw unexpected(.expectedEndOfStatement(found: found))
      }
    }
    switch token.kind {
    case .def: return try parseFunction(after: decorators, from: start)
    case .class: return try parseClass(after: decorators, from: start)
    case .async: throw fault(.unsupported(.async), at: token.span)
    case .endOfText where mode == .interactive: throw ParserFailure.moreNeeded
    default: throw unexpected(.nothingToDecorate(found: found))
    }
  }

  // MARK: yield

  /// `yield value` and `yield from iterable`: a statement, the right side of an assignment, or inside brackets.
  func parseYield() throws(ParserFailure) -> Expression {
    let start = token.start
    guard context.isInFunction else { throw fault(.outside("yield", of: "a function"), at: token.span) }
    advance()
    if accept(.from) { return try node(.yieldFrom(try parseExpression()), from: start) }
    let isAlone = endsStatement || token.kind == .rightParenthesis || token.kind == .equal
    return try node(.yield(isAlone ? nil : try parseExpressionList()), from: start)
  }
}

extension Parser {
  // MARK: Headers

  func parseIf() throws(ParserFailure) -> Statement {
    let start = token.start
    var branches: [Branch] = []
    var otherwise: [Statement] = []
    while token.kind == .if && branches.isEmpty || token.kind == .elif {
      branches.append(try parseBranch())
    }
    if token.kind == .else { otherwise = try parseElse() }
    let end = (otherwise.last ?? branches.last?.body.last)?.span.end ?? previousEnd
    return Statement(.if(branches, otherwise: otherwise), at: Span(start, end))
  }

  func parseWhile() throws(ParserFailure) -> Statement {
    let start = token.start
    let branch = try inLoop { () throws(ParserFailure) in try parseBranch() }
    let otherwise = token.kind == .else ? try parseElse() : []
    let end = (otherwise.last ?? branch.body.last)?.span.end ?? previousEnd
    return Statement(.while(branch, otherwise: otherwise), at: Span(start, end))
  }

  /// `if test: body`, and the same with `elif` and `while`.
  private func parseBranch() throws(ParserFailure) -> Branch {
    let word = token
    advance()
    let test = try parseNamedExpression()
    return Branch(test: test, body: try parseSuite(after: word))
  }

  func parseElse() throws(ParserFailure) -> [Statement] {
    let word = token
    advance()
    if token.kind == .if { throw fault(.elseIf, at: word.span.joined(with: token.span)) }
    return try parseSuite(after: word)
  }

  func parseFor() throws(ParserFailure) -> Statement {
    let word = token
    advance()
    if let stop = countingFor(word) { throw stop }
    let target = try parseLoopTarget()
    try expect(.in, after: "for")
    let iterable = try parseExpressionList()
    let body = try inLoop { () throws(ParserFailure) in try parseSuite(after: word) }
    let otherwise = token.kind == .else ? try parseElse() : []
    let end = (otherwise.last ?? body.last)?.span.end ?? previousEnd
    return Statement(
      .for(target, iterable: iterable, body: body, otherwise: otherwise), at: Span(word.start, end))
  }

  func parseFunction(after decorators: [Expression] = [], from start: Int? = nil) throws(ParserFailure)
    -> Statement
  {
    let word = token
    advance()
    let name = try parseName(of: "a function")
    if token.kind == .leftBracket { throw fault(.unsupported(.typeParameters), at: token.span) }
    guard accept(.leftParenthesis) else { throw unexpected(.missingParameterList(name.name)) }
    let parameters = try parseParameters(closing: .rightParenthesis, areAnnotated: true)
    try close(.rightParenthesis)
    let annotation = accept(.arrow) ? try parseExpression() : nil
    let outer = context
    context = StatementContext(isInFunction: true, isBelowFunction: true, className: outer.className)
    defer { context = outer }
    let body = try parseSuite(after: word)
    let definition = FunctionDefinition(
      name, parameters, annotation: annotation, body: body, decorators: decorators)
    return Statement(
      .function(definition), at: Span(start ?? word.start, body.last?.span.end ?? previousEnd))
  }

  func parseClass(after decorators: [Expression] = [], from start: Int? = nil) throws(ParserFailure)
    -> Statement
  {
    let word = token
    advance()
    let name = try parseName(of: "a class")
    if token.kind == .leftBracket { throw fault(.unsupported(.typeParameters), at: token.span) }
    let arguments = token.kind == .leftParenthesis ? try parseArguments() : []
    let outer = context
    context = StatementContext(isBelowFunction: outer.isBelowFunction, className: name.name)
    defer { context = outer }
    let body = try parseSuite(after: word)
    let definition = ClassDefinition(name, arguments: arguments, body: body, decorators: decorators)
    return Statement(
      .class(definition), at: Span(start ?? word.start, body.last?.span.end ?? previousEnd))
  }

  // MARK: Suites

  private func inLoop<Value>(_ body: () throws(ParserFailure) -> Value) throws(ParserFailure) -> Value {
    let outer = context
    context.isInLoop = true
    defer { context = outer }
    return try body()
  }

  /// The colon after a header, and the statements on its line or in the block below.
  func parseSuite(after word: Token) throws(ParserFailure) -> [Statement] {
    let name = text(word)
    try expectColon(after: name)
    let header = span(from: word.start)
    var statements: [Statement] = []
    guard token.kind == .newline else {
      try parseLine(into: &statements)
      return statements
    }
    advance()
    guard accept(.indent) else {
      let isAtEnd = token.kind == .endOfText || token.start >= source.bytes.count
      if isAtEnd, mode == .interactive, !source.endsWithBlankLine { throw ParserFailure.moreNeeded }
      if token.kind == .fault { throw unexpected(.expectedBlock(after: name, header: header)) }
      let isNothing = token.kind == .endOfText || token.kind == .dedent
      throw isNothing
        ? fault(.expectedBlock(after: name, header: nil), at: .at(header.end))
        : fault(.expectedBlock(after: name, header: header), at: token.span)
    }
    try nested { () throws(ParserFailure) in
      while token.kind != .dedent, token.kind != .endOfText {
        try parseStatement(into: &statements)
      }
    }
    _ = accept(.dedent)
    return statements
  }

  func expectColon(after word: String) throws(ParserFailure) {
    guard !accept(.colon) else { return }
    switch token.kind {
    case .equal: throw equalFault()
    case .leftBrace: throw fault(.braceBlock(after: word), at: token.span)
    default: break
    }
    if let stop = foreignSign() { throw stop }
    throw unexpected(.expectedColon(after: word, found: found))
  }
}

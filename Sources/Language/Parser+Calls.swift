extension Parser {
  /// `(a, *b, c=d, **e)`
  func parseArguments() throws(ParserFailure) -> [Argument] {
    try expect(.leftParenthesis)
    var arguments: [Argument] = []
    var keywords: [String: Span] = [:]
    var hasUnpackedKeywords = false
    while token.kind != .rightParenthesis {
      let argument = try parseArgument()
      switch argument {
      case .positional(let value):
        if startsComprehension {
          let generator = try parseGenerator(of: value)
          let isAlone = arguments.isEmpty && token.kind == .rightParenthesis
          guard isAlone || isTrailingComma else { throw fault(.bareGenerator, at: generator.span) }
          arguments.append(.positional(generator))
          break
        }
        if hasUnpackedKeywords { throw fault(.positionalAfterUnpackedKeywords, at: value.span) }
        guard keywords.isEmpty else { throw fault(.positionalAfterKeyword, at: value.span) }
        arguments.append(argument)
      case .keyword(let name, _):
        if let first = keywords[name.name] {
          throw fault(.repeatedKeyword(name.name, first: first), at: name.span)
        }
        keywords[name.name] = name.span
        arguments.append(argument)
      case .unpacked(let value):
        if hasUnpackedKeywords { throw fault(.unpackedAfterUnpackedKeywords, at: value.span) }
        arguments.append(argument)
      case .unpackedKeywords:
        hasUnpackedKeywords = true
        arguments.append(argument)
      }
      guard accept(.comma) else { break }
    }
    try close(.rightParenthesis)
    return arguments
  }

  private var isTrailingComma: Bool {
    token.kind == .comma && token(at: 1).kind == .rightParenthesis && token(at: -1).kind != .comma
  }

  private func parseArgument() throws(ParserFailure) -> Argument {
    if accept(.star) { return .unpacked(try parseExpression()) }
    if accept(.doubleStar) { return .unpackedKeywords(try parseExpression()) }
    if token(at: 1).kind == .equal {
      if token.kind == .name {
        let name = try parseName(of: "an argument")
        advance()
        if token.kind == .comma || token.kind == .rightParenthesis {
          throw fault(.expected(.expressionAfter("\(name.name)="), found: found), at: token.span)
        }
        return .keyword(name, try parseExpression())
      }
      if token.kind.isKeyword { throw fault(.reservedWord(text(token)), at: token.span) }
    }
    let value = try parseNamedExpression()
    if token.kind == .equal { throw fault(.keywordNotName, at: value.span) }
    return .positional(value)
  }

  /// A generator without its own brackets: the only argument of a call.
  private func parseGenerator(of element: Expression) throws(ParserFailure) -> Expression {
    let clauses = try parseClauses(after: element)
    return try node(
      .comprehension(Comprehension(.generator(element), clauses: clauses)), from: element.span.start)
  }

  // MARK: Parameters

  func parseLambda() throws(ParserFailure) -> Expression {
    let start = token.start
    try expect(.lambda)
    let parameters = try nested { () throws(ParserFailure) in
      try parseParameters(closing: .colon, areAnnotated: false)
    }
    try expect(.colon, after: "lambda")
    let outer = context
    context.isInFunction = true
    defer { context = outer }
    let body = try nested { () throws(ParserFailure) in try parseExpression() }
    return try node(.lambda(parameters, body: body), from: start)
  }

  /// Parameters up to the token that ends them, which is not consumed.
  func parseParameters(closing: Token.Kind, areAnnotated: Bool) throws(ParserFailure) -> Parameters {
    var parameters: [Parameter] = []
    var names: [String: Span] = [:]
    var star: Span?
    var isKeywordOnly = false
    var hasDefault = false
    while token.kind != closing {
      let sign = token
      if let last = parameters.last, last.kind == .keywords {
        throw fault(.parameterAfterKeywords, at: token.span)
      }
      if accept(.slash) {
        guard !parameters.isEmpty, !isKeywordOnly, parameters[0].kind != .positionalOnly else {
          throw fault(.misplacedSlash, at: sign.span)
        }
        parameters = parameters.map {
          Parameter(
            $0.name, kind: .positionalOnly, defaultValue: $0.defaultValue, annotation: $0.annotation)
        }
      } else if accept(.star) {
        if star != nil { throw fault(.secondStar, at: sign.span) }
        star = sign.span
        isKeywordOnly = true
        if token.kind == closing { throw fault(.nothingAfterStar, at: sign.span) }
        if token.kind != .comma {
          parameters.append(try parseParameter(.variadic, areAnnotated, &names))
        } else if token(at: 1).kind == closing || token(at: 1).kind == .doubleStar {
          throw fault(.nothingAfterStar, at: sign.span)
        }
      } else if accept(.doubleStar) {
        parameters.append(try parseParameter(.keywords, areAnnotated, &names))
      } else {
        let parameter = try parseParameter(isKeywordOnly ? .keywordOnly : .positional, areAnnotated, &names)
        if parameter.defaultValue != nil {
          hasDefault = true
        } else if hasDefault, !isKeywordOnly {
          throw fault(.requiredAfterDefault(parameter.name.name), at: parameter.name.span)
        }
        parameters.append(parameter)
      }
      guard accept(.comma) else { break }
    }
    return Parameters(parameters)
  }

  private func parseParameter(
    _ kind: Parameter.Kind, _ isAnnotated: Bool, _ names: inout [String: Span]
  ) throws(ParserFailure) -> Parameter {
    if token.kind == .leftParenthesis { throw fault(.tupleParameter, at: token.span) }
    let name = try parseName(of: "a parameter")
    if let first = names[name.name] {
      throw fault(.repeatedParameter(name.name, first: first), at: name.span)
    }
    names[name.name] = name.span
    var annotation: Expression?
    if isAnnotated, accept(.colon) {
      annotation = token.kind == .star ? try parseStarred() : try parseExpression()
    }
    guard token.kind == .equal else { return Parameter(name, kind: kind, annotation: annotation) }
    if kind == .variadic || kind == .keywords { throw fault(.defaultOnStar(name.name), at: token.span) }
    advance()
    return Parameter(name, kind: kind, defaultValue: try parseExpression(), annotation: annotation)
  }
}

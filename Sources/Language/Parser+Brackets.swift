extension Parser {
  /// `(a)`, `(a, b)`, `()`, `(x for y in z)`
  func parseParenthesised() throws(ParserFailure) -> Expression {
    let start = token.start
    try expect(.leftParenthesis)
    if accept(.rightParenthesis) { return try node(.tuple([]), from: start) }
    if token.kind == .yield {
      let value = try parseYield()
      try close(.rightParenthesis)
      return value
    }
    let first = try parseBracketedElement()
    if startsComprehension {
      let clauses = try parseClauses(after: first)
      try close(.rightParenthesis)
      return try node(.comprehension(Comprehension(.generator(first), clauses: clauses)), from: start)
    }
    guard token.kind == .comma else {
      try close(.rightParenthesis)
      if case .starred = first.kind { throw fault(.loneStar, at: first.span) }
      return first
    }
    let elements = try parseElements(after: first, closing: .rightParenthesis)
    return try node(.tuple(elements), from: start)
  }

  /// `[a, b]`, `[x for y in z]`
  func parseList() throws(ParserFailure) -> Expression {
    let start = token.start
    try expect(.leftBracket)
    if accept(.rightBracket) { return try node(.list([]), from: start) }
    let first = try parseBracketedElement()
    if startsComprehension {
      let clauses = try parseClauses(after: first)
      try close(.rightBracket)
      return try node(.comprehension(Comprehension(.list(first), clauses: clauses)), from: start)
    }
    let elements = try parseElements(after: first, closing: .rightBracket)
    return try node(.list(elements), from: start)
  }

  /// The elements after the first one, and the closing bracket.
  private func parseElements(after first: Expression, closing: Token.Kind) throws(ParserFailure)
    -> [Expression]
  {
    var elements = [first]
    while accept(.comma), token.kind != closing {
      elements.append(try parseBracketedElement())
      if startsComprehension {
        throw fault(.tupleInComprehension, at: first.span.joined(with: span(from: first.span.start)))
      }
    }
    try close(closing)
    return elements
  }

  /// `{}`, `{a: b, **c}`, `{a, b}`, and comprehensions of either.
  func parseBraces() throws(ParserFailure) -> Expression {
    let start = token.start
    try expect(.leftBrace)
    if accept(.rightBrace) { return try node(.dictionary([]), from: start) }
    if token.kind == .doubleStar { return try parseDictionary(from: start, entries: []) }
    let first = try parseBracketedElement()
    if token.kind == .colon {
      if case .starred = first.kind { throw fault(.loneStar, at: first.span) }
      let value = try parseDictionaryValue()
      if startsComprehension {
        let clauses = try parseClauses(after: value)
        try close(.rightBrace)
        let result = Comprehension.Result.dictionary(key: first, value: value)
        return try node(.comprehension(Comprehension(result, clauses: clauses)), from: start)
      }
      return try parseDictionary(from: start, entries: [.pair(first, value)])
    }
    if token.kind == .equal { throw fault(.dictionaryEqual, at: token.span) }
    if startsComprehension {
      let clauses = try parseClauses(after: first)
      try close(.rightBrace)
      return try node(.comprehension(Comprehension(.set(first), clauses: clauses)), from: start)
    }
    var elements = [first]
    while accept(.comma), token.kind != .rightBrace {
      elements.append(try parseBracketedElement())
      if token.kind == .colon { throw fault(.dictionaryAndSet, at: token.span) }
      if startsComprehension { throw fault(.tupleInComprehension, at: span(from: first.span.start)) }
    }
    try close(.rightBrace)
    return try node(.set(elements), from: start)
  }

  /// The entries after those already read, and the closing brace.
  private func parseDictionary(from start: Int, entries: [DictionaryEntry]) throws(ParserFailure)
    -> Expression
  {
    var entries = entries
    while entries.isEmpty || accept(.comma), token.kind != .rightBrace {
      if accept(.doubleStar) {
        entries.append(.unpacked(try parseBinary(1)))
        continue
      }
      let key = try parseExpression()
      guard token.kind == .colon else {
        if token.kind == .equal { throw fault(.dictionaryEqual, at: token.span) }
        if token.kind == .comma || token.kind == .rightBrace {
          throw fault(.dictionaryValueMissing, at: .at(previousEnd))
        }
        throw unexpected(.expected(.token(.colon), found: found))
      }
      entries.append(.pair(key, try parseDictionaryValue()))
      if startsComprehension { throw fault(.tupleInComprehension, at: span(from: start)) }
    }
    try close(.rightBrace)
    return try node(.dictionary(entries), from: start)
  }

  private func parseDictionaryValue() throws(ParserFailure) -> Expression {
    try expect(.colon)
    if token.kind == .comma || token.kind == .rightBrace {
      throw fault(.dictionaryValueMissing, at: .at(previousEnd))
    }
    return try parseExpression()
  }

  /// The index between `[` and `]`.
  func parseIndex() throws(ParserFailure) -> Expression {
    try expect(.leftBracket)
    if token.kind == .rightBracket {
      throw fault(.nothingInIndex, at: Span(previousEnd - 1, token.end))
    }
    let start = token.start
    let first = try parseIndexElement()
    guard token.kind == .comma else {
      if case .starred = first.kind {
        let index = try node(.tuple([first]), from: start)
        try close(.rightBracket)
        return index
      }
      try close(.rightBracket)
      return first
    }
    var elements = [first]
    while accept(.comma), token.kind != .rightBracket { elements.append(try parseIndexElement()) }
    let index = try node(.tuple(elements), from: start)
    try close(.rightBracket)
    return index
  }

  /// `i`, `*i` or `lower:upper:step`.
  private func parseIndexElement() throws(ParserFailure) -> Expression {
    let start = token.start
    if accept(.star) {
      let value = try parseExpression()
      let starred = try node(.starred(value), from: start)
      if token.kind == .colon { throw fault(.loneStar, at: starred.span) }
      return starred
    }
    let lower = token.kind == .colon ? nil : try parseNamedExpression()
    if let lower, token.kind != .colon { return lower }
    try expect(.colon)
    let upper = endsSlicePart ? nil : try parseExpression()
    var step: Expression?
    if accept(.colon) { step = endsSlicePart ? nil : try parseExpression() }
    return try node(.slice(lower: lower, upper: upper, step: step), from: start)
  }

  private var endsSlicePart: Bool {
    token.kind == .colon || token.kind == .comma || token.kind == .rightBracket
  }

  /// Passes a closing bracket, or faults at what is there instead.
  func close(_ closing: Token.Kind) throws(ParserFailure) {
    guard !accept(closing) else { return }
    if token.kind == .equal { throw equalFault() }
    if token.kind == .else, token(at: -1).kind != .comma {
      throw unexpected(.expected(.token(closing), found: found))
    }
    if token.kind == .name, isAdjacent, token(at: -1).kind == .string,
      source.bytes[token(at: -1).start] == Byte.apostrophe
    {
      throw fault(.apostropheInString(rest: text(token)), at: token(at: -1).span)
    }
    if let stop = foreignSign() { throw stop }
    throw unexpected(.missingComma(closing: closing, found: found))
  }

  /// The fault at an operator of another language.
  func foreignSign() -> ParserFailure? {
    switch token.kind {
    case .question: unexpected(.foreignOperator("?", help: .ternary))
    case .arrow: unexpected(.foreignOperator("->", help: .arrow))
    case .exclamation: unexpected(.foreignOperator("!", help: .write("not")))
    default: nil
    }
  }

  // MARK: Comprehensions

  var startsComprehension: Bool {
    token.kind == .for || (token.kind == .async && token(at: 1).kind == .for)
  }

  /// `for target in iterable if condition …`, once or more, after the element.
  func parseClauses(after element: Expression) throws(ParserFailure) -> [Comprehension.Clause] {
    if case .starred = element.kind { throw fault(.starInComprehension, at: element.span) }
    var clauses: [Comprehension.Clause] = []
    while startsComprehension {
      if token.kind == .async { throw fault(.unsupported(.async), at: token.span) }
      advance()
      let target = try parseLoopTarget()
      try expect(.in, after: "for")
      let iterable = try parseDisjunction()
      if token.kind == .comma, token(at: 1).kind.startsExpression, token(at: 2).kind == .for {
        throw fault(.tupleInComprehension, at: iterable.span)
      }
      var conditions: [Expression] = []
      while accept(.if) {
        conditions.append(try parseCondition())
        if token.kind == .else { throw fault(.conditionalInFilter, at: token.span) }
      }
      clauses.append(Comprehension.Clause(target: target, iterable: iterable, conditions: conditions))
    }
    return clauses
  }

  /// A condition of a comprehension, which cannot be a conditional expression.
  private func parseCondition() throws(ParserFailure) -> Expression {
    if token.kind == .name, token(at: 1).kind == .colonEqual { return try parseNamedExpression() }
    return try parseDisjunction()
  }
}

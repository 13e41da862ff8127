extension Parser {
  /// `a, *b`: one expression, or a tuple without brackets.
  func parseExpressionList() throws(ParserFailure) -> Expression {
    let start = token.start
    let first = try parseElement()
    guard token.kind == .comma else {
      if case .starred = first.kind { throw fault(.loneStar, at: first.span) }
      return first
    }
    var elements = [first]
    while accept(.comma), token.kind.startsExpression || token.kind == .star {
      elements.append(try parseElement())
    }
    return try node(.tuple(elements), from: start)
  }

  /// `*a` or an expression without `:=`.
  private func parseElement() throws(ParserFailure) -> Expression {
    token.kind == .star ? try parseStarred() : try parseExpression()
  }

  /// `*a`, or an expression with `:=`, inside brackets.
  func parseBracketedElement() throws(ParserFailure) -> Expression {
    token.kind == .star ? try parseStarred() : try parseNamedExpression()
  }

  func parseStarred() throws(ParserFailure) -> Expression {
    let start = token.start
    try expect(.star)
    let value = try parseBinary(1)
    return try node(.starred(value), from: start)
  }

  /// `name := value`, or an expression.
  func parseNamedExpression() throws(ParserFailure) -> Expression {
    let start = token.start
    let left = try parseExpression()
    guard token.kind == .colonEqual else { return left }
    guard case .name(let name) = left.kind else { throw fault(.walrusTarget(left.noun), at: left.span) }
    advance()
    let value = try parseExpression()
    return try node(.named(Identifier(name, at: left.span), value), from: start)
  }

  /// An expression: a lambda, a conditional, or a disjunction.
  func parseExpression() throws(ParserFailure) -> Expression {
    if token.kind == .lambda { return try parseLambda() }
    let start = token.start
    let first = try parseDisjunction()
    guard token.kind == .if else { return first }
    advance()
    let test = try parseDisjunction()
    guard accept(.else) else {
      throw token.kind == .equal ? equalFault() : unexpected(.missingElse)
    }
    let otherwise = try nested { () throws(ParserFailure) in try parseExpression() }
    return try node(.conditional(test: test, then: first, otherwise: otherwise), from: start)
  }

  func parseDisjunction() throws(ParserFailure) -> Expression {
    let start = token.start
    let first = try parseConjunction()
    guard token.kind == .or else { return first }
    var operands = [first]
    while accept(.or) { operands.append(try parseConjunction()) }
    return try node(.boolean(.or, operands), from: start)
  }

  private func parseConjunction() throws(ParserFailure) -> Expression {
    let start = token.start
    let first = try parseInversion()
    guard token.kind == .and else { return first }
    var operands = [first]
    while accept(.and) { operands.append(try parseInversion()) }
    return try node(.boolean(.and, operands), from: start)
  }

  private func parseInversion() throws(ParserFailure) -> Expression {
    guard token.kind == .not else { return try parseComparison() }
    let start = token.start
    advance()
    let operand = try nested { () throws(ParserFailure) in try parseInversion() }
    return try node(.unary(.not, operand), from: start)
  }

  private func parseComparison() throws(ParserFailure) -> Expression {
    let start = token.start
    let first = try parseBinary(1)
    var steps: [ComparisonStep] = []
    while let comparison = try parseComparisonOperator() {
      steps.append(ComparisonStep(comparison, try parseBinary(1)))
    }
    return steps.isEmpty ? first : try node(.comparison(first, steps), from: start)
  }

  private func parseComparisonOperator() throws(ParserFailure) -> ComparisonOperator? {
    let comparison: ComparisonOperator
    switch token.kind {
    case .doubleEqual: comparison = .equal
    case .notEqual: comparison = .notEqual
    case .less: comparison = .less
    case .lessOrEqual: comparison = .lessOrEqual
    case .greater: comparison = .greater
    case .greaterOrEqual: comparison = .greaterOrEqual
    case .in: comparison = .in
    case .is:
      advance()
      return accept(.not) ? .isNot : .is
    case .not:
      advance()
      try expect(.in, after: "not")
      return .notIn
    default: return nil
    }
    advance()
    return comparison
  }

  /// Operators between operands, by precedence climbing: only those that bind at least as tightly as `precedence`.
  func parseBinary(_ precedence: Int) throws(ParserFailure) -> Expression {
    let start = token.start
    var left = try parseUnary()
    while let (operation, own) = token.kind.binary, own >= precedence {
      advance()
      let right = try parseBinary(own + 1)
      left = try node(.binary(left, operation, right), from: start)
    }
    return left
  }

  private func parseUnary() throws(ParserFailure) -> Expression {
    let operation: UnaryOperator
    switch token.kind {
    case .minus: operation = .minus
    case .plus: operation = .plus
    case .tilde: operation = .invert
    default: return try parsePower()
    }
    let start = token.start
    advance()
    let operand = try nested { () throws(ParserFailure) in try parseUnary() }
    return try node(.unary(operation, operand), from: start)
  }

  private func parsePower() throws(ParserFailure) -> Expression {
    let start = token.start
    let base = try parsePrimary()
    guard accept(.doubleStar) else { return base }
    let exponent = try nested { () throws(ParserFailure) in try parseUnary() }
    return try node(.binary(base, .power, exponent), from: start)
  }

  /// An atom with its attributes, calls and indices.
  private func parsePrimary() throws(ParserFailure) -> Expression {
    let start = token.start
    var value = try parseAtom()
    while true {
      switch token.kind {
      case .dot:
        advance()
        let name = try parseName(of: "an attribute")
        value = try node(.attribute(value, name), from: start)
      case .leftParenthesis:
        let arguments = try nested { () throws(ParserFailure) in try parseArguments() }
        value = try node(.call(value, arguments), from: start)
      case .leftBracket:
        let index = try nested { () throws(ParserFailure) in try parseIndex() }
        value = try node(.subscription(value, index), from: start)
      default: return value
      }
    }
  }

  /// A name; `what` describes its use in messages.
  func parseName(of what: String) throws(ParserFailure) -> Identifier {
    guard token.kind == .name else {
      if token.kind.isKeyword { throw unexpected(.reservedWord(text(token))) }
      throw unexpected(.expected(.name(of: what), found: found))
    }
    let name = Identifier(name(token), at: token.span)
    advance()
    return name
  }

  // MARK: Atoms

  private func parseAtom() throws(ParserFailure) -> Expression {
    let start = token.start
    let kind: Expression.Kind
    switch token.kind {
    case .name: kind = .name(name(token))
    case .integer: kind = try integer(of: token)
    case .float: kind = .float(floatValue(of: token))
    case .imaginary: kind = .imaginary(floatValue(of: token))
    case .true: kind = .bool(true)
    case .false: kind = .bool(false)
    case .none: kind = .none
    case .ellipsis: kind = .ellipsis
    case .string, .formattedStart: return try parseStrings()
    case .bytes: return try parseBytes()
    case .leftParenthesis: return try nested { () throws(ParserFailure) in try parseParenthesised() }
    case .leftBracket: return try nested { () throws(ParserFailure) in try parseList() }
    case .leftBrace: return try nested { () throws(ParserFailure) in try parseBraces() }
    case .yield: throw fault(.bareYield, at: token.span)
    case .await: throw fault(.unsupported(.await), at: token.span)
    default: throw missingOperand()
    }
    advance()
    if case .ellipsis = kind, isAdjacent, token.kind == .name {
      throw fault(.foreignOperator("...", help: .spread), at: span(from: start))
    }
    return try node(kind, from: start)
  }

  private func integer(of token: Token) throws(ParserFailure) -> Expression.Kind {
    let digits = text(token).utf8.filter { $0 != Byte.underscore && $0 | 0x20 != UInt8(ascii: "j") }
    let radix =
      switch digits.count > 1 ? digits[1] | 0x20 : 0 {
      case UInt8(ascii: "x"): 16
      case UInt8(ascii: "o"): 8
      case UInt8(ascii: "b"): 2
      default: 10
      }
    if radix == 10, digits.count > 1, digits[0] == Byte.zero, digits.contains(where: { $0 != Byte.zero }) {
      throw fault(.malformedNumber(text(token)), at: token.span)
    }
    let written = String(decoding: radix == 10 ? digits[...] : digits[2...], as: UTF8.self)
    if let value = Int64(written, radix: radix) { return .integer(value) }
    guard radix != 10 || written.utf8.count <= 4300 else {
      throw fault(.integerTooLarge(text(token)), at: token.span)
    }
    return .largeInteger(written, radix: radix)
  }

  private func floatValue(of token: Token) -> Double {
    let digits = text(token).utf8.filter { $0 != Byte.underscore && $0 | 0x20 != UInt8(ascii: "j") }
    return Double(String(decoding: digits, as: UTF8.self)) ?? .infinity
  }

  /// The fault of a token in place of an operand, with hints for other languages.
  private func missingOperand() -> ParserFailure {
    let before = token(at: -1)
    let pair = before.kind.rawValue + token.kind.rawValue
    if isAdjacent, position > 0 {
      let span = before.span.joined(with: token.span)
      switch pair {
      case "&&": return fault(.foreignOperator("&&", help: .write("and")), at: span)
      case "||": return fault(.foreignOperator("||", help: .write("or")), at: span)
      case "===": return fault(.foreignOperator("===", help: .write("==")), at: span)
      case "!==": return fault(.foreignOperator("!==", help: .write("!=")), at: span)
      case "<>": return fault(.foreignOperator("<>", help: .write("!=")), at: span)
      case "=<": return fault(.foreignOperator("=<", help: .write("<=")), at: span)
      case "=>": return fault(.foreignOperator("=>", help: .write(">=")), at: span)
      case "=!": return fault(.foreignOperator("=!", help: .write("!=")), at: span)
      default: break
      }
    }
    let earlier = token(at: -2)
    if earlier.end == before.start, earlier.kind == before.kind {
      let span = earlier.span.joined(with: before.span)
      if before.kind == .plus { return fault(.foreignOperator("++", help: .increment("+= 1")), at: span) }
      if before.kind == .minus { return fault(.foreignOperator("--", help: .increment("-= 1")), at: span) }
    }
    switch token.kind {
    case .exclamation where before.kind == .equal:
      return fault(.unsupported(.shellOutput(command: restOfLine(from: token.end))), at: restOfLineSpan)
    case .percent where before.kind == .equal:
      return fault(.unsupported(.magicResult(restOfLine(from: token.end))), at: restOfLineSpan)
    case .exclamation: return unexpected(.foreignOperator("!", help: .write("not")))
    case .doubleSlash where token.startsLine: return unexpected(.foreignOperator("//", help: .comment))
    case .slash where token(at: 1).kind == .star || token(at: 1).kind == .doubleStar:
      return unexpected(.foreignOperator("/*", help: .comment))
    case .equal where before.kind == .doubleEqual || before.kind == .notEqual:
      return unexpected(.foreignOperator("\(text(before))=", help: .write(text(before))))
    default: break
    }
    let isAfterSign = position > 0 && !token.startsLine && isSign(before.kind)
    return unexpected(
      .expected(isAfterSign ? .expressionAfter(text(before)) : .expression, found: found))
  }

  /// Whether a token is an operator, a comma or the like, after which an operand is missing.
  private func isSign(_ kind: Token.Kind) -> Bool {
    if kind.binary != nil || kind.augmented != nil || kind.isKeyword { return true }
    return switch kind {
    case .equal, .doubleStar, .less, .greater, .lessOrEqual, .greaterOrEqual, .doubleEqual, .notEqual, .tilde,
      .colonEqual:
      true
    default: false
    }
  }
}

extension Expression {
  /// The expression's name in messages.
  var noun: SyntaxFault.Noun {
    switch kind {
    case .none: .none
    case .ellipsis: .ellipsis
    case .bool(let value): value ? .true : .false
    case .integer, .largeInteger, .float, .imaginary, .string, .bytes: .literal
    case .formatted: .formatted
    case .name: .expression
    case .list: .list
    case .tuple: .tuple
    case .set: .set
    case .dictionary: .dictionary
    case .attribute: .attribute
    case .call: .call
    case .subscription, .slice: .subscription
    case .unary, .binary, .boolean: .expression
    case .comparison: .comparison
    case .conditional: .conditional
    case .lambda: .lambda
    case .comprehension: .comprehension
    case .named: .named
    case .yield, .yieldFrom: .expression
    case .starred: .starred
    }
  }
}

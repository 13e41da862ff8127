extension Parser {
  func parseProgram() throws(ParserFailure) -> [Statement] {
    var statements: [Statement] = []
    while token.kind != .endOfText {
      try parseStatement(into: &statements)
    }
    return statements
  }

  /// One compound statement, or all the simple ones on a line.
  func parseStatement(into statements: inout [Statement]) throws(ParserFailure) {
    if token(at: 1).kind == .equal, token.kind.isKeyword, !token.kind.isLiteral {
      throw fault(.reservedWord(text(token)), at: token.span)
    }
    switch token.kind {
    case .newline: advance()
    case .indent: throw fault(.unexpectedIndentation, at: token.span)
    case .if: statements.append(try parseIf())
    case .for: statements.append(try parseFor())
    case .while: statements.append(try parseWhile())
    case .def: statements.append(try parseFunction())
    case .class: statements.append(try parseClass())
    case .try: statements.append(try parseTry())
    case .with: statements.append(try parseWith())
    case .at: statements.append(try parseDecorated())
    case .elif, .else: throw fault(.withoutIf(text(token)), at: token.span)
    case .except, .finally: throw fault(.withoutTry(text(token)), at: token.span)
    case .async: throw fault(.unsupported(.async), at: token.span)
    case .name where startsMatch: statements.append(try parseMatch())
    default: try parseLine(into: &statements)
    }
  }

  /// `a; b; c` and the end of the line.
  func parseLine(into statements: inout [Statement]) throws(ParserFailure) {
    repeat {
      switch token.kind {
      case .if, .for, .while, .def, .class, .try, .with, .async, .at:
        throw fault(.blockOnOneLine(text(token)), at: token.span)
      default: break
      }
      let start = token.start
      let kind = try parseSimpleStatement()
      statements.append(Statement(kind, at: span(from: start)))
    } while accept(.semicolon) && token.kind != .newline && token.kind != .endOfText
    guard token.kind == .newline || token.kind == .endOfText else {
      throw endFault(after: statements.last)
    }
    _ = accept(.newline)
  }

  private func parseSimpleStatement() throws(ParserFailure) -> Statement.Kind {
    switch token.kind {
    case .pass:
      advance()
      return .pass
    case .break, .continue:
      let word = token
      guard context.isInLoop else {
        throw fault(.outside(text(word), of: "a loop"), at: word.span)
      }
      advance()
      return word.kind == .break ? .break : .continue
    case .return: return try parseReturn()
    case .assert: return try parseAssert()
    case .del: return try parseDelete()
    case .global:
      advance()
      return .global(try parseNames())
    case .nonlocal:
      guard context.isBelowFunction else { throw fault(.nonlocalAtTop, at: token.span) }
      advance()
      return .nonlocal(try parseNames())
    case .import: return try parseImport()
    case .from: return try parseFromImport()
    case .raise: return try parseRaise()
    case .magic:
      let magic = try parseMagic()
      return .magic(magic)
    default: return try parseExpressionStatement()
    }
  }

  // MARK: Assignment

  /// An expression, or an assignment of any kind, which starts as one.
  private func parseExpressionStatement() throws(ParserFailure) -> Statement.Kind {
    if token.kind == .name { try checkSoftKeyword() }
    let first = try parseExpressionListOrStar()
    if let operation = token.kind.augmented {
      return try parseAugmented(first, operation)
    }
    switch token.kind {
    case .equal:
      var targets: [Target] = []
      var value = first
      while accept(.equal) {
        targets.append(try target(value, for: .assignment))
        value = try parseExpressionListOrStar()
      }
      if case .starred = value.kind { throw fault(.loneStar, at: value.span) }
      return .assignment(targets, value)
    case .colon: return try parseAnnotated(first)
    case .colonEqual: throw fault(.walrusInStatement, at: token.span)
    default:
      if case .starred = first.kind { throw fault(.loneStar, at: first.span) }
      return .expression(first)
    }
  }

  /// As an expression list, but accepts a single `*a`, so that `*a = b` is reported as a target.
  private func parseExpressionListOrStar() throws(ParserFailure) -> Expression {
    if token.kind == .yield { return try parseYield() }
    guard token.kind == .star else { return try parseExpressionList() }
    let start = token.start
    let starred = try parseStarred()
    guard token.kind == .comma else { return starred }
    var elements = [starred]
    while accept(.comma), token.kind.startsExpression || token.kind == .star {
      elements.append(token.kind == .star ? try parseStarred() : try parseExpression())
    }
    return try node(.tuple(elements), from: start)
  }

  private func parseAugmented(_ first: Expression, _ operation: BinaryOperator) throws(ParserFailure)
    -> Statement.Kind
  {
    switch first.kind {
    case .name, .attribute, .subscription: break
    default: throw fault(.cannotAugment(first.noun), at: first.span)
    }
    advance()
    let value = token.kind == .yield ? try parseYield() : try parseExpressionList()
    return .augmented(try target(first, for: .assignment), operation, value)
  }

  private func parseAnnotated(_ first: Expression) throws(ParserFailure) -> Statement.Kind {
    let colon = token
    let isFollowed = token(at: 1).kind.startsExpression
    switch first.kind {
    case .name, .attribute, .subscription:
      guard isFollowed else { throw fault(.strayColon(function: nil), at: colon.span) }
    case .call(let callee, _):
      var name: String?
      if case .name(let text) = callee.kind { name = text }
      throw fault(.strayColon(function: name), at: colon.span)
    default:
      guard isFollowed else { throw fault(.strayColon(function: nil), at: colon.span) }
      throw fault(.cannotAnnotate(first.noun), at: first.span)
    }
    advance()
    let annotation = try parseExpression()
    let value =
      accept(.equal) ? token.kind == .yield ? try parseYield() : try parseExpressionList() : nil
    return .annotated(try target(first, for: .assignment), annotation: annotation, value: value)
  }

  // MARK: Words

  private func parseReturn() throws(ParserFailure) -> Statement.Kind {
    guard context.isInFunction else { throw fault(.outside("return", of: "a function"), at: token.span) }
    advance()
    return .return(endsStatement ? nil : try parseExpressionList())
  }

  var endsStatement: Bool {
    token.kind == .newline || token.kind == .semicolon || token.kind == .endOfText
  }

  private func parseAssert() throws(ParserFailure) -> Statement.Kind {
    advance()
    let test = try parseExpression()
    if token.kind == .equal { throw equalFault() }
    let message = accept(.comma) ? try parseExpression() : nil
    return .assert(test, message: message)
  }

  private func parseDelete() throws(ParserFailure) -> Statement.Kind {
    advance()
    var targets: [Target] = []
    repeat {
      let expression = token.kind == .star ? try parseStarred() : try parseExpression()
      targets.append(try target(expression, for: .deletion))
    } while accept(.comma) && !endsStatement
    return .delete(targets)
  }

  private func parseNames() throws(ParserFailure) -> [Identifier] {
    var names: [Identifier] = []
    repeat { names.append(try parseName(of: "a variable")) } while accept(.comma)
    return names
  }

  private func parseMagic() throws(ParserFailure) -> Magic {
    let line = source.bytes[token.start..<token.end]
    advance()
    func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
      var bytes = bytes.drop { $0.isBlank || $0.isLineBreak }
      while let last = bytes.last, last.isBlank || last.isLineBreak { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
    let question = UInt8(ascii: "?")
    if line.starts(with: "%%".utf8) {
      let first = line.prefix { !$0.isLineBreak }
      var body = line.dropFirst(first.count)
      if body.first == Byte.carriageReturn { body.removeFirst() }
      if body.first == Byte.lineFeed { body.removeFirst() }
      return Magic(.cell(body: String(decoding: body, as: UTF8.self)), trimmed(first.dropFirst(2)))
    }
    let isLast = line.endIndex == source.bytes.count
    if mode == .interactive, isLast, "%!".utf8.contains(line.first ?? 0), trimmed(line).hasSuffix("\\") {
      throw .moreNeeded
    }
    switch line.first {
    case UInt8(ascii: "%"): return Magic(.line, trimmed(line.dropFirst()))
    case UInt8(ascii: "!"): return Magic(.shell, trimmed(line.drop { $0 == UInt8(ascii: "!") }))
    default: break
    }
    let marks = line.count { $0 == question }
    if marks == 0 { return Magic(.line, trimmed(line)) }
    return Magic(marks > 1 ? .source : .help, trimmed(line.filter { $0 != question }[...]))
  }

  // MARK: Imports

  private func parseImport() throws(ParserFailure) -> Statement.Kind {
    advance()
    var modules: [ImportedModule] = []
    repeat {
      let path = try parseModulePath()
      modules.append(ImportedModule(path, alias: try parseAlias()))
    } while accept(.comma)
    if token.kind == .from, let names = modules.first?.path.dotted {
      let module = restOfLine(from: token.end).drop { $0 == " " }
      throw fault(.reversedImport(module: String(module), names: names), at: token.span)
    }
    return .import(modules)
  }

  private func parseModulePath() throws(ParserFailure) -> ModulePath {
    guard token.kind == .name || token.kind.isKeyword else {
      throw unexpected(.expected(.moduleName, found: found))
    }
    let start = token.start
    var components = [try parseName(of: "a module")]
    while accept(.dot) { components.append(try parseName(of: "a module")) }
    return ModulePath(components, at: span(from: start))
  }

  private func parseAlias() throws(ParserFailure) -> Identifier? {
    guard accept(.as) else { return nil }
    guard token.kind == .name || token.kind.isKeyword else {
      throw unexpected(.expected(.alias, found: found))
    }
    return try parseName(of: "a module")
  }

  private func parseFromImport() throws(ParserFailure) -> Statement.Kind {
    advance()
    if token.kind == .dot || token.kind == .ellipsis {
      throw fault(.unsupported(.relativeImport), at: token.span)
    }
    let path = try parseModulePath()
    try expect(.import, after: "from \(path.dotted)")
    let star = token
    if accept(.star) { return .importFrom(path, .all(star.span)) }
    let hasParentheses = accept(.leftParenthesis)
    var names: [ImportedName] = []
    repeat {
      if hasParentheses, !names.isEmpty, token.kind == .rightParenthesis { break }
      guard token.kind == .name || token.kind.isKeyword else {
        throw unexpected(.expected(.importedNames, found: found))
      }
      let name = try parseName(of: "an import")
      names.append(ImportedName(name, alias: try parseAlias()))
    } while accept(.comma)
    if hasParentheses { try close(.rightParenthesis) }
    return .importFrom(path, .names(names))
  }
}

/// The kind of input to the parser.
package enum ParseMode: Sendable {
  /// The lines typed so far at a prompt, each with its line break.
  case interactive
  /// A whole text: a file, a cell of a notebook, a command-line argument.
  case file
}

/// The result of parsing.
package enum ParseOutcome: Sendable {
  /// The text is a program.
  case complete([Statement])
  /// The text may become a program with further lines. Only in `.interactive` mode.
  case incomplete
  /// The text is not a program, whatever follows.
  case invalid(Diagnostic)
}

/// Parses a source text to statements, or reports what is missing or wrong.
///
///     Parser.parse(SourceText("x = 1"))                                       // .complete, one statement
///     Parser.parse(SourceText("f(1,\n"), mode: .interactive)                  // .incomplete: `(` is open
///     Parser.parse(SourceText("if x:\n  y\n"), mode: .interactive)            // .incomplete: more may follow
///     Parser.parse(SourceText("if x:\n  y\n\n"), mode: .interactive)          // .complete: the blank line ends it
///
/// In `.interactive` mode the text is incomplete while a bracket or a triple quote is open, a `\` ends the last
/// line, a header has no suite yet, or the last statement is compound and the last line is not blank. In `.file`
/// mode the same texts are complete or invalid.
///
/// Only the first fault is reported; nothing after it is parsed.
package final class Parser {
  let source: SourceText
  let mode: ParseMode
  private let lexed: Lexer.Result

  /// The index of the current token; at most that of the last one, which is `.endOfText` or `.fault`.
  var position = 0

  /// The current nesting of expressions and blocks.
  private var nesting = 0

  /// The context of the current statement, for `return`, `break` and the like.
  var context = StatementContext()

  struct StatementContext {
    var isInFunction = false
    var isInLoop = false

    /// Whether the statement is in a function, possibly with classes between.
    var isBelowFunction = false

    /// The innermost class around the statement.
    var className: String?
  }

  /// Why parsing stopped.
  enum ParserFailure: Error {
    /// The text ends inside a construct that further lines can complete.
    case moreNeeded
    case fault(SyntaxFault)
  }

  private init(_ source: SourceText, mode: ParseMode) {
    self.source = source
    self.mode = mode
    lexed = Lexer.read(source)
  }

  /// Parses a source text.
  package static func parse(_ source: SourceText, mode: ParseMode = .file) -> ParseOutcome {
    let parser = Parser(source, mode: mode)
    do throws(ParserFailure) {
      let statements = try parser.parseProgram()
      if mode == .interactive, let last = statements.last, last.isCompound, !source.endsWithBlankLine {
        return .incomplete
      }
      return .complete(statements)
    } catch {
      switch error {
      case .moreNeeded: return .incomplete
      case .fault(let fault): return .invalid(Diagnostic(fault, in: source))
      }
    }
  }

  // MARK: Tokens

  var token: Token { lexed.tokens[position] }

  /// The token at an offset, clamped to the first and the last.
  func token(at distance: Int) -> Token {
    lexed.tokens[min(max(position + distance, 0), lexed.tokens.count - 1)]
  }

  /// The end of the previous token, which is the end of the node just parsed.
  var previousEnd: Int { position > 0 ? lexed.tokens[position - 1].end : 0 }

  func advance() {
    if position < lexed.tokens.count - 1 { position += 1 }
  }

  /// Consumes a token of this kind if it is the current one.
  func accept(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// Consumes a token of this kind, or faults at the current one.
  func expect(_ kind: Token.Kind, after: String? = nil) throws(ParserFailure) {
    guard !accept(kind) else { return }
    throw unexpected(.expected(after.map { .tokenAfter(kind, $0) } ?? .token(kind), found: found))
  }

  func text(_ token: Token) -> String { source.text(of: token.span) }

  /// The name that a token is. In a class, `__name` belongs to that class: `_Class__name`.
  func name(_ token: Token) -> String {
    let name = text(token)
    guard let owner = context.className, name.hasPrefix("__"), !name.hasSuffix("__") else { return name }
    let stem = owner.drop { $0 == "_" }
    return stem.isEmpty ? name : "_\(stem)\(name)"
  }

  func span(from start: Int) -> Span { Span(start, previousEnd) }

  /// The current token, for a message.
  var found: SyntaxFault.Found {
    switch token.kind {
    case .newline: .endOfLine
    case .endOfText, .fault: .endOfText
    case .indent, .dedent: .indentation
    case .string, .bytes, .formattedStart: .string
    default: .token(text(token))
    }
  }

  /// Whether the current token directly follows the previous one.
  var isAdjacent: Bool { position > 0 && previousEnd == token.start }

  // MARK: Faults

  /// A fault that does not depend on how the text continues.
  func fault(_ kind: SyntaxFault.Kind, at span: Span) -> ParserFailure { .fault(SyntaxFault(kind, at: span)) }

  /// The fault of an unexpected token.
  ///
  /// If the token is a lexer's fault, the end, or the first of a new statement inside an open bracket, that is
  /// reported instead.
  func unexpected(_ kind: SyntaxFault.Kind) -> ParserFailure {
    switch token.kind {
    case .fault:
      guard let fault = lexed.fault else { return .moreNeeded }
      let isOpen =
        switch fault.kind {
        case .unterminatedTripleString, .nothingAfterBackslash: true
        default: false
        }
      return isOpen && mode == .interactive ? .moreNeeded : .fault(fault)
    case .endOfText:
      if let open = lexed.unclosed.last {
        return mode == .interactive ? .moreNeeded : unclosed(open, found: nil)
      }
    default:
      if token.startsLine, let open = lexed.unclosed.last(where: { $0.offset < token.start }),
        token.kind.startsStatement || indentation(at: token.start) <= indentation(at: open.offset)
      {
        return unclosed(open, found: token.span)
      }
    }
    // What is missing at the end of a line is reported after its last token.
    let isAtEnd = token.kind == .newline || token.kind == .endOfText
    return fault(kind, at: isAtEnd ? .at(previousEnd) : token.span)
  }

  private func unclosed(_ open: Lexer.Bracket, found: Span?) -> ParserFailure {
    if open.kind == .replacementStart { return fault(.unclosedReplacement, at: open.span) }
    return fault(.unclosedBracket(open.kind, found: found), at: open.span)
  }

  /// The indentation of the line at an offset.
  private func indentation(at offset: Int) -> Int {
    let line = source.lineSpan(source.lineIndex(at: offset))
    return source.bytes[line.start..<line.end].prefix(while: \.isBlank).count
  }

  // MARK: Limits

  /// Runs `body` one nesting level deeper.
  func nested<Value>(_ body: () throws(ParserFailure) -> Value) throws(ParserFailure) -> Value {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= SourceLimits.nesting else {
      throw fault(.nestedTooDeep(limit: SourceLimits.nesting), at: token.span)
    }
    return try body()
  }

  /// A node that ends with the previous token.
  func node(_ kind: Expression.Kind, from start: Int) throws(ParserFailure) -> Expression {
    let expression = Expression(kind, at: span(from: start))
    guard expression.height <= SourceLimits.height else {
      throw fault(.tooLong(limit: SourceLimits.height), at: expression.span)
    }
    return expression
  }
}

extension Statement {
  /// Whether the statement has suites, and so can be continued at a prompt.
  fileprivate var isCompound: Bool {
    switch kind {
    case .if, .for, .while, .function, .class, .try, .with, .match: true
    case .magic(let magic):
      if case .cell = magic.kind { true } else { false }
    default: false
    }
  }
}

extension SourceText {
  /// Whether the last line is blank.
  var endsWithBlankLine: Bool {
    var index = lineCount - 1
    let last = lineSpan(index)
    if last.length == 0, index > 0 { index -= 1 }
    let line = lineSpan(index)
    return bytes[line.start..<line.end].allSatisfy(\.isBlank)
  }
}

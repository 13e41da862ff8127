/// How a source text is given to the parser.
public enum ParseMode: Sendable {
  /// The lines typed so far at a prompt, each with its line break.
  case interactive
  /// A whole text: a file, a cell of a notebook, an argument of the command line.
  case file
}

/// What the parser makes of a source text.
public enum ParseOutcome: Sendable {
  /// The text is a program.
  case complete([Statement])
  /// The text may become a program with further lines: the prompt goes on. Only in `.interactive` mode.
  case incomplete
  /// The text is no program, whatever follows.
  case invalid(Diagnostic)
}

/// Turns a source text into statements, or says what is missing or wrong.
///
///     Parser.parse(SourceText("x = 1"))                                       // .complete, one statement
///     Parser.parse(SourceText("f(1,\n"), mode: .interactive)                  // .incomplete: `(` is open
///     Parser.parse(SourceText("if x:\n  y\n"), mode: .interactive)            // .incomplete: more may follow
///     Parser.parse(SourceText("if x:\n  y\n\n"), mode: .interactive)          // .complete: the blank line ends it
///
/// In `.interactive` mode the text is incomplete while a bracket or a triple quote is open, a `\` ends the last line,
/// a header has no suite yet, or the last statement is a compound one and the last line is not blank. In `.file` mode
/// what is there is all there is: the same texts are complete or invalid.
///
/// A fault is told once, the first in the order of the text; nothing after it is read.
public final class Parser {
  let source: SourceText
  let mode: ParseMode
  private let lexed: Lexer.Result

  /// The index of the current token; never past the last one, which is `.endOfText` or `.fault`.
  var position = 0

  /// How many levels of expressions and blocks are being parsed.
  private var nesting = 0

  /// Where the current statement stands, for `return`, `break` and their like.
  var surroundings = Surroundings()

  struct Surroundings {
    var isInFunction = false
    var isInLoop = false

    /// Whether any function is around, with classes between or not.
    var isBelowFunction = false
  }

  /// Why parsing stopped.
  enum Stop: Error {
    /// The text ends inside something that further lines can end.
    case moreNeeded
    case fault(SyntaxFault)
  }

  private init(_ source: SourceText, mode: ParseMode) {
    self.source = source
    self.mode = mode
    lexed = Lexer.read(source)
  }

  /// Parses a source text.
  public static func parse(_ source: SourceText, mode: ParseMode = .file) -> ParseOutcome {
    let parser = Parser(source, mode: mode)
    do throws(Stop) {
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

  /// The token at a distance, clamped to the first and the last.
  func token(at distance: Int) -> Token {
    lexed.tokens[min(max(position + distance, 0), lexed.tokens.count - 1)]
  }

  /// The end of the token before the current one: where a node that has just been read ends.
  var previousEnd: Int { position > 0 ? lexed.tokens[position - 1].end : 0 }

  func advance() {
    if position < lexed.tokens.count - 1 { position += 1 }
  }

  /// Passes a token of this kind if it is the current one.
  func accept(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// Passes a token of this kind, or faults at what is there instead.
  func expect(_ kind: Token.Kind, after: String? = nil) throws(Stop) {
    guard !accept(kind) else { return }
    throw unexpected(.expected(after.map { .tokenAfter(kind, $0) } ?? .token(kind), found: found))
  }

  func text(_ token: Token) -> String { source.text(of: token.span) }

  func span(from start: Int) -> Span { Span(start, previousEnd) }

  /// The current token, for a message.
  var found: SyntaxFault.Found {
    switch token.kind {
    case .newline: .endOfLine
    case .endOfText, .fault: .endOfText
    case .indent, .dedent: .indentation
    case .string, .formattedStart: .string
    default: .token(text(token))
    }
  }

  /// Whether there is nothing between the token before the current one and the current one.
  var isAdjacent: Bool { position > 0 && previousEnd == token.start }

  // MARK: Faults

  /// A fault that does not hang on how the text goes on.
  func fault(_ kind: SyntaxFault.Kind, at span: Span) -> Stop { .fault(SyntaxFault(kind, at: span)) }

  /// The fault of a current token that cannot stand where it stands.
  ///
  /// Where the token is one at which the lexer stopped, or the end, or the first of a new statement inside an open
  /// bracket, that is what is told instead.
  func unexpected(_ kind: SyntaxFault.Kind) -> Stop {
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
    // What is missing at the end of a line is missing behind its last token.
    let isAtEnd = token.kind == .newline || token.kind == .endOfText
    return fault(kind, at: isAtEnd ? .at(previousEnd) : token.span)
  }

  private func unclosed(_ open: Lexer.Bracket, found: Span?) -> Stop {
    if open.kind == .replacementStart { return fault(.unclosedReplacement, at: open.span) }
    return fault(.unclosedBracket(open.kind, found: found), at: open.span)
  }

  /// The number of blanks that the line of an offset starts with.
  private func indentation(at offset: Int) -> Int {
    let line = source.lineSpan(source.lineIndex(at: offset))
    return source.bytes[line.start..<line.end].prefix(while: \.isBlank).count
  }

  // MARK: Limits

  /// Goes one level deeper for as long as `body` runs.
  func nested<Value>(_ body: () throws(Stop) -> Value) throws(Stop) -> Value {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Limits.nesting else {
      throw fault(.nestedTooDeep(limit: Limits.nesting), at: token.span)
    }
    return try body()
  }

  /// Makes a node that ends where the last token ended.
  func node(_ kind: Expression.Kind, from start: Int) throws(Stop) -> Expression {
    let expression = Expression(kind, at: span(from: start))
    guard expression.height <= Limits.height else {
      throw fault(.tooLong(limit: Limits.height), at: expression.span)
    }
    return expression
  }
}

extension Statement {
  /// Whether the statement has suites, and so can go on at a prompt.
  fileprivate var isCompound: Bool {
    switch kind {
    case .if, .for, .while, .function, .class: true
    case .magic(let magic):
      if case .cell = magic.kind { true } else { false }
    default: false
    }
  }
}

extension SourceText {
  /// Whether the last line holds nothing but blanks.
  var endsWithBlankLine: Bool {
    var index = lineCount - 1
    let last = lineSpan(index)
    if last.length == 0, index > 0 { index -= 1 }
    let line = lineSpan(index)
    return bytes[line.start..<line.end].allSatisfy(\.isBlank)
  }
}

/// A token.
struct Token: Sendable {
  let kind: Kind

  /// Whether it is the first token on its line.
  let startsLine: Bool
  private let lower: UInt32
  private let upper: UInt32

  init(_ kind: Kind, _ start: Int, _ end: Int, startsLine: Bool) {
    self.kind = kind
    self.startsLine = startsLine
    lower = UInt32(clamping: start)
    upper = UInt32(clamping: end)
  }

  var start: Int { Int(lower) }
  var end: Int { Int(upper) }
  var span: Span { Span(start, end) }

  /// The kinds of tokens; the raw value of punctuation and keywords is their spelling.
  enum Kind: String, Sendable {
    case name, integer, float, imaginary, string, bytes
    case formattedStart, formattedText, formattedEnd
    case replacementStart, replacementEnd, conversionMark, formatMark, debugMark
    case newline, indent, dedent, endOfText, magic
    /// Where the lexer stopped.
    case fault

    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case colon = ":"
    case semicolon = ";"
    case dot = "."
    case ellipsis = "..."
    case arrow = "->"
    case colonEqual = ":="
    case equal = "="
    case exclamation = "!"
    case question = "?"

    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case doubleSlash = "//"
    case percent = "%"
    case doubleStar = "**"
    case at = "@"
    case ampersand = "&"
    case bar = "|"
    case caret = "^"
    case tilde = "~"
    case shiftLeft = "<<"
    case shiftRight = ">>"

    case plusEqual = "+="
    case minusEqual = "-="
    case starEqual = "*="
    case slashEqual = "/="
    case doubleSlashEqual = "//="
    case percentEqual = "%="
    case doubleStarEqual = "**="
    case atEqual = "@="
    case ampersandEqual = "&="
    case barEqual = "|="
    case caretEqual = "^="
    case shiftLeftEqual = "<<="
    case shiftRightEqual = ">>="

    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case doubleEqual = "=="
    case notEqual = "!="

    case and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`, except,
      finally
    case `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass, raise, `return`
    case `try`, `while`, with, yield
    case `true` = "True"
    case `false` = "False"
    case none = "None"
  }
}

extension Token.Kind {
  /// The keywords by their bytes, packed into one number: none is longer than eight.
  private static let keywords: [UInt64: Token.Kind] = {
    let all: [Token.Kind] = [
      .and, .as, .assert, .async, .await, .break, .class, .continue, .def, .del, .elif, .else, .except,
      .finally,
      .for, .from, .global, .if, .import, .in, .is, .lambda, .nonlocal, .not, .or, .pass, .raise, .return,
      .try,
      .while, .with, .yield, .true, .false, .none,
    ]
    return Dictionary(uniqueKeysWithValues: all.map { (pack($0.rawValue.utf8), $0) })
  }()

  /// The keywords, for completion.
  static var keywordSpellings: [String] { keywords.values.map(\.rawValue).sorted() }

  /// The keyword of these bytes, or `.name`.
  static func word(_ bytes: ArraySlice<UInt8>) -> Token.Kind {
    bytes.count <= 8 ? keywords[pack(bytes)] ?? .name : .name
  }

  private static func pack(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  var isKeyword: Bool { self != .name && Self.word(ArraySlice(rawValue.utf8)) == self }

  /// Whether it is a literal: `True`, `False`, `None`.
  var isLiteral: Bool { self == .true || self == .false || self == .none }

  /// Whether it can begin an expression.
  var startsExpression: Bool {
    switch self {
    case .name, .integer, .float, .imaginary, .string, .bytes, .formattedStart, .leftParenthesis,
      .leftBracket,
      .leftBrace,
      .ellipsis,
      .plus, .minus, .tilde, .not, .lambda, .true, .false, .none, .await, .yield:
      true
    default: false
    }
  }

  /// Whether it can only begin a statement.
  var startsStatement: Bool {
    switch self {
    case .assert, .break, .class, .continue, .def, .del, .elif, .except, .finally, .global, .import,
      .nonlocal,
      .pass, .raise, .return, .try, .while, .with:
      true
    default: false
    }
  }

  /// The binary operator and its precedence.
  var binary: (BinaryOperator, precedence: Int)? {
    switch self {
    case .bar: (.bitOr, 1)
    case .caret: (.bitXor, 2)
    case .ampersand: (.bitAnd, 3)
    case .shiftLeft: (.shiftLeft, 4)
    case .shiftRight: (.shiftRight, 4)
    case .plus: (.add, 5)
    case .minus: (.subtract, 5)
    case .star: (.multiply, 6)
    case .slash: (.divide, 6)
    case .doubleSlash: (.floorDivide, 6)
    case .percent: (.modulo, 6)
    case .at: (.matrixMultiply, 6)
    default: nil
    }
  }

  /// The operator of an augmented assignment.
  var augmented: BinaryOperator? {
    switch self {
    case .plusEqual: .add
    case .minusEqual: .subtract
    case .starEqual: .multiply
    case .slashEqual: .divide
    case .doubleSlashEqual: .floorDivide
    case .percentEqual: .modulo
    case .doubleStarEqual: .power
    case .atEqual: .matrixMultiply
    case .ampersandEqual: .bitAnd
    case .barEqual: .bitOr
    case .caretEqual: .bitXor
    case .shiftLeftEqual: .shiftLeft
    case .shiftRightEqual: .shiftRight
    default: nil
    }
  }

  /// The bracket that closes this one.
  var closing: Token.Kind? {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    case .leftBrace: .rightBrace
    case .replacementStart: .replacementEnd
    default: nil
    }
  }
}

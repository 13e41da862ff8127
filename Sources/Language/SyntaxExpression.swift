/// A name with its span, for messages about the name itself.
public struct Identifier: Hashable, Sendable {
  /// The name itself.
  public let name: String
  /// Its position.
  public let span: Span

  /// A name at a position.
  public init(_ name: String, at span: Span) {
    self.name = name
    self.span = span
  }
}

/// An expression with its span.
///
/// The span is that of the expression itself; brackets belong to it only if they are part of its syntax (a list, a
/// call), so `(a)` has the span of `a`, and `(a, b)` includes its brackets.
public struct Expression: Sendable {
  /// What the expression is.
  public let kind: Kind
  /// Its position.
  public let span: Span

  /// The height of the tree with this root; at most `SourceLimits.height`, so that recursion over it is safe.
  public let height: Int32

  /// An expression at a position; the height is computed from the children.
  public init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
    height = kind.heightOfChildren &+ 1
  }

  /// The kinds of expressions.
  public indirect enum Kind: Sendable {
    /// `None`
    case none
    /// `...`
    case ellipsis
    /// `True`, `False`
    case bool(Bool)
    /// `42`, `0xFF`, `1_000`
    case integer(Int64)
    /// `0.5`, `1e-3`
    case float(Double)
    /// `"text"`; adjacent literals are concatenated.
    case string(String)
    /// `f"{x:.2f}"`; adjacent literals are concatenated, text parts are joined and never empty.
    case formatted([FormattedPart])
    /// `x`
    case name(String)
    /// `[a, *b]`; elements may be `.starred`.
    case list([Expression])
    /// `a, *b` and `()`; elements may be `.starred`.
    case tuple([Expression])
    /// `{a, *b}`; never empty, elements may be `.starred`.
    case set([Expression])
    /// `{a: b, **c}`
    case dictionary([DictionaryEntry])
    /// `value.name`
    case attribute(Expression, Identifier)
    /// `callee(arguments)`
    case call(Expression, [Argument])
    /// `value[index]`; the index of `a[i, j]` is a `.tuple`, and may be or contain a `.slice`.
    case subscription(Expression, Expression)
    /// `lower:upper:step` inside `[]`.
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    /// `-x`, `+x`, `~x`, `not x`
    case unary(UnaryOperator, Expression)
    /// `a + b`
    case binary(Expression, BinaryOperator, Expression)
    /// `a < b <= c`: the first operand, then one step or more.
    case comparison(Expression, [ComparisonStep])
    /// `a and b and c`: two operands or more.
    case boolean(BooleanOperator, [Expression])
    /// `then if test else otherwise`
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    /// `lambda x: body`
    case lambda(Parameters, body: Expression)
    /// `[x for y in z]` and the other comprehensions.
    case comprehension(Comprehension)
    /// `name := value`
    case named(Identifier, Expression)
    /// `*value`, only among elements of a list, tuple or set, or in an index.
    case starred(Expression)
  }
}

/// A prefix operator.
public enum UnaryOperator: String, Sendable, CaseIterable {
  case minus = "-"
  case plus = "+"
  case invert = "~"
  case not = "not"
}

/// A binary operator, also that of an augmented assignment; the raw value is its spelling.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case matrixMultiply = "@"
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
}

/// `and` or `or`.
public enum BooleanOperator: String, Sendable, CaseIterable {
  case and
  case or
}

/// A comparison; the raw value is its spelling.
public enum ComparisonOperator: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in` = "in"
  case notIn = "not in"
  case `is` = "is"
  case isNot = "is not"
}

/// `< c` in `a < b < c`.
public struct ComparisonStep: Sendable {
  /// The operator.
  public let comparison: ComparisonOperator
  /// The operand on its right.
  public let operand: Expression

  /// A step of a chain.
  public init(_ comparison: ComparisonOperator, _ operand: Expression) {
    self.comparison = comparison
    self.operand = operand
  }
}

/// A part of an f-string.
public enum FormattedPart: Sendable {
  /// Text, with escapes and doubled braces resolved.
  case text(String)
  /// `{value!r:spec}`
  case replacement(Replacement)
}

/// `{value!r:spec}` inside an f-string.
///
/// `{x=}` becomes the text `x=` before the replacement, with the conversion `.repr` if there is neither a
/// conversion nor a format, as in Python.
public struct Replacement: Sendable {
  /// The value to format.
  public let value: Expression
  /// The conversion before formatting, if any.
  public let conversion: Conversion?

  /// The format after `:`, which may contain replacements; `nil` without `:`.
  public let format: [FormattedPart]?

  /// The whole replacement, including the braces.
  public let span: Span

  /// A replacement.
  public init(value: Expression, conversion: Conversion?, format: [FormattedPart]?, span: Span) {
    self.value = value
    self.conversion = conversion
    self.format = format
    self.span = span
  }

  /// A conversion before formatting; the raw value is its letter.
  public enum Conversion: String, Sendable {
    case string = "s"
    case representation = "r"
    case ascii = "a"
  }
}

/// An entry of a dictionary display.
public enum DictionaryEntry: Sendable {
  /// `key: value`
  case pair(Expression, Expression)
  /// `**mapping`
  case unpacked(Expression)
}

/// One argument of a call.
public enum Argument: Sendable {
  /// `value`
  case positional(Expression)
  /// `*values`
  case unpacked(Expression)
  /// `name=value`
  case keyword(Identifier, Expression)
  /// `**mapping`
  case unpackedKeywords(Expression)

  /// The expression that is passed.
  public var value: Expression {
    switch self {
    case .positional(let value), .unpacked(let value), .keyword(_, let value), .unpackedKeywords(let value):
      value
    }
  }
}

/// `element for target in iterable if condition …`
public struct Comprehension: Sendable {
  /// The kind of result with its element.
  public let result: Result

  /// The `for` clauses, outermost first; one or more.
  public let clauses: [Clause]

  /// A comprehension of an element and its clauses.
  public init(_ result: Result, clauses: [Clause]) {
    self.result = result
    self.clauses = clauses
  }

  /// The kinds of comprehensions with their elements.
  public enum Result: Sendable {
    /// `[element for …]`
    case list(Expression)
    /// `{element for …}`
    case set(Expression)
    /// `{key: value for …}`
    case dictionary(key: Expression, value: Expression)
    /// `(element for …)` and `f(element for …)`.
    case generator(Expression)
  }

  /// `for target in iterable if condition if condition`
  public struct Clause: Sendable {
    /// The target of each element.
    public let target: Target
    /// The iterable.
    public let iterable: Expression
    /// The conditions on an element.
    public let conditions: [Expression]

    /// A clause.
    public init(target: Target, iterable: Expression, conditions: [Expression]) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
    }
  }
}

/// A name as it stands in the text, for the places where the name itself can be at fault.
public struct Identifier: Hashable, Sendable {
  /// The name itself.
  public let name: String
  /// Where it stands.
  public let span: Span

  /// A name at a place.
  public init(_ name: String, at span: Span) {
    self.name = name
    self.span = span
  }
}

/// An expression: what it is and where it stands.
///
/// The span runs from the first to the last byte of the expression itself; brackets around it belong to it only
/// where they are part of its form (a list, a call), so `(a)` has the span of `a`, and `(a, b)` has its brackets.
public struct Expression: Sendable {
  /// What the expression is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span

  /// The number of levels in the tree below and with this node; at most `Limits.height`, so that a recursive
  /// walk is safe.
  public let height: Int32

  /// An expression at a place; the height follows from the children.
  public init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
    height = kind.heightOfChildren &+ 1
  }

  /// What an expression can be.
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
    /// `"text"`; neighbouring literals are one.
    case string(String)
    /// `f"{x:.2f}"`; neighbouring literals are one, text parts are joined and never empty.
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
    /// `value[index]`; the index of `a[i, j]` is a `.tuple`, and `.slice` may stand as or in it.
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
    /// `[x for y in z]` and its relatives.
    case comprehension(Comprehension)
    /// `name := value`
    case named(Identifier, Expression)
    /// `*value`, only where elements of a list, tuple or set stand, or in an index.
    case starred(Expression)
  }
}

/// An operator before its operand.
public enum UnaryOperator: String, Sendable, CaseIterable {
  case minus = "-"
  case plus = "+"
  case invert = "~"
  case not = "not"
}

/// An operator between two operands, also the one inside `+=`; the raw value is its spelling.
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

/// A piece of an f-string.
public enum FormattedPart: Sendable {
  /// Text as it is, escapes and doubled braces resolved.
  case text(String)
  /// `{value!r:spec}`
  case replacement(Replacement)
}

/// `{value!r:spec}` inside an f-string.
///
/// `{x=}` comes as the text `x=` before the replacement, with the conversion `.repr` where neither a conversion nor
/// a format is written, as Python has it.
public struct Replacement: Sendable {
  /// What is evaluated.
  public let value: Expression
  /// What is applied to the value before formatting; nil where nothing is.
  public let conversion: Conversion?

  /// The format after `:`, itself with replacements; nil where there is no `:`.
  public let format: [FormattedPart]?

  /// The whole of it, braces included.
  public let span: Span

  /// A replacement of all its parts.
  public init(value: Expression, conversion: Conversion?, format: [FormattedPart]?, span: Span) {
    self.value = value
    self.conversion = conversion
    self.format = format
    self.span = span
  }

  /// What is applied before formatting; the raw value is its letter.
  public enum Conversion: String, Sendable {
    case string = "s"
    case representation = "r"
    case ascii = "a"
  }
}

/// An entry between the braces of a dictionary.
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
  /// What is made.
  public let result: Result

  /// The `for` clauses, outermost first; one or more.
  public let clauses: [Clause]

  /// A comprehension of an element and its clauses.
  public init(_ result: Result, clauses: [Clause]) {
    self.result = result
    self.clauses = clauses
  }

  /// What is made, and of what.
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
    /// What each element is assigned to.
    public let target: Target
    /// What is gone through.
    public let iterable: Expression
    /// What must hold for an element to count.
    public let conditions: [Expression]

    /// A clause of all its parts.
    public init(target: Target, iterable: Expression, conditions: [Expression]) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
    }
  }
}

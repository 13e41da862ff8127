/// A name with its span, for messages about the name itself.
package struct Identifier: Hashable, Sendable {
  /// The name itself.
  package let name: String
  /// Its position.
  package let span: Span

  /// A name at a position.
  package init(_ name: String, at span: Span) {
    self.name = name
    self.span = span
  }
}

/// An expression with its span.
///
/// The span is that of the expression itself; brackets belong to it only if they are part of its syntax (a list, a
/// call), so `(a)` has the span of `a`, and `(a, b)` includes its brackets.
package struct Expression: Sendable {
  /// What the expression is.
  package let kind: Kind
  /// Its position.
  package let span: Span

  /// The height of the tree with this root; at most `SourceLimits.height`, so that recursion over it is safe.
  package let height: Int32

  /// An expression at a position; the height is computed from the children.
  package init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
    height = kind.heightOfChildren &+ 1
  }

  /// The kinds of expressions.
  package indirect enum Kind: Sendable {
    /// `None`
    case none
    /// `...`
    case ellipsis
    /// `True`, `False`
    case bool(Bool)
    /// `42`, `0xFF`, `1_000`
    case integer(Int64)
    /// An integer beyond 64 bits, its digits without `_`, in a radix.
    case largeInteger(String, radix: Int)
    /// `0.5`, `1e-3`
    case float(Double)
    /// `5j`
    case imaginary(Double)
    /// `"text"`; adjacent literals are concatenated.
    case string(String)
    /// `b"bytes"`; adjacent literals are concatenated.
    case bytes([UInt8])
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
    /// `yield value`, only inside a function.
    case yield(Expression?)
    /// `yield from iterable`, only inside a function.
    case yieldFrom(Expression)
    /// `*value`, only among elements of a list, tuple or set, or in an index.
    case starred(Expression)
  }
}

/// A prefix operator.
package enum UnaryOperator: String, Sendable, CaseIterable {
  case minus = "-"
  case plus = "+"
  case invert = "~"
  case not = "not"
}

/// A binary operator, also that of an augmented assignment; the raw value is its spelling.
package enum BinaryOperator: String, Sendable, CaseIterable {
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
package enum BooleanOperator: String, Sendable, CaseIterable {
  case and
  case or
}

/// A comparison; the raw value is its spelling.
package enum ComparisonOperator: String, Sendable, CaseIterable {
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
package struct ComparisonStep: Sendable {
  /// The operator.
  package let comparison: ComparisonOperator
  /// The operand on its right.
  package let operand: Expression

  /// A step of a chain.
  package init(_ comparison: ComparisonOperator, _ operand: Expression) {
    self.comparison = comparison
    self.operand = operand
  }
}

/// A part of an f-string.
package enum FormattedPart: Sendable {
  /// Text, with escapes and doubled braces resolved.
  case text(String)
  /// `{value!r:spec}`
  case replacement(Replacement)
}

/// `{value!r:spec}` inside an f-string.
///
/// `{x=}` becomes the text `x=` before the replacement, with the conversion `.repr` if there is neither a
/// conversion nor a format, as in Python.
package struct Replacement: Sendable {
  /// The value to format.
  package let value: Expression
  /// The conversion before formatting, if any.
  package let conversion: Conversion?

  /// The format after `:`, which may contain replacements; `nil` without `:`.
  package let format: [FormattedPart]?

  /// The whole replacement, including the braces.
  package let span: Span

  /// A replacement.
  package init(value: Expression, conversion: Conversion?, format: [FormattedPart]?, span: Span) {
    self.value = value
    self.conversion = conversion
    self.format = format
    self.span = span
  }

  /// A conversion before formatting; the raw value is its letter.
  package enum Conversion: String, Sendable {
    case string = "s"
    case representation = "r"
    case ascii = "a"
  }
}

/// An entry of a dictionary display.
package enum DictionaryEntry: Sendable {
  /// `key: value`
  case pair(Expression, Expression)
  /// `**mapping`
  case unpacked(Expression)
}

/// One argument of a call.
package enum Argument: Sendable {
  /// `value`
  case positional(Expression)
  /// `*values`
  case unpacked(Expression)
  /// `name=value`
  case keyword(Identifier, Expression)
  /// `**mapping`
  case unpackedKeywords(Expression)

  /// The expression that is passed.
  package var value: Expression {
    switch self {
    case .positional(let value), .unpacked(let value), .keyword(_, let value), .unpackedKeywords(let value):
      value
    }
  }
}

/// `element for target in iterable if condition …`
package struct Comprehension: Sendable {
  /// The kind of result with its element.
  package let result: Result

  /// The `for` clauses, outermost first; one or more.
  package let clauses: [Clause]

  /// A comprehension of an element and its clauses.
  package init(_ result: Result, clauses: [Clause]) {
    self.result = result
    self.clauses = clauses
  }

  /// The kinds of comprehensions with their elements.
  package enum Result: Sendable {
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
  package struct Clause: Sendable {
    /// The target of each element.
    package let target: Target
    /// The iterable.
    package let iterable: Expression
    /// The conditions on an element.
    package let conditions: [Expression]

    /// A clause.
    package init(target: Target, iterable: Expression, conditions: [Expression]) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
    }
  }
}

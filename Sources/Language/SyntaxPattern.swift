/// `case pattern if guard: body`
package struct MatchCase: Sendable {
  /// The pattern.
  package let pattern: Pattern
  /// The condition after `if`.
  package let condition: Expression?
  /// The suite.
  package let body: [Statement]

  /// A case.
  package init(_ pattern: Pattern, if condition: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.condition = condition
    self.body = body
  }
}

/// A pattern after `case`, with its span.
package struct Pattern: Sendable {
  /// What the pattern is.
  package let kind: Kind
  /// Its position.
  package let span: Span

  /// A pattern at a position.
  package init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
  }

  /// The kinds of patterns.
  package indirect enum Kind: Sendable {
    /// `3`, `"text"`, `module.name`: what is equal. `None`, `True` and `False` match only themselves.
    case value(Expression)
    /// `name`: anything, which the name then means; `nil` for `_`.
    case capture(Identifier?)
    /// `[a, *rest]`, `(a, b)`; `starred` is the index of the pattern that takes the rest.
    case sequence([Pattern], starred: Int?)
    /// `{key: pattern, **rest}`
    case mapping([(key: Expression, pattern: Pattern)], rest: Identifier?)
    /// `Class(pattern, name=pattern)`
    case object(Expression, [Pattern], [(name: Identifier, pattern: Pattern)])
    /// `a | b`
    case alternatives([Pattern])
    /// `pattern as name`
    case named(Pattern, Identifier)
  }

  /// The names that it binds.
  package var names: [String] {
    switch kind {
    case .value: []
    case .capture(let name): name.map { [$0.name] } ?? []
    case .sequence(let patterns, _), .alternatives(let patterns): patterns.flatMap(\.names)
    case .mapping(let entries, let rest): entries.flatMap(\.pattern.names) + (rest.map { [$0.name] } ?? [])
    case .object(_, let patterns, let named): patterns.flatMap(\.names) + named.flatMap(\.pattern.names)
    case .named(let pattern, let name): pattern.names + [name.name]
    }
  }

  /// The expressions in it, which are evaluated to compare with.
  package var expressions: [Expression] {
    switch kind {
    case .value(let value): [value]
    case .capture: []
    case .sequence(let patterns, _), .alternatives(let patterns): patterns.flatMap(\.expressions)
    case .mapping(let entries, _): entries.flatMap { [$0.key] + $0.pattern.expressions }
    case .object(let cls, let patterns, let named):
      [cls] + patterns.flatMap(\.expressions) + named.flatMap(\.pattern.expressions)
    case .named(let pattern, _): pattern.expressions
    }
  }

  /// Whether it matches anything, so that what follows it is never reached.
  package var isIrrefutable: Bool {
    switch kind {
    case .capture: true
    case .named(let pattern, _): pattern.isIrrefutable
    case .alternatives(let patterns): patterns.contains(where: \.isIrrefutable)
    case .value, .sequence, .mapping, .object: false
    }
  }
}

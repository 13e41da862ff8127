/// The parameters of a `def` or a `lambda`.
package struct Parameters: Sendable {
  /// All parameters as written: positional-only and positional ones, `*args`, keyword-only ones, `**kwargs`, in this order.
  package let all: [Parameter]

  /// Parameters in the written order.
  package init(_ all: [Parameter]) { self.all = all }
}

/// One parameter.
package struct Parameter: Sendable {
  /// The name, without a star.
  package let name: Identifier
  /// How its argument is passed.
  package let kind: Kind

  /// The expression after `=`, evaluated once when the function is defined.
  package let defaultValue: Expression?

  /// The expression after `:`, which is not evaluated.
  package let annotation: Expression?

  /// A parameter.
  package init(_ name: Identifier, kind: Kind, defaultValue: Expression? = nil, annotation: Expression? = nil)
  {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.annotation = annotation
  }

  /// How an argument is passed.
  package enum Kind: Hashable, Sendable {
    /// `x`: by position or by name.
    case positional
    /// `x` before `/`: by position only.
    case positionalOnly
    /// `*args`: the remaining positional arguments, as a tuple.
    case variadic
    /// `x` after `*` or `*args`: by name only.
    case keywordOnly
    /// `**kwargs`: the remaining keyword arguments, as a dictionary.
    case keywords
  }
}

/// `@decorators def name(parameters) -> annotation: body`
package struct FunctionDefinition: Sendable {
  /// The expressions after `@`, in the order of their lines.
  package let decorators: [Expression]
  /// The function's name.
  package let name: Identifier
  /// The parameters.
  package let parameters: Parameters

  /// The expression after `->`, which is not evaluated.
  package let annotation: Expression?
  /// The body.
  package let body: [Statement]

  /// A function definition.
  package init(
    _ name: Identifier, _ parameters: Parameters, annotation: Expression?, body: [Statement],
    decorators: [Expression] = []
  ) {
    self.decorators = decorators
    self.name = name
    self.parameters = parameters
    self.annotation = annotation
    self.body = body
  }

  /// The docstring.
  package var documentation: String? { body.documentation }
}

/// `@decorators class name(arguments): body`
package struct ClassDefinition: Sendable {
  /// The expressions after `@`, in the order of their lines.
  package let decorators: [Expression]
  /// The class's name.
  package let name: Identifier
  /// The base classes, and keyword arguments for `__init_subclass__`.
  package let arguments: [Argument]
  /// The body.
  package let body: [Statement]

  /// A class definition.
  package init(
    _ name: Identifier, arguments: [Argument], body: [Statement], decorators: [Expression] = []
  ) {
    self.decorators = decorators
    self.name = name
    self.arguments = arguments
    self.body = body
  }

  /// The docstring.
  package var documentation: String? { body.documentation }
}

extension [Statement] {
  /// The docstring of a suite.
  package var documentation: String? {
    guard case .expression(let first)? = first?.kind, case .string(let text) = first.kind else { return nil }
    return text
  }
}

/// The parameters of a `def` or a `lambda`.
public struct Parameters: Sendable {
  /// All parameters as written: positional ones, `*args`, keyword-only ones, `**kwargs`, in this order.
  public let all: [Parameter]

  /// Parameters in the written order.
  public init(_ all: [Parameter]) { self.all = all }
}

/// One parameter.
public struct Parameter: Sendable {
  /// The name, without a star.
  public let name: Identifier
  /// How its argument is passed.
  public let kind: Kind

  /// The expression after `=`, evaluated once when the function is defined.
  public let defaultValue: Expression?

  /// The expression after `:`, which is not evaluated.
  public let annotation: Expression?

  /// A parameter.
  public init(_ name: Identifier, kind: Kind, defaultValue: Expression? = nil, annotation: Expression? = nil)
  {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.annotation = annotation
  }

  /// How an argument is passed.
  public enum Kind: Hashable, Sendable {
    /// `x`: by position or by name.
    case positional
    /// `*args`: the remaining positional arguments, as a tuple.
    case variadic
    /// `x` after `*` or `*args`: by name only.
    case keywordOnly
    /// `**kwargs`: the remaining keyword arguments, as a dictionary.
    case keywords
  }
}

/// `def name(parameters) -> annotation: body`
public struct FunctionDefinition: Sendable {
  /// The function's name.
  public let name: Identifier
  /// The parameters.
  public let parameters: Parameters

  /// The expression after `->`, which is not evaluated.
  public let annotation: Expression?
  /// The body.
  public let body: [Statement]

  /// A function definition.
  public init(_ name: Identifier, _ parameters: Parameters, annotation: Expression?, body: [Statement]) {
    self.name = name
    self.parameters = parameters
    self.annotation = annotation
    self.body = body
  }

  /// The docstring.
  public var documentation: String? { body.documentation }
}

/// `class name(base): body`
public struct ClassDefinition: Sendable {
  /// The class's name.
  public let name: Identifier
  /// The base class, if there is one.
  public let base: Expression?
  /// The body.
  public let body: [Statement]

  /// A class definition.
  public init(_ name: Identifier, base: Expression?, body: [Statement]) {
    self.name = name
    self.base = base
    self.body = body
  }

  /// The docstring.
  public var documentation: String? { body.documentation }
}

extension [Statement] {
  /// The docstring of a suite.
  public var documentation: String? {
    guard case .expression(let first)? = first?.kind, case .string(let text) = first.kind else { return nil }
    return text
  }
}

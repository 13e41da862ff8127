/// The parameters of a `def` or a `lambda`.
public struct Parameters: Sendable {
  /// All of them as written: positional ones, `*args`, keyword-only ones, `**kwargs`, in this order.
  public let all: [Parameter]

  /// Parameters in the order in which they are written.
  public init(_ all: [Parameter]) { self.all = all }
}

/// One parameter.
public struct Parameter: Sendable {
  /// The name, without a star.
  public let name: Identifier
  /// How it takes its value.
  public let kind: Kind

  /// The expression after `=`, evaluated once where the function is defined.
  public let defaultValue: Expression?

  /// The expression after `:`, which is not evaluated.
  public let annotation: Expression?

  /// A parameter of all its parts.
  public init(_ name: Identifier, kind: Kind, defaultValue: Expression? = nil, annotation: Expression? = nil)
  {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.annotation = annotation
  }

  /// How a parameter takes its value.
  public enum Kind: Hashable, Sendable {
    /// `x`: by position or by name.
    case positional
    /// `*args`: the positional arguments that are left, as a tuple.
    case variadic
    /// `x` after `*` or `*args`: by name only.
    case keywordOnly
    /// `**kwargs`: the named arguments that are left, as a dictionary.
    case keywords
  }
}

/// `def name(parameters) -> annotation: body`
public struct FunctionDefinition: Sendable {
  /// The name that becomes known.
  public let name: Identifier
  /// What it takes.
  public let parameters: Parameters

  /// The expression after `->`, which is not evaluated.
  public let annotation: Expression?
  /// What runs when it is called.
  public let body: [Statement]

  /// A function of all its parts.
  public init(_ name: Identifier, _ parameters: Parameters, annotation: Expression?, body: [Statement]) {
    self.name = name
    self.parameters = parameters
    self.annotation = annotation
    self.body = body
  }

  /// The string that the body opens with.
  public var documentation: String? { body.documentation }
}

/// `class name(base): body`
public struct ClassDefinition: Sendable {
  /// The name that becomes known.
  public let name: Identifier
  /// The class it derives from, if it names one.
  public let base: Expression?
  /// What runs to make its attributes.
  public let body: [Statement]

  /// A class of all its parts.
  public init(_ name: Identifier, base: Expression?, body: [Statement]) {
    self.name = name
    self.base = base
    self.body = body
  }

  /// The string that the body opens with.
  public var documentation: String? { body.documentation }
}

extension [Statement] {
  /// The string that a suite opens with.
  public var documentation: String? {
    guard case .expression(let first)? = first?.kind, case .string(let text) = first.kind else { return nil }
    return text
  }
}

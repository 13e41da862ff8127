/// The parameters of a `def` or a `lambda`.
public struct Parameters: Sendable {
  /// All of them as written: positional ones, `*args`, keyword-only ones, `**kwargs`, in this order.
  public let all: [Parameter]

  public init(_ all: [Parameter]) { self.all = all }
}

/// One parameter.
public struct Parameter: Sendable {
  public let name: Identifier
  public let kind: Kind

  /// The expression after `=`, evaluated once where the function is defined.
  public let defaultValue: Expression?

  /// The expression after `:`, which is not evaluated.
  public let annotation: Expression?

  public init(_ name: Identifier, kind: Kind, defaultValue: Expression? = nil, annotation: Expression? = nil) {
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
  public let name: Identifier
  public let parameters: Parameters

  /// The expression after `->`, which is not evaluated.
  public let annotation: Expression?
  public let body: [Statement]

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
  public let name: Identifier
  public let base: Expression?
  public let body: [Statement]

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

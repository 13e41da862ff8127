import Language

/// A variable that outlives a call or that several functions share: a global, or a local of an enclosing function.
final class Cell {
  @exclusivity(unchecked) var value: Value?

  init(_ value: Value? = nil) { self.value = value }

  deinit { Disposal.release(value: &value) }
}

/// A function that the learner wrote, with the defaults and the enclosing variables it was made with.
public final class Function {
  let code: Code
  /// The defaults of the parameters that have one, by parameter position.
  let defaults: [Value?]
  let captured: [Cell]
  /// The class in whose body the function stands: what `super()` starts from.
  weak var owner: ClassObject?

  init(code: Code, defaults: [Value?], captured: [Cell]) {
    self.code = code
    self.defaults = defaults
    self.captured = captured
  }

  /// The name after `def`; `<lambda>` for a lambda.
  public var name: String { code.name }
  /// The string that the body opens with.
  public var doc: String? { code.documentation }
  /// The names of the parameters, in order.
  public var parameterNames: [String] { code.parameters.map(\.name) }
}

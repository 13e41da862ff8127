import Language

/// A variable shared by several functions or outliving a call: a global, or a local of an enclosing function.
final class VariableCell {
  @exclusivity(unchecked) var value: Value?

  init(_ value: Value? = nil) { self.value = value }

  deinit { DeferredRelease.release(value: &value) }
}

/// A user-defined function, with its evaluated defaults and captured variables.
package final class Function {
  let code: Code
  /// The defaults, by parameter position.
  let defaults: [Value?]
  let captured: [VariableCell]
  /// The class that defines the function as a method: the start of `super()`.
  weak var owner: ClassObject?

  init(code: Code, defaults: [Value?], captured: [VariableCell]) {
    self.code = code
    self.defaults = defaults
    self.captured = captured
  }

  /// The name after `def`; `<lambda>` for a lambda.
  package var name: String { code.name }
  /// The docstring.
  package var doc: String? { code.documentation }
  /// The names of the parameters, in order.
  package var parameterNames: [String] { code.parameters.map(\.name) }
}

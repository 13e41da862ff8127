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
  var owner: ClassObject? {
    get { ownerReference?.target }
    set { ownerReference = newValue?.reference }
  }
  private var ownerReference: ClassReference?

  /// The attributes that every function has, which `__dict__` leaves out.
  static let ownNames: Set = [
    "__name__", "__qualname__", "__doc__", "__module__", "__annotations__", "__defaults__", "__kwdefaults__",
  ]

  /// Attributes that the program set.
  var attributes: [String: Value] = [:]

  init(code: Code, defaults: [Value?], captured: [VariableCell]) {
    self.code = code
    self.defaults = defaults
    self.captured = captured
  }

  /// The qualified name as messages show it: `make.inner`.
  var displayName: String { code.qualifiedName.replacingLocals }
  /// The name after `def`; `<lambda>` for a lambda.
  package var name: String { code.name }
  /// The docstring.
  package var doc: String? { code.documentation }
  /// `__defaults__`: of the parameters that are given by position.
  var defaultsValue: Value {
    let values = zip(code.parameters, defaults).compactMap { parameter, value in
      parameter.kind == .positional || parameter.kind == .positionalOnly ? value : nil
    }
    return values.isEmpty ? .none : .tuple(of: values)
  }

  /// `__kwdefaults__`: of the parameters that are given by name.
  var keywordDefaultsValue: Value {
    var pairs: [(String, Value)] = []
    for (parameter, value) in zip(code.parameters, defaults) where parameter.kind == .keywordOnly {
      if let value { pairs.append((parameter.name, value)) }
    }
    return pairs.isEmpty ? .none : .dict(DictValue(pairs))
  }

  /// The names of the parameters, in order.
  package var parameterNames: [String] { code.parameters.map(\.name) }

  /// Whether it has `**kwargs`.
  package var takesAnyKeyword: Bool { code.parameters.contains { $0.kind == .keywords } }
}

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
  private(set) var defaults: [Value?]
  /// How many arguments bind by a copy: those of the code, until the program changes the defaults.
  @exclusivity(unchecked) private(set) var positions: ClosedRange<Int>?
  let captured: [VariableCell]
  /// The class that defines the function as a method: the start of `super()`.
  var owner: ClassObject? {
    get { ownerReference?.target }
    set { ownerReference = newValue?.reference }
  }
  private var ownerReference: ClassReference?

  /// Attributes that the program set: `__dict__`.
  var attributes: DictValue {
    get {
      if let held { return held }
      let made = DictValue()
      held = made
      return made
    }
    set { held = newValue }
  }
  /// The dict of the attributes, once there are any.
  private(set) var held: DictValue?
  /// What the program set of the attributes that every function has.
  var replaced: [String: Value] = [:]

  /// What is made of each result. A function with it binds its arguments in the general way.
  private(set) var finish: ((Value, Interpreter) throws -> Value)?

  /// The same function with other results.
  package func finishing(_ change: @escaping (Value, Interpreter) throws -> Value) -> Function {
    let copy = Function(code: code, defaults: defaults, captured: captured)
    copy.owner = owner
    if let held { copy.attributes = held }
    copy.replaced = replaced
    (copy.positions, copy.finish) = (nil, change)
    return copy
  }

  /// Whether it may be a function of numbers, as far as is known.
  var isOfNumbers: Bool { captured.isEmpty && finish == nil && code.mayBeOfNumbers }
  /// The steps for numbers that it is; `nil` if it cannot be said with them.
  var numberCode: RegisterCode? { captured.isEmpty && finish == nil ? code.numberCode() : nil }

  init(code: Code, defaults: [Value?], captured: [VariableCell]) {
    self.code = code
    self.defaults = defaults
    self.captured = captured
    positions = code.positions
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

  /// Gives the last of the parameters that take a position these defaults, and the others none.
  func setDefaults(_ values: [Value]) {
    let places = code.parameters.indices.filter {
      code.parameters[$0].kind == .positional || code.parameters[$0].kind == .positionalOnly
    }
    for place in places { defaults[place] = nil }
    for (place, value) in zip(places.suffix(values.count), values.suffix(places.count)) {
      defaults[place] = value
    }
    if finish == nil {
      positions = code.positions.map { max(0, places.count - values.count)...$0.upperBound }
    }
  }

  /// Gives the parameters that take a name only these defaults, and the others none.
  func setKeywordDefaults(_ values: DictValue) {
    for (place, parameter) in code.parameters.enumerated() where parameter.kind == .keywordOnly {
      defaults[place] = values[string: parameter.name]
    }
  }

  /// `__kwdefaults__`: of the parameters that are given by name.
  var keywordDefaultsValue: Value {
    var pairs: [(String, Value)] = []
    for (parameter, value) in zip(code.parameters, defaults) where parameter.kind == .keywordOnly {
      if let value { pairs.append((parameter.name, value)) }
    }
    return pairs.isEmpty ? .none : .dict(DictValue(pairs))
  }

  /// The value of each parameter by its name in a call that fits, behind `self`, and then what `**` takes; `nil` if an argument goes
  /// to a parameter without a name for it.
  package func valuesByName(_ arguments: Arguments) -> [(name: String, value: Value)]? {
    var positional = arguments.positional[...]
    var keywords = arguments.keywords
    var values: [(name: String, value: Value)] = []
    for (place, parameter) in code.parameters.enumerated().dropFirst() {
      switch parameter.kind {
      case .positionalOnly: return nil
      case .variadic: if !positional.isEmpty { return nil }
      case .keywords: break
      case .positional, .keywordOnly:
        if parameter.kind == .positional, let value = positional.popFirst() {
          values.append((parameter.name, value))
        } else if let given = keywords.firstIndex(where: { $0.name == parameter.name }) {
          values.append((parameter.name, keywords.remove(at: given).value))
        } else if let value = defaults[place] {
          values.append((parameter.name, value))
        }
      }
    }
    return positional.isEmpty ? values + keywords.map { ($0.name, $0.value) } : nil
  }

  /// The names of the parameters, in order.
  package var parameterNames: [String] { code.parameters.map(\.name) }

  /// Whether it has `**kwargs`.
  package var takesAnyKeyword: Bool { code.parameters.contains { $0.kind == .keywords } }
}

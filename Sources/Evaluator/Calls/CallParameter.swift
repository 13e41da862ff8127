import Language

/// A parameter as completion and hints show it, of a builtin or of a user-defined function.
struct CallParameter {
  var name: String
  var kind: Signature.Parameter.Kind
  /// The name with the default: `strides=(1, 1)`, `*args`.
  var text: String
  var doc = ""
  /// Strings that it accepts.
  var choices: [String] = []

  /// Whether an argument can name it.
  var isNamed: Bool { kind == .standard || kind == .keywordOnly }
}

extension Interpreter {
  /// The parameters of what can be called; `nil` if it cannot, or they are unknown.
  func callParameters(of value: Value) -> [CallParameter]? {
    switch value {
    case .builtin(let builtin): return callParameters(builtin.signature)
    case .function(let function): return callParameters(function)
    case .boundMethod(let method):
      guard case .function(let function) = method.function else { return callParameters(of: method.function) }
      return callParameters(function, hidden: 1)
    case .type(let cls):
      if cls.isUserDefined, case .function(let function)? = cls.lookup("__init__") {
        return callParameters(function, hidden: 1)
      }
      return cls.constructor.map { callParameters($0.signature) }
    case .object(let object): return object.callSignature.map(callParameters)
    case .instance(let instance):
      guard case .function(let function)? = instance.classObject.lookup("__call__") else { return nil }
      return callParameters(function, hidden: 1)
    default: return nil
    }
  }

  private func callParameters(_ signature: Signature) -> [CallParameter] {
    let parameters =
      signature.parameters.first?.name == "self"
      ? signature.parameters.dropFirst() : signature.parameters[...]
    return parameters.map { parameter in
      CallParameter(
        name: parameter.name, kind: parameter.kind,
        text: text(parameter.name, parameter.kind, parameter.defaultValue), doc: parameter.doc,
        choices: parameter.choices)
    }
  }

  private func callParameters(_ function: Function, hidden: Int = 0) -> [CallParameter] {
    function.code.parameters.enumerated().dropFirst(hidden).map {
      position, parameter in
      let kind: Signature.Parameter.Kind =
        switch parameter.kind {
        case .positional: .standard
        case .positionalOnly: .positionalOnly
        case .keywordOnly: .keywordOnly
        case .variadic: .variadic
        case .keywords: .variadicKeywords
        }
      let value = function.defaults.indices.contains(position) ? function.defaults[position] : nil
      return CallParameter(name: parameter.name, kind: kind, text: text(parameter.name, kind, value))
    }
  }

  private func text(_ name: String, _ kind: Signature.Parameter.Kind, _ value: Value?) -> String {
    switch kind {
    case .variadic: return "*" + name
    case .variadicKeywords: return "**" + name
    case .positionalOnly, .standard, .keywordOnly:
      guard let value else { return name }
      let text = value.isPlain ? try? shortRepr(value) : nil
      return name + "=" + (text.flatMap { $0.count > 40 ? nil : $0 } ?? "…")
    }
  }
}

extension Value {
  /// Whether its text is short and runs no code of the session.
  var isPlain: Bool {
    switch self {
    case .none, .ellipsis, .bool, .int, .float, .string, .builtin, .function: true
    case .tuple(let tuple): tuple.elements.count <= 8 && tuple.elements.allSatisfy(\.isPlain)
    case .list(let list): list.elements.isEmpty
    case .dict(let dict): dict.count == 0
    default: false
    }
  }
}

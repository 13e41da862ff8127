import Language

/// Where something was defined.
package struct Definition {
  /// Its lines.
  package let text: String
  /// The cell or file.
  package let file: String
  /// The number of the first line.
  package let line: Int
}

extension Interpreter {
  /// The parameters of what can be called, each as (name, kind, whether it has a default, default), the kinds by their
  /// numbers in Python's `inspect`; `nil` if it cannot be called, or they are unknown.
  package func parameters(of value: Value) -> [Value]? {
    switch value {
    case .function(let function): return Self.parameters(function)
    case .builtin(let builtin): return Self.parameters(builtin.signature)
    case .boundMethod(let method):
      return parameters(of: method.function).map { known in
        if case .builtin = method.function { known } else { Array(known.dropFirst()) }
      }
    case .type(let cls):
      if cls.isUserDefined {
        for name in ["__init__", "__new__"] {
          if case .function(let function)? = cls.lookup(name) {
            return Array(Self.parameters(function).dropFirst())
          }
        }
        return cls.hostBase?.constructor.map { Self.parameters($0.signature) } ?? []
      }
      return cls.constructor.map { Self.parameters($0.signature) }
    case .object(let object):
      if let method = object as? StaticMethod { return parameters(of: method.function) }
      return object.callSignature.map(Self.parameters)
    case .instance(let instance):
      guard case .function(let function)? = instance.classObject.lookup("__call__") else { return nil }
      return Array(Self.parameters(function).dropFirst())
    default: return nil
    }
  }

  /// Whether it is a function with `yield`.
  package func isGeneratorFunction(_ value: Value) -> Bool {
    if case .function(let function) = value { function.code.isGenerator } else { false }
  }

  private static func parameters(_ function: Function) -> [Value] {
    function.code.parameters.enumerated().map { position, parameter in
      let kind =
        switch parameter.kind {
        case .positionalOnly: 0
        case .positional: 1
        case .variadic: 2
        case .keywordOnly: 3
        case .keywords: 4
        }
      let value = function.defaults.indices.contains(position) ? function.defaults[position] : nil
      return [.string(parameter.name), .int(kind), .bool(value != nil), value ?? .none]
    }
  }

  private static func parameters(_ signature: Signature) -> [Value] {
    let own = ["self", "cls"].contains(signature.parameters.first?.name ?? "") ? 1 : 0
    return signature.parameters.dropFirst(own).map { parameter in
      let kind =
        switch parameter.kind {
        case .positionalOnly: 0
        case .standard: 1
        case .variadic: 2
        case .keywordOnly: 3
        case .variadicKeywords: 4
        }
      let value = [2, 4].contains(kind) ? nil : parameter.defaultValue
      return [.string(parameter.name), .int(kind), .bool(value != nil), value ?? .none]
    }
  }

  /// Where a function or a class of the session was defined; `nil` for what has no source here.
  package func definition(of value: Value) -> Definition? {
    let place: Location?
    switch value {
    case .function(let function): place = function.code.span.map { Location(function.code.source, $0) }
    case .type(let cls): place = cls.definition
    case .boundMethod(let method): return definition(of: method.function)
    case .object(let method as StaticMethod): return definition(of: method.function)
    case .object(let method as ClassMethod): return definition(of: method.function)
    default: place = nil
    }
    guard let place, !place.source.isOfLibrary else { return nil }
    let source = place.source
    let (first, last) = (place.line, source.line(at: max(place.span.start, place.span.end - 1)))
    let lines = (first...max(first, last)).map { source.text(ofLine: $0) }
    return Definition(text: lines.joined(separator: "\n") + "\n", file: source.name, line: first)
  }
}

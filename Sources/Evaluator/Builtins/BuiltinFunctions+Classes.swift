import Language

/// `isinstance` and `issubclass`.
extension BuiltinFunctions {
  static let classes: [Builtin] = [
    Builtin(
      "isinstance", doc: "Whether the value is of a class, or of one of several.",
      [.positional("obj"), .positional("class_or_tuple")],
      quick: { values in
        guard values.count == 2, case .type(let cls) = values[1] else { return nil }
        if values[0].isInstance(of: cls) { return true }
        return cls.metaclass == nil && values[0].instance == nil ? false : nil
      }
    ) { call in
      .bool(try isAny(of: call["class_or_tuple"], call, depth: 0) { try isInstance(call[0], of: $0, call) })
    },
    Builtin(
      "issubclass", doc: "Whether a class descends from another, or from one of several.",
      [.positional("cls"), .positional("class_or_tuple")]
    ) { call in
      .bool(try isAny(of: call["class_or_tuple"], call, depth: 0) { try isSubclass(call[0], of: $0, call) })
    },
  ]

  /// Whether a test holds for a class, or for one of a tuple of them, which may hold tuples.
  private static func isAny(
    of classes: Value, _ call: Call, depth: Int, _ holds: (Value) throws -> Bool
  ) throws -> Bool {
    switch classes {
    case .none: return try holds(.type(BuiltinTypes.none))
    case .object(let union as TypeUnion): return try union.members.contains { try holds(.type($0)) }
    case .object(let alias as GenericAlias):
      throw call.fault(
        "class_or_tuple",
        .message(
          "\(call.signature.name)() argument 2 cannot be a parameterized generic",
          help: "write \(alias.origin.name) alone", kind: .type))
    case .tuple(let tuple):
      guard depth < EvaluationLimits.depth else {
        throw Fault.nestingTooDeep(limit: EvaluationLimits.depth)
      }
      return try tuple.elements.contains { try isAny(of: $0, call, depth: depth + 1, holds) }
    default: return try holds(classes)
    }
  }

  private static func isInstance(_ value: Value, of other: Value, _ call: Call) throws -> Bool {
    let interpreter = call.interpreter
    guard case .type(let cls) = other else {
      if let result = try interpreter.callSpecial("__instancecheck__", on: other, [value]) {
        return try interpreter.truth(result)
      }
      guard try bases(of: other, interpreter) != nil else {
        throw noClass("arg 2 must be a type, a tuple of types, or a union", call, "class_or_tuple")
      }
      guard let own = try interpreter.findAttribute("__class__", of: value) else { return false }
      return try descends(own, from: other, interpreter, depth: 0)
    }
    return try interpreter.isInstance(value, of: cls)
  }

  private static func isSubclass(_ value: Value, of other: Value, _ call: Call) throws -> Bool {
    let interpreter = call.interpreter
    if case .type(let cls) = other {
      if let own = value.asClass, own.isSubclass(of: cls) || cls === BuiltinTypes.object { return true }
      if cls.metaclass != nil,
        let result = try interpreter.callSpecial("__subclasscheck__", on: other, [value])
      {
        return try interpreter.truth(result)
      }
      if value.asClass != nil { return false }
    } else if let result = try interpreter.callSpecial("__subclasscheck__", on: other, [value]) {
      return try interpreter.truth(result)
    }
    guard try bases(of: value, interpreter) != nil else {
      throw noClass("arg 1 must be a class", call, "cls")
    }
    guard try bases(of: other, interpreter) != nil else {
      throw noClass("arg 2 must be a class, a tuple of classes, or a union", call, "class_or_tuple")
    }
    return try descends(value, from: other, interpreter, depth: 0)
  }

  private static func noClass(_ rule: String, _ call: Call, _ parameter: String) -> any Error {
    call.fault(
      parameter,
      .message(
        "\(call.signature.name)() \(rule)",
        help: "found \(call[parameter].typeName); type(x) is the class of x",
        kind: .type))
  }

  /// `__bases__` of a class, or of an object that stands for one.
  private static func bases(of value: Value, _ interpreter: Interpreter) throws -> [Value]? {
    do {
      guard case .tuple(let bases)? = try interpreter.findAttribute("__bases__", of: value) else {
        return nil
      }
      return bases.elements
    } catch  where interpreter.isException(error, .attribute) { return nil }
  }

  /// Whether a class descends from another, by their `__bases__` alone.
  private static func descends(
    _ value: Value, from other: Value, _ interpreter: Interpreter, depth: Int
  ) throws -> Bool {
    guard depth < EvaluationLimits.depth else { throw Fault.recursionTooDeep(limit: EvaluationLimits.depth) }
    if value.isIdentical(to: other) { return true }
    return try bases(of: value, interpreter)?.contains {
      try descends($0, from: other, interpreter, depth: depth + 1)
    } ?? false
  }
}

extension Interpreter {
  /// Whether a value is of a class, by its own class, by what the metaclass says, or by what the value says.
  func isInstance(_ value: Value, of cls: ClassObject) throws -> Bool {
    if value.isInstance(of: cls) { return true }
    if cls.metaclass != nil, let result = try callSpecial("__instancecheck__", on: .type(cls), [value]) {
      return try truth(result)
    }
    // An object may say that it is of another class, as those that stand for others do.
    guard let instance = value.instance, instance.classObject.saysItsClass else { return false }
    return try findAttribute("__class__", of: value)?.asClass?.isSubclass(of: cls) ?? false
  }
}

extension ClassObject {
  /// Whether `__class__` of its instances may be another class.
  fileprivate var saysItsClass: Bool {
    hooks.contains(.getAny) || hooks.contains(.descriptor) && lookup("__class__") != nil
  }
}

extension Interpreter {
  /// Calls a value with positional arguments.
  package func call(_ callee: Value, _ positional: [Value]) throws -> Value {
    try call(callee, Arguments(positional))
  }

  /// Calls a callable.
  /// - Throws: `Fault.notCallable`, `ArgumentFault`, and what the callee throws.
  package func call(_ callee: Value, _ arguments: Arguments) throws -> Value {
    switch callee {
    case .function(let function): return try invoke(function, arguments)
    case .builtin(let builtin): return try nested { try builtin.call(arguments, self) }
    case .boundMethod(let method): return try call(method.function, arguments.prepending(method.receiver))
    case .type(let cls):
      if let method = cls.metaclass?.lookup("__call__"), !method.isBuiltin {
        return try call(method, arguments.prepending(callee))
      }
      return try nested { try construct(cls, arguments) }
    case .list, .tuple, .dict, .set:
      guard let method = callee.customClass?.lookup("__call__") else {
        throw Fault.notCallable(type: callee.typeName)
      }
      return try callMember(method, arguments.prepending(callee))
    case .instance(let instance):
      if let method = instance.classObject.lookup("__call__"), !(method.isBuiltin && instance.host != nil) {
        return try callMember(method, arguments.prepending(callee))
      }
      if let host = instance.host, host.isCallable { return try nested { try host.call(arguments, self) } }
      if let base = instance.classObject.hostBase, instance.host == nil, base !== BuiltinTypes.object {
        throw Fault.initializerNotRun(class: instance.classObject.name, base: base.name)
      }
      throw Fault.notCallable(type: callee.typeName)
    case .object(let object):
      guard object.isCallable else { throw Fault.notCallable(type: callee.typeName) }
      return try nested { try object.call(arguments, self) }
    default: throw Fault.notCallable(type: callee.typeName)
    }
  }

  /// Calls the `__call__` of a class, which may be an object that has one itself, and so on.
  private func callMember(_ method: Value, _ arguments: Arguments) throws -> Value {
    if case .function = method { return try call(method, arguments) }
    return try nested { try call(method, arguments) }
  }

  /// Makes an instance of a class.
  func construct(_ cls: ClassObject, _ arguments: Arguments) throws -> Value {
    if !cls.isUserDefined {
      guard let constructor = cls.constructor else { throw Fault.notCallable(type: "class \(cls.name)") }
      return try constructor.call(arguments, self)
    }
    let instance = try newInstance(of: cls, arguments)
    guard instance.classObject.isSubclass(of: cls) else { return instance }
    if let made = instance.asClass, made.metaclass === cls, cls.lookup("__init__")?.isBuiltin ?? true {
      return instance
    }
    let making = cls.making
    if let initializer = making.initializer, !making.takesNoArguments {
      let result = try call(initializer, arguments.prepending(instance))
      guard result.isNone else { throw Fault.initializerReturned(type: result.typeName) }
    } else if making.maker.map(\.isBuiltin) ?? true, cls.content == nil,
      !arguments.positional.isEmpty || !arguments.keywords.isEmpty
    {
      throw ArgumentFault(
        fault: .tooManyArguments(
          function: cls.name, expected: 0, required: 0,
          found: arguments.positional.count + arguments.keywords.count, keywordOnly: [],
          python: "\(cls.name)() takes no arguments"),
        place: arguments.positional.isEmpty
          ? .keyword(arguments.keywords[0].name) : .positional(-arguments.implicitCount))
    }
    return instance
  }

  /// The object that `__new__` makes.
  private func newInstance(of cls: ClassObject, _ arguments: Arguments) throws -> Value {
    guard let maker = cls.making.maker, !maker.isBuiltin else {
      return try allocate(cls, arguments)
    }
    let function: Value =
      if case .object(let method as StaticMethod) = maker { method.function } else { maker }
    return try call(function, arguments.prepending(.type(cls)))
  }

  /// Calls a special method such as `__len__` if the class of an instance defines it; `nil` if not.
  func callSpecial(_ method: String, on receiver: Value, _ arguments: [Value]) throws -> Value? {
    guard let function = receiver.customClass?.special(method) else { return nil }
    if case .none = function { throw withoutSpecial(method, receiver) }
    if case .object = function { return try call(bind(function, to: receiver), arguments) }
    return try call(function, [receiver] + arguments)
  }

  /// The fault for a special method that the class has set to None.
  private func withoutSpecial(_ method: String, _ receiver: Value) -> Fault {
    switch method {
    case "__iter__": .notIterable(type: receiver.typeName)
    case "__hash__": .unhashable(type: receiver.typeName)
    case "__reversed__": .message("'\(receiver.typeName)' object is not reversible", kind: .type)
    default: .notCallable(type: "NoneType")
    }
  }

  /// Runs a user-defined function.
  func invoke(_ function: Function, _ arguments: Arguments) throws -> Value {
    let frame = Frame.make(function, self)
    try function.bind(arguments, into: frame)
    let result = frame.value(try frame.run(function.code))
    Frame.recycle(frame, of: function.code)
    return try function.finish?(result, self) ?? result
  }

  /// Runs a step that may recurse (a repr, a comparison, a host call), limited in depth.
  package func nested<Result>(_ body: () throws -> Result) throws -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= EvaluationLimits.depth, hasStack else {
      throw Fault.nestingTooDeep(limit: EvaluationLimits.depth)
    }
    return try body()
  }
}

extension ClassObject {
  /// Whether this class inherits `object`'s `__init__`.
  var takesNoArguments: Bool {
    guard case .builtin(let initializer)? = lookup("__init__"),
      case .builtin(let own)? = BuiltinTypes.object.attributes["__init__"]
    else { return false }
    return initializer === own
  }
}

extension Value {
  /// The class that the value is.
  package var asClass: ClassObject? {
    if case .type(let cls) = self { cls } else { nil }
  }

  /// Whether it is a builtin: of a class's member, that the host defines it, not the user.
  var isBuiltin: Bool {
    if case .builtin = self { true } else { false }
  }

  /// Whether it is a built-in method of this name.
  func isBuiltin(named name: String) -> Bool {
    if case .builtin(let builtin) = self { builtin.name == name } else { false }
  }
}

import Language
import OrderedCollections

/// `type`: what its subclasses, metaclasses, reach through `super()`.
enum ClassMembers {
  static let all: [Builtin] = [
    Builtin(
      "__new__", doc: "A new class from a name, bases and attributes.",
      [
        .positional("metatype"), .positional("name"), .positional("bases"), .positional("namespace"),
        .keywords("kwargs"),
      ]
    ) { call in
      guard let metaclass = call[0].asClass else {
        throw call.fault("metatype", .notAClass(type: call[0].typeName))
      }
      return try call.interpreter.makeClass(
        Arguments([call["name"], call["bases"], call["namespace"]], keywords: call.keywords("kwargs")),
        metaclass: metaclass === BuiltinTypes.type ? nil : metaclass)
    },
    .method("__call__", "A new object of the class.", [.rest("args"), .keywords("kwargs")]) { call in
      guard let cls = call.receiver.asClass else { throw Fault.notAClass(type: call.receiver.typeName) }
      return try call.interpreter.construct(
        cls, Arguments(call.rest("args"), keywords: call.keywords("kwargs")))
    },
    .method("__instancecheck__", "Whether an object is of the class.", [.positional("instance")]) { call in
      .bool(call.receiver.asClass.map { call["instance"].isInstance(of: $0) } ?? false)
    },
    .method("__subclasscheck__", "Whether another class descends from it.", [.positional("subclass")]) {
      call in
      guard let cls = call.receiver.asClass, let other = call["subclass"].asClass else { return false }
      return .bool(other.isSubclass(of: cls))
    },
    .method("__delattr__", "Deletes an attribute of the class.", [.positional("name", .string)]) { call in
      try call.interpreter.deletePlain(call.string("name"), of: call.receiver)
      return .none
    },
    .method(
      "__setattr__", "Sets an attribute of the class.", [.positional("name", .string), .positional("value")]
    ) {
      call in
      guard let cls = call.receiver.asClass, cls.isUserDefined else {
        throw Fault.message("cannot set attributes of \(call.receiver.typeName)", kind: .type)
      }
      cls.setAttribute(try call.string("name"), to: call["value"])
      return .none
    },
    .method("__repr__", "The class in a message.") { call in
      .string(call.receiver.asClass.map { "<class '\($0.qualifiedName)'>" } ?? "")
    },
  ]
}

extension Interpreter {
  /// A new class from a name, bases and a dict of attributes.
  ///
  /// - Throws: `Fault` for what cannot be a base or a name, `Fault.inconsistentBases`.
  func makeClass(_ arguments: Arguments, metaclass: ClassObject?) throws -> Value {
    guard arguments.positional.count == 3, let name = arguments.positional[0].asString,
      let given = arguments.positional[1].elementsOfSequence,
      case .dict(let namespace) = arguments.positional[2]
    else {
      throw Fault.message(
        "a class is made of a name, a tuple of bases and a dict", help: "type('Name', (Base,), {'size': 3})",
        kind: .type)
    }
    var bases: [ClassObject] = []
    for value in given {
      guard let cls = value.asClass else {
        if try findAttribute("__mro_entries__", of: value) != nil {
          throw Fault.message(
            "type() doesn't support MRO entry resolution; use types.new_class()", kind: .type)
        }
        throw Fault.notAClass(type: value.typeName)
      }
      guard cls.canBeSubclassed else { throw Fault.cannotSubclass(cls.name) }
      bases.append(cls)
    }
    var attributes = Attributes()
    for (key, value) in namespace.pairs {
      guard let key = key.asString else { throw Fault.keywordNotString(type: key.typeName) }
      // Of another class: the new one has its own.
      if value.host(as: AttributeDescriptor.self) != nil { continue }
      attributes[key] = value
    }
    let module = attributes["__module__"]?.asString ?? "__main__"
    let cls = try ClassObject(
      name, module: module == "__main__" ? "" : module, qualifiedName: attributes["__qualname__"]?.asString,
      doc: attributes["__doc__"]?.asString ?? "", bases: bases.isEmpty ? [BuiltinTypes.object] : bases,
      attributes: attributes, metaclass: metaclass ?? bases.lazy.compactMap(\.metaclass).first)
    for case .function(let function) in attributes.values where function.owner == nil { function.owner = cls }
    try announce(cls, arguments.keywords)
    return .type(cls)
  }

  /// Tells attributes their names, and the bases that they have a subclass.
  func announce(_ cls: ClassObject, _ keywords: [(name: String, value: Value)]) throws {
    for (name, value) in cls.attributes {
      do {
        switch value {
        case .instance(let instance):
          if let property = instance.host as? Property { property.name = property.name ?? name }
          _ = try callMethod("__set_name__", on: value, [.type(cls), .string(name)])
        case .object(let object): try object.setName(name)
        default: break
        }
      } catch {
        guard let cause = exception(of: error) else { throw error }
        let fault = fault(
          .message("`__set_name__` of `\(name)` failed: \(headline(of: cause))", kind: .runtime),
          as: ExceptionKind.runtime.classObject,
          [.string("Error calling __set_name__ on '\(value.typeName)' instance '\(name)' in '\(cls.name)'")])
        if let state = fault.raisedException?.exceptionState {
          (state.cause, state.context, state.suppressesContext) = (cause, cause, true)
        }
        throw fault
      }
    }
    guard let hook = cls.lookup("__init_subclass__", after: cls) else { return }
    let arguments = Arguments([.type(cls)], keywords: keywords)
    if case .object(let method as ClassMethod) = hook {
      _ = try call(method.function, arguments)
    } else {
      _ = try call(hook, arguments)
    }
  }

  /// A mapping as a dict: a dict, or an object with `keys`; `nil` for other values.
  func mapping(_ value: Value) throws -> DictValue? {
    if case .dict(let dict) = value { return dict }
    guard let cls = value.customClass, cls.lookup("keys") != nil else { return nil }
    let dict = DictValue()
    let keys = try callMethod("keys", on: value, []) ?? []
    guard keys.isIterable else {
      throw Fault.message(
        "\(cls.name).keys() returned a non-iterable (type \(keys.typeName))", kind: .type)
    }
    for key in try elements(of: keys) {
      try dict.set(HashKey(key, self), key: key, value: item(key, of: value))
    }
    return dict
  }
}

extension ClassObject {
  /// Whether `cls[...]` is a type with parameters, as in annotations.
  var isGeneric: Bool {
    if isUserDefined { return false }
    return ["list", "dict", "tuple", "set", "frozenset", "type", "deque"].contains(name)
      || module == "numpy"
        && (["ndarray", "dtype"].contains(name) || ancestors.contains { $0.name == "number" })
  }
}

/// `list[int]`: a type with parameters, for annotations.
final class GenericAlias: Object {
  let origin: ClassObject
  private let parameters: Value

  init(_ origin: ClassObject, _ parameters: Value) {
    self.origin = origin
    self.parameters = parameters
  }

  static let type = ClassObject(
    "GenericAlias", module: "types", doc: "A type with parameters, for annotations.")

  var classObject: ClassObject { Self.type }

  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try interpreter.call(.type(origin), arguments)
  }

  private var elements: [Value] {
    if case .tuple(let tuple) = parameters { tuple.elements } else { [parameters] }
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    switch name {
    case "__origin__": .type(origin)
    case "__args__": .tuple(of: elements)
    case "__mro_entries__":
      .builtin(
        Builtin("__mro_entries__", doc: "The class itself, as a base.", [.positional("bases")]) { _ in
          [.type(self.origin)]
        })
    default: try interpreter.findAttribute(name, of: .type(origin))
    }
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    let parts = try elements.map { element -> String in
      if let cls = element.asClass {
        return cls.module.isEmpty && !cls.isUserDefined ? cls.name : cls.qualifiedName
      }
      if case .ellipsis = element { return "..." }
      return try interpreter.repr(element)
    }
    return "\(origin.qualifiedName)[\(parts.joined(separator: ", "))]"
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard comparison == .equal, let other = other.host(as: GenericAlias.self) else { return nil }
    return .bool(try origin === other.origin && interpreter.equal(parameters, other.parameters))
  }

  func hash(_ interpreter: Interpreter) throws -> Int? {
    try HashKey(parameters, interpreter).pythonHash ^ ObjectIdentifier(origin).hashValue
  }

  func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) -> Value? {
    operation == .bitOr
      ? .object(TypeUnion(isReversed ? [other, .object(self)] : [.object(self), other])) : nil
  }
}

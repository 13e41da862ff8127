/// What every object has unless its class says otherwise, as `super()` and `object` reach it.
enum ObjectMembers {
  /// Methods that a class overrides; they are found only through `super()`, so that `lookup` shows what is overridden.
  static let defaults: [String: Builtin] = Dictionary(
    uniqueKeysWithValues: [
      .method("__repr__", "The object's class.") { call in
        .string("<\(call.receiver.classObject.qualifiedName) object>")
      },
      .method("__str__", "The object as text.") { .string(try $0.interpreter.repr($0.receiver)) },
      .method("__eq__", "Whether both are one object.", [.positional("other")]) { call in
        call.receiver.isIdentical(to: call["other"]) ? true : .notImplemented
      },
      .method("__ne__", "Whether the two are different objects.", [.positional("other")]) { call in
        call.receiver.isIdentical(to: call["other"]) ? false : .notImplemented
      },
      .method("__hash__", "A number of this object alone.") { call in
        .int(call.receiver.identity.map { Int(bitPattern: $0) >> 4 } ?? 0)
      },
      .method("__format__", "The object as text.", [.positional("spec", .string)]) { call in
        .string(try call.interpreter.text(call.receiver))
      },
    ].map { ($0.name, $0) })

  /// Members of `object` that do not change how its subclasses are compared or shown.
  static let all: [Builtin] = [
    .method("__setattr__", "Sets an attribute.", [.positional("name", .string), .positional("value")]) {
      call in
      guard let instance = call.instance else {
        throw Fault.wrongReceiver(method: "__setattr__", found: call.receiver.typeName)
      }
      try call.interpreter.setPlain(call.string("name"), of: call.receiver, instance, to: call["value"])
      return .none
    },
    .method("__dir__", "The names of the attributes.") { call in
      .list(of: call.interpreter.attributeNames(of: call.receiver).map { .string($0) })
    },
    .method("__delattr__", "Deletes an attribute.", [.positional("name", .string)]) { call in
      try call.interpreter.deletePlain(call.string("name"), of: call.receiver)
      return .none
    },
    .method("__getattribute__", "The attribute of a name.", [.positional("name", .string)]) { call in
      let name = try call.string("name")
      if let found = try call.interpreter.findPlain(name, of: call.receiver) { return found }
      throw call.interpreter.missingAttribute(name, of: call.receiver)
    },
    Builtin(
      "__new__", doc: "A new object of the class.", [.positional("cls"), .rest("args"), .keywords("kwargs")]
    ) { call in
      guard case .type(let cls) = call[0] else {
        throw call.fault("cls", .notAClass(type: call[0].typeName))
      }
      return try call.interpreter.allocate(
        cls, Arguments(call.rest("args"), keywords: call.keywords("kwargs")))
    },
    .classMethod("__init_subclass__", "Called for each new subclass.", [.keywords("kwargs")]) { call in
      if let (name, _) = call.keywords("kwargs").first {
        let cls = call.receiver.asClass?.name ?? "object"
        throw Fault.unexpectedKeyword(
          function: "__init_subclass__", keyword: name, nearest: nil, accepted: [],
          python: "\(cls).__init_subclass__() takes no keyword arguments")
      }
      return .none
    },
  ]
}

extension Interpreter {
  /// A new object of a class, before `__init__`.
  func allocate(_ cls: ClassObject, _ arguments: Arguments) throws -> Value {
    if cls.hooks.contains(.abstract), case .set(let names)? = cls.lookup("__abstractmethods__") {
      let list = names.elements.compactMap(\.asString).sorted()
      throw Fault.message(
        "Can't instantiate abstract class \(cls.name) with abstract method\(list.count == 1 ? "" : "s") "
          + list.joined(separator: ", "), help: "define it in \(cls.name)", kind: .type)
    }
    guard cls.isUserDefined else {
      guard let constructor = cls.constructor else { throw Fault.notCallable(type: "class \(cls.name)") }
      return try constructor.call(arguments, self)
    }
    let instance = Instance(cls)
    switch cls.content {
    case nil:
      if cls.making.isException {
        instance.host = ExceptionState(cls, arguments.positional)
      } else if cls.making.hasHost {
        instance.madeWith = arguments
      }
      return .instance(instance)
    case .list:
      let list = ListValue()
      list.instance = instance
      return .list(list)
    case .dict:
      let dict = DictValue()
      dict.instance = instance
      return .dict(dict)
    case .set:
      let set = SetValue()
      set.instance = instance
      return .set(set)
    case .tuple:
      let tuple = TupleValue(try arguments.positional.first.map { try elements(of: $0) } ?? [])
      tuple.instance = instance
      return .tuple(tuple)
    case .frozenset:
      let set = SetValue(isFrozen: true)
      for element in try arguments.positional.first.map({ try elements(of: $0) }) ?? [] {
        try set.insert(element, self)
      }
      set.instance = instance
      return .set(set)
    case .string: instance.content = try call(.builtin(StringMembers.make), arguments)
    case .bytes: instance.content = try call(.builtin(BytesMembers.make), arguments)
    case .int: instance.content = try call(.builtin(NumberMembers.makeInt), arguments)
    case .float: instance.content = try call(.builtin(NumberMembers.makeFloat), arguments)
    case .type: return try makeClass(arguments, metaclass: cls)
    }
    return .instance(instance)
  }
}

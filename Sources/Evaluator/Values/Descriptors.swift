import Language

/// `property`: an attribute that is computed by functions.
final class Property: Object {
  let getter: Value
  let setter: Value
  let deleter: Value
  private var doc: Value
  /// The name that it has in its class, for messages.
  var name: String?

  init(getter: Value, setter: Value = .none, deleter: Value = .none, doc: Value = .none) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    self.doc = doc
  }

  func setName(_ name: String) { self.name = self.name ?? name }

  private static let parameters: [Signature.Parameter] = [
    .optional("fget"), .optional("fset"), .optional("fdel"), .optional("doc"),
  ]

  private static func make(_ call: Call) -> Property {
    Property(getter: call["fget"], setter: call["fset"], deleter: call["fdel"], doc: call["doc"])
  }

  /// The property with another function, of the same class.
  private static func changed(
    _ call: Call, getter: Value? = nil, setter: Value? = nil, deleter: Value? = nil
  ) throws -> Value {
    let own = try call.receiver(as: Property.self)
    let parts = [getter ?? own.getter, setter ?? own.setter, deleter ?? own.deleter, own.doc]
    if let instance = call.instance {
      return try call.interpreter.call(.type(instance.classObject), parts)
    }
    return .object(Property(getter: parts[0], setter: parts[1], deleter: parts[2], doc: parts[3]))
  }

  static let type = ClassObject(
    "property", doc: "An attribute that is computed by functions.",
    base: BuiltinTypes.object,
    members: [
      .method("getter", "The property with another function for reading.", [.positional("fget")]) {
        try changed($0, getter: $0["fget"])
      },
      .method("setter", "The property with a function for setting.", [.positional("fset")]) {
        try changed($0, setter: $0["fset"])
      },
      .method("deleter", "The property with a function for deleting.", [.positional("fdel")]) {
        try changed($0, deleter: $0["fdel"])
      },
      .property("fget", "the function for reading") { try $0.receiver(as: Property.self).getter },
      .property("fset", "the function for setting") { try $0.receiver(as: Property.self).setter },
      .property("fdel", "the function for deleting") { try $0.receiver(as: Property.self).deleter },
      .property("__doc__", "the docstring") { call in
        let own = try call.receiver(as: Property.self)
        if !own.doc.isNone { return own.doc }
        return try call.interpreter.findAttribute("__doc__", of: own.getter) ?? .none
      },
      .property("__isabstractmethod__", "whether one of its functions is abstract") { call in
        let own = try call.receiver(as: Property.self)
        for function in [own.getter, own.setter, own.deleter] where !function.isNone {
          if let mark = try call.interpreter.findAttribute("__isabstractmethod__", of: function),
            try call.interpreter.truth(mark)
          {
            return true
          }
        }
        return false
      },
    ],
    constructor: Builtin("property", doc: "An attribute that is computed by functions.", parameters) {
      .object(make($0))
    },
    initializer: .method("__init__", "Takes the functions.", parameters) { call in
      call.instance?.host = make(call)
      return .none
    })

  var classObject: ClassObject { Self.type }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    guard name == "__doc__" else { return false }
    doc = value
    return true
  }

  /// What is said where a function is missing.
  func missing(_ role: String, _ receiver: Value) -> Fault {
    .message(
      "property \(name.map { "'\($0)' " } ?? "")of '\(receiver.classObject.longName)' object has no \(role)",
      kind: .attribute)
  }
}

/// What stands in a class for an attribute that its objects have a place for: one of `__slots__`, or `__dict__`.
final class AttributeDescriptor: Object {
  let name: String
  let owner: ClassObject

  init(_ name: String, of owner: ClassObject) { (self.name, self.owner) = (name, owner) }

  /// Whether it is an attribute of the class itself, and no slot.
  private var isOfClass: Bool { name == "__dict__" || name == "__weakref__" }

  private static let slot = type("member_descriptor", "A place for an attribute, which __slots__ names.")
  private static let computed = type("getset_descriptor", "An attribute that the class gives its objects.")

  private static func type(_ name: String, _ doc: String) -> ClassObject {
    ClassObject(
      name, doc: doc,
      members: [
        .property("__name__", "the name of the attribute") { call in
          .string(try call.receiver(as: AttributeDescriptor.self).name)
        },
        .property("__objclass__", "the class") { .type(try $0.receiver(as: AttributeDescriptor.self).owner) },
        .property("__doc__", "None") { _ in .none },
        .method(
          "__get__", "The attribute of an object.",
          [.positional("instance"), .positional("owner", default: Value.none)]
        ) { call in
          if call["instance"].isNone { return call.receiver }
          let own = try call.receiver(as: AttributeDescriptor.self)
          return try call.interpreter.attribute(own.name, of: own.checked(call["instance"]))
        },
        .method(
          "__set__", "Sets the attribute of an object.", [.positional("instance"), .positional("value")]
        ) { call in
          let own = try call.receiver(as: AttributeDescriptor.self)
          try call.interpreter.setAttribute(own.name, of: own.checked(call["instance"]), to: call["value"])
          return .none
        },
        .method("__delete__", "Deletes the attribute of an object.", [.positional("instance")]) { call in
          let own = try call.receiver(as: AttributeDescriptor.self)
          try call.interpreter.deleteAttribute(own.name, of: own.checked(call["instance"]))
          return .none
        },
      ])
  }

  /// - Throws: TypeError for an object of another class.
  private func checked(_ value: Value) throws -> Value {
    guard value.isInstance(of: owner) else {
      throw Fault.message(
        "descriptor '\(name)' for '\(owner.name)' objects doesn't apply to a '\(value.typeName)' object",
        kind: .type)
    }
    return value
  }

  var classObject: ClassObject { isOfClass ? Self.computed : Self.slot }

  func repr(_ interpreter: Interpreter) -> String {
    "<\(isOfClass ? "attribute" : "member") '\(name)' of '\(owner.name)' objects>"
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value? {
    guard let other = other.host(as: AttributeDescriptor.self) else { return nil }
    let isSame = owner === other.owner && name == other.name
    switch comparison {
    case .equal: return .bool(isSame)
    case .notEqual: return .bool(!isSame)
    default: return nil
    }
  }
}

/// `staticmethod`: a function in a class that gets no object.
final class StaticMethod: Object {
  let function: Value

  init(_ function: Value) { self.function = function }

  static let type = ClassObject(
    "staticmethod", doc: "A function in a class that is not given the object.",
    members: [
      .property("__func__", "the function") { try $0.receiver(as: StaticMethod.self).function },
      .property("__wrapped__", "the function") { try $0.receiver(as: StaticMethod.self).function },
      .method(
        "__get__", "The function.",
        [.positional("instance"), .positional("owner", default: Value.none)]
      ) { try $0.receiver(as: StaticMethod.self).function },
    ],
    constructor: Builtin(
      "staticmethod", doc: "A function in a class that is not given the object.", [.positional("function")]
    ) { .object(StaticMethod($0[0])) })

  var classObject: ClassObject { Self.type }

  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try interpreter.call(function, arguments)
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    "<staticmethod(\(try interpreter.repr(function)))>"
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    try interpreter.findAttribute(name, of: function)
  }
}

/// `classmethod`: a function in a class that is given the class.
final class ClassMethod: Object {
  let function: Value

  init(_ function: Value) { self.function = function }

  func repr(_ interpreter: Interpreter) throws -> String {
    "<classmethod(\(try interpreter.repr(function)))>"
  }

  static let type = ClassObject(
    "classmethod", doc: "A function in a class that is given the class as its first argument.",
    members: [
      .property("__func__", "the function") { try $0.receiver(as: ClassMethod.self).function },
      .property("__wrapped__", "the function") { try $0.receiver(as: ClassMethod.self).function },
      .method(
        "__get__", "The function with the class as its first argument.",
        [.positional("instance"), .positional("owner", default: Value.none)]
      ) { call in
        let own = try call.receiver(as: ClassMethod.self)
        let cls = call["owner"].isNone ? Value.type(call["instance"].classObject) : call["owner"]
        return .boundMethod(BoundMethod(receiver: cls, function: own.function))
      },
    ],
    constructor: Builtin(
      "classmethod", doc: "A function in a class that is given the class as its first argument.",
      [.positional("function")]
    ) { .object(ClassMethod($0[0])) })

  var classObject: ClassObject { Self.type }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    try interpreter.findAttribute(name, of: function)
  }
}

extension Value {
  /// Whether a class's attribute comes before those of the instance: a property, or an object with `__set__`.
  var isDataDescriptor: Bool {
    switch self {
    case .object(let object): object is Property
    case .instance(let instance):
      instance.host is Property || instance.classObject.lookup("__set__") != nil
        || instance.classObject.lookup("__delete__") != nil
    default: false
    }
  }
}

extension Interpreter {
  /// A class's member accessed through an object: methods are bound, properties computed.
  func bind(_ member: Value, to receiver: Value) throws -> Value {
    switch member {
    case .function: return .boundMethod(BoundMethod(receiver: receiver, function: member))
    case .builtin(let builtin):
      switch builtin.role {
      case .function: return member
      case .method: return .boundMethod(BoundMethod(receiver: receiver, function: member))
      case .property: return try builtin.call(Arguments([receiver]), self)
      case .classMethod:
        return .boundMethod(BoundMethod(receiver: .type(receiver.classObject), function: member))
      }
    case .object(let object):
      switch object {
      case let property as Property:
        guard !property.getter.isNone else { throw property.missing("getter", receiver) }
        return try call(property.getter, [receiver])
      case let method as StaticMethod: return method.function
      case let method as ClassMethod:
        return try bind(member: method, to: receiver.classObject)
      default:
        return try object.bound(to: receiver, self) ?? member
      }
    case .instance(let instance) where instance.classObject.lookup("__get__") != nil:
      return try callMethod("__get__", on: member, [receiver, .type(receiver.classObject)]) ?? .none
    case .instance(let instance):
      guard let property = instance.host as? Property else { return member }
      return try bind(.object(property), to: receiver)
    default: return member
    }
  }

  /// A class's member accessed through the class.
  func bind(_ member: Value, toClass cls: ClassObject) throws -> Value {
    switch member {
    case .object(let method as StaticMethod): return method.function
    case .builtin(let builtin) where builtin.role == .classMethod:
      return .boundMethod(BoundMethod(receiver: .type(cls), function: member))
    case .object(let method as ClassMethod): return try bind(member: method, to: cls)
    case .instance(let instance) where instance.classObject.lookup("__get__") != nil:
      return try callMethod("__get__", on: member, [.none, .type(cls)]) ?? .none
    default: return member
    }
  }

  /// A class method of a class; of a property in it, the value.
  private func bind(member: ClassMethod, to cls: ClassObject) throws -> Value {
    switch member.function {
    case .object(let property as Property): try call(property.getter, [.type(cls)])
    case .instance where hasSpecial("__get__", member.function):
      try callMethod("__get__", on: member.function, [.type(cls), .type(cls)]) ?? .none
    default: .boundMethod(BoundMethod(receiver: .type(cls), function: member.function))
    }
  }

  /// Sets an attribute through a property or another descriptor of the class; `false` if there is none.
  func setByDescriptor(_ name: String, of value: Value, to new: Value) throws -> Bool {
    let cls = value.classObject
    guard let member = cls.lookup(name), member.isDataDescriptor else { return false }
    if let property = member.host(as: Property.self), !hasSpecial("__set__", member) {
      guard !property.setter.isNone else { throw property.missing("setter", value) }
      _ = try call(property.setter, [value, new])
      return true
    }
    return try callMethod("__set__", on: member, [value, new]) != nil
  }

  /// Whether the class of a value has a special method.
  func hasSpecial(_ method: String, _ value: Value) -> Bool { special(method, of: value) != nil }

  private func special(_ method: String, of value: Value) -> Value? {
    value.classObject.lookup(method) ?? value.hostObject?.classObject.lookup(method)
  }

  /// Calls a method that the class of a value defines, whatever kind of value it is; `nil` if it does not.
  package func callMethod(_ method: String, on receiver: Value, _ arguments: [Value]) throws -> Value? {
    guard let member = special(method, of: receiver) else { return nil }
    switch member {
    case .function: return try call(member, [receiver] + arguments)
    case .builtin(let builtin) where builtin.role == .method:
      return try call(member, [receiver] + arguments)
    default: return try call(bind(member, to: receiver), arguments)
    }
  }
}

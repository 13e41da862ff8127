/// `property`: an attribute that is computed by functions.
final class Property: Object {
  let getter: Value
  let setter: Value
  let deleter: Value
  private let doc: Value

  init(getter: Value, setter: Value = .none, deleter: Value = .none, doc: Value = .none) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    self.doc = doc
  }

  static let type = ClassObject(
    "property", doc: "An attribute that is computed by functions.",
    members: [
      .method("getter", "The property with another function for reading.", [.positional("fget")]) { call in
        let own = try call.receiver(as: Property.self)
        return .object(Property(getter: call["fget"], setter: own.setter, deleter: own.deleter, doc: own.doc))
      },
      .method("setter", "The property with a function for setting.", [.positional("fset")]) { call in
        let own = try call.receiver(as: Property.self)
        return .object(Property(getter: own.getter, setter: call["fset"], deleter: own.deleter, doc: own.doc))
      },
      .method("deleter", "The property with a function for deleting.", [.positional("fdel")]) { call in
        let own = try call.receiver(as: Property.self)
        return .object(Property(getter: own.getter, setter: own.setter, deleter: call["fdel"], doc: own.doc))
      },
      .property("fget", "the function for reading") { try $0.receiver(as: Property.self).getter },
      .property("fset", "the function for setting") { try $0.receiver(as: Property.self).setter },
      .property("fdel", "the function for deleting") { try $0.receiver(as: Property.self).deleter },
      .property("__doc__", "the docstring") { call in
        let own = try call.receiver(as: Property.self)
        if !own.doc.isNone { return own.doc }
        return try call.interpreter.findAttribute("__doc__", of: own.getter) ?? .none
      },
    ],
    constructor: Builtin(
      "property", doc: "An attribute that is computed by functions.",
      [.optional("fget"), .optional("fset"), .optional("fdel"), .optional("doc")]
    ) { call in
      .object(Property(getter: call["fget"], setter: call["fset"], deleter: call["fdel"], doc: call["doc"]))
    })

  var classObject: ClassObject { Self.type }
}

/// `staticmethod`: a function in a class that gets no object.
final class StaticMethod: Object {
  let function: Value

  init(_ function: Value) { self.function = function }

  static let type = ClassObject(
    "staticmethod", doc: "A function in a class that is not given the object.",
    members: [.property("__func__", "the function") { try $0.receiver(as: StaticMethod.self).function }],
    constructor: Builtin(
      "staticmethod", doc: "A function in a class that is not given the object.", [.positional("function")]
    ) { .object(StaticMethod($0[0])) })

  var classObject: ClassObject { Self.type }

  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try interpreter.call(function, arguments)
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    try interpreter.findAttribute(name, of: function)
  }
}

/// `classmethod`: a function in a class that is given the class.
final class ClassMethod: Object {
  let function: Value

  init(_ function: Value) { self.function = function }

  static let type = ClassObject(
    "classmethod", doc: "A function in a class that is given the class as its first argument.",
    members: [.property("__func__", "the function") { try $0.receiver(as: ClassMethod.self).function }],
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
    case .instance(let instance): instance.classObject.lookup("__set__") != nil
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
        guard !property.getter.isNone else {
          throw Fault.absentNow("the property has no function for reading", help: nil)
        }
        return try call(property.getter, [receiver])
      case let method as StaticMethod: return method.function
      case let method as ClassMethod:
        return .boundMethod(
          BoundMethod(receiver: .type(receiver.classObject), function: method.function))
      default:
        return try object.bound(to: receiver, self) ?? member
      }
    case .instance(let instance) where instance.classObject.lookup("__get__") != nil:
      return try callMethod("__get__", on: member, [receiver, .type(receiver.classObject)]) ?? .none
    default: return member
    }
  }

  /// A class's member accessed through the class.
  func bind(_ member: Value, toClass cls: ClassObject) throws -> Value {
    switch member {
    case .object(let method as StaticMethod): return method.function
    case .builtin(let builtin) where builtin.role == .classMethod:
      return .boundMethod(BoundMethod(receiver: .type(cls), function: member))
    case .object(let method as ClassMethod):
      return .boundMethod(BoundMethod(receiver: .type(cls), function: method.function))
    case .instance(let instance) where instance.classObject.lookup("__get__") != nil:
      return try callMethod("__get__", on: member, [.none, .type(cls)]) ?? .none
    default: return member
    }
  }

  /// Sets an attribute through a property or another descriptor of the class; `false` if there is none.
  func setByDescriptor(_ name: String, of value: Value, to new: Value) throws -> Bool {
    let cls = value.classObject
    guard let member = cls.lookup(name), member.isDataDescriptor else { return false }
    if case .object(let property as Property) = member {
      guard !property.setter.isNone else {
        throw Fault.noSetter(type: cls.name, name: name)
      }
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

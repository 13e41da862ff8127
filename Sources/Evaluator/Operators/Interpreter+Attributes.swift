import Language

extension Interpreter {
  /// `value.name`.
  /// - Throws: `Fault.noAttribute` with the nearest name.
  package func attribute(_ name: String, of value: Value) throws -> Value {
    do {
      if let found = try findAttribute(name, of: value) { return found }
      throw missingAttribute(name, of: value)
    } catch { throw noting(name, of: value, in: error) }
  }

  /// An AttributeError with the name and the object, if it has none yet; another error as it is.
  @inline(never)
  private func noting(_ name: String, of value: Value, in error: any Error) -> any Error {
    guard isException(error, .attribute) else { return error }
    if let raised = error as? Raised {
      guard let state = raised.exception?.exceptionState ?? raised.fault.raisedException?.exceptionState
      else { return error }
      state.sought = state.sought ?? (name, value)
      return error
    }
    guard let exception = exception(of: error), let state = exception.exceptionState else { return error }
    state.sought = state.sought ?? (name, value)
    return Fault.raised(exception)
  }

  /// The attribute, or `nil` if there is none.
  package func findAttribute(_ name: String, of value: Value) throws -> Value? {
    switch value {
    case .namespace(let namespace):
      if let member = namespace[name] { return member }
      if let path = namespace.written[name] { return try writtenMember(name, of: namespace, in: path) }
      return name == "__name__" ? .string(namespace.name) : nil
    case .instance(let instance): return try findOwn(name, of: value, instance)
    case .type(let cls): return try findInClass(name, cls)
    case .object(let object):
      if let member = object.classObject.lookup(name) { return try bind(member, to: value) }
      if name == "__class__" { return .type(object.classObject) }
      if let own = try object.attribute(name, self) { return own }
      return SpecialMembers.member(name, of: value).map {
        .boundMethod(BoundMethod(receiver: value, function: .builtin($0)))
      }
    case .function(let function):
      if let own = try function.attribute(name, self) { return own }
      return SpecialMembers.member(name, of: value).map {
        .boundMethod(BoundMethod(receiver: value, function: .builtin($0)))
      }
    case .builtin(let builtin):
      switch name {
      case "__name__", "__qualname__": return .string(builtin.name)
      case "__doc__": return .string(builtin.signature.doc)
      case "__module__": return .string(builtin.module.isEmpty ? "builtins" : builtin.module)
      default:
        return try builtin.methods.flatMap { try module($0)[name] }.map {
          .boundMethod(BoundMethod(receiver: value, function: $0))
        }
      }
    case .boundMethod(let method):
      if name == "__self__" { return method.receiver }
      if name == "__func__" { return method.function }
      if name == "__class__" { return .type(BuiltinTypes.boundMethod) }
      if name == "__qualname__", case .builtin(let builtin) = method.function {
        return .string((method.receiver.asClass ?? method.receiver.classObject).longName + "." + builtin.name)
      }
      return try findAttribute(name, of: method.function)
    default:
      if let instance = value.instance { return try findOwn(name, of: value, instance) }
      if let member = value.classObject.lookup(name) { return try bind(member, to: value) }
      if let member = try arrayMember(name, of: value) { return try bind(member, to: value) }
      if name == "__class__" { return .type(value.classObject) }
      return SpecialMembers.member(name, of: value).map {
        .boundMethod(BoundMethod(receiver: value, function: .builtin($0)))
      }
    }
  }

  /// A method or property of arrays that stands in a written module.
  private func arrayMember(_ name: String, of value: Value) throws -> Value? {
    guard case .tensor = value, let path = environment.arrayMembers[name] else { return nil }
    return try module(path)[name]
  }

  /// An attribute of an object of a user-defined class.
  private func findOwn(_ name: String, of value: Value, _ instance: Instance) throws -> Value? {
    let hooks = instance.classObject.hooks
    if hooks.rawValue != 0 { return try findHooked(name, of: value, instance, hooks) }
    if let own = instance.attributes[name] { return own }
    if let inherited = instance.classObject.lookup(name) { return try bind(inherited, to: value) }
    return try findHosted(name, of: value, instance)
  }

  private func findHosted(_ name: String, of value: Value, _ instance: Instance) throws -> Value? {
    if name == "__class__" { return .type(instance.classObject) }
    if name == "__doc__" { return instance.classObject.docValue }
    if name == "__module__" { return try findInClass(name, instance.classObject) }
    if name == "__dict__", instance.classObject.slotNames == nil { return .dict(.mirroring(instance)) }
    if let member = SpecialMembers.member(name, of: value) ?? ObjectMembers.defaults[name] {
      return .boundMethod(BoundMethod(receiver: value, function: .builtin(member)))
    }
    if let host = instance.host {
      if let member = host.classObject.lookup(name) { return try bind(member, to: value) }
      return try host.attribute(name, self)
    }
    return nil
  }

  /// As the usual look-up, for a class with properties, `__getattr__` or `__getattribute__`.
  private func findHooked(
    _ name: String, of value: Value, _ instance: Instance, _ hooks: ClassObject.Hooks
  ) throws -> Value? {
    let cls = instance.classObject
    if hooks.contains(.getAny), let method = cls.lookup("__getattribute__"), !method.isBuiltin {
      do {
        return try call(method, [value, .string(name)])
      } catch  where hooks.contains(.get) && isException(error, .attribute) {}
    } else if !hooks.contains(.get) {
      return try findPlain(name, of: value)
    } else {
      do {
        if let found = try findPlain(name, of: value) { return found }
      } catch  where isException(error, .attribute) {}
    }
    guard let method = cls.lookup("__getattr__") else { return nil }
    return try call(method, [value, .string(name)])
  }

  /// The attribute without `__getattr__` and `__getattribute__`.
  func findPlain(_ name: String, of value: Value) throws -> Value? {
    guard let instance = value.instance else { return try findAttribute(name, of: value) }
    let member = instance.classObject.lookup(name)
    if let member, member.isDataDescriptor { return try bind(member, to: value) }
    if let own = instance.attributes[name] { return own }
    if let member { return try bind(member, to: value) }
    return try findHosted(name, of: value, instance)
  }

  private func findInClass(_ name: String, _ cls: ClassObject) throws -> Value? {
    if let metaclass = cls.metaclass, let member = metaclass.lookup(name), member.isDataDescriptor {
      return try bind(member, to: .type(cls))
    }
    // Of a built-in class these are its own names, whatever its objects have.
    let isOwnName = !cls.isUserDefined && (name == "__name__" || name == "__qualname__")
    if !isOwnName, let member = cls.lookup(name) { return try bind(member, toClass: cls) }
    if let metaclass = cls.metaclass, let member = metaclass.lookup(name) {
      return try bind(member, to: .type(cls))
    }
    switch name {
    case "__name__": return .string(cls.name)
    case "__qualname__": return .string(cls.longName)
    case "__dict__": return .dict(DictValue(cls.shownAttributes))
    case "__doc__": return cls.docValue
    case "__module__":
      return .string(!cls.module.isEmpty ? cls.module : cls.isUserDefined ? "__main__" : "builtins")
    case "__bases__": return .tuple(of: cls.bases.map { .type($0) })
    case "__base__": return cls.base.map { .type($0) } ?? Value.none
    case "__mro__": return .tuple(of: ([cls] + cls.ancestors).map { .type($0) })
    case "mro":
      return .builtin(
        Builtin("mro", doc: "The order in which attributes are looked up.") { _ in
          .list(of: ([cls] + cls.ancestors).map { .type($0) })
        })
    case "__subclasses__":
      return .builtin(
        Builtin("__subclasses__", doc: "The user-defined classes that are derived from it directly.") { _ in
          .list(of: cls.subclasses.map { .type($0) })
        })
    case "__class__": return .type(cls.metaclass ?? BuiltinTypes.type)
    default:
      if let descriptor = cls.descriptor(of: name) { return .object(descriptor) }
      if let metaclass = cls.metaclass, let method = metaclass.lookup("__getattr__") {
        return try call(method, [.type(cls), .string(name)])
      }
      return (SpecialMembers.member(name, ofClass: cls) ?? ObjectMembers.defaults[name]).map { .builtin($0) }
    }
  }

  func missingAttribute(_ name: String, of value: Value) -> Fault {
    let names = attributeNames(of: value)
    let nearest = nearestName(to: name, among: names)
    switch value {
    case .namespace(let namespace):
      return namespace.missing(
        name, isReal: isAbsent(name, in: namespace), nearest: nearest,
        otherwise: .noMember(module: namespace.name, name: name, nearest: nearest))
    case .object(let object):
      if let absent = object.classObject.absent, absent.contains(name) {
        return absent.fault(for: name, of: object.typeName, nearest: nearest, isClass: true)
      }
      return .noAttribute(type: value.typeName, name: name, nearest: nearest)
    case .type(let cls): return .noAttribute(type: "class \(cls.name)", name: name, nearest: nearest)
    case .instance(let instance):
      if instance.host == nil, let base = instance.classObject.hostBase, base.lookup(name) != nil {
        return .initializerNotRun(class: instance.classObject.name, base: base.name)
      }
      return .noAttribute(type: value.typeName, name: name, nearest: nearest)
    default: return .noAttribute(type: value.typeName, name: name, nearest: nearest)
    }
  }

  /// The names that may follow a dot, as `dir` and completion give them.
  func attributeNames(of value: Value) -> [String] {
    let names: [String]
    switch value {
    case .namespace(let namespace): names = namespace.names
    case .list, .tuple, .dict, .set:
      names = (value.instance.map { Array($0.attributes.keys) } ?? []) + value.classObject.attributeNames
    case .instance(let instance):
      names =
        Array(instance.attributes.keys) + instance.classObject.attributeNames
        + (instance.host.map { $0.attributeNames + $0.classObject.attributeNames } ?? [])
    case .type(let cls): names = cls.attributeNames + (cls.metaclass?.attributeNames ?? [])
    case .object(let object): names = object.attributeNames + object.classObject.attributeNames
    case .tensor: names = value.classObject.attributeNames + environment.arrayMembers.keys.sorted()
    default: names = value.classObject.attributeNames
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// `value.name = new`.
  package func setAttribute(_ name: String, of value: Value, to new: Value) throws {
    if let instance = value.instance {
      let hooks = instance.classObject.hooks
      if hooks.contains(.set), let method = instance.classObject.lookup("__setattr__"),
        !method.isBuiltin(named: "__setattr__")
      {
        _ = try call(method, [value, .string(name), new])
      } else {
        try setPlain(name, of: value, instance, to: new)
      }
      return
    }
    switch value {
    case .type(let cls) where cls.isUserDefined:
      if let method = cls.metaclass?.lookup("__setattr__"), !method.isBuiltin {
        _ = try call(method, [value, .string(name), new])
      } else {
        cls.setAttribute(name, to: new)
      }
    case .function(let function): try function.setAttribute(name, to: new)
    case .object(let object):
      guard try object.setAttribute(name, to: new, self) else {
        if try findAttribute(name, of: value) != nil {
          throw Fault.readOnlyAttribute(type: value.typeName, name: name)
        }
        throw missingAttribute(name, of: value)
      }
    case .namespace(let namespace): namespace.set(name, to: new)
    default:
      if case .object(let property as Property)? = try arrayMember(name, of: value), !property.setter.isNone {
        _ = try call(property.setter, [value, new])
        return
      }
      if value.classObject.lookup(name) != nil {
        throw Fault.readOnlyAttribute(type: value.typeName, name: name)
      }
      throw missingAttribute(name, of: value)
    }
  }

  /// Sets an attribute of an instance without `__setattr__`.
  func setPlain(_ name: String, of value: Value, _ instance: Instance, to new: Value) throws {
    let hooks = instance.classObject.hooks
    if hooks.contains(.descriptor), try setByDescriptor(name, of: value, to: new) { return }
    if hooks.contains(.slots), let names = instance.classObject.slotNames, !names.contains(name) {
      throw missingAttribute(name, of: value)
    }
    if name == "__dict__" {
      guard case .dict(let dict) = new else {
        throw Fault.message("__dict__ must be set to a dictionary, not a '\(new.typeName)'", kind: .type)
      }
      guard dict.becomeAttributes(of: instance) else {
        throw Fault.message(
          "a dict is the __dict__ of one object in fieldbook", help: "copy it: dict(…)", kind: .type)
      }
      return
    }
    if name == "__class__" {
      throw Fault.message("the class of an object cannot be changed in fieldbook", kind: .type)
    }
    if let host = instance.host {
      if case .builtin(let member)? = host.classObject.lookup(name), member.role == .property,
        try host.setAttribute(name, to: new, self)
      {
        return
      }
      instance.setAttribute(name, to: new)
      try host.didSetAttribute(name, to: new, of: instance, self)
    } else {
      instance.setAttribute(name, to: new)
    }
  }

  /// `del value.name`.
  func deleteAttribute(_ name: String, of value: Value) throws {
    if let instance = value.instance, instance.classObject.hooks.contains(.delete),
      let method = instance.classObject.lookup("__delattr__"), !method.isBuiltin
    {
      _ = try call(method, [value, .string(name)])
    } else if case .type(let cls) = value, let method = cls.metaclass?.lookup("__delattr__"),
      !method.isBuiltin
    {
      _ = try call(method, [value, .string(name)])
    } else {
      try deletePlain(name, of: value)
    }
  }

  func deletePlain(_ name: String, of value: Value) throws {
    if let instance = value.instance {
      if let member = instance.classObject.lookup(name), member.isDataDescriptor {
        if let property = member.host(as: Property.self), !hasSpecial("__delete__", member) {
          guard !property.deleter.isNone else { throw property.missing("deleter", value) }
          _ = try call(property.deleter, [value])
          return
        }
        if try callMethod("__delete__", on: member, [value]) != nil { return }
      }
      guard instance.removeAttribute(name) else { throw missingAttribute(name, of: value) }
      return
    }
    switch value {
    case .type(let cls) where cls.isUserDefined && cls.attributes.removeValue(forKey: name) != nil: return
    case .function(let function):
      guard try function.attribute(name, self) != nil else { throw missingAttribute(name, of: value) }
      try function.setAttribute(name, to: nil)
    default: throw missingAttribute(name, of: value)
    }
  }
}

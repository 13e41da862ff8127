import Language

extension Interpreter {
  /// `value.name`.
  /// - Throws: `Fault.noAttribute` with the nearest name.
  package func attribute(_ name: String, of value: Value) throws -> Value {
    if let found = try findAttribute(name, of: value) { return found }
    throw missingAttribute(name, of: value)
  }

  /// The attribute, or `nil` if there is none.
  func findAttribute(_ name: String, of value: Value) throws -> Value? {
    switch value {
    case .namespace(let namespace):
      return namespace[name] ?? (name == "__name__" ? .string(namespace.name) : nil)
    case .instance(let instance):
      if let own = instance.attributes[name] { return own }
      if let inherited = instance.classObject.lookup(name) { return try bind(inherited, to: value) }
      if name == "__class__" { return .type(instance.classObject) }
      if let host = instance.host {
        if let member = host.classObject.lookup(name) { return try bind(member, to: value) }
        return try host.attribute(name, self)
      }
      return nil
    case .type(let cls):
      if let member = cls.lookup(name) { return member }
      switch name {
      case "__name__": return .string(cls.name)
      case "__doc__": return cls.doc.isEmpty ? Value.none : .string(cls.doc)
      default: return nil
      }
    case .object(let object):
      if let member = object.classObject.lookup(name) { return try bind(member, to: value) }
      if name == "__class__" { return .type(object.classObject) }
      return try object.attribute(name, self)
    case .function(let function):
      switch name {
      case "__name__": return .string(function.name)
      case "__doc__": return function.doc.map { .string($0) } ?? Value.none
      default: return nil
      }
    case .builtin(let builtin):
      switch name {
      case "__name__": return .string(builtin.name)
      case "__doc__": return .string(builtin.signature.doc)
      default: return nil
      }
    case .boundMethod(let method):
      if name == "__self__" { return method.receiver }
      return try findAttribute(name, of: method.function)
    default:
      if let member = value.classObject.lookup(name) { return try bind(member, to: value) }
      return name == "__class__" ? .type(value.classObject) : nil
    }
  }

  /// A class's member accessed through an object: methods are bound, properties computed.
  private func bind(_ member: Value, to receiver: Value) throws -> Value {
    switch member {
    case .function: return .boundMethod(BoundMethod(receiver: receiver, function: member))
    case .builtin(let builtin):
      switch builtin.role {
      case .function: return member
      case .method: return .boundMethod(BoundMethod(receiver: receiver, function: member))
      case .property: return try builtin.call(Arguments([receiver]), self)
      }
    default: return member
    }
  }

  private func missingAttribute(_ name: String, of value: Value) -> Fault {
    let names = attributeNames(of: value)
    let nearest = nearestName(to: name, among: names)
    switch value {
    case .namespace(let namespace):
      if namespace.absent.contains(name) {
        return .memberNotHere(module: namespace.name, name: name, nearest: nearest)
      }
      return .noMember(module: namespace.name, name: name, nearest: nearest)
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
    case .namespace(let namespace): names = Array(namespace.members.keys)
    case .instance(let instance):
      names =
        Array(instance.attributes.keys) + instance.classObject.attributeNames
        + (instance.host.map { $0.attributeNames + $0.classObject.attributeNames } ?? [])
    case .type(let cls): names = cls.attributeNames
    case .object(let object): names = object.attributeNames + object.classObject.attributeNames
    default: names = value.classObject.attributeNames
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// `value.name = new`.
  func setAttribute(_ name: String, of value: Value, to new: Value) throws {
    switch value {
    case .instance(let instance):
      if let host = instance.host {
        if case .builtin(let member)? = host.classObject.lookup(name), member.role == .property,
          try host.setAttribute(name, to: new, self)
        {
          return
        }
        instance.attributes[name] = new
        try host.didSetAttribute(name, to: new, of: instance, self)
      } else {
        instance.attributes[name] = new
      }
    case .type(let cls) where cls.isUserDefined: cls.attributes[name] = new
    case .object(let object):
      guard try object.setAttribute(name, to: new, self) else {
        if try findAttribute(name, of: value) != nil {
          throw Fault.readOnlyAttribute(type: value.typeName, name: name)
        }
        throw missingAttribute(name, of: value)
      }
    case .namespace(let namespace): namespace.set(name, to: new)
    default:
      if value.classObject.lookup(name) != nil {
        throw Fault.readOnlyAttribute(type: value.typeName, name: name)
      }
      throw missingAttribute(name, of: value)
    }
  }

  /// `del value.name`.
  func deleteAttribute(_ name: String, of value: Value) throws {
    switch value {
    case .instance(let instance) where instance.attributes.removeValue(forKey: name) != nil: return
    case .type(let cls) where cls.isUserDefined && cls.attributes.removeValue(forKey: name) != nil: return
    default: throw missingAttribute(name, of: value)
    }
  }
}

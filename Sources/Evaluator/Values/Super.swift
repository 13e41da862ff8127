/// The result of `super()`: the object, with look-up starting above the method's class.
final class Super: Object {
  static let type = ClassObject(
    "super", doc: "An object as its class's base classes see it.",
    constructor: Builtin(
      "super", doc: "An object as a class's base classes see it.",
      [.positional("type", default: Value.none), .positional("obj", default: Value.none)]
    ) { call in
      guard call.isGiven("type") else { throw Fault.message("super(): no arguments", kind: .runtime) }
      return .object(try Super(call["obj"], of: call["type"]))
    })

  /// `super(Class, object)`.
  /// - Throws: `TypeError` unless the object is of the class, or a class that descends from it.
  convenience init(_ receiver: Value, of owner: Value) throws {
    guard case .type(let cls) = owner else {
      throw Fault.message("super() argument 1 must be a type, not \(owner.typeName)", kind: .type)
    }
    guard receiver.isInstance(of: cls) || receiver.asClass?.isSubclass(of: cls) ?? false else {
      throw Fault.message(
        "super(type, obj): obj must be an instance or subtype of type", help: "super() alone finds both",
        kind: .type)
    }
    self.init(receiver, above: cls)
  }

  private let receiver: Value
  private let owner: ClassObject

  init(_ receiver: Value, above owner: ClassObject) {
    self.receiver = receiver
    self.owner = owner
  }

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) -> String {
    let own = receiver.asClass ?? receiver.classObject
    return "<super: <class '\(owner.name)'>, <\(own.name) object>>"
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    switch name {
    case "__thisclass__": return .type(owner)
    case "__self__": return receiver
    case "__self_class__": return .type(receiver.asClass ?? receiver.classObject)
    default: break
    }
    // In a class method the receiver is the class itself.
    if case .type(let cls) = receiver, cls.isSubclass(of: owner) {
      return try cls.lookup(name, after: owner).map { try interpreter.bind($0, toClass: cls) }
    }
    if let member = receiver.classObject.lookup(name, after: owner) {
      return try interpreter.bind(member, to: receiver)
    }
    if let member = SpecialMembers.member(name, of: receiver) {
      return .boundMethod(BoundMethod(receiver: receiver, function: .builtin(member)))
    }
    if let member = ObjectMembers.defaults[name] {
      return .boundMethod(BoundMethod(receiver: receiver, function: .builtin(member)))
    }
    return try receiver.hostObject?.attribute(name, interpreter)
  }

  var attributeNames: [String] { owner.ancestors.flatMap(\.attributes.keys) }
}

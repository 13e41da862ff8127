/// The result of `super()`: the object, with look-up starting above the method's class.
final class Super: Object {
  private let receiver: Value
  private let owner: ClassObject

  init(_ receiver: Value, above owner: ClassObject) {
    self.receiver = receiver
    self.owner = owner
  }

  var classObject: ClassObject { BuiltinTypes.superType }

  func repr(_ interpreter: Interpreter) -> String { "<super of \(owner.name)>" }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    guard let member = owner.base?.lookup(name) else {
      guard let host = receiver.hostObject else { return nil }
      return try host.attribute(name, interpreter)
    }
    switch member {
    case .function: return .boundMethod(BoundMethod(receiver: receiver, function: member))
    case .builtin(let builtin) where builtin.role == .property:
      return try builtin.call(Arguments([receiver]), interpreter)
    case .builtin: return .boundMethod(BoundMethod(receiver: receiver, function: member))
    default: return member
    }
  }

  var attributeNames: [String] { owner.base?.attributeNames ?? [] }
}

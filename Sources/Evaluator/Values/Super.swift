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

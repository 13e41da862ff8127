import Language

/// `int | str`: several classes for `isinstance`.
final class TypeUnion: Object {
  let members: [ClassObject]

  init(_ members: [ClassObject]) { self.members = members }

  static let type = ClassObject("UnionType", module: "types", doc: "Several classes, for isinstance.")

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) -> String {
    members.map { $0 === BuiltinTypes.none ? "None" : $0.name }.joined(separator: " | ")
  }

  func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) -> Value? {
    guard operation == .bitOr, members.count < 100 else { return nil }
    switch other {
    case .type(let cls): return .object(TypeUnion(isReversed ? [cls] + members : members + [cls]))
    case .none: return .object(TypeUnion(members + [BuiltinTypes.none]))
    default: return nil
    }
  }
}

import Language

/// `int | str`: several classes for `isinstance` and annotations.
final class TypeUnion: Object {
  let parts: [Value]

  init(_ parts: [Value]) { self.parts = parts.map { $0.isNone ? .type(BuiltinTypes.none) : $0 } }

  convenience init(_ members: [ClassObject]) { self.init(members.map { Value.type($0) }) }

  /// The classes among its parts.
  var members: [ClassObject] { parts.compactMap(\.asClass) }

  static let type = ClassObject("UnionType", module: "types", doc: "Several classes, for isinstance.")

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) throws -> String {
    try parts.map { part in
      guard let cls = part.asClass else { return try interpreter.repr(part) }
      return cls === BuiltinTypes.none
        ? "None" : cls.isUserDefined || !cls.module.isEmpty ? cls.qualifiedName : cls.name
    }.joined(separator: " | ")
  }

  func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
    name == "__args__" ? .tuple(of: parts) : nil
  }

  func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) -> Value? {
    guard operation == .bitOr, parts.count < 100 else { return nil }
    switch other {
    case .type, .none: return .object(TypeUnion(isReversed ? [other] + parts : parts + [other]))
    case .object(let object) where object is GenericAlias:
      return .object(TypeUnion(isReversed ? [other] + parts : parts + [other]))
    default: return nil
    }
  }
}

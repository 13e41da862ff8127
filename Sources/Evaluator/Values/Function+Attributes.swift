import Language

extension Function {
  /// An attribute that every function has, or one that the program set.
  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    if let own = held?[string: name] ?? replaced[name] { return own }
    switch name {
    case "__name__": return .string(self.name)
    case "__qualname__": return .string(code.qualifiedName)
    case "__doc__": return doc.map { .string($0) } ?? Value.none
    case "__module__": return .string(code.module)
    case "__annotations__": return interpreter.annotations(of: self)
    case "__defaults__": return defaultsValue
    case "__kwdefaults__": return keywordDefaultsValue
    case "__code__": return .object(CodeObject(code))
    case "__closure__":
      return captured.isEmpty ? Value.none : .tuple(of: captured.map { .object(CellObject($0)) })
    case "__globals__": return code.module == "__main__" ? .dict(.of(interpreter.globals)) : nil
    case "__dict__": return .dict(attributes)
    case "__class__": return .type(BuiltinTypes.function)
    case "__get__": return .builtin(binding)
    default: return nil
    }
  }

  /// `function.__get__`: what makes a method of it.
  private var binding: Builtin {
    Builtin(
      "__get__", doc: "The function with the object as its first argument.",
      [.positional("instance"), .positional("owner", default: Value.none)]
    ) { call in
      call["instance"].isNone
        ? .function(self) : .boundMethod(BoundMethod(receiver: call["instance"], function: .function(self)))
    }
  }

  /// Sets an attribute, or deletes it with `nil`; of those that every function has, by the rules of each.
  func setAttribute(_ name: String, to value: Value?) throws {
    func mustBe(_ kind: String) -> Fault {
      .message("\(name) must be set to a \(kind)", kind: .type)
    }
    switch name {
    case "__name__", "__qualname__":
      guard let text = value?.asString else { throw mustBe("string object") }
      replaced[name] = .string(text)
    case "__doc__", "__module__": replaced[name] = value ?? Value.none
    case "__annotations__":
      switch value {
      case nil, .none?: replaced[name] = .dict(DictValue())
      case .dict?: replaced[name] = value
      default: throw mustBe("dict object")
      }
    case "__defaults__":
      switch value {
      case nil, .none?: setDefaults([])
      case .tuple(let tuple)?: setDefaults(tuple.elements)
      default: throw mustBe("tuple object")
      }
    case "__kwdefaults__":
      switch value {
      case nil, .none?: setKeywordDefaults(DictValue())
      case .dict(let dict)?: setKeywordDefaults(dict)
      default: throw mustBe("dict object")
      }
    case "__dict__":
      guard let value else { throw Fault.message("cannot delete __dict__", kind: .type) }
      guard case .dict(let dict) = value else {
        throw Fault.message("__dict__ must be set to a dictionary, not a '\(value.typeName)'", kind: .type)
      }
      attributes = dict
    case "__closure__", "__globals__", "__builtins__":
      throw Fault.message("readonly attribute", kind: .attribute)
    case "__code__":
      throw Fault.message(
        "the code of a function stays in fieldbook", help: "give the name another function: f = g",
        kind: .attribute)
    default: attributes[string: name] = value
    }
  }
}

/// A variable that functions share, as `__closure__` shows it.
final class CellObject: Object {
  private let cell: VariableCell

  init(_ cell: VariableCell) { self.cell = cell }

  static let type = ClassObject(
    "cell", doc: "A variable that functions share.",
    members: [
      .property("cell_contents", "its value") { call in
        guard let value = try call.receiver(as: CellObject.self).cell.value else {
          throw Fault.message("Cell is empty", kind: .value)
        }
        return value
      }
    ],
    constructor: Builtin(
      "cell", doc: "A variable of its own.", [.positional("contents", default: Value.none)]
    ) { call in .object(CellObject(VariableCell(call.isGiven("contents") ? call[0] : nil))) })

  var classObject: ClassObject { Self.type }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) -> Bool {
    guard name == "cell_contents" else { return false }
    cell.value = value
    return true
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard let other = other.host(as: CellObject.self) else { return nil }
    guard let left = cell.value, let right = other.cell.value else {
      // An empty one comes first.
      let (left, right) = (cell.value == nil ? 0 : 1, other.cell.value == nil ? 0 : 1)
      return .bool(comparison.holds(left, right))
    }
    return try interpreter.compare(comparison, left, right)
  }

  func hash(_ interpreter: Interpreter) throws -> Int? { throw Fault.unhashable(type: "cell") }
}

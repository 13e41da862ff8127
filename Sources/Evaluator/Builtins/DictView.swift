import Language

/// `d.keys()`, `d.values()` and `d.items()`: a live view of the dict.
final class DictView: Object {
  private let dict: DictValue
  private let part: DictIterator.Part

  init(_ dict: DictValue, _ part: DictIterator.Part) {
    self.dict = dict
    self.part = part
  }

  private static let classes = [
    ClassObject("dict_keys", members: setLike), ClassObject("dict_values"),
    ClassObject("dict_items", members: setLike),
  ]

  private static let setLike: [Builtin] = [
    .method("isdisjoint", "Whether they have no element in common.", [.positional("other", .iterable)]) {
      call in
      let view = try call.receiver(as: DictView.self)
      let others = try view.set(of: call["other"], call.interpreter)
      let mine = try view.set(call.interpreter)
      return .bool(try call.interpreter.setOperation(.bitAnd, mine, others)?.count == 0)
    }
  ]

  var classObject: ClassObject {
    switch part {
    case .keys: Self.classes[0]
    case .values: Self.classes[1]
    case .items: Self.classes[2]
    }
  }

  /// The class of `reversed(view)`.
  var reversedType: ClassObject {
    switch part {
    case .keys: IteratorTypes.reversedKeys
    case .values: IteratorTypes.reversedValues
    case .items: IteratorTypes.reversedItems
    }
  }

  private var elements: [Value] {
    switch part {
    case .keys: dict.keys
    case .values: dict.values
    case .items: dict.pairs.map { [$0.key, $0.value] }
    }
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    guard interpreter.enterRepr(ObjectIdentifier(self)) else { return "..." }
    defer { interpreter.leaveRepr(ObjectIdentifier(self)) }
    return "\(typeName)(\(try interpreter.repr(.list(of: elements))))"
  }

  func length(_ interpreter: Interpreter) -> Int? { dict.count }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) -> ValueIterator? { DictIterator(dict, part) }

  func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? {
    switch part {
    case .keys: return try dict.contains(try HashKey(value, interpreter))
    case .values: return nil
    case .items:
      guard case .tuple(let pair) = value, pair.elements.count == 2,
        let held = try dict[HashKey(pair.elements[0], interpreter)]
      else { return false }
      return try held.isIdentical(to: pair.elements[1]) || interpreter.equal(held, pair.elements[1])
    }
  }

  /// The keys or the pairs as a set.
  private func set(_ interpreter: Interpreter) throws -> SetValue {
    if part == .keys { return SetValue(copying: dict) }
    let set = SetValue()
    for element in elements { try set.insert(element, interpreter) }
    return set
  }

  private func set(of other: Value, _ interpreter: Interpreter) throws -> SetValue {
    if case .set(let set) = other { return set.isFrozen ? SetValue(copying: set) : set }
    let set = SetValue()
    for element in try interpreter.elements(of: other) { try set.insert(element, interpreter) }
    return set
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard part != .values else { return nil }
    switch other {
    case .set: break
    case .object(let view as DictView) where view.part != .values: break
    default: return nil
    }
    let (mine, others) = (try set(interpreter), try set(of: other, interpreter))
    switch comparison {
    case .equal: return .bool(try interpreter.equal(.set(mine), .set(others)))
    case .notEqual: return .bool(try !interpreter.equal(.set(mine), .set(others)))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .bool(try interpreter.ordered(comparison, .set(mine), .set(others)))
    default: return nil
    }
  }

  func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? {
    guard part != .values, other.isIterable, [.bitAnd, .bitOr, .bitXor, .subtract].contains(operation)
    else { return nil }
    let (mine, others) = (try set(interpreter), try set(of: other, interpreter))
    if operation == .bitAnd, !isReversed, case .set(let given) = other, mine.count <= given.count {
      // Of keys that are equal, those of the dict are taken.
      let common = SetValue()
      for element in mine.elements where try others.members.contains(HashKey(element, interpreter)) {
        try common.insert(element, interpreter)
      }
      return .set(common)
    }
    return try
      (isReversed
      ? interpreter.setOperation(operation, others, mine) : interpreter.setOperation(operation, mine, others))
      .map(Value.set)
  }
}

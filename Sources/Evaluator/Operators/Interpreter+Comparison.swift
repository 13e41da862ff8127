package import Language
import Tensors

extension Interpreter {
  /// `a == b` as a truth value, for containers, `in` and `index`.
  package func equal(_ a: Value, _ b: Value) throws -> Bool {
    let isAsked = a.isCustomContainer || b.isCustomContainer
    if isAsked, let result = try special(.equal, a, b) { return try truth(result) }
    if let known = try plainEqual(a, b) { return known }
    if let result = try isAsked ? hostCompare(.equal, a, b) : richCompare(.equal, a, b) {
      return try truth(result)
    }
    return try otherwiseEqual(a, b)
  }

  /// `a == b` where neither their classes nor the built-in types have a rule.
  private func otherwiseEqual(_ a: Value, _ b: Value) throws -> Bool {
    if let x = a.content { return try b.content == nil ? equal(x, b) : equal(x, b.content ?? b) }
    if let y = b.content { return try equal(a, y) }
    return a.isIdentical(to: b)
  }

  /// Whether a container counts both as one: the same object, or equal ones.
  package func isSame(_ a: Value, _ b: Value) throws -> Bool {
    if a.isIdentical(to: b) { return true }
    return try equal(a, b)
  }

  /// `a == b` by the rules of the built-in types; `nil` where they have none.
  func plainEqual(_ a: Value, _ b: Value) throws -> Bool? {
    switch (a, b) {
    case (.int(let x), .int(let y)): return x == y
    case (.string(let x), .string(let y)): return x.isEqual(y)
    case (.float(let x), .float(let y)): return x == y
    case (.int(let x), .float(let y)), (.float(let y), .int(let x)): return Int(exactly: y) == x
    case (.bool(let x), .bool(let y)): return x == y
    case (.bool(let x), .int(let y)), (.int(let y), .bool(let x)): return y == (x ? 1 : 0)
    case (.bool(let x), .float(let y)), (.float(let y), .bool(let x)): return y == (x ? 1 : 0)
    case (.list(let x), .list(let y)): return try x === y || equal(x.elements, y.elements)
    case (.tuple(let x), .tuple(let y)): return try x === y || equal(x.elements, y.elements)
    case (.dict(let x), .dict(let y)): return try equal(x, y)
    case (.set(let x), .set(let y)):
      return try x.count == y.count
        && x.members.entries.allSatisfy { try y.members.contains($0.hashKey) }
    case (.range(let x), .range(let y)):
      return x.count == y.count
        && (x.count == 0 || (x.start == y.start && (x.count == 1 || x.step == y.step)))
    case (.boundMethod(let x), .boundMethod(let y)):
      return x.receiver.isIdentical(to: y.receiver) && x.function.isIdentical(to: y.function)
    case (.slice(let x), .slice(let y)):
      return try x === y || equal([x.start, x.stop, x.step], [y.start, y.stop, y.step])
    case (.none, .none): return true
    default: return nil
    }
  }

  private func equal(_ a: [Value], _ b: [Value]) throws -> Bool {
    guard a.count == b.count else { return false }
    return try nested {
      for (x, y) in zip(a, b) where !x.isIdentical(to: y) {
        guard try equal(x, y) else { return false }
      }
      return true
    }
  }

  private func equal(_ a: DictValue, _ b: DictValue) throws -> Bool {
    guard a.count == b.count else { return false }
    return try nested {
      for entry in a.entries {
        guard let other = try b[entry.hashKey] else { return false }
        if !entry.value.isIdentical(to: other), !(try equal(entry.value, other)) { return false }
      }
      return true
    }
  }

  /// A comparison by tensors, instances and host objects; `nil` if none of them implements it.
  private func richCompare(_ comparison: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value? {
    try special(comparison, a, b) ?? hostCompare(comparison, a, b)
  }

  /// A comparison by tensors and host objects; `nil` if none of them implements it.
  private func hostCompare(_ comparison: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value? {
    if let object = a.hostObject, let result = try object.compare(comparison, b, self) { return result }
    if let object = b.hostObject, let result = try object.compare(comparison.mirrored, a, self) {
      return result
    }
    if a.isTensorLike || b.isTensorLike { return try tensorCompare(comparison, a, b) }
    guard comparison == .notEqual, let result = try hostCompare(.equal, a, b) else { return nil }
    return .bool(!(try truth(result)))
  }

  /// A comparison by the methods of user-defined classes; `nil` if none implements it.
  private func special(_ comparison: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value? {
    func left() throws -> Value? { try callSpecial(comparison.methodName, on: a, [b]) }
    func right() throws -> Value? { try callSpecial(comparison.mirrored.methodName, on: b, [a]) }
    // A subclass's method comes before the method of its base.
    if let x = a.customClass, let y = b.customClass, x !== y, y.isSubclass(of: x) {
      if let result = try right(), !result.isNotImplemented { return result }
      if let result = try left(), !result.isNotImplemented { return result }
    } else {
      if a.isCustom, let result = try left(), !result.isNotImplemented { return result }
      if b.isCustom, let result = try right(), !result.isNotImplemented { return result }
    }
    guard comparison == .notEqual, a.isCustom || b.isCustom, let result = try special(.equal, a, b) else {
      return nil
    }
    return .bool(!(try truth(result)))
  }

  private func identical(_ a: Value, _ b: Value) throws -> Bool {
    switch (a, b) {
    case (.object(let object), .bool(let flag)), (.bool(let flag), .object(let object)):
      try object.isBool(flag)
    default: a.isIdentical(to: b)
    }
  }

  /// `a ∘ b` for a comparison; tensors give tensors.
  package func compare(_ comparison: ComparisonOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (a, b) {
    case (.tensor, _), (_, .tensor):
      if let result = numbersHold(comparison, a, b) { return .tensor(Tensor(flag: result)) }
    default: break
    }
    switch comparison {
    case .is: return .bool(try identical(a, b))
    case .isNot: return .bool(try !identical(a, b))
    case .in: return .bool(try contains(b, a))
    case .notIn: return .bool(!(try contains(b, a)))
    case .equal, .notEqual:
      if a.isCustomCompared || b.isCustomCompared {
        if let result = try richCompare(comparison, a, b) { return result }
        return .bool(try (plainEqual(a, b) ?? otherwiseEqual(a, b)) == (comparison == .equal))
      }
      return .bool(try equal(a, b) == (comparison == .equal))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if a.isCustomCompared || b.isCustomCompared {
        return try richCompare(comparison, a, b) ?? .bool(plainOrdered(comparison, a, b, isAsked: true))
      }
      return .bool(try ordered(comparison, a, b))
    }
  }

  /// `a ∘ b` for `<`, `<=`, `>`, `>=` as a truth value.
  package func ordered(_ comparison: ComparisonOperator, _ a: Value, _ b: Value) throws -> Bool {
    let isAsked = a.isCustomContainer || b.isCustomContainer
    if isAsked, let result = try special(comparison, a, b) { return try truth(result) }
    return try plainOrdered(comparison, a, b, isAsked: isAsked)
  }

  /// `a ∘ b` for `<`, `<=`, `>`, `>=` by the rules of the built-in types, where they have some.
  ///
  /// - `isAsked`: whether the methods of user-defined classes have been asked.
  func plainOrdered(_ comparison: ComparisonOperator, _ a: Value, _ b: Value, isAsked: Bool = false) throws
    -> Bool
  {
    switch (a, b) {
    case (.int(let x), .int(let y)): return comparison.holds(x, y)
    case (.float(let x), .float(let y)): return comparison.holds(x, y)
    case (.string(let x), .string(let y)):
      return comparison.holds(x.isBefore(y) ? -1 : y.isBefore(x) ? 1 : 0, 0)
    case (.list(let x), .list(let y)): return try ordered(comparison, x.elements, y.elements)
    case (.tuple(let x), .tuple(let y)): return try ordered(comparison, x.elements, y.elements)
    case (.set(let x), .set(let y)): return try isOrdered(comparison, x, y)
    case (.int, _), (.float, _), (.bool, _):
      if let result = orderedNumbers(comparison, a, b) { return result }
    default: break
    }
    if let result = numbersHold(comparison, a, b) { return result }
    if a.isCustomCompared || b.isCustomCompared,
      let result = try isAsked ? hostCompare(comparison, a, b) : richCompare(comparison, a, b)
    {
      return try truth(result)
    }
    if a.content != nil || b.content != nil { return try ordered(comparison, a.content ?? a, b.content ?? b) }
    throw Fault.notComparable(operation: comparison.rawValue, left: a.typeName, right: b.typeName)
  }

  private func orderedNumbers(_ comparison: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.int(let x), .float(let y)): return comparison.holds(x, y)
    case (.float(let x), .int(let y)): return comparison.mirrored.holds(y, x)
    case (.bool(let x), _): return orderedNumbersFromInt(comparison, x ? 1 : 0, b)
    case (.int(let x), .bool(let y)): return comparison.holds(x, y ? 1 : 0)
    case (.float(let x), .bool(let y)): return comparison.holds(x, y ? 1 : 0)
    default: return nil
    }
  }

  private func orderedNumbersFromInt(_ comparison: ComparisonOperator, _ x: Int, _ b: Value) -> Bool? {
    switch b {
    case .int(let y): comparison.holds(x, y)
    case .bool(let y): comparison.holds(x, y ? 1 : 0)
    case .float(let y): comparison.holds(Double(x), y)
    default: nil
    }
  }

  private func ordered(_ comparison: ComparisonOperator, _ a: [Value], _ b: [Value]) throws -> Bool {
    try nested {
      for (x, y) in zip(a, b) where !x.isIdentical(to: y) {
        if !(try equal(x, y)) { return try ordered(comparison, x, y) }
      }
      return comparison.holds(a.count, b.count)
    }
  }

  private func isOrdered(_ comparison: ComparisonOperator, _ a: SetValue, _ b: SetValue) throws -> Bool {
    func isSubset(_ x: SetValue, _ y: SetValue) throws -> Bool {
      try x.members.entries.allSatisfy { try y.members.contains($0.hashKey) }
    }
    switch comparison {
    case .less: return try a.count < b.count && isSubset(a, b)
    case .lessOrEqual: return try isSubset(a, b)
    case .greater: return try a.count > b.count && isSubset(b, a)
    default: return try isSubset(b, a)
    }
  }

  /// `value in container`.
  package func contains(_ container: Value, _ value: Value) throws -> Bool {
    if container.isCustom {
      if case .none? = container.customClass?.special("__contains__") {
        throw Fault.message("'\(container.typeName)' object is not a container", kind: .type)
      }
      if let result = try callSpecial("__contains__", on: container, [value]) { return try truth(result) }
    }
    return try plainContains(container, value)
  }

  /// `value in container` by the rules of the built-in types.
  func plainContains(_ container: Value, _ value: Value) throws -> Bool {
    switch container {
    case .string(let text):
      guard let part = value.asString else {
        throw Fault.notMember(left: value.typeName, right: "str")
      }
      return text.find(part) != nil
    case .dict(let dict): return try dict.contains(try HashKey(value, self))
    case .set(let set): return try set.members.contains(try memberKey(value))
    case .list(let list): return try containsEqual(list.elements, value)
    case .tuple(let tuple): return try containsEqual(tuple.elements, value)
    case .range(let range):
      switch value {
      case .float(let number): return Int(exactly: number).map(range.contains) ?? false
      default: return value.asInt.map(range.contains) ?? false
      }
    case .tensor(let tensor): return try tensorContains(tensor, value)
    case .instance(let instance):
      if let content = instance.content { return try plainContains(content, value) }
    default: break
    }
    if let object = container.hostObject, let result = try object.contains(value, self) { return result }
    guard container.isIterable else { throw Fault.notAContainer(type: container.typeName) }
    let iterator: ValueIterator
    do {
      iterator = try self.iterator(of: container)
    } catch Fault.notIterable(let type) { throw Fault.notAContainer(type: type) }
    while let element = try iterator.next(self) {
      try checkInterruption()
      if try element.isIdentical(to: value) || equal(element, value) { return true }
    }
    return false
  }

  private func containsEqual(_ elements: [Value], _ value: Value) throws -> Bool {
    for element in elements {
      if try element.isIdentical(to: value) || equal(element, value) { return true }
    }
    return false
  }
}

extension Value {
  /// Whether a comparison may be decided by other than the built-in rules.
  fileprivate var isCustomCompared: Bool {
    switch self {
    case .tensor, .instance, .object: true
    default: isCustom
    }
  }

  /// Whether it is a container, or a class, of which a user-defined class may decide.
  fileprivate var isCustomContainer: Bool {
    if case .instance = self { false } else { isCustom }
  }
}

extension ComparisonOperator {
  @inline(__always)
  func holds<Number: Comparable>(_ a: Number, _ b: Number) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    case .in, .notIn, .is, .isNot: false
    }
  }

  /// Compares an int with a float, exactly.
  func holds(_ a: Int, _ b: Double) -> Bool {
    if b.isNaN { return self == .notEqual }
    if b >= 0x1p63 { return holds(0, 1) }
    if b < -0x1p63 { return holds(1, 0) }
    let whole = b.rounded(.towardZero)
    let other = Int(whole)
    if a != other { return holds(a, other) }
    return holds(0.0, b - whole)
  }

  /// The comparison with its operands swapped.
  var mirrored: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual, .in, .notIn, .is, .isNot: self
    }
  }

  /// The special method that implements it.
  var methodName: String {
    switch self {
    case .equal: "__eq__"
    case .notEqual: "__ne__"
    case .less: "__lt__"
    case .lessOrEqual: "__le__"
    case .greater: "__gt__"
    case .greaterOrEqual: "__ge__"
    case .in, .notIn: "__contains__"
    case .is, .isNot: "__eq__"
    }
  }
}

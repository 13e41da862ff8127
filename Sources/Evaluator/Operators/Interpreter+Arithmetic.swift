import BigInt
package import Language
import Tensors

extension Interpreter {
  /// `left ∘ right`.
  package func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)): return try integer(operation, a, b)
    case (.float(let a), .float(let b)): return try floating(operation, a, b)
    case (.int(let a), .float(let b)) where operation.takesFloats:
      return try floating(operation, Double(a), b)
    case (.float(let a), .int(let b)) where operation.takesFloats:
      return try floating(operation, a, Double(b))
    case (.bool(let a), .bool(let b)):
      switch operation {
      case .bitAnd: return .bool(a && b)
      case .bitOr: return .bool(a || b)
      case .bitXor: return .bool(a != b)
      default: return try integer(operation, a ? 1 : 0, b ? 1 : 0)
      }
    case (.bool(let a), .int(let b)): return try integer(operation, a ? 1 : 0, b)
    case (.int(let a), .bool(let b)): return try integer(operation, a, b ? 1 : 0)
    case (.bool(let a), .float(let b)) where operation.takesFloats:
      return try floating(operation, a ? 1 : 0, b)
    case (.float(let a), .bool(let b)) where operation.takesFloats:
      return try floating(operation, a, b ? 1 : 0)
    case (.string(let a), .string(let b)) where operation == .add: return try joined(a, b)
    case (.tensor, _), (_, .tensor):
      if let result = numbers(operation, left, right) { return result }
    default: break
    }

    if left.isCustom || right.isCustom, let result = try custom(operation, left, right) { return result }
    if let result = try container(operation, left, right) { return result }
    if let result = try hosted(operation, left, right) { return result }
    if left.content != nil || right.content != nil {
      return try binary(operation, left.content ?? left, right.content ?? right)
    }
    if left.isTensorLike || right.isTensorLike { return try tensorBinary(operation, left, right) }
    // A sequence is repeated by any object that is a whole number.
    if operation == .multiply {
      if left.isSequence, let count = try callSpecial("__index__", on: right, []) {
        return try binary(operation, left, count)
      }
      if right.isSequence, let count = try callSpecial("__index__", on: left, []) {
        return try binary(operation, count, right)
      }
    }
    throw Fault.unsupportedOperands(operation: operation.rawValue, left: left.typeName, right: right.typeName)
  }

  /// `left ∘= right`: changes `left` in place if its type does so.
  package func augmented(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    if left.isCustom {
      let method = "__i" + operation.methodName.dropFirst(2)
      if let result = try callSpecial(method, on: left, [right]), !result.isNotImplemented { return result }
    }
    switch (left, operation) {
    case (.list(let list), .add):
      let added = try elements(of: right)
      try EvaluationLimits.check(elements: list.elements.count + added.count, of: "list")
      list.elements.append(contentsOf: added)
      return left
    case (.list(let list), .multiply):
      guard let factor = try right.asInt ?? callSpecial("__index__", on: right, [])?.asInt else { break }
      list.elements = try repeated(list.elements, times: factor, of: "list")
      return left
    case (.dict(let dict), .bitOr):
      guard case .dict(let other) = right else {
        guard right.isIterable else { break }
        try DictMembers.add(right, to: dict, self)
        return left
      }
      for entry in other.entries {
        try dict.set(entry.hashKey, key: entry.key, value: entry.value)
      }
      return left
    case (.set(let set), .bitOr) where !set.isFrozen:
      guard case .set(let other) = right else { break }
      try set.merge(other.elements, self)
      return left
    case (.set(let set), .bitXor) where !set.isFrozen:
      guard case .set(let other) = right else { break }
      try set.exchange(with: other)
      return left
    case (.set(let set), .bitAnd) where !set.isFrozen, (.set(let set), .subtract) where !set.isFrozen:
      guard case .set(let other) = right, let result = try setOperation(operation, set, other) else { break }
      set.become(result, keepsTable: operation == .subtract)
      return left
    case (.tensor(let tensor), _):
      if let result = numbers(operation, left, right), tensor.isNumber { return result }
      return try tensorAugmented(operation, tensor, right)
    case (.object(let object), _):
      if let result = try object.augmented(operation, right, self) { return result }
    default: break
    }
    return try binary(operation, left, right)
  }

  // MARK: - Numbers

  func integer(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws -> Value {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .divide:
      guard b != 0 else { throw Fault.divisionByZero(operation: "/") }
      return .float(Numbers.quotient(a, b))
    case .floorDivide:
      guard b != 0 else { throw Fault.divisionByZero(operation: "//") }
      result = Numbers.floorDivide(a, b)
    case .modulo:
      guard b != 0 else { throw Fault.divisionByZero(operation: "%") }
      return .int(Numbers.modulo(a, b))
    case .power:
      if b < 0 {
        guard a != 0 else { throw Fault.zeroToNegativePower }
        return .float(Numbers.power(Double(a), Double(b)))
      }
      result = Numbers.power(a, b)
    case .bitAnd: return .int(a & b)
    case .bitOr: return .int(a | b)
    case .bitXor: return .int(a ^ b)
    case .shiftLeft:
      guard b >= 0 else { throw Fault.negativeShift }
      if a == 0 { return .int(0) }
      let shifted = b < 64 ? a << b : 0
      result = (shifted, b >= 64 || shifted >> b != a)
    case .shiftRight:
      guard b >= 0 else { throw Fault.negativeShift }
      return .int(a >> min(b, 63))
    case .matrixMultiply:
      throw Fault.unsupportedOperands(operation: "@", left: "int", right: "int")
    }
    guard !result.overflow else { return try LargeInt.compute(operation, BigInt(a), BigInt(b)) }
    return .int(result.partialValue)
  }

  func floating(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws -> Value {
    switch operation {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      guard b != 0 else { throw Fault.divisionByZero(operation: "/", isFloat: true) }
      return .float(a / b)
    case .floorDivide:
      guard b != 0 else { throw Fault.divisionByZero(operation: "//", isFloat: true) }
      return .float(Numbers.floorDivide(a, b))
    case .modulo:
      guard b != 0 else { throw Fault.divisionByZero(operation: "%", isFloat: true) }
      return .float(Numbers.modulo(a, b))
    case .power:
      if a == 0, b < 0 { throw Fault.zeroToNegativePower }
      if a < 0, a.isFinite, b.isFinite, b != b.rounded() { throw Fault.complexPower }
      let result = Numbers.power(a, b)
      if result.isInfinite, a.isFinite, b.isFinite { throw Fault.floatOverflow(operation: "**") }
      return .float(result)
    case .matrixMultiply, .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight:
      throw Fault.unsupportedOperands(operation: operation.rawValue, left: "float", right: "float")
    }
  }

  // MARK: - Strings, lists, tuples, dicts, sets

  private func joined(_ a: String, _ b: String) throws -> Value {
    let size = a.utf8.count + b.utf8.count
    // Of these Swift keeps the bytes inside the string.
    if size <= 15 { return .string(a + b) }
    try EvaluationLimits.check(elements: size, of: "str")
    var (first, second) = (a, b)
    return .string(
      first.withUTF8 { first in
        second.withUTF8 { second in
          String(unsafeUninitializedCapacity: first.count + second.count) { bytes in
            _ = bytes.update(from: first)
            _ = bytes[first.count...].update(from: second)
            return first.count + second.count
          }
        }
      })
  }

  func container(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
    switch (operation, left, right) {
    case (.add, .string(let a), .string(let b)): return try joined(a, b)
    case (.add, .list(let a), .list(let b)):
      try EvaluationLimits.check(elements: a.elements.count + b.elements.count, of: "list")
      return .list(of: a.elements + b.elements)
    case (.add, .tuple(let a), .tuple(let b)):
      try EvaluationLimits.check(elements: a.elements.count + b.elements.count, of: "tuple")
      return .tuple(of: a.elements + b.elements)
    case (.multiply, .string(let text), _):
      guard let factor = right.asRepeatCount else { return nil }
      return .string(try repeated(text, times: factor))
    case (.multiply, _, .string(let text)):
      guard let factor = left.asRepeatCount else { return nil }
      return .string(try repeated(text, times: factor))
    case (.multiply, .list(let list), _):
      guard let factor = right.asRepeatCount else { return nil }
      return .list(of: try repeated(list.elements, times: factor, of: "list"))
    case (.multiply, _, .list(let list)):
      guard let factor = left.asRepeatCount else { return nil }
      return .list(of: try repeated(list.elements, times: factor, of: "list"))
    case (.multiply, .tuple(let tuple), _):
      guard let factor = right.asRepeatCount else { return nil }
      return .tuple(of: try repeated(tuple.elements, times: factor, of: "tuple"))
    case (.multiply, _, .tuple(let tuple)):
      guard let factor = left.asRepeatCount else { return nil }
      return .tuple(of: try repeated(tuple.elements, times: factor, of: "tuple"))
    case (.modulo, .string(let text), _):
      return .string(try percentFormat(text, right))
    case (.bitOr, .dict(let a), .dict(let b)):
      let result = a.copy()
      for entry in b.entries { try result.set(entry.hashKey, key: entry.key, value: entry.value) }
      return .dict(result)
    case (.bitOr, .type(let a), .type(let b)): return .object(TypeUnion([a, b]))
    case (.bitOr, .type(let a), .none): return .object(TypeUnion([a, BuiltinTypes.none]))
    case (.bitOr, .none, .type(let b)): return .object(TypeUnion([BuiltinTypes.none, b]))
    case (_, .set(let a), .set(let b)):
      return try setOperation(operation, a, b).map(Value.set)
    default:
      return nil
    }
  }

  /// `a | b`, `a & b`, `a - b`, `a ^ b`.
  ///
  /// - `takesSecond`: whether the members that both have are taken from `b` in any case.
  func setOperation(
    _ operation: BinaryOperator, _ a: SetValue, _ b: SetValue, takesSecond: Bool = false
  ) throws -> SetValue? {
    var result = SetValue(isFrozen: a.isFrozen)
    func add(
      _ entries: some Sequence<DictValue.Entry>, where isKept: (DictValue.Entry) throws -> Bool
    ) throws {
      for entry in entries where try isKept(entry) { try result.add(entry) }
    }
    switch operation {
    case .bitOr:
      result = SetValue(copying: a, isFrozen: a.isFrozen)
      result.order.willMerge(b.count, into: a.count)
      try add(b.entries) { try !a.members.contains($0.hashKey) }
    case .bitAnd:
      // The smaller one is gone through, so that a few are found quickly among many.
      let (few, many) = b.count > a.count && !takesSecond ? (a, b) : (b, a)
      try add(few.entries) { try many.members.contains($0.hashKey) }
    case .subtract:
      if a.count >> 2 > b.count {
        // A few are taken out of a copy.
        result = SetValue(copying: a, isFrozen: a.isFrozen)
        for entry in b.members.entries { try result.members.remove(entry.hashKey) }
      } else {
        try add(a.entries) { try !b.members.contains($0.hashKey) }
      }
    case .bitXor where b.isArranged:
      // CPython goes through the first, and changes a copy of the second.
      result = SetValue(copying: b, isFrozen: a.isFrozen)
      try result.exchange(with: a)
    case .bitXor:
      try add(a.entries) { try !b.members.contains($0.hashKey) }
      try add(b.entries) { try !a.members.contains($0.hashKey) }
    default: return nil
    }
    return result
  }

  private func repeated(_ elements: [Value], times factor: Int, of type: String) throws -> [Value] {
    let count = try EvaluationLimits.repeated(elements.count, times: factor, of: type)
    if elements.count == 1 { return [Value](repeating: elements[0], count: count) }
    var result: [Value] = []
    result.reserveCapacity(count)
    for _ in 0..<(count == 0 ? 0 : factor) { result.append(contentsOf: elements) }
    return result
  }

  private func repeated(_ text: String, times factor: Int) throws -> String {
    let count = try EvaluationLimits.repeated(text.utf8.count, times: factor, of: "str")
    return count == 0 ? "" : String(repeating: text, count: factor)
  }

  // MARK: - Operators of classes and host objects

  private func custom(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
    let reflected = "__r" + operation.methodName.dropFirst(2)
    // A subclass's own reflected method comes before the method of its base.
    var isAsked = false
    if let a = left.customClass, let b = right.customClass, a !== b, b.isSubclass(of: a),
      let own = b.lookup(reflected), !(a.lookup(reflected)?.isIdentical(to: own) ?? false)
    {
      isAsked = true
      if let result = try callSpecial(reflected, on: right, [left]), !result.isNotImplemented {
        return result
      }
    }
    if let result = try callSpecial(operation.methodName, on: left, [right]), !result.isNotImplemented {
      return result
    }
    // Two objects of one class have answered with the first.
    if isAsked { return nil }
    if let a = left.customClass, let b = right.customClass, a === b { return nil }
    if let result = try callSpecial(reflected, on: right, [left]), !result.isNotImplemented { return result }
    return nil
  }

  private func hosted(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
    if let object = left.hostObject, let result = try object.binary(operation, right, isReversed: false, self)
    {
      return result
    }
    if let object = right.hostObject, let result = try object.binary(operation, left, isReversed: true, self)
    {
      return result
    }
    return nil
  }

  // MARK: - Unary

  /// `-x`, `+x`, `~x`; `not` is handled by the evaluator.
  package func unary(_ operation: UnaryOperator, _ value: Value) throws -> Value {
    switch (operation, value) {
    case (.minus, .int(let number)):
      guard number != Int.min else { return try LargeInt.value(-BigInt(number)) }
      return .int(-number)
    case (.minus, .float(let number)): return .float(-number)
    case (.minus, .bool(let flag)): return .int(flag ? -1 : 0)
    case (.plus, .int), (.plus, .float): return value
    case (.plus, .bool(let flag)): return .int(flag ? 1 : 0)
    case (.invert, .int(let number)): return .int(~number)
    case (.invert, .bool(let flag)): return .int(flag ? -2 : -1)
    case (.not, _): return .bool(!(try truth(value)))
    case (_, .tensor(let tensor)): return try tensorUnary(operation, tensor)
    default: break
    }
    if value.isCustom {
      let method = operation == .minus ? "__neg__" : operation == .plus ? "__pos__" : "__invert__"
      if let result = try callSpecial(method, on: value, []) { return result }
    }
    if let object = value.hostObject, let result = try object.unary(operation, self) { return result }
    if value.isTensorLike { return try tensorUnary(operation, tensor(from: value)) }
    if let content = value.content { return try unary(operation, content) }
    throw Fault.unsupportedOperand(operation: operation.rawValue, type: value.typeName)
  }
}

extension Value {
  var isNotImplemented: Bool {
    if case .notImplemented = self { true } else { false }
  }

  /// The host object that the value is or that an instance holds.
  var hostObject: (any Object)? {
    switch self {
    case .object(let object): object
    case .instance(let instance): instance.host
    default: nil
    }
  }

  /// Whether it is `sys.stdout` as it is at the beginning.
  var isStandardOutput: Bool { hostObject?.isStandardOutput ?? false }

  /// The count in `sequence * count`.
  fileprivate var asRepeatCount: Int? {
    switch self {
    case .int, .bool: asInt
    case .tensor(let tensor) where tensor.rank == 0: asInt
    default: nil
    }
  }
}

extension BinaryOperator {
  /// Whether it works on floats.
  var takesFloats: Bool {
    switch self {
    case .matrixMultiply, .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight: false
    default: true
    }
  }

  /// The special method that implements it.
  var methodName: String {
    switch self {
    case .add: "__add__"
    case .subtract: "__sub__"
    case .multiply: "__mul__"
    case .divide: "__truediv__"
    case .floorDivide: "__floordiv__"
    case .modulo: "__mod__"
    case .power: "__pow__"
    case .matrixMultiply: "__matmul__"
    case .bitAnd: "__and__"
    case .bitOr: "__or__"
    case .bitXor: "__xor__"
    case .shiftLeft: "__lshift__"
    case .shiftRight: "__rshift__"
    }
  }
}

extension Value {
  fileprivate var isSequence: Bool {
    switch self {
    case .list, .tuple, .string: true
    case .object(let object): object is BytesValue
    default: false
    }
  }
}

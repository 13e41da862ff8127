import BigInt
package import Language
package import Tensors

/// Values to tensors and back.
extension Interpreter {
  /// The value as a tensor, converted from numbers and nested lists if necessary.
  /// - Throws: `Fault.notNumeric`, `TensorError`.
  package func tensor(from value: Value, dtype: DType? = nil) throws -> Tensor {
    if case .tensor(let tensor) = value { return try dtype.map { try tensor.convert(to: $0) } ?? tensor }
    if case .object(let object) = value, let held = object as? any TensorHolder {
      let tensor = try held.heldTensor
      return try dtype.map { try tensor.convert(to: $0) } ?? tensor
    }
    return try Tensor(try nestedValues(of: value), dtype: dtype)
  }

  private func nestedValues(of value: Value) throws -> NestedValues {
    switch value {
    case .int(let number): return .value(.int(Int64(number)))
    case .float(let number): return .value(.float(number))
    case .bool(let flag): return .value(.bool(flag))
    case .tensor(let tensor): return .tensor(tensor)
    case .list(let list): return .list(try nested { try list.elements.map { try nestedValues(of: $0) } })
    case .tuple(let tuple): return .list(try nested { try tuple.elements.map { try nestedValues(of: $0) } })
    case .range(let range):
      try EvaluationLimits.check(elements: range.count, of: "tensor")
      return .list((0..<range.count).map { .value(.int(Int64(range[$0]))) })
    case .object(let object):
      if let held = object as? any TensorHolder { return .tensor(try held.heldTensor) }
      if let held = object as? any SequenceHolder {
        return .list(try nested { try held.heldElements.map { try nestedValues(of: $0) } })
      }
      if let large = object as? LargeInt { return .value(try large.scalar) }
      if object is ImaginaryNumber { throw ComplexType.refusal }
      throw Fault.notNumeric(type: value.typeName, help: object.tensorHelp)
    default: throw Fault.notNumeric(type: value.typeName)
    }
  }

  /// The Python value of a tensor's only element.
  func scalar(of tensor: Tensor) throws -> Value { Value(try tensor.item()) }

  /// The element type given by a dtype, its class, its name, or one of Python's number types.
  package func dtype(from value: Value) -> DType? {
    switch value {
    case .string(let name): return DType(name)
    case .object(let object): return (object as? DTypeObject)?.dtype
    case .type(let cls):
      if cls === BuiltinTypes.float { return .float64 }
      if cls === BuiltinTypes.int { return .int64 }
      if cls === BuiltinTypes.bool { return .bool }
      return TensorTypes.dtype(of: cls)
    default: return nil
    }
  }

  /// An operand; Python numbers stay weak.
  package func operand(_ value: Value) throws -> Operand? {
    switch value {
    case .tensor(let tensor): return .tensor(tensor)
    case .int(let number): return .scalar(.int(Int64(number)))
    case .float(let number): return .scalar(.float(number))
    case .bool(let flag): return .scalar(.bool(flag))
    case .list, .tuple, .range: return .tensor(try tensor(from: value))
    case .object(let object):
      if object is any SequenceHolder { return .tensor(try tensor(from: value)) }
      if let large = object as? LargeInt { return .scalar(try large.scalar) }
      if object is ImaginaryNumber { throw ComplexType.refusal }
      return try (object as? any TensorHolder).map { .tensor(try $0.heldTensor) }
    default: return nil
    }
  }

  // MARK: - Operators

  /// `left ∘ right` of two numbers, one of them NumPy's; `nil` if the general way has to be taken.
  func numbers(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value? {
    guard let a = left.numberOperand, let b = right.numberOperand, let operation = operation.elementwise
    else {
      return nil
    }
    return Tensor.computeNumbers(operation, a, b).map { .tensor($0) }
  }

  /// Whether `left ∘ right` holds for two numbers, one of them NumPy's; `nil` if the general way has to be taken.
  func numbersHold(_ comparison: ComparisonOperator, _ left: Value, _ right: Value) -> Bool? {
    guard comparison.isArithmetic, let a = left.numberOperand, let b = right.numberOperand,
      let (x, y) = Tensor.comparedNumbers(a, b)
    else { return nil }
    return comparison.holds(x, y)
  }

  func tensorBinary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    guard let a = try operand(left), let b = try operand(right) else {
      throw noLoop(operation, left, right)
    }
    if operation == .matrixMultiply {
      guard case .tensor(let x) = a, case .tensor(let y) = b else {
        let place = if case .tensor = a { 1 } else { 0 }
        throw Fault.message(
          "matmul: Input operand \(place) does not have enough dimensions (has 0, gufunc core with signature "
            + "(n?,k),(k,m?)->(n?,m?) requires 1)", help: "a number is multiplied with `*`", kind: .value)
      }
      return .tensor(try x.matrixProduct(with: y))
    }
    guard let operation = operation.elementwise else {
      throw Fault.unsupportedOperands(
        operation: operation.rawValue, left: left.typeName, right: right.typeName)
    }
    let result = try watched(operation, a, b)
    // Lists and ints beside a variable take its type.
    let isHeld = [left, right].contains { if case .object = $0 { true } else { false } }
    let isSingle = isHeld && result.dtype == .float64 && ![a, b].contains { $0.isDouble }
    return .tensor(isSingle ? try result.convert(to: .float32) : result)
  }

  /// NumPy's fault of an operand that is no number: text has no loop, and of others the elements speak.
  private func noLoop(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Fault {
    guard let function = operation.elementwise, [left, right].contains(where: { $0.asString != nil }) else {
      let types = "'\(left.elementTypeName)' and '\(right.elementTypeName)'"
      return .message(
        "unsupported operand type(s) for \(operation.rawValue): \(types)",
        help: "`\(operation.rawValue)` does not work between \(left.typeName) and \(right.typeName)",
        kind: .type)
    }
    // A text and a number are joined by the text.
    if operation == .add, left.asString != nil, right.heldTensor?.isNumber ?? false {
      return .unsupportedOperands(operation: operation.rawValue, left: left.typeName, right: right.typeName)
    }
    guard [.add, .subtract, .multiply].contains(operation) else {
      return .tensor(
        .notSupported(
          operation: function.name, dtype: (left.heldTensor ?? right.heldTensor)?.dtype ?? .float64))
    }
    return .tensor(.noLoop(operation: function.name, types: [left, right].map(\.loopType)))
  }

  /// `tensor ∘= value`: in place, except that a number is replaced, as in NumPy.
  func tensorAugmented(_ operation: BinaryOperator, _ tensor: Tensor, _ value: Value) throws -> Value {
    guard !tensor.isNumber, let elementwise = operation.elementwise, let other = try operand(value) else {
      return try binary(operation, .tensor(tensor), value)
    }
    try tensor.computeInPlace(elementwise, other) { try watched($0, $1, $2) }
    return .tensor(tensor)
  }

  func tensorUnary(_ operation: UnaryOperator, _ tensor: Tensor) throws -> Value {
    switch operation {
    case .minus: .tensor(try tensor.map(.negative))
    case .plus: .tensor(try tensor.copy())
    case .invert: .tensor(try tensor.map(.invert))
    case .not: .bool(!(try tensor.truth()))
    }
  }

  /// `nil` if the other side cannot be compared with numbers.
  func tensorCompare(_ comparison: ComparisonOperator, _ left: Value, _ right: Value) throws -> Value? {
    if let result = try largeCompare(comparison, left, right) { return result }
    guard let operation = comparison.elementwise, let a = try operand(left), let b = try operand(right) else {
      // What is no number is equal to no element.
      for case (.tensor(let tensor), let other) in [(left, right), (right, left)]
      where !tensor.isNumber && (other.isNone || other.asString != nil)
        && (comparison == .equal || comparison == .notEqual)
      {
        return .array(try Tensor(filling: tensor.shape, with: .bool(comparison == .notEqual)))
      }
      return nil
    }
    return .tensor(try Tensor.compute(operation, a, b))
  }

  /// A comparison of an array with an int that none of its elements can be; `nil` for any other.
  private func largeCompare(_ comparison: ComparisonOperator, _ left: Value, _ right: Value) throws -> Value?
  {
    for (array, number, isMirrored) in [(left, right, false), (right, left, true)] {
      guard let large = number.host(as: LargeInt.self)?.number, UInt64(exactly: large) == nil,
        let tensor = array.heldTensor
      else { continue }
      let comparison = isMirrored ? comparison.mirrored : comparison
      if tensor.dtype.isFloating {
        return try tensorCompare(comparison, .tensor(tensor), .float(LargeInt.double(large)))
      }
      let holds = comparison.holds(large < 0 ? 1 : -1, 0)
      return .tensor(try Tensor(filling: tensor.shape, with: .bool(holds)))
    }
    return nil
  }

  func tensorContains(_ tensor: Tensor, _ value: Value) throws -> Bool {
    guard let other = try operand(value) else { return false }
    return try Tensor.compute(.equal, .tensor(tensor), other).reduced(.any).truth()
  }

  func tensorTruth(_ tensor: Tensor) throws -> Bool { try tensor.truth() }

  // MARK: - Text

  package func tensorText(_ tensor: Tensor) throws -> String {
    try formatted(tensor, asRepr: false) ?? tensor.str(printOptions)
  }

  func tensorRepr(_ tensor: Tensor) throws -> String {
    if tensor.isNumber { return tensor.scalarRepr(printOptions) }
    return try formatted(tensor, asRepr: true) ?? tensor.repr(printOptions)
  }

  /// The text of an array by the program's own formats; `nil` if it has none.
  private func formatted(_ tensor: Tensor, asRepr: Bool) throws -> String? {
    if arrayFormatter.isNone || tensor.rank == 0 { return nil }
    return try call(arrayFormatter, [.tensor(tensor), .bool(asRepr)]).asString
  }

  /// The tensor as nested lists of Python numbers.
  func nestedLists(of tensor: Tensor) throws -> Value {
    try EvaluationLimits.check(elements: tensor.shape.reduce(1, *), of: "list")
    let scalars = tensor.scalars()
    func part(_ axis: Int, _ start: Int, _ count: Int) throws -> Value {
      try checkInterruption()
      if axis == tensor.rank { return Value(scalars[start]) }
      let size = tensor.shape[axis]
      let step = size == 0 ? 0 : count / size
      return .list(of: try (0..<size).map { try part(axis + 1, start + $0 * step, step) })
    }
    return try part(0, 0, scalars.count)
  }
}

extension LargeInt {
  /// The number as an element of uint64.
  /// - Throws: `OverflowError` for one that does not fit.
  fileprivate var scalar: Scalar {
    get throws {
      guard let number = UInt64(exactly: number) else {
        throw Fault.message(
          "Python int too large to convert to C long",
          help: "arrays hold numbers of at most 64 bits: use floats",
          kind: .overflow)
      }
      return .large(number)
    }
  }
}

/// A host object that can be used as a tensor: a variable, a weight.
package protocol TensorHolder: Object {
  /// The tensor.
  var heldTensor: Tensor { get throws }
}

/// A host object that can be used as a tuple: a shape.
package protocol SequenceHolder: Object {
  /// The elements.
  var heldElements: [Value] { get }
}

extension Value {
  /// Whether the value is a tensor or can be used as one.
  package var isTensorLike: Bool {
    switch self {
    case .tensor: true
    case .object(let object): object is any TensorHolder
    default: false
    }
  }

  /// The tensor that the value is or holds.
  package var heldTensor: Tensor? {
    switch self {
    case .tensor(let tensor): tensor
    case .object(let object): try? (object as? any TensorHolder)?.heldTensor
    default: nil
    }
  }

  /// A number as an operand, without axes; `nil` for anything else.
  var numberOperand: Operand? {
    switch self {
    case .int(let number): .scalar(.int(Int64(number)))
    case .float(let number): .scalar(.float(number))
    case .tensor(let tensor) where tensor.rank == 0: .tensor(tensor)
    default: nil
    }
  }

  /// Python's value of a number.
  package init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(Int(number))
    case .large(let number): self = (try? LargeInt.value(BigInt(number))) ?? .float(Double(number))
    case .float(let number): self = .float(number)
    }
  }

  /// The value as a number; `nil` for anything else.
  package var scalar: Scalar? {
    switch self {
    case .bool(let flag): .bool(flag)
    case .int(let number): .int(Int64(number))
    case .float(let number): .float(number)
    case .object(let large as LargeInt): try? large.scalar
    case .tensor, .object: heldTensor.flatMap { $0.rank == 0 ? try? $0.item() : nil }
    default: nil
    }
  }
}

extension Value {
  /// A view, which is an array if the tensor that it shows is one.
  package static func view(_ tensor: Tensor, of source: Tensor) -> Value {
    source.isNumber ? .tensor(tensor) : .array(tensor)
  }

  /// The tensor as an array, also without axes.
  package static func array(_ tensor: Tensor) -> Value {
    var tensor = tensor
    tensor.isArray = true
    return .tensor(tensor)
  }
}

extension Operand {
  fileprivate var isDouble: Bool {
    if case .tensor(let tensor) = self { tensor.dtype == .float64 } else { false }
  }
}

extension Tensor {
  /// Whether this is a NumPy number, not an array.
  package var isNumber: Bool { rank == 0 && !isArray }

  /// Whether both are the same view, the closest equivalent of identity. A float64 number has none but its bits, as a `float`.
  func isSameView(as other: Tensor) -> Bool {
    if isNumber, other.isNumber, dtype == .float64, other.dtype == .float64, let a = asDouble,
      let b = other.asDouble
    {
      return a.bitPattern == b.bitPattern
    }
    return sharesStorage(with: other) && shape == other.shape && strides == other.strides
      && offset == other.offset
      && dtype == other.dtype
  }
}

extension BinaryOperator {
  /// The elementwise operation; `nil` for `@`.
  var elementwise: BinaryOperation? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .remainder
    case .power: .power
    case .bitAnd: .bitwiseAnd
    case .bitOr: .bitwiseOr
    case .bitXor: .bitwiseXor
    case .shiftLeft: .leftShift
    case .shiftRight: .rightShift
    case .matrixMultiply: nil
    }
  }
}

extension ComparisonOperator {
  /// The elementwise comparison; `nil` for `in` and `is`.
  package var elementwise: BinaryOperation? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterEqual
    case .in, .notIn, .is, .isNot: nil
    }
  }
}

extension Value {
  /// The name of the type of an array's elements in Python; of other values, of their own.
  fileprivate var elementTypeName: String {
    guard case .tensor(let tensor) = self else { return typeName }
    return tensor.dtype == .bool ? "bool" : tensor.dtype.isFloating ? "float" : "int"
  }

  /// The type as NumPy's faults of elementwise functions show it.
  fileprivate var loopType: String {
    if case .tensor(let tensor) = self { return "dtype('\(tensor.dtype)')" }
    return asString.map { "dtype('<U\(max(1, $0.unicodeScalars.count))')" } ?? typeName
  }
}

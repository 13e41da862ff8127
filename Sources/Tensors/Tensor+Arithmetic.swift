/// Elementwise operations on two operands, with broadcasting.
extension Tensor {
  /// `left op right`, elementwise, with NumPy's broadcasting and NumPy 2's type promotion.
  ///
  ///     try Tensor.compute(.divide, .tensor(images), .scalar(255.0))   // float32; deferred if images are uint8
  ///
  /// Integers wrap around and give 0 when divided by 0; floats follow IEEE 754.
  /// - Throws: `TensorError.cannotBroadcast`, `.notSupported`, `.booleanSubtract`, `.negativePower`,
  ///   `.outOfRange` (a Python int that the tensor's type cannot hold), `OutOfMemory`.
  package static func compute(_ operation: BinaryOperation, _ left: Operand, _ right: Operand) throws
    -> Tensor
  {
    if let deferred = try computeOnTable(operation, left, right) { return deferred }
    if operation.isWhole {
      let type = DType(left, right)
      if type.isFloating || type == .bool && (operation == .gcd || operation == .lcm) {
        throw TensorError.notSupported(operation: operation.name, dtype: type)
      }
    }
    guard let shape = left.shape.broadcast(with: right.shape) else {
      throw TensorError.cannotBroadcast(left.shape, right.shape, operation: operation.name)
    }
    let pair = OperandPair(left: left, right: right, shape: shape)
    if operation.isComparison { return try pair.compare(operation) }
    if operation.isLogical { return try pair.logical(operation) }
    var type = DType(left, right)
    if operation == .divide, !type.isFloating { type = .float64 }
    if operation == .floatPower { return try Tensor.compute(.power, left.asDouble, right.asDouble) }
    if operation.isReal {
      type = type.floatingResult
      if case .tensor(let a) = left, case .tensor(let b) = right {
        type = a.dtype.floatingResult.promoted(with: b.dtype.floatingResult)
      }
    }
    for case .scalar(let scalar) in [left, right] { try type.check(scalar) }
    return try type.element.compute(operation, pair)
  }

  /// An operation of a uint8 or deferred tensor with a Python number, on the table only; `nil` if that is not
  /// possible.
  private static func computeOnTable(
    _ operation: BinaryOperation, _ left: Operand, _ right: Operand
  ) throws -> Tensor? {
    switch (left, right) {
    case (.tensor(let tensor), .scalar):
      return try tensor.mapTable { try compute(operation, .tensor($0), right) }
    case (.scalar, .tensor(let tensor)):
      return try tensor.mapTable { try compute(operation, left, .tensor($0)) }
    default: return nil
    }
  }

  /// `self op= right` in place; the result must have the same kind of type, as in NumPy (float into int is an
  /// error). `compute` gives the result.
  /// - Throws: what `compute` throws, `TensorError.cannotBroadcastInto`, `.cannotCastInPlace`, `.readOnly`.
  package func computeInPlace(
    _ operation: BinaryOperation, _ right: Operand,
    by compute: (BinaryOperation, Operand, Operand) throws -> Tensor = Tensor.compute
  ) throws {
    if isReadOnly { throw TensorError.readOnly(role: "output array") }
    let result = try compute(operation, .tensor(self), right)
    if result.dtype.kind > dtype.kind {
      throw TensorError.cannotCastInPlace(operation: operation.name, from: result.dtype, to: dtype)
    }
    guard result.shape == shape else {
      throw TensorError.cannotBroadcastInto(source: result.shape, target: shape)
    }
    if let table = result.base.table, coversBase, base.replaceTable(table) { return }
    try assign(.tensor(result))
  }

  /// Whether this view contains every element of its base exactly once.
  private var coversBase: Bool {
    isContiguous && offset == 0 && count * (base.table == nil ? dtype.byteCount : 1) == base.storage.byteCount
  }

  /// `self + other`.
  package func add(_ other: Operand) throws -> Tensor { try Tensor.compute(.add, .tensor(self), other) }

  /// `self - other`.
  package func subtract(_ other: Operand) throws -> Tensor {
    try Tensor.compute(.subtract, .tensor(self), other)
  }

  /// `self * other`.
  package func multiply(_ other: Operand) throws -> Tensor {
    try Tensor.compute(.multiply, .tensor(self), other)
  }

  /// `self / other`.
  package func divide(by other: Operand) throws -> Tensor {
    try Tensor.compute(.divide, .tensor(self), other)
  }
}

/// Two operands and the shape that they broadcast to.
struct OperandPair {
  let left: Operand
  let right: Operand
  let shape: Shape

  /// Runs `operation` over all pairs of elements, read as `Element`.
  @inline(__always)
  func run<Element: LoopElement, Result: LoopElement & TensorElement>(
    _ type: Element.Type, _ operation: (Element, Element) -> Result
  ) throws -> Tensor {
    let result = try Tensor(zeros: shape, dtype: Result.dtype)
    let target = result.freshPointer(as: Result.self)
    let lefts = ChunkReader<Element>(left, broadcastTo: shape)
    let rights = ChunkReader<Element>(right, broadcastTo: shape)
    forEachChunk(of: result.count) { start, size in
      let (a, b, out) = (lefts.next(size), rights.next(size), target + start)
      for index in 0..<size { out[index] = operation(a[index], b[index]) }
    }
    return result
  }

  func compare(_ operation: BinaryOperation) throws -> Tensor {
    var type = DType(left, right)
    // A Python int is compared by its value, whether or not the type holds it.
    for case .scalar(.int(let value)) in [left, right] where type.isInteger && !type.holds(value) {
      type = type == .uint64 ? .float64 : .int64
    }
    for case .scalar(.large) in [left, right] where type.isInteger && type != .uint64 { type = .float64 }
    return try type.element.compare(operation, self)
  }

  fileprivate func compare<Element: LoopElement & Comparable>(
    _ operation: BinaryOperation, _ type: Element.Type
  ) throws -> Tensor {
    switch operation {
    case .equal: return try run(type) { $0 == $1 }
    case .notEqual: return try run(type) { $0 != $1 }
    case .less: return try run(type) { $0 < $1 }
    case .lessEqual: return try run(type) { $0 <= $1 }
    case .greater: return try run(type) { $0 > $1 }
    default: return try run(type) { $0 >= $1 }
    }
  }

  func logical(_ operation: BinaryOperation) throws -> Tensor {
    switch operation {
    case .logicalAnd: return try run(Bool.self) { $0 && $1 }
    case .logicalOr: return try run(Bool.self) { $0 || $1 }
    default: return try run(Bool.self) { $0 != $1 }
    }
  }

}

extension StoredElement {
  static func compare(_ operation: BinaryOperation, _ pair: OperandPair) throws -> Tensor {
    try pair.compare(operation, Ordered.self)
  }
}

/// Arithmetic on two bool operands: `+` is or, `*` is and, as in NumPy.
extension Bool {
  static func compute(_ operation: BinaryOperation, _ pair: OperandPair) throws -> Tensor {
    switch operation {
    case .add, .maximum, .fmax, .bitwiseOr: try pair.logical(.logicalOr)
    case .multiply, .minimum, .fmin, .bitwiseAnd: try pair.logical(.logicalAnd)
    case .bitwiseXor: try pair.logical(.logicalXor)
    case .subtract: throw TensorError.booleanSubtract
    default: try Int8.compute(operation, pair)
    }
  }
}

extension StoredElement where Self: FixedWidthInteger {
  static func compute(_ operation: BinaryOperation, _ pair: OperandPair) throws -> Tensor {
    switch operation {
    case .add: return try pair.run(Self.self) { $0 &+ $1 }
    case .subtract: return try pair.run(Self.self) { $0 &- $1 }
    case .multiply: return try pair.run(Self.self) { $0 &* $1 }
    case .floorDivide: return try pair.run(Self.self) { floorQuotient($0, $1) }
    case .remainder: return try pair.run(Self.self) { modulo($0, $1) }
    case .power:
      if try pair.hasNegativeExponent(Self.self) { throw TensorError.negativePower }
      return try pair.run(Self.self) { integerPower($0, $1) }
    case .maximum: return try pair.run(Self.self) { $0 > $1 ? $0 : $1 }
    case .minimum: return try pair.run(Self.self) { $0 < $1 ? $0 : $1 }
    case .bitwiseAnd: return try pair.run(Self.self) { $0 & $1 }
    case .bitwiseOr: return try pair.run(Self.self) { $0 | $1 }
    case .bitwiseXor: return try pair.run(Self.self) { $0 ^ $1 }
    case .leftShift: return try pair.run(Self.self) { isShift($1) ? $0 &<< $1 : 0 }
    case .rightShift: return try pair.run(Self.self) { isShift($1) ? $0 &>> $1 : $0 < 0 ? 0 &- 1 : 0 }
    case .fmax: return try pair.run(Self.self) { $0 > $1 ? $0 : $1 }
    case .fmin: return try pair.run(Self.self) { $0 < $1 ? $0 : $1 }
    case .fmod:
      return try pair.run(Self.self) {
        $1 == 0 ? 0 : $0.remainderReportingOverflow(dividingBy: $1).partialValue
      }
    case .gcd: return try pair.run(Self.self) { commonDivisor($0, $1) }
    case .lcm:
      return try pair.run(Self.self) {
        let divisor = commonDivisor($0, $1)
        return divisor == 0 ? 0 : absolute(($0.dividedReportingOverflow(by: divisor).partialValue) &* $1)
      }
    default: throw TensorError.notSupported(operation: operation.name, dtype: dtype)
    }
  }
}

extension Operand {
  /// The same in float64.
  fileprivate var asDouble: Operand {
    get throws {
      switch self {
      case .tensor(let tensor): .tensor(try tensor.convert(to: .float64))
      case .scalar(let scalar): .tensor(Tensor(number: scalar.doubleValue))
      }
    }
  }
}

extension OperandPair {
  fileprivate func hasNegativeExponent<Element: LoopElement & FixedWidthInteger>(_ type: Element.Type) throws
    -> Bool
  {
    if !Element.isSigned || shape.elementCount == 0 { return false }
    let exponents = ChunkReader<Element>(right, broadcastTo: right.shape)
    var found = false
    forEachChunk(of: right.shape.elementCount ?? 0) { _, size in
      let chunk = exponents.next(size)
      for index in 0..<size where chunk[index] < 0 { found = true }
    }
    return found
  }

}

extension StoredElement where Self: FloatingElement {
  static func compute(_ operation: BinaryOperation, _ pair: OperandPair) throws -> Tensor {
    switch operation {
    case .add: return try pair.run(Self.self) { $0 + $1 }
    case .subtract: return try pair.run(Self.self) { $0 - $1 }
    case .multiply: return try pair.run(Self.self) { $0 * $1 }
    case .divide: return try pair.run(Self.self) { $0 / $1 }
    case .floorDivide: return try pair.run(Self.self) { floorDivide($0, $1) }
    case .remainder: return try pair.run(Self.self) { modulo($0, $1) }
    case .power: return try power(pair)
    case .maximum: return try pair.run(Self.self) { $0 > $1 || $0.isNaN ? $0 : $1 }
    case .minimum: return try pair.run(Self.self) { $0 < $1 || $0.isNaN ? $0 : $1 }
    case .hypot: return try pair.run(Self.self) { hypot($0, $1) }
    case .arctan2: return try pair.run(Self.self) { arctan2($0, $1) }
    case .fmax: return try pair.run(Self.self) { $0 >= $1 || $1.isNaN ? $0 : $1 }
    case .fmin: return try pair.run(Self.self) { $0 <= $1 || $1.isNaN ? $0 : $1 }
    case .fmod: return try pair.run(Self.self) { remainder($0, $1) }
    case .copysign: return try pair.run(Self.self) { Self(signOf: $1, magnitudeOf: $0) }
    case .nextafter: return try pair.run(Self.self) { nextAfter($0, $1) }
    case .heaviside: return try pair.run(Self.self) { heaviside($0, $1) }
    case .logaddexp: return try pair.run(Self.self) { logAddExp($0, $1) }
    case .logaddexp2: return try pair.run(Self.self) { logAddExp2($0, $1) }
    default: throw TensorError.notSupported(operation: operation.name, dtype: dtype)
    }
  }

  private static func power(_ pair: OperandPair) throws -> Tensor {
    if case .scalar(let exponent) = pair.right {
      switch exponent.doubleValue {
      case 2: return try pair.run(Self.self) { base, _ in base * base }
      case 0.5: return try pair.run(Self.self) { base, _ in base.squareRoot() }
      case 1: return try pair.run(Self.self) { base, _ in base }
      case -1: return try pair.run(Self.self) { base, _ in 1 / base }
      default: break
      }
    }
    return try pair.run(Self.self) { power($0, $1) }
  }
}

/// The quotient rounded down, as Python's `//`; 0 for a divisor of 0, as NumPy.
@inline(__always)
private func floorQuotient<Element: FixedWidthInteger>(_ left: Element, _ right: Element) -> Element {
  if right == 0 { return 0 }
  let (quotient, rest) = (left.dividedReportingOverflow(by: right).partialValue, modulo(left, right))
  // Truncation rounds up where the signs differ and something is left.
  return rest != 0 && (left < 0) != (right < 0) ? quotient &- 1 : quotient
}

/// The remainder with the divisor's sign, as Python's `%`; 0 for a divisor of 0, as NumPy.
@inline(__always)
private func modulo<Element: FixedWidthInteger>(_ left: Element, _ right: Element) -> Element {
  if right == 0 { return 0 }
  let rest = left.remainderReportingOverflow(dividingBy: right).partialValue
  return rest != 0 && (rest < 0) != (right < 0) ? rest &+ right : rest
}

/// Whether a number is shifted by fewer bits than it has; more give 0, as in NumPy.
@inline(__always)
private func isShift<Element: FixedWidthInteger>(_ count: Element) -> Bool {
  count >= 0 && count < Element.bitWidth
}

@inline(__always)
private func absolute<Element: FixedWidthInteger>(_ value: Element) -> Element {
  value < 0 ? 0 &- value : value
}

/// By Euclid's algorithm.
@inline(__always)
private func commonDivisor<Element: FixedWidthInteger>(_ left: Element, _ right: Element) -> Element {
  var (a, b) = (absolute(left), absolute(right))
  while b != 0 { (a, b) = (b, a.remainderReportingOverflow(dividingBy: b).partialValue) }
  return absolute(a)
}

/// `base` to the power of `exponent` by repeated squaring, wrapping around.
@inline(__always)
private func integerPower<Element: FixedWidthInteger>(_ base: Element, _ exponent: Element) -> Element {
  var (result, square, rest): (Element, Element, Element) = (1, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result = result &* square }
    square = square &* square
    rest >>= 1
  }
  return result
}

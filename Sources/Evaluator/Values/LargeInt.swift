import BigInt
import Engine
import Glibc
import Language
import Synchronization

/// An int beyond 64 bits. Every other int is a plain `Int`, so that ordinary arithmetic does not meet this type.
final class LargeInt: Object {
  let number: BigInt

  private init(_ number: BigInt) { self.number = number }

  /// Bits that a number may have.
  static let limit = 1 << 22

  /// The value of a whole number.
  /// - Throws: `Fault.tooLarge`.
  static func value(_ number: BigInt) throws -> Value {
    if let small = Int(exactly: number) { return .int(small) }
    guard number.bitWidth <= limit else {
      throw Fault.tooLarge(what: "an int", size: "\(number.bitWidth) bits", limit: "\(limit) bits")
    }
    return .object(LargeInt(number))
  }

  /// The whole number that a float is.
  /// - Throws: `Fault.notAWholeNumber` for what is not finite.
  static func value(of float: Double) throws -> Value {
    guard float.isFinite else { throw Fault.notAWholeNumber(FloatText.repr(float)) }
    return try value(BigInt(float))
  }

  /// The value of digits, which may have `_` between them; `nil` for what is no number.
  static func value(digits: String, radix: Int) throws -> Value? {
    guard let number = radix < 36 ? BigInt(digits, radix: radix) : number(base36: digits) else { return nil }
    return try value(number)
  }

  /// The largest base, which the package does not read.
  private static func number(base36 digits: String) -> BigInt? {
    let isNegative = digits.first == "-"
    var rest = isNegative ? digits.dropFirst() : digits[...]
    var number = BigInt(0)
    while !rest.isEmpty {
      // As many as fit in a word.
      let part = rest.prefix(12)
      guard let value = Int(part, radix: 36) else { return nil }
      number = number * BigInt(36).power(part.count) + BigInt(value)
      rest = rest.dropFirst(part.count)
    }
    return isNegative ? -number : number
  }

  var classObject: ClassObject { BuiltinTypes.int }

  func repr(_ interpreter: Interpreter) throws -> String { try Self.decimal(number) }

  /// - Throws: `ValueError` beyond as many digits as are allowed, as in Python.
  static func decimal(_ number: BigInt) throws -> String {
    let limit = WholeNumbers.maximumDigits
    let fault = Fault.message(
      "Exceeds the limit (\(limit) digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
      help: "hex(x) has no limit, and float(x) is short", kind: .value)
    // A decimal digit is a little more than 3.32 bits.
    if limit > 0, Double(number.bitWidth) > Double(limit + 1) * 3.33 { throw fault }
    let text = String(number)
    guard limit == 0 || text.utf8.count - (number < 0 ? 1 : 0) <= limit else { throw fault }
    return text
  }

  func formatted(_ spec: String, _ interpreter: Interpreter) throws -> String? {
    try interpreter.formatted(number, FormatSpec(spec, of: "int"))
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value? {
    if let other = other.wholeNumber {
      let order = number < other ? -1 : number == other ? 0 : 1
      return .bool(comparison.holds(order, 0))
    }
    guard case .float(let float) = other else { return nil }
    if float.isNaN { return .bool(comparison == .notEqual) }
    if float.isInfinite { return .bool(comparison.holds(0, float < 0 ? -1 : 1)) }
    let whole = BigInt(float)
    let order = number < whole ? -1 : number == whole ? 0 : 1
    return .bool(comparison.holds(order, 0))
  }

  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    throws -> Value?
  {
    if let other = other.wholeNumber {
      return try isReversed ? Self.compute(operation, other, number) : Self.compute(operation, number, other)
    }
    switch other {
    case .float(let float) where operation.takesFloats:
      let own = try Self.double(number)
      return try isReversed
        ? interpreter.floating(operation, float, own) : interpreter.floating(operation, own, float)
    case .string, .list, .tuple:
      guard operation == .multiply else { return nil }
      throw Fault.message("cannot fit 'int' into an index-sized integer", kind: .overflow)
    default: return nil
    }
  }

  func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? {
    switch operation {
    case .minus: try Self.value(-number)
    case .plus: .object(self)
    case .invert: try Self.value(-number - 1)
    case .not: false
    }
  }

  // MARK: - Arithmetic

  /// `a ∘ b`, of numbers of any size.
  static func compute(_ operation: BinaryOperator, _ a: BigInt, _ b: BigInt) throws -> Value {
    switch operation {
    case .add: return try value(a + b)
    case .subtract: return try value(a - b)
    case .multiply:
      try check(bits: a.bitWidth + b.bitWidth)
      return try value(a * b)
    case .floorDivide:
      guard b != 0 else { throw Fault.divisionByZero(operation: "//") }
      return try value(floorDivided(a, b).quotient)
    case .modulo:
      guard b != 0 else { throw Fault.divisionByZero(operation: "%") }
      return try value(floorDivided(a, b).remainder)
    case .divide:
      guard b != 0 else { throw Fault.divisionByZero(operation: "/") }
      return .float(try quotient(a, b))
    case .power:
      if b < 0 {
        guard a != 0 else { throw Fault.zeroToNegativePower }
        return .float(Numbers.power(try double(a), try double(b)))
      }
      if a == 0 || a == 1 { return try value(b == 0 ? 1 : a) }
      if a == -1 { return .int(b % 2 == 0 ? 1 : -1) }
      guard let exponent = Int(exactly: b) else {
        throw Fault.tooLarge(what: "an int", size: "more bits", limit: "\(limit) bits")
      }
      let (bits, overflow) = (a.magnitude.bitWidth - 1).multipliedReportingOverflow(by: exponent)
      try check(bits: overflow ? .max : bits)
      return try value(a.power(exponent))
    case .bitAnd: return try value(bits(a, and: b))
    case .bitOr: return try value(-bits(-a - 1, and: -b - 1) - 1)
    case .bitXor: return try value(bits(a, xor: b))
    case .shiftLeft, .shiftRight:
      guard b >= 0 else { throw Fault.negativeShift }
      guard let distance = Int(exactly: b) else {
        if operation == .shiftRight { return .int(a < 0 ? -1 : 0) }
        return a == 0 ? 0 : try value(BigInt(1) << (limit + 1))
      }
      if operation == .shiftRight {
        return try value(distance > a.bitWidth ? (a < 0 ? -1 : 0) : halved(a, distance))
      }
      try check(
        bits: a == 0
          ? 0 : distance.addingReportingOverflow(a.bitWidth).overflow ? .max : distance + a.bitWidth)
      return try value(a == 0 ? 0 : a << distance)
    case .matrixMultiply:
      throw Fault.unsupportedOperands(operation: "@", left: "int", right: "int")
    }
  }

  /// `a // 2^distance`.
  private static func halved(_ a: BigInt, _ distance: Int) -> BigInt {
    a < 0 ? -BigInt((a.magnitude - 1) >> distance) - 1 : BigInt(a.magnitude >> distance)
  }

  /// `a & b`, in two's complement without end: of a negative number, by the bits that its complement has.
  private static func bits(_ a: BigInt, and b: BigInt) -> BigInt {
    switch (a < 0, b < 0) {
    case (false, false): BigInt(a.magnitude & b.magnitude)
    case (true, false): b - BigInt((a.magnitude - 1) & b.magnitude)
    case (false, true): a - BigInt(a.magnitude & (b.magnitude - 1))
    case (true, true): -BigInt((a.magnitude - 1) | (b.magnitude - 1)) - 1
    }
  }

  /// `a ^ b`, likewise.
  private static func bits(_ a: BigInt, xor b: BigInt) -> BigInt {
    let x = a < 0 ? a.magnitude - 1 : a.magnitude
    let y = b < 0 ? b.magnitude - 1 : b.magnitude
    return (a < 0) == (b < 0) ? BigInt(x ^ y) : -BigInt(x ^ y) - 1
  }

  private static func check(bits: Int) throws {
    guard bits <= limit + 64 else {
      throw Fault.tooLarge(what: "an int", size: "\(bits) bits", limit: "\(limit) bits")
    }
  }

  static func floorDivided(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    let needsStep = remainder != 0 && (remainder < 0) != (b < 0)
    return needsStep ? (quotient - 1, remainder + b) : (quotient, remainder)
  }

  /// The nearest float.
  /// - Throws: `OverflowError` beyond the largest float.
  static func double(_ number: BigInt) throws -> Double {
    try scaled(number, by: 0, isInexact: false, reason: "int too large to convert to float")
  }

  /// `a / b`, rounded once.
  private static func quotient(_ a: BigInt, _ b: BigInt) throws -> Double {
    if a == 0 { return b < 0 ? -0.0 : 0 }
    // So many bits that 64 of the quotient are exact.
    let shift = max(0, 66 + b.magnitude.bitWidth - a.magnitude.bitWidth)
    let (quotient, remainder) = (a.magnitude << shift).quotientAndRemainder(dividingBy: b.magnitude)
    let size = try scaled(
      BigInt(quotient), by: -shift, isInexact: remainder != 0,
      reason: "integer division result too large for a float")
    return (a < 0) != (b < 0) ? -size : size
  }

  /// `number · 2^exponent` as the nearest float; `isInexact` says that a little is missing.
  private static func scaled(_ number: BigInt, by exponent: Int, isInexact: Bool, reason: String) throws
    -> Double
  {
    let size = number.magnitude
    let dropped = max(0, size.bitWidth - 64)
    var top = UInt64(truncatingIfNeeded: size >> dropped)
    // What is cut off decides only whether the rest is exactly half.
    if isInexact || size.trailingZeroBitCount < dropped { top |= 1 }
    let result = scalbn(Double(top), Int32(clamping: dropped + exponent))
    guard result.isFinite else { throw Fault.message(reason, kind: .overflow) }
    return number < 0 ? -result : result
  }

  /// `(base ** exponent) % modulus`; the modulus is not 0, the exponent not negative.
  static func power(_ base: BigInt, _ exponent: BigInt, modulo modulus: BigInt) -> BigInt {
    floorDivided(
      floorDivided(base, modulus).remainder.power(exponent, modulus: BigInt(modulus.magnitude)), modulus
    ).remainder
  }

  /// `hash(number)`: modulo 2⁶¹ − 1.
  static func hash(of number: BigInt) -> Int {
    let rest = Int(number.magnitude % ((1 << 61) - 1))
    return number < 0 ? (rest == 1 ? -2 : -rest) : rest
  }
}

extension Value {
  /// The value as a whole number of any size.
  var wholeNumber: BigInt? {
    switch self {
    case .int(let number): BigInt(number)
    case .bool(let flag): flag ? 1 : 0
    case .object(let object): (object as? LargeInt)?.number
    case .instance(let instance): instance.content?.wholeNumber
    default: asInt.map { BigInt($0) }
    }
  }

  /// Whether it is an int beyond 64 bits.
  package var isLargeInt: Bool { host(as: LargeInt.self) != nil }
}

/// Whole numbers of any size for functions of the library, without their type.
package enum WholeNumbers {
  private static let digits = Mutex(4300)

  /// The most digits that become text or are made of text; 0 for any number of them.
  package static var maximumDigits: Int {
    get { digits.withLock { $0 } }
    set { digits.withLock { $0 = newValue } }
  }

  /// The first bits of a whole number as a float from ½ to 1, and the power of two that makes the number of it; `nil` for
  /// what is no int.
  package static func scaled(_ value: Value) -> (bits: Double, exponent: Int)? {
    guard let number = value.wholeNumber else { return nil }
    let exponent = number.magnitude.bitWidth
    let shift = max(0, exponent - 64)
    let bits = scalbn(
      Double(UInt64(truncatingIfNeeded: number.magnitude >> shift)), Int32(clamping: shift - exponent))
    return (number < 0 ? -bits : bits, exponent)
  }

  /// The product of the values, which are ints.
  package static func product(_ factors: some Sequence<Int>) throws -> Value {
    var product = BigInt(1)
    for factor in factors {
      try Interruption.check()
      product *= BigInt(factor)
      guard product.bitWidth <= LargeInt.limit else { return try LargeInt.value(product) }
    }
    return try LargeInt.value(product)
  }

  /// The greatest common divisor, or the least common multiple.
  package static func divisor(_ a: Value, _ b: Value, isMultiple: Bool = false) throws -> Value? {
    guard let x = a.wholeNumber, let y = b.wholeNumber else { return nil }
    let divisor = x.magnitude.greatestCommonDivisor(with: y.magnitude)
    guard isMultiple else { return try LargeInt.value(BigInt(divisor)) }
    return divisor == 0 ? 0 : try LargeInt.value(BigInt(x.magnitude / divisor * y.magnitude))
  }

  /// The whole part of the square root; `nil` for what is no int of 0 or more.
  package static func squareRoot(_ value: Value) throws -> Value? {
    guard let number = value.wholeNumber, number >= 0 else { return nil }
    return try LargeInt.value(BigInt(number.magnitude.squareRoot()))
  }

  /// The words of 32 bits of the absolute value, the lowest first; `nil` for what is no int.
  package static func words(_ value: Value) -> [UInt32]? {
    guard var rest = value.wholeNumber?.magnitude else { return nil }
    var words: [UInt32] = []
    while rest > 0 {
      words.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
    return words.isEmpty ? [0] : words
  }

  /// The int of words of 32 bits, the lowest first.
  package static func value(words: [UInt32]) throws -> Value {
    var number = BigInt(0)
    for word in words.reversed() { number = number << 32 | BigInt(word) }
    return try LargeInt.value(number)
  }

  /// The whole number that a float is, rounded already.
  package static func value(_ float: Double) throws -> Value { try LargeInt.value(of: float) }
}

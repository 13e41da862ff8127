import Glibc
import Language
import Tensors

/// The value of an expression as loops take it: a number in registers, or the word that the value waits in the frame.
///
/// Copying a `Value` means looking at its kind, as it may hold an object to be retained. Numbers need none of that, and
/// a number of NumPy's no storage.
package enum Immediate {
  case int(Int)
  case float(Double)
  case bool(Bool)
  /// A number of NumPy's type float64.
  case float64(Double)
  /// Another value: it is in `frame.waiting`, from where it has to be taken before anything else is evaluated.
  case waiting
}

extension Immediate {
  var isWaiting: Bool {
    if case .waiting = self { true } else { false }
  }

  var isFloat64: Bool {
    if case .float64 = self { true } else { false }
  }

  /// Whether the number counts as true; `nil` for one of NumPy's, and what is no number.
  @inline(__always)
  var truth: Bool? {
    switch self {
    case .bool(let flag): flag
    case .int(let number): number != 0
    case .float(let number): number != 0
    case .float64, .waiting: nil
    }
  }

  /// The number as a float; `nil` if it is none.
  @inline(__always)
  package var double: Double? {
    switch self {
    case .float(let number), .float64(let number): number
    case .int(let number): Double(number)
    case .bool(let flag): flag ? 1 : 0
    case .waiting: nil
    }
  }

  /// The number rounded to an int; `nil` if it is large, or none.
  @inline(__always)
  package func whole(_ rule: FloatingPointRoundingRule) -> Immediate? {
    switch self {
    case .int: self
    case .float(let number), .float64(let number):
      number.magnitude < 0x1p62 ? .int(Int(number.rounded(rule))) : nil
    case .bool(let flag): .int(flag ? 1 : 0)
    case .waiting: nil
    }
  }

  /// `-self`; `nil` if the general way has to be taken.
  @inline(__always)
  var negated: Immediate? {
    switch self {
    case .float(let number): .float(-number)
    case .float64(let number): .float64(-number)
    case .int(let number): number == .min ? nil : .int(-number)
    case .bool, .waiting: nil
    }
  }

  /// `left ∘ right` of two numbers; `nil` if that is none, or the general way has to be taken.
  static func compute(_ operation: BinaryOperator, _ left: Immediate, _ right: Immediate) -> Immediate? {
    switch (left, right) {
    case (.int(let x), .int(let y)): integers(operation, x, y)
    case (.float(let x), .float(let y)): floats(operation, x, y).map { .float($0) }
    case (.float64(let x), .float64(let y)), (.float64(let x), .float(let y)),
      (.float(let x), .float64(let y)):
      float64(operation, x, y)
    case (.float(let x), .int(let y)): floats(operation, x, Double(y)).map { .float($0) }
    case (.int(let x), .float(let y)): floats(operation, Double(x), y).map { .float($0) }
    case (.float64(let x), .int(let y)): float64(operation, x, Double(y))
    case (.int(let x), .float64(let y)): float64(operation, Double(x), y)
    case (.int(let x), .bool(let flag)): integers(operation, x, flag ? 1 : 0)
    case (.bool(let flag), .int(let y)): integers(operation, flag ? 1 : 0, y)
    default: nil
    }
  }

  // What is most frequent by itself: inside `compute` the operation would be chosen at run time.

  /// `left + right`; `nil` as above.
  @inline(__always)
  static func sum(_ left: Immediate, _ right: Immediate) -> Immediate? {
    if case .int(let x) = left, case .int(let y) = right {
      let (result, overflow) = x.addingReportingOverflow(y)
      return overflow ? nil : .int(result)
    }
    if case .float(let x) = left, case .float(let y) = right { return .float(x + y) }
    return compute(.add, left, right)
  }

  /// `left - right`; `nil` as above.
  @inline(__always)
  static func difference(_ left: Immediate, _ right: Immediate) -> Immediate? {
    if case .int(let x) = left, case .int(let y) = right {
      let (result, overflow) = x.subtractingReportingOverflow(y)
      return overflow ? nil : .int(result)
    }
    if case .float(let x) = left, case .float(let y) = right { return .float(x - y) }
    return compute(.subtract, left, right)
  }

  /// `left * right`; `nil` as above.
  @inline(__always)
  static func product(_ left: Immediate, _ right: Immediate) -> Immediate? {
    if case .int(let x) = left, case .int(let y) = right {
      let (result, overflow) = x.multipliedReportingOverflow(by: y)
      return overflow ? nil : .int(result)
    }
    if case .float(let x) = left, case .float(let y) = right { return .float(x * y) }
    return compute(.multiply, left, right)
  }

  /// `left % right`; `nil` as above.
  @inline(__always)
  static func remainder(_ left: Immediate, _ right: Immediate) -> Immediate? {
    if case .int(let x) = left, case .int(let y) = right, y > 0 {
      let rest = x % y
      return .int(rest < 0 ? rest &+ y : rest)
    }
    return compute(.modulo, left, right)
  }

  /// Whether `left ∘ right` holds; `nil` as above.
  @inline(__always)
  static func holds(
    _ left: Immediate, _ right: Immediate, _ comparison: ComparisonOperator, _ ints: (Int, Int) -> Bool,
    _ floats: (Double, Double) -> Bool
  ) -> Bool? {
    if case .int(let x) = left, case .int(let y) = right { return ints(x, y) }
    if case .float(let x) = left, case .float(let y) = right { return floats(x, y) }
    return holds(comparison, left, right)
  }

  /// `left / right`; `nil` as above.
  @inline(__always)
  static func quotient(_ left: Immediate, _ right: Immediate) -> Immediate? {
    if case .int(let x) = left, case .int(let y) = right {
      guard y != 0, x.magnitude < 1 << 53, y.magnitude < 1 << 53 else { return nil }
      return .float(Double(x) / Double(y))
    }
    return compute(.divide, left, right)
  }

  /// `left ** right`; `nil` as above.
  static func power(_ left: Immediate, _ right: Immediate) -> Immediate? {
    let base: Double
    switch left {
    case .float(let number): base = number
    case .int(let number):
      if case .int(let exponent) = right, exponent >= 0 { return power(number, exponent) }
      guard number.magnitude < 1 << 53 else { return nil }
      base = Double(number)
    default: return nil
    }
    let exponent: Double
    switch right {
    case .float(let number): exponent = number
    case .int(let number):
      guard number.magnitude < 1 << 53 else { return nil }
      exponent = Double(number)
    default: return nil
    }
    guard base > 0 || base < 0 && exponent == exponent.rounded(.towardZero) else { return nil }
    let result = pow(base, exponent)
    return result.isFinite ? .float(result) : nil
  }

  private static func power(_ base: Int, _ exponent: Int) -> Immediate? {
    guard exponent <= 64 else { return nil }
    var result = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { return nil }
      result = product
    }
    return .int(result)
  }

  @inline(__always)
  private static func integers(_ operation: BinaryOperator, _ x: Int, _ y: Int) -> Immediate? {
    let (result, overflow): (Int, Bool)
    switch operation {
    case .add: (result, overflow) = x.addingReportingOverflow(y)
    case .subtract: (result, overflow) = x.subtractingReportingOverflow(y)
    case .multiply: (result, overflow) = x.multipliedReportingOverflow(by: y)
    case .modulo where y > 0:
      let rest = x % y
      return .int(rest < 0 ? rest &+ y : rest)
    case .floorDivide where y > 0:
      let quotient = x / y
      return .int(x < 0 && quotient &* y != x ? quotient &- 1 : quotient)
    case .bitAnd: return .int(x & y)
    case .bitOr: return .int(x | y)
    case .bitXor: return .int(x ^ y)
    default: return nil
    }
    return overflow ? nil : .int(result)
  }

  /// Of NumPy's numbers; `nil` where it warns of what the result is.
  @inline(__always)
  private static func float64(_ operation: BinaryOperator, _ x: Double, _ y: Double) -> Immediate? {
    guard let result = floats(operation, x, y) else { return nil }
    let isTold = result.isInfinite ? x.isFinite && y.isFinite : result.isNaN && !x.isNaN && !y.isNaN
    return isTold ? nil : .float64(result)
  }

  @inline(__always)
  private static func floats(_ operation: BinaryOperator, _ x: Double, _ y: Double) -> Double? {
    switch operation {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide where y != 0: x / y
    default: nil
    }
  }

  /// Whether `left ∘ right` holds for two numbers; `nil` if that is none, or the general way has to be taken.
  static func holds(_ comparison: ComparisonOperator, _ left: Immediate, _ right: Immediate) -> Bool? {
    guard comparison.isArithmetic else { return nil }
    switch (left, right) {
    case (.int(let x), .int(let y)): return comparison.holds(x, y)
    case (.float(let x), .float(let y)), (.float64(let x), .float64(let y)), (.float64(let x), .float(let y)),
      (.float(let x), .float64(let y)):
      return comparison.holds(x, y)
    case (.float(let x), .int(let y)), (.float64(let x), .int(let y)):
      return y.magnitude < 1 << 53 ? comparison.holds(x, Double(y)) : nil
    case (.int(let x), .float(let y)), (.int(let x), .float64(let y)):
      return x.magnitude < 1 << 53 ? comparison.holds(Double(x), y) : nil
    default: return nil
    }
  }
}

extension Frame {
  /// The value as an immediate, which is to be taken at once.
  @inline(__always)
  func immediate(_ value: consuming Value) -> Immediate {
    switch value {
    case .int(let number): return .int(number)
    case .float(let number): return .float(number)
    case .bool(let flag): return .bool(flag)
    default:
      waiting.initialize(to: value)
      return .waiting
    }
  }

  /// The value of an immediate.
  @inline(__always)
  func value(_ immediate: Immediate) -> Value {
    switch immediate {
    case .int(let number): .int(number)
    case .float(let number): .float(number)
    case .bool(let flag): .bool(flag)
    case .float64(let number): .tensor(Tensor(number: number))
    case .waiting: waiting.move()
    }
  }
}

/// An expression whose value is often a number.
class NumberNode: ExpressionNode {
  override func immediate(_ frame: Frame) throws -> Immediate { .int(0) }

  final override func evaluate(_ frame: Frame) throws -> Value { frame.value(try immediate(frame)) }
}

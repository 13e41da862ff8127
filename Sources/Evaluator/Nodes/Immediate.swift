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

  /// `left ∘ right` of two numbers; `nil` if that is none, or the general way has to be taken.
  @inline(__always)
  static func compute(_ operation: BinaryOperator, _ left: Immediate, _ right: Immediate) -> Immediate? {
    switch (left, right) {
    case (.int(let x), .int(let y)): integers(operation, x, y)
    case (.float(let x), .float(let y)): floats(operation, x, y).map { .float($0) }
    case (.float64(let x), .float64(let y)), (.float64(let x), .float(let y)),
      (.float(let x), .float64(let y)):
      floats(operation, x, y).map { .float64($0) }
    case (.float(let x), .int(let y)): floats(operation, x, Double(y)).map { .float($0) }
    case (.int(let x), .float(let y)): floats(operation, Double(x), y).map { .float($0) }
    case (.float64(let x), .int(let y)): floats(operation, x, Double(y)).map { .float64($0) }
    case (.int(let x), .float64(let y)): floats(operation, Double(x), y).map { .float64($0) }
    default: nil
    }
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
  @inline(__always)
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

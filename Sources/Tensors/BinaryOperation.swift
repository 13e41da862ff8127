/// An elementwise operation on two operands, by NumPy's name.
package enum BinaryOperation: String, CaseIterable, Sendable {
  case add, subtract, multiply, divide
  case floorDivide = "floor_divide"
  case remainder, power, maximum, minimum
  case hypot, arctan2
  case equal
  case notEqual = "not_equal"
  case less
  case lessEqual = "less_equal"
  case greater
  case greaterEqual = "greater_equal"
  case logicalAnd = "logical_and"
  case logicalOr = "logical_or"
  case logicalXor = "logical_xor"
  case bitwiseAnd = "bitwise_and"
  case bitwiseOr = "bitwise_or"
  case bitwiseXor = "bitwise_xor"
  case leftShift = "left_shift"
  case rightShift = "right_shift"
  case fmax, fmin, fmod, gcd, lcm, copysign, nextafter, heaviside, logaddexp, logaddexp2
  case floatPower = "float_power"

  /// NumPy's name.
  package var name: String { rawValue }

  package var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: true
    default: false
    }
  }

  /// Whether integers give floats.
  var isReal: Bool {
    switch self {
    case .hypot, .arctan2, .copysign, .nextafter, .heaviside, .logaddexp, .logaddexp2, .floatPower: true
    default: false
    }
  }

  /// Whether floats are refused.
  var isWhole: Bool { isBitwise || self == .leftShift || self == .rightShift || self == .gcd || self == .lcm }

  /// Whether results of the type of the operands can be computed in this type: NumPy's loops.
  package func takes(_ type: DType) -> Bool {
    if isComparison || isLogical { return type == .bool }
    if isReal || self == .divide { return self == .floatPower ? type == .float64 : type.isFloating }
    return isWhole ? !type.isFloating : true
  }

  var isLogical: Bool { self == .logicalAnd || self == .logicalOr || self == .logicalXor }

  var isBitwise: Bool { self == .bitwiseAnd || self == .bitwiseOr || self == .bitwiseXor }
}

extension DType {
  /// The type that two operands are computed in, by NumPy 2's promotion; Python numbers are weak.
  init(_ left: Operand, _ right: Operand) {
    switch (left, right) {
    case (.tensor(let left), .tensor(let right)): self = left.dtype.promoted(with: right.dtype)
    case (.tensor(let tensor), .scalar(let scalar)), (.scalar(let scalar), .tensor(let tensor)):
      self = tensor.dtype.promoted(withWeak: scalar)
    case (.scalar(let left), .scalar(let right)): self = left.dtype.promoted(with: right.dtype)
    }
  }
}

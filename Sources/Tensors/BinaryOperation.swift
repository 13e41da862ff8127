/// An elementwise operation on two operands, by NumPy's name.
package enum BinaryOperation: String, CaseIterable, Sendable {
  case add, subtract, multiply, divide
  case floorDivide = "floor_divide"
  case remainder, power, maximum, minimum
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

  /// NumPy's name.
  package var name: String { rawValue }

  var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: true
    default: false
    }
  }

  var isLogical: Bool { self == .logicalAnd || self == .logicalOr || self == .logicalXor }

  var isBitwise: Bool { self == .bitwiseAnd || self == .bitwiseOr || self == .bitwiseXor }
}

/// The type that an elementwise loop computes in.
enum LoopType: Equatable {
  case bool, uint8, int32, int64
  /// Single precision, as NumPy for float32.
  case float
  /// Double precision, rounded once to float32, for results that are float64 in NumPy.
  case double

  init(_ dtype: DType) {
    switch dtype {
    case .bool: self = .bool
    case .uint8: self = .uint8
    case .int32: self = .int32
    case .int64: self = .int64
    case .float32: self = .float
    }
  }

  /// The type for two operands by NumPy 2's promotion; Python numbers are weak.
  init(_ left: Operand, _ right: Operand) {
    switch (left, right) {
    case (.tensor(let left), .tensor(let right)): self.init(left.dtype, right.dtype)
    case (.tensor(let tensor), .scalar(let scalar)), (.scalar(let scalar), .tensor(let tensor)):
      self.init(tensor.dtype, weak: scalar)
    case (.scalar(let left), .scalar(let right)):
      let common = left.dtype.promoted(with: right.dtype)
      self = common == .float32 ? .double : LoopType(common)
    }
  }

  init(_ left: DType, _ right: DType) {
    let wide: Set<DType> = [.int32, .int64]
    let mixed = left.isFloating && wide.contains(right) || right.isFloating && wide.contains(left)
    self = mixed ? .double : LoopType(left.promoted(with: right))
  }

  init(_ dtype: DType, weak scalar: Scalar) {
    switch scalar {
    case .bool: self = LoopType(dtype)
    case .int: self = dtype == .bool ? .int64 : LoopType(dtype)
    case .float: self = dtype == .float32 ? .float : .double
    }
  }
}

/// A Python number: the result of `item()`, or an operand as in `x * 2`.
///
/// As an operand it is weak, as in NumPy 2: it takes the tensor's type if its kind (bool < int < float) is no
/// higher.
package enum Scalar: Hashable, Sendable {
  case bool(Bool)
  case int(Int64)
  /// An element of uint64 above the largest Int64.
  case large(UInt64)
  case float(Double)

  /// The type of a tensor made from this value alone: bool, int64, uint64, float64.
  package var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .large: .uint64
    case .float: .float64
    }
  }

  /// The value as a float; True is 1.
  package var doubleValue: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .large(let value): Double(value)
    case .float(let value): value
    }
  }
}

extension Scalar {
  init<Element: LoopElement>(_ element: Element) {
    if let flag = element as? Bool {
      self = .bool(flag)
    } else if Element.isFloating {
      self = .float(element.double)
    } else if let large = element as? UInt64, large > Int64.max {
      self = .large(large)
    } else {
      self = .int(element.int64)
    }
  }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
  /// A Python int.
  package init(integerLiteral value: Int64) { self = .int(value) }
  /// A Python float.
  package init(floatLiteral value: Double) { self = .float(value) }
  /// A Python bool.
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

/// One side of an elementwise operation: a tensor, or a Python number that adapts to the other side's type.
package enum Operand: Sendable {
  case tensor(Tensor)
  case scalar(Scalar)

  /// The tensor's shape, `()` for a number.
  package var shape: Shape {
    switch self {
    case .tensor(let tensor): tensor.shape
    case .scalar: .scalar
    }
  }
}

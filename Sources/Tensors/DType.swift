/// The type of a tensor's elements, by NumPy's name.
///
///     DType("uint8")                       // .uint8
///     DType.uint8.promoted(with: .int32)   // .int32
///     DType.int64.promoted(with: .float32) // .float32, in NumPy float64
///
/// There is no float64: where NumPy's result would be float64, arithmetic is in double precision and each result is
/// rounded once to float32. Otherwise promotion is NumPy 2's.
package enum DType: String, CaseIterable, Hashable, Sendable {
  case bool, uint8, int32, int64, float32

  /// The type named `name`; `float`, `float64` and `double` mean `float32` here, `int` means `int64`.
  package init?(_ name: String) {
    switch name {
    case "bool", "bool_", "?": self = .bool
    case "uint8", "u1", "B": self = .uint8
    case "int32", "i4", "i": self = .int32
    case "int", "int64", "i8", "l", "int_", "intp", "long": self = .int64
    case "float", "float32", "float64", "double", "f", "f4", "d", "f8", "single": self = .float32
    default: return nil
    }
  }

  /// NumPy's name: `uint8`, `int32`, `int64`, `bool`, `float32`.
  package var name: String { rawValue }

  /// Bytes per element.
  package var byteCount: Int {
    switch self {
    case .bool, .uint8: 1
    case .int32, .float32: 4
    case .int64: 8
    }
  }

  /// Whether this is float32.
  package var isFloating: Bool { self == .float32 }

  /// Whether this is uint8, int32 or int64; not bool.
  package var isInteger: Bool { self == .uint8 || self == .int32 || self == .int64 }

  /// NumPy's `np.promote_types`, with float32 instead of float64.
  package func promoted(with other: DType) -> DType {
    order >= other.order ? self : other
  }

  /// Promotion gives the later of two types in this order.
  private var order: Int {
    switch self {
    case .bool: 0
    case .uint8: 1
    case .int32: 2
    case .int64: 3
    case .float32: 4
    }
  }
}

extension DType: CustomStringConvertible {
  /// NumPy's name.
  package var description: String { name }
}

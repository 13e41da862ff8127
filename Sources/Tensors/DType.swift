/// The type of a tensor's elements, by NumPy's name.
///
///     DType("uint8")                       // .uint8
///     DType.uint8.promoted(with: .int8)    // .int16
///     DType.int64.promoted(with: .float32) // .float64
package enum DType: String, CaseIterable, Hashable, Sendable {
  case bool
  case int8, int16, int32, int64
  case uint8, uint16, uint32, uint64
  case float16, float32, float64

  /// The type named `name`, also by NumPy's one-letter code or its size: `f4`, `<i8`.
  package init?(_ name: String) {
    let plain = name.first.map { "<=|".contains($0) } == true ? String(name.dropFirst()) : name
    guard let dtype = DType(rawValue: plain) ?? DType.otherNames[plain] else { return nil }
    self = dtype
  }

  private static let otherNames: [String: DType] = [
    "bool_": .bool, "?": .bool, "b1": .bool,
    "i1": .int8, "b": .int8, "byte": .int8, "i2": .int16, "h": .int16, "short": .int16,
    "i4": .int32, "i": .int32, "intc": .int32,
    "int": .int64, "i8": .int64, "l": .int64, "q": .int64, "n": .int64, "p": .int64, "int_": .int64,
    "intp": .int64, "long": .int64,
    "longlong": .int64,
    "u1": .uint8, "B": .uint8, "ubyte": .uint8, "u2": .uint16, "H": .uint16, "ushort": .uint16,
    "u4": .uint32, "I": .uint32, "uintc": .uint32,
    "u8": .uint64, "L": .uint64, "Q": .uint64, "N": .uint64, "P": .uint64, "uint": .uint64, "uintp": .uint64,
    "ulong": .uint64,
    "ulonglong": .uint64,
    "f2": .float16, "e": .float16, "half": .float16, "f4": .float32, "f": .float32, "single": .float32,
    "f8": .float64, "d": .float64, "float": .float64, "double": .float64,
  ]

  /// NumPy's name: `uint8`, `int64`, `bool`, `float32`.
  package var name: String { rawValue }

  /// Bytes per element.
  package var byteCount: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// Bool, unsigned and signed integers, floats: in this order, so that a cast within a kind or to a later one is
  /// NumPy's "same kind".
  package enum Kind: Int, Comparable, Sendable {
    case bool, unsigned, signed, floating

    package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// What numbers the type holds.
  package var kind: Kind {
    switch self {
    case .bool: .bool
    case .uint8, .uint16, .uint32, .uint64: .unsigned
    case .int8, .int16, .int32, .int64: .signed
    case .float16, .float32, .float64: .floating
    }
  }

  /// NumPy's letter for the kind: `f`, `i`, `u` or `b`.
  package var kindLetter: String {
    switch kind {
    case .bool: "b"
    case .unsigned: "u"
    case .signed: "i"
    case .floating: "f"
    }
  }

  /// NumPy's letter for the type: `d` for float64, `l` for int64.
  package var letter: String {
    switch self {
    case .bool: "?"
    case .int8: "b"
    case .int16: "h"
    case .int32: "i"
    case .int64: "l"
    case .uint8: "B"
    case .uint16: "H"
    case .uint32: "I"
    case .uint64: "L"
    case .float16: "e"
    case .float32: "f"
    case .float64: "d"
    }
  }

  /// Whether this is float16, float32 or float64.
  package var isFloating: Bool { kind == .floating }

  /// Whether this is an integer type; not bool.
  package var isInteger: Bool { kind == .signed || kind == .unsigned }

  /// NumPy's `np.promote_types`: the smallest type that holds the values of both.
  package func promoted(with other: DType) -> DType {
    let (low, high) = kind <= other.kind ? (self, other) : (other, self)
    if low.kind == .bool { return high }
    if low.kind == high.kind { return low.byteCount > high.byteCount ? low : high }
    if high.kind == .floating {
      let least = low.floatingResult
      return least.byteCount > high.byteCount ? least : high
    }
    // Unsigned with signed: a signed type with room for both.
    if high.byteCount > low.byteCount { return high }
    switch low.byteCount {
    case 1: return .int16
    case 2: return .int32
    case 4: return .int64
    default: return .float64
    }
  }

  /// The type for an operation with a Python number, which is weak: it changes the type only if its kind is higher.
  package func promoted(withWeak scalar: Scalar) -> DType {
    switch scalar {
    case .bool: self
    case .int, .large: self == .bool ? .int64 : self
    case .float: isFloating ? self : .float64
    }
  }

  /// The float type of functions such as `np.sin`: this one if it is a float, else the smallest that holds all
  /// values, at most float64.
  package var floatingResult: DType {
    switch self {
    case .bool, .int8, .uint8, .float16: .float16
    case .int16, .uint16, .float32: .float32
    case .int32, .uint32, .int64, .uint64, .float64: .float64
    }
  }
}

extension DType: CustomStringConvertible {
  /// NumPy's name.
  package var description: String { name }
}

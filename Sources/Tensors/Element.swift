/// A Swift type of tensor elements.
package protocol TensorElement: BitwiseCopyable, Sendable {
  static var dtype: DType { get }
}

extension Bool: TensorElement { package static var dtype: DType { .bool } }
extension Int8: TensorElement { package static var dtype: DType { .int8 } }
extension Int16: TensorElement { package static var dtype: DType { .int16 } }
extension Int32: TensorElement { package static var dtype: DType { .int32 } }
extension Int64: TensorElement { package static var dtype: DType { .int64 } }
extension UInt8: TensorElement { package static var dtype: DType { .uint8 } }
extension UInt16: TensorElement { package static var dtype: DType { .uint16 } }
extension UInt32: TensorElement { package static var dtype: DType { .uint32 } }
extension UInt64: TensorElement { package static var dtype: DType { .uint64 } }
extension Float16: TensorElement { package static var dtype: DType { .float16 } }
extension Float: TensorElement { package static var dtype: DType { .float32 } }
extension Double: TensorElement { package static var dtype: DType { .float64 } }

/// A type that element loops read, compute in and write.
protocol LoopElement: BitwiseCopyable, Equatable, Sendable {
  static var isFloating: Bool { get }
  /// From an integer, wrapping around as in C.
  init(wrapping value: Int64)
  /// From a floating-point value, truncated for integers; out of range gives the smallest Int64, truncated to the
  /// type's size.
  init(cutting value: Double)
  /// The value as an Int64; wraps around for large UInt64.
  var int64: Int64 { get }
  var double: Double { get }
}

extension LoopElement {
  @inline(__always)
  static func cast<Source: LoopElement>(_ source: Source) -> Self {
    if Source.self == Self.self { return unsafeBitCast(source, to: Self.self) }
    let isReal = Source.isFloating || Self.isFloating && Source.self == UInt64.self
    return isReal ? Self(cutting: source.double) : Self(wrapping: source.int64)
  }

  @inline(__always)
  init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let value): self.init(wrapping: value ? 1 : 0)
    case .int(let value): self.init(wrapping: value)
    case .large(let value): self = .cast(value)
    case .float(let value): self.init(cutting: value)
    }
  }
}

/// `value` truncated; the smallest Int64 for NaN and out of range, as the x86 instruction gives.
@inline(__always)
func cutToInt64(_ value: Double) -> Int64 {
  value >= -0x1p63 && value < 0x1p63 ? Int64(value) : .min
}

extension Bool: LoopElement {
  @inline(__always) static var isFloating: Bool { false }
  @inline(__always) init(wrapping value: Int64) { self = value != 0 }
  @inline(__always) init(cutting value: Double) { self = value != 0 }
  @inline(__always) var int64: Int64 { self ? 1 : 0 }
  @inline(__always) var double: Double { self ? 1 : 0 }
}

extension LoopElement where Self: FixedWidthInteger {
  @inline(__always) static var isFloating: Bool { false }
  @inline(__always) init(wrapping value: Int64) { self = Self(truncatingIfNeeded: value) }
  @inline(__always) init(cutting value: Double) { self = Self(truncatingIfNeeded: cutToInt64(value)) }
  @inline(__always) var int64: Int64 { Int64(truncatingIfNeeded: self) }
}

// For each type, and not once for all: the conversions of generic numbers are slower.
extension Int8: LoopElement { @inline(__always) var double: Double { Double(self) } }
extension Int16: LoopElement { @inline(__always) var double: Double { Double(self) } }
extension Int64: LoopElement { @inline(__always) var double: Double { Double(self) } }
extension UInt8: LoopElement { @inline(__always) var double: Double { Double(self) } }
extension UInt16: LoopElement { @inline(__always) var double: Double { Double(self) } }
extension UInt32: LoopElement { @inline(__always) var double: Double { Double(self) } }

extension Int32: LoopElement {
  @inline(__always) init(cutting value: Double) {
    self = value > -0x1.00000002p31 && value < 0x1p31 ? Int32(value) : .min
  }
  @inline(__always) var double: Double { Double(self) }
}

extension UInt64: LoopElement {
  @inline(__always) init(cutting value: Double) {
    // 0 for what is larger, as NumPy's casts.
    self = value >= 0x1p63 ? (value < 0x1p64 ? UInt64(value) : 0) : UInt64(bitPattern: cutToInt64(value))
  }
  @inline(__always) var double: Double { Double(self) }
}

extension Float16: LoopElement {
  @inline(__always) static var isFloating: Bool { true }
  @inline(__always) init(wrapping value: Int64) { self = Float16(value) }
  @inline(__always) init(cutting value: Double) { self = Float16(value) }
  @inline(__always) var int64: Int64 { cutToInt64(Double(self)) }
  @inline(__always) var double: Double { Double(self) }
}

extension Float: LoopElement {
  @inline(__always) static var isFloating: Bool { true }
  @inline(__always) init(wrapping value: Int64) { self = Float(value) }
  @inline(__always) init(cutting value: Double) { self = Float(value) }
  @inline(__always) var int64: Int64 { cutToInt64(Double(self)) }
  @inline(__always) var double: Double { Double(self) }
}

extension Double: LoopElement {
  @inline(__always) static var isFloating: Bool { true }
  @inline(__always) init(wrapping value: Int64) { self = Double(value) }
  @inline(__always) init(cutting value: Double) { self = value }
  @inline(__always) var int64: Int64 { cutToInt64(self) }
  @inline(__always) var double: Double { self }
}

/// A Swift type of tensor elements.
package protocol TensorElement: BitwiseCopyable, Sendable {
  static var dtype: DType { get }
}

extension Bool: TensorElement { package static var dtype: DType { .bool } }
extension UInt8: TensorElement { package static var dtype: DType { .uint8 } }
extension Int32: TensorElement { package static var dtype: DType { .int32 } }
extension Int64: TensorElement { package static var dtype: DType { .int64 } }
extension Float: TensorElement { package static var dtype: DType { .float32 } }

/// A type that element loops compute in: the five element types, and Double for NumPy's float64.
protocol LoopElement: BitwiseCopyable, Equatable, Sendable {
  static var isFloating: Bool { get }
  /// From an integer, wrapping around as in C.
  init(wrapping value: Int64)
  /// From a floating-point value, truncated for integers; out of range gives the smallest Int64, truncated to the
  /// type's size.
  init(cutting value: Double)
  var int64: Int64 { get }
  var double: Double { get }
}

extension LoopElement {
  @inline(__always)
  static func cast<Source: LoopElement>(_ source: Source) -> Self {
    Source.isFloating ? Self(cutting: source.double) : Self(wrapping: source.int64)
  }

  @inline(__always)
  init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let value): self.init(wrapping: value ? 1 : 0)
    case .int(let value): self.init(wrapping: value)
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

extension UInt8: LoopElement {
  @inline(__always) static var isFloating: Bool { false }
  @inline(__always) init(wrapping value: Int64) { self = UInt8(truncatingIfNeeded: value) }
  @inline(__always) init(cutting value: Double) { self = UInt8(truncatingIfNeeded: cutToInt64(value)) }
  @inline(__always) var int64: Int64 { Int64(self) }
  @inline(__always) var double: Double { Double(self) }
}

extension Int32: LoopElement {
  @inline(__always) static var isFloating: Bool { false }
  @inline(__always) init(wrapping value: Int64) { self = Int32(truncatingIfNeeded: value) }
  @inline(__always) init(cutting value: Double) {
    self = value > -0x1.00000002p31 && value < 0x1p31 ? Int32(value) : .min
  }
  @inline(__always) var int64: Int64 { Int64(self) }
  @inline(__always) var double: Double { Double(self) }
}

extension Int64: LoopElement {
  @inline(__always) static var isFloating: Bool { false }
  @inline(__always) init(wrapping value: Int64) { self = value }
  @inline(__always) init(cutting value: Double) { self = cutToInt64(value) }
  @inline(__always) var int64: Int64 { self }
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

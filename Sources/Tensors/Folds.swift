/// How stored elements are read: directly, or through a deferred tensor's table.
protocol ElementReading {
  associatedtype Stored: LoopElement
  associatedtype Element: LoopElement
  func read(_ stored: Stored) -> Element
}

struct PlainReading<Element: LoopElement>: ElementReading {
  @inline(__always) func read(_ stored: Element) -> Element { stored }
}

struct TableReading<Element: FloatingElement>: ElementReading {
  let table: UnsafePointer<Element>
  @inline(__always) func read(_ stored: UInt8) -> Element { table[Int(stored)] }
}

/// An operation that reduces many elements to one value.
///
/// Types instead of closures, so that each loop is specialized and vectorized.
protocol Fold {
  associatedtype Reading: ElementReading
  associatedtype Value: LoopElement
  /// Input known per result, such as the mean for a variance.
  associatedtype Known
  var reading: Reading { get }
  var identity: Value { get }
  /// Whether to fold pairwise, in any order; otherwise strictly from first to last.
  static var isPairwise: Bool { get }
  func known(_ result: Int) -> Known
  func lift(_ stored: Reading.Stored, _ known: Known) -> Value
  func combine(_ left: Value, _ right: Value) -> Value
}

extension Fold {
  @inline(__always) static var isPairwise: Bool { true }

  /// What NumPy keeps of a running value of float16: a float16. Of other types, the value.
  @inline(__always) func stored(_ value: Value) -> Value {
    Reading.Element.self == Float16.self ? .cast(Float16.cast(value)) : value
  }
}

extension Fold where Known == Void {
  @inline(__always) func known(_ result: Int) {}
}

/// A type that sums and products are computed in; integers wrap around.
protocol Accumulator: LoopElement {
  static func sum(_ left: Self, _ right: Self) -> Self
  static func product(_ left: Self, _ right: Self) -> Self
}

extension Int64: Accumulator {
  @inline(__always) static func sum(_ left: Int64, _ right: Int64) -> Int64 { left &+ right }
  @inline(__always) static func product(_ left: Int64, _ right: Int64) -> Int64 { left &* right }
}
extension Float: Accumulator {
  @inline(__always) static func sum(_ left: Float, _ right: Float) -> Float { left + right }
  @inline(__always) static func product(_ left: Float, _ right: Float) -> Float { left * right }
}
extension Double: Accumulator {
  @inline(__always) static func sum(_ left: Double, _ right: Double) -> Double { left + right }
  @inline(__always) static func product(_ left: Double, _ right: Double) -> Double { left * right }
}

struct SumFold<Reading: ElementReading, Value: Accumulator>: Fold {
  let reading: Reading
  let identity: Value
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Value { .cast(reading.read(stored)) }
  @inline(__always) func combine(_ left: Value, _ right: Value) -> Value { .sum(left, right) }
}

struct ProductFold<Reading: ElementReading, Value: Accumulator>: Fold {
  let reading: Reading
  var identity: Value { Value(wrapping: 1) }
  @inline(__always) static var isPairwise: Bool { false }
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Value { .cast(reading.read(stored)) }
  @inline(__always) func combine(_ left: Value, _ right: Value) -> Value { .product(left, right) }
}

/// The sum of squared deviations from each result's mean; each is rounded to `Rounded` first, as in NumPy's arrays.
struct DeviationFold<Reading: ElementReading, Value: Accumulator & FloatingElement, Rounded: FloatingElement>:
  Fold
{
  let reading: Reading
  let means: UnsafePointer<Value>
  // The identity of addition: it preserves the sign of a sum of zeros.
  var identity: Value { -Value.zero }
  @inline(__always) func known(_ result: Int) -> Value { means[result] }
  @inline(__always) func lift(_ stored: Reading.Stored, _ mean: Value) -> Value {
    let deviation = Rounded.cast(Value.cast(reading.read(stored)) - mean)
    return Value.cast(deviation * deviation)
  }
  @inline(__always) func combine(_ left: Value, _ right: Value) -> Value { left + right }
}

/// The minimum; NaN may be skipped.
struct LeastFold<Reading: ElementReading>: Fold where Reading.Element: Comparable {
  let reading: Reading
  let identity: Reading.Element
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Reading.Element { reading.read(stored) }
  @inline(__always) func combine(_ left: Reading.Element, _ right: Reading.Element) -> Reading.Element {
    left < right ? left : right
  }
}

/// The maximum; NaN may be skipped.
struct GreatestFold<Reading: ElementReading>: Fold where Reading.Element: Comparable {
  let reading: Reading
  let identity: Reading.Element
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Reading.Element { reading.read(stored) }
  @inline(__always) func combine(_ left: Reading.Element, _ right: Reading.Element) -> Reading.Element {
    left > right ? left : right
  }
}

/// 1 if an element is NaN, else 0.
struct NaNFold<Reading: ElementReading>: Fold {
  let reading: Reading
  var identity: Int32 { 0 }
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Int32 {
    let element = reading.read(stored)
    return element == element ? 0 : 1
  }
  @inline(__always) func combine(_ left: Int32, _ right: Int32) -> Int32 { left | right }
}

/// 1 if every element is nonzero, else 0.
struct AllFold<Reading: ElementReading>: Fold {
  let reading: Reading
  var identity: Int32 { 1 }
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Int32 {
    Bool.cast(reading.read(stored)) ? 1 : 0
  }
  @inline(__always) func combine(_ left: Int32, _ right: Int32) -> Int32 { left & right }
}

/// 1 if any element is nonzero, else 0.
struct AnyFold<Reading: ElementReading>: Fold {
  let reading: Reading
  var identity: Int32 { 0 }
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Int32 {
    Bool.cast(reading.read(stored)) ? 1 : 0
  }
  @inline(__always) func combine(_ left: Int32, _ right: Int32) -> Int32 { left | right }
}

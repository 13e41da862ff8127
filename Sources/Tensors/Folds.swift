/// How stored elements are read: as they are, or through a deferred tensor's table.
protocol ElementReading {
  associatedtype Stored: LoopElement
  associatedtype Element: LoopElement
  func read(_ stored: Stored) -> Element
}

struct PlainReading<Element: LoopElement>: ElementReading {
  @inline(__always) func read(_ stored: Element) -> Element { stored }
}

struct TableReading: ElementReading {
  let table: UnsafePointer<Float>
  @inline(__always) func read(_ stored: UInt8) -> Float { table[Int(stored)] }
}

/// An operation that folds many elements into one value.
///
/// Types rather than closures, so that each loop is compiled for its own operation and vectorised.
protocol Fold {
  associatedtype Reading: ElementReading
  associatedtype Value: LoopElement
  /// What an element's result says beforehand, as its mean does to a variance.
  associatedtype Known
  var reading: Reading { get }
  var identity: Value { get }
  /// Whether the order of folding is free and pairwise is best; else it is from the first element to the
  /// last.
  static var isPairwise: Bool { get }
  func known(_ result: Int) -> Known
  func lift(_ stored: Reading.Stored, _ known: Known) -> Value
  func combine(_ left: Value, _ right: Value) -> Value
}

extension Fold {
  @inline(__always) static var isPairwise: Bool { true }
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

/// The sum of squared deviations from each result's mean.
struct DeviationFold<Reading: ElementReading, Value: Accumulator & BinaryFloatingPoint>: Fold {
  let reading: Reading
  let means: UnsafePointer<Value>
  // The identity of addition: it leaves a sum of zeros its sign.
  var identity: Value { -Value.zero }
  @inline(__always) func known(_ result: Int) -> Value { means[result] }
  @inline(__always) func lift(_ stored: Reading.Stored, _ mean: Value) -> Value {
    let deviation = Value.cast(reading.read(stored)) - mean
    return deviation * deviation
  }
  @inline(__always) func combine(_ left: Value, _ right: Value) -> Value { left + right }
}

/// The least element; one that is NaN may be passed over.
struct LeastFold<Reading: ElementReading>: Fold where Reading.Element: Comparable {
  let reading: Reading
  let identity: Reading.Element
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Reading.Element { reading.read(stored) }
  @inline(__always) func combine(_ left: Reading.Element, _ right: Reading.Element) -> Reading.Element {
    left < right ? left : right
  }
}

/// The greatest element; one that is NaN may be passed over.
struct GreatestFold<Reading: ElementReading>: Fold where Reading.Element: Comparable {
  let reading: Reading
  let identity: Reading.Element
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Reading.Element { reading.read(stored) }
  @inline(__always) func combine(_ left: Reading.Element, _ right: Reading.Element) -> Reading.Element {
    left > right ? left : right
  }
}

/// 1 where an element is NaN, else 0.
struct NaNFold<Reading: ElementReading>: Fold {
  let reading: Reading
  var identity: Int32 { 0 }
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Int32 {
    let element = reading.read(stored)
    return element == element ? 0 : 1
  }
  @inline(__always) func combine(_ left: Int32, _ right: Int32) -> Int32 { left | right }
}

/// 1 where every element is not zero, else 0.
struct AllFold<Reading: ElementReading>: Fold {
  let reading: Reading
  var identity: Int32 { 1 }
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Int32 {
    Bool.cast(reading.read(stored)) ? 1 : 0
  }
  @inline(__always) func combine(_ left: Int32, _ right: Int32) -> Int32 { left & right }
}

/// 1 where some element is not zero, else 0.
struct AnyFold<Reading: ElementReading>: Fold {
  let reading: Reading
  var identity: Int32 { 0 }
  @inline(__always) func lift(_ stored: Reading.Stored, _: Void) -> Int32 {
    Bool.cast(reading.read(stored)) ? 1 : 0
  }
  @inline(__always) func combine(_ left: Int32, _ right: Int32) -> Int32 { left | right }
}

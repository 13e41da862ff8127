import Engine

/// A number that is ordered by its bits.
protocol RadixElement: Comparable {
  /// Bits that are ordered as the numbers are, in the lowest `radixWidth`: NaN comes last, and zeros are equal.
  var radixKey: UInt64 { get }
  static var radixWidth: Int { get }
}

extension RadixElement where Self: FixedWidthInteger {
  @inline(__always)
  var radixKey: UInt64 {
    UInt64(truncatingIfNeeded: self) ^ (Self.isSigned ? 1 << UInt64(Self.bitWidth - 1) : 0)
  }
  static var radixWidth: Int { Self.bitWidth }
}

extension RadixElement where Self: FloatingElement {
  /// The key, from the number's bits: those of negative numbers are ordered the other way round.
  @inline(__always)
  fileprivate func key(_ bits: UInt64, width: UInt64) -> UInt64 {
    let signBit: UInt64 = 1 << (width - 1)
    if self != self { return .max }
    if self == 0 { return signBit }
    return bits & signBit == 0 ? bits | signBit : ~bits
  }
}

extension Int8: RadixElement {}
extension Int16: RadixElement {}
extension Int32: RadixElement {}
extension Int64: RadixElement {}
extension UInt8: RadixElement {}
extension UInt16: RadixElement {}
extension UInt32: RadixElement {}
extension UInt64: RadixElement {}

extension Float16: RadixElement {
  @inline(__always) var radixKey: UInt64 { key(UInt64(bitPattern), width: 16) }
  static var radixWidth: Int { 16 }
}
extension Float: RadixElement {
  @inline(__always) var radixKey: UInt64 { key(UInt64(bitPattern), width: 32) }
  static var radixWidth: Int { 32 }
}
extension Double: RadixElement {
  @inline(__always) var radixKey: UInt64 { key(bitPattern, width: 64) }
  static var radixWidth: Int { 64 }
}

/// Orders many items by their keys, a byte of them at a time, from the lowest: equal ones keep their order
/// (Knuth, The Art of Computer Programming 3, 5.2.5).
enum RadixOrder {
  /// Fewer items are compared.
  static let leastCount = 512

  /// - `items`: `count` of them, afterwards in order.
  /// - `spare`: room for as many.
  /// - `width`: the lowest bits of the keys that count.
  /// - Throws: `Interrupted`, between two bytes.
  @inline(__always)
  static func order<Item>(
    _ items: UnsafeMutablePointer<Item>, _ spare: UnsafeMutablePointer<Item>, count: Int, width: Int,
    by key: (Item) -> UInt64
  ) throws {
    let passes = width / 8
    var counts = [Int](repeating: 0, count: passes * 256)
    for index in 0..<count {
      let key = key(items[index])
      for pass in 0..<passes { counts[pass << 8 + Int(key >> UInt64(8 * pass) & 255)] += 1 }
    }
    var (source, target) = (items, spare)
    for pass in 0..<passes {
      try Interruption.check()
      var places = Array(counts[pass << 8..<(pass + 1) << 8])
      // A byte that all have alike orders nothing.
      if places.contains(count) { continue }
      var sum = 0
      for byte in 0..<256 { (places[byte], sum) = (sum, sum + places[byte]) }
      for index in 0..<count {
        let byte = Int(key(source[index]) >> UInt64(8 * pass) & 255)
        target[places[byte]] = source[index]
        places[byte] += 1
      }
      swap(&source, &target)
    }
    if source != items { items.update(from: source, count: count) }
  }
}

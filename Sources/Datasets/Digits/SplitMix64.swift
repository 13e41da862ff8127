/// A small random generator, one per image (Steele, Lea and Flood 2014).
///
/// Only additions, multiplications and shifts, and only exact or correctly rounded arithmetic on its numbers: the
/// same drawings on every machine.
struct SplitMix64 {
  private var state: UInt64

  /// The stream for three numbers; other numbers give an uncorrelated one.
  init(key a: UInt64, _ b: UInt64, _ c: UInt64) {
    state = Self.mixed(Self.mixed(Self.mixed(a) &+ b) &+ c)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mixed(state)
  }

  /// In [0, 1).
  mutating func uniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// From `range.lowerBound` to `range.upperBound`.
  mutating func uniform(in range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// Mean 0, standard deviation 1, never beyond 3.5: a sum of four 16-bit uniform numbers (Irwin–Hall).
  mutating func normal() -> Float {
    let bits = next()
    let sum = (bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + bits >> 48
    return (Float(sum) * 0x1p-16 - 2) * 1.7320508
  }

  mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}

import Glibc

/// NumPy's `np.random.seed(seed)` and the functions of `np.random`: the Mersenne Twister MT19937 (Matsumoto and
/// Nishimura 1998).
///
///     var random = LegacyRandomSource(seed: 42)
///     random.nextUniform()                       // 0.3745401188473625, as np.random.rand() after np.random.seed(42)
package struct LegacyRandomSource: RandomSampling, RandomNumberGenerator, Sendable {
  private var words = [UInt32](repeating: 0, count: 624)
  private var position = 624
  /// The second of the two normal numbers generated together.
  private var spareNormal: Double?

  /// The state after `np.random.seed(seed)`.
  package init(seed: UInt32) {
    var word = seed
    for index in words.indices {
      words[index] = word
      word = 1_812_433_253 &* (word ^ word >> 30) &+ UInt32(index) &+ 1
    }
  }

  /// The state after `np.random.seed([…])`: Matsumoto and Nishimura's initialization by an array.
  package init(seeds: [UInt32]) {
    self.init(seed: 19_650_218)
    func mixed(_ index: Int, _ factor: UInt32) -> UInt32 {
      words[index] ^ (words[index - 1] ^ words[index - 1] >> 30) &* factor
    }
    var place = 1
    for step in 0..<max(624, seeds.count) {
      let part = step % seeds.count
      words[place] = mixed(place, 1_664_525) &+ seeds[part] &+ UInt32(part)
      place += 1
      if place == 624 { (words[0], place) = (words[623], 1) }
    }
    for _ in 0..<623 {
      words[place] = mixed(place, 1_566_083_941) &- UInt32(place)
      place += 1
      if place == 624 { (words[0], place) = (words[623], 1) }
    }
    words[0] = 0x8000_0000
  }

  /// A source seeded by the system.
  package init() {
    self.init(seed: .random(in: 0 ... .max))
  }

  private mutating func refill() {
    words.withUnsafeMutableBufferPointer { words in
      for index in 0..<624 {
        let joined = words[index] & 0x8000_0000 | words[(index + 1) % 624] & 0x7FFF_FFFF
        words[index] = words[(index + 397) % 624] ^ joined >> 1 ^ (joined & 1 == 1 ? 0x9908_B0DF : 0)
      }
    }
    position = 0
  }

  /// The generator's next 32 bits.
  package mutating func nextUInt32() -> UInt32 {
    if position == 624 { refill() }
    var word = words[position]
    position += 1
    word ^= word >> 11
    word ^= word << 7 & 0x9D2C_5680
    word ^= word << 15 & 0xEFC6_0000
    return word ^ word >> 18
  }

  /// Two words, the first one as the high half.
  package mutating func next() -> UInt64 {
    let high = UInt64(nextUInt32())
    return high << 32 | UInt64(nextUInt32())
  }

  /// A number in [0, 1) from two words.
  package mutating func nextUniform() -> Double {
    let (high, low) = (nextUInt32() >> 5, nextUInt32() >> 6)
    return (Double(high) * 0x1p26 + Double(low)) / 0x1p53
  }

  /// By Marsaglia's polar method, two at a time.
  package mutating func nextNormal() -> Double {
    if let spareNormal {
      self.spareNormal = nil
      return spareNormal
    }
    while true {
      let x = 2 * nextUniform() - 1
      let y = 2 * nextUniform() - 1
      let square = x * x + y * y
      if square >= 1 || square == 0 { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      spareNormal = factor * x
      return factor * y
    }
  }

  package mutating func nextExponential() -> Double { -log(1 - nextUniform()) }

  package static var isLegacy: Bool { true }

  /// The state as NumPy gives it: the words, the place in them, and the second normal number if it is left.
  package var state: (words: [UInt32], position: Int, spareNormal: Double?) {
    get { (words, position, spareNormal) }
    set {
      guard newValue.words.count == 624, (0...624).contains(newValue.position) else { return }
      (words, position, spareNormal) = newValue
    }
  }

  /// By masking and rejection.
  package mutating func nextInteger(upTo maximum: UInt64) -> UInt64 { nextMasked(upTo: maximum) }

  /// Shuffles a list as `numpy.random.RandomState(seed).shuffle` does.
  package mutating func shuffle<Item>(_ items: inout [Item]) {
    for last in items.indices.dropFirst().reversed() {
      items.swapAt(last, Int(nextMasked(upTo: UInt64(last))))
    }
  }
}

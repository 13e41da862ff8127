/// NumPy's sources of random bits beside PCG64: `np.random.MT19937(seed)` and its kin.
///
///     var bits = BitSource.sfc64(SeedSequence([42]))
///     bits.next()                                // as np.random.SFC64(42).random_raw()
package enum BitSource: Sendable {
  /// The Mersenne Twister (Matsumoto and Nishimura 1998).
  case mersenne(LegacyRandomSource)
  /// PCG64 with another output function, and a shorter factor (O'Neill 2020).
  case pcg64dxsm(state: UInt128, increment: UInt128)
  /// Doty-Humphrey's chaotic generator of 256 bits.
  case sfc64([UInt64])
  /// Counted by a cipher (Salmon et al. 2011): key, counter, and what is left of the last block.
  case philox(key: [UInt64], counter: [UInt64], block: [UInt64], position: Int)

  /// The sources by NumPy's names of their classes.
  package static let names = ["MT19937", "PCG64DXSM", "Philox", "SFC64"]

  /// The state of NumPy's `NAME(sequence)`; `nil` for another name.
  package init?(_ name: String, _ sequence: SeedSequence) {
    func wide(_ count: Int) -> [UInt64] {
      let words = sequence.words(2 * count)
      return (0..<count).map { UInt64(words[2 * $0]) | UInt64(words[2 * $0 + 1]) << 32 }
    }
    switch name {
    case "MT19937":
      var source = LegacyRandomSource(seed: 0)
      let words = sequence.words(624)
      source.state = ([0x8000_0000] + words.dropFirst(), 623, nil)
      self = .mersenne(source)
    case "PCG64DXSM":
      let words = wide(4)
      let start = UInt128(words[0]) << 64 | UInt128(words[1])
      let increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
      self = .pcg64dxsm(state: (increment &+ start) &* RandomSource.factor &+ increment, increment: increment)
    case "SFC64":
      self = .sfc64(wide(3) + [1])
      for _ in 0..<12 { _ = next() }
    case "Philox":
      self = .philox(key: wide(2), counter: [0, 0, 0, 0], block: [], position: 4)
    default: return nil
    }
  }

  private static let shortFactor: UInt128 = 0xDA94_2042_E4DD_58B5

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    switch self {
    case .mersenne(var source):
      // Held here alone, so that its words are not copied.
      self = .sfc64([])
      defer { self = .mersenne(source) }
      return source.next()
    case .pcg64dxsm(let state, let increment):
      var high = UInt64(truncatingIfNeeded: state >> 64)
      let low = UInt64(truncatingIfNeeded: state) | 1
      high ^= high >> 32
      high = high &* UInt64(Self.shortFactor)
      high ^= high >> 48
      self = .pcg64dxsm(state: state &* Self.shortFactor &+ increment, increment: increment)
      return high &* low
    case .sfc64(let state):
      let result = state[0] &+ state[1] &+ state[3]
      self = .sfc64([
        state[1] ^ state[1] >> 11, state[2] &+ (state[2] << 3), (state[2] << 24 | state[2] >> 40) &+ result,
        state[3] &+ 1,
      ])
      return result
    case .philox(let key, var counter, let block, let position):
      if position < 4 {
        self = .philox(key: key, counter: counter, block: block, position: position + 1)
        return block[position]
      }
      for index in counter.indices {
        counter[index] = counter[index] &+ 1
        if counter[index] != 0 { break }
      }
      let next = Self.encrypted(counter, key)
      self = .philox(key: key, counter: counter, block: next, position: 1)
      return next[0]
    }
  }

  private static func encrypted(_ counter: [UInt64], _ key: [UInt64]) -> [UInt64] {
    var (block, key) = (counter, key)
    for round in 0..<10 {
      if round > 0 { key = [key[0] &+ 0x9E37_79B9_7F4A_7C15, key[1] &+ 0xBB67_AE85_84CA_A73B] }
      let first = block[0].multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
      let second = block[2].multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
      block = [second.high ^ block[1] ^ key[0], second.low, first.high ^ block[3] ^ key[1], first.low]
    }
    return block
  }

  /// The next 32 bits of a source that makes so many at a time; `nil` of all others.
  mutating func nextWord() -> UInt32? {
    guard case .mersenne(var source) = self else { return nil }
    self = .sfc64([])
    defer { self = .mersenne(source) }
    return source.nextUInt32()
  }

  /// The next number from 0 up to 1 of a source that makes it of two words; `nil` of all others.
  mutating func nextUniform() -> Double? {
    guard case .mersenne(var source) = self else { return nil }
    self = .sfc64([])
    defer { self = .mersenne(source) }
    return source.nextUniform()
  }
}

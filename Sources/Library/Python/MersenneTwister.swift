package import Evaluator
import Files

/// Python's `random` generator: MT19937 (Matsumoto and Nishimura 1998), seeded as CPython seeds it.
///
///     var random = MersenneTwister(seed: 42)
///     random.nextUniform()     // 0.6394267984578837, as random.random() after random.seed(42)
package struct MersenneTwister {
  private static let size = 624
  private var state = [UInt32](repeating: 0, count: size)
  private var position = size
  /// The second of the two normal numbers generated together.
  private var spareNormal: Double?

  /// - Parameter seed: the magnitude of CPython's.
  package init(seed: UInt) {
    var key: [UInt32] = []
    var rest = seed
    repeat {
      key.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    } while rest > 0
    fill(19_650_218)
    mix(key)
  }

  /// - Parameter key: the words of the seed, the lowest first.
  package init(key: [UInt32]) {
    fill(19_650_218)
    mix(key.isEmpty ? [0] : key)
  }

  /// - Parameters:
  ///   - value: as `random.seed` takes it: a number, text, bytes, or None for one of the system's.
  ///   - isOlder: by `version=1` of `seed`, to which a text is a number of 64 bits.
  /// - Throws: `Fault` for a value of another kind.
  package init(seededBy value: Value, isOlder: Bool = false) throws {
    if value.isNone {
      self.init()
    } else if isOlder,
      let codes = value.asString.map({ $0.unicodeScalars.map { UInt64($0.value) } })
        ?? value.bytes?.map({ UInt64($0) })
    {
      let mixed = codes.reduce((codes.first ?? 0) << 7) { 1_000_003 &* $0 ^ $1 } ^ UInt64(codes.count)
      let words = [UInt32(truncatingIfNeeded: mixed), UInt32(mixed >> 32)]
      self.init(key: words[1] == 0 ? [words[0]] : words)
    } else if let bytes = value.bytes ?? value.asString.map({ Array($0.utf8) }) {
      guard let digest = Digest(.sha512) else { throw Fault.message("OpenSSL has no SHA-512 here") }
      digest.add(bytes)
      let all = Array((bytes + digest.value).reversed())
      var key = stride(from: 0, to: all.count, by: 4).map { place in
        all[place..<min(place + 4, all.count)].enumerated().reduce(UInt32(0)) {
          $0 | UInt32($1.element) << UInt32(8 * $1.offset)
        }
      }
      while key.count > 1, key.last == 0 { key.removeLast() }
      self.init(key: key)
    } else if case .float(let number) = value {
      // CPython hashes a seed that is not an int.
      self.init(seed: UInt(bitPattern: number.pythonHash))
    } else if let key = WholeNumbers.words(value) {
      self.init(key: key)
    } else {
      throw Fault.message(
        "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.", kind: .type)
    }
  }

  /// The words and the position, for `getstate` and `setstate`.
  var words: (state: [UInt32], position: Int, spareNormal: Double?) {
    get { (state, position, spareNormal) }
    set { (state, position, spareNormal) = newValue }
  }

  /// A generator seeded by the system.
  package init() { self.init(seed: UInt.random(in: 0...UInt.max)) }

  private mutating func fill(_ seed: UInt32) {
    state[0] = seed
    for index in 1..<Self.size {
      let previous = state[index - 1]
      state[index] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(index)
    }
  }

  /// The reference code's init_by_array.
  private mutating func mix(_ key: [UInt32]) {
    var index = 1
    var place = 0
    for _ in 0..<max(Self.size, key.count) {
      let previous = state[index - 1]
      state[index] =
        (state[index] ^ ((previous ^ (previous >> 30)) &* 1_664_525)) &+ key[place] &+ UInt32(place)
      index += 1
      place = (place + 1) % key.count
      wrap(&index)
    }
    for _ in 0..<Self.size - 1 {
      let previous = state[index - 1]
      state[index] = (state[index] ^ ((previous ^ (previous >> 30)) &* 1_566_083_941)) &- UInt32(index)
      index += 1
      wrap(&index)
    }
    state[0] = 0x8000_0000
  }

  private mutating func wrap(_ index: inout Int) {
    if index >= Self.size {
      state[0] = state[Self.size - 1]
      index = 1
    }
  }

  private mutating func refill() {
    for index in 0..<Self.size {
      let next = state[(index + 1) % Self.size]
      let mixed = (state[index] & 0x8000_0000) | (next & 0x7FFF_FFFF)
      state[index] = state[(index + 397) % Self.size] ^ (mixed >> 1) ^ (mixed & 1 == 0 ? 0 : 0x9908_B0DF)
    }
    position = 0
  }

  /// 32 random bits.
  mutating func next() -> UInt32 {
    if position >= Self.size { refill() }
    var word = state[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C_5680
    word ^= (word << 15) & 0xEFC6_0000
    return word ^ (word >> 18)
  }

  /// `count` random bits, at most 64.
  mutating func bits(_ count: Int) -> UInt64 {
    if count <= 0 { return 0 }
    if count <= 32 { return UInt64(next() >> UInt32(32 - count)) }
    let low = UInt64(next())
    return low | UInt64(next() >> UInt32(64 - count)) << 32
  }

  /// A number in [0, 1) from 53 random bits.
  mutating func nextUniform() -> Double {
    let high = next() >> 5
    let low = next() >> 6
    return (Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992
  }

  /// An integer in [0, bound); `bound` is positive.
  mutating func below(_ bound: UInt64) -> UInt64 {
    let width = UInt64.bitWidth - bound.leadingZeroBitCount
    while true {
      let draw = bits(width)
      if draw < bound { return draw }
    }
  }

  /// A number from the normal distribution, by Box and Muller, two at a time, as `random.gauss`.
  mutating func gauss(_ sine: (Double) -> Double, _ cosine: (Double) -> Double, _ log: (Double) -> Double)
    -> Double
  {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let angle = nextUniform() * 2 * Double.pi
    let radius = (-2 * log(1 - nextUniform())).squareRoot()
    spareNormal = sine(angle) * radius
    return cosine(angle) * radius
  }
}

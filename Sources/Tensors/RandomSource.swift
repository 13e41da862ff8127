/// A stream of pseudo-random numbers, and sampling from it.
///
/// The two sources, `RandomSource` and `LegacyRandomSource`, give NumPy's numbers for the same seed.
package protocol RandomSampling {
  /// 32 random bits.
  mutating func nextUInt32() -> UInt32
  /// 64 random bits.
  mutating func next() -> UInt64
  /// A number in [0, 1) from 53 random bits.
  mutating func nextUniform() -> Double
  /// A standard normal number.
  mutating func nextNormal() -> Double
  /// A number of the exponential distribution of mean 1.
  mutating func nextExponential() -> Double
  /// Whether this is NumPy's older kind, which draws some distributions by other methods.
  static var isLegacy: Bool { get }
  /// A uniform integer in 0...maximum.
  mutating func nextInteger(upTo maximum: UInt64) -> UInt64
}

/// NumPy's `default_rng(seed)`: PCG64 (O'Neill 2014, XSL-RR output), seeded through `SeedSequence`.
///
///     var random = RandomSource(seed: 42)
///     random.nextUniform()                       // 0.7739560485559633, as np.random.default_rng(42).random()
///     try random.normal(shape: [2, 3])           // float64
package struct RandomSource: RandomSampling, RandomNumberGenerator, Sendable {
  private var state: UInt128 = 0
  private var increment: UInt128
  /// The unused half of the last 64 bits.
  private var spare: UInt32?
  /// Where the bits come from instead; `nil` for PCG64.
  private var other: BitSource?

  /// The state of NumPy's `default_rng(seed)`.
  package init(seed: UInt64) {
    self.init(SeedSequence([UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)]))
  }

  /// The state of NumPy's `PCG64(sequence)`.
  package init(_ sequence: SeedSequence) {
    let words = sequence.words(8)
    func wide(_ index: Int) -> UInt128 { UInt128(words[index]) | UInt128(words[index + 1]) << 32 }
    let start = wide(0) << 64 | wide(2)
    increment = (wide(4) << 64 | wide(6)) << 1 | 1
    step()
    state = state &+ start
    step()
  }

  /// The numbers of NumPy's `Generator(NAME(…))`.
  package init(_ source: BitSource) {
    increment = 1
    other = source
  }

  /// What the source is, with all that its next numbers depend on.
  package enum State {
    case pcg64(state: UInt128, increment: UInt128, spare: UInt32?)
    case other(BitSource, spare: UInt32?)
  }

  package var current: State {
    get { other.map { .other($0, spare: spare) } ?? .pcg64(state: state, increment: increment, spare: spare) }
    set {
      switch newValue {
      case .pcg64(let state, let increment, let spare):
        (self.state, self.increment, self.spare, other) = (state, increment, spare, nil)
      case .other(let source, let spare): (other, self.spare) = (source, spare)
      }
    }
  }

  static let factor: UInt128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645

  private mutating func step() {
    state = state &* Self.factor &+ increment
  }

  /// The generator's next 64 bits.
  package mutating func next() -> UInt64 {
    if let bits = other?.next() { return bits }
    step()
    let mixed = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return mixed >> turn | mixed << ((0 &- turn) & 63)
  }

  /// The low half of the next 64 bits, then the high one.
  package mutating func nextUInt32() -> UInt32 {
    if let word = other?.nextWord() { return word }
    if let spare {
      self.spare = nil
      return spare
    }
    let bits = next()
    spare = UInt32(truncatingIfNeeded: bits >> 32)
    return UInt32(truncatingIfNeeded: bits)
  }

  /// A number in [0, 1) from 53 bits.
  package mutating func nextUniform() -> Double {
    if let number = other?.nextUniform() { return number }
    return Double(next() >> 11) * 0x1p-53
  }

  /// By the ziggurat (Marsaglia and Tsang 2000).
  package mutating func nextNormal() -> Double { Ziggurat.normal(&self) }

  /// By the ziggurat (Marsaglia and Tsang 2000).
  package mutating func nextExponential() -> Double { ExponentialZiggurat.exponential(&self) }

  package static var isLegacy: Bool { false }

  /// By multiplication (Lemire 2019).
  package mutating func nextInteger(upTo maximum: UInt64) -> UInt64 {
    if maximum == 0 { return 0 }
    if maximum == .max { return next() }
    if maximum == UInt64(UInt32.max) { return UInt64(nextUInt32()) }
    let count = maximum + 1
    if maximum < UInt64(UInt32.max) {
      var product = UInt64(nextUInt32()) * count
      if product & 0xFFFF_FFFF < count {
        let threshold = (UInt64(UInt32.max) - maximum) % count
        while product & 0xFFFF_FFFF < threshold { product = UInt64(nextUInt32()) * count }
      }
      return product >> 32
    }
    var product = next().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (UInt64.max - maximum) % count
      while product.low < threshold { product = next().multipliedFullWidth(by: count) }
    }
    return product.high
  }
}

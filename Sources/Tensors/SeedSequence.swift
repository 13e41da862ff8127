/// NumPy's `SeedSequence`: makes any number of words of a seed, and further sequences that are independent of it.
///
///     var sequence = SeedSequence([42])
///     sequence.words(2)                          // [3444837047, 2669555309]
///     RandomSource(sequence.spawn())             // np.random.default_rng(42).spawn(1)[0]
package struct SeedSequence: Sendable {
  /// The seed, its low word first.
  package let entropy: [UInt32]
  /// Which sequence of which it is.
  package let spawnKey: [UInt32]
  /// How many were made of it.
  package private(set) var children: UInt32 = 0
  private let pool: [UInt32]

  package static let poolSize = 4

  package init(_ entropy: [UInt32], spawnKey: [UInt32] = []) {
    (self.entropy, self.spawnKey) = (entropy, spawnKey)
    var words = entropy
    // A seed with zeros at its end is the same seed, unless words follow.
    if words.count < Self.poolSize { words += Array(repeating: 0, count: Self.poolSize - words.count) }
    words += spawnKey
    var factor: UInt32 = 0x43B0_D7E5
    func hash(_ value: UInt32) -> UInt32 {
      var value = value ^ factor
      factor = factor &* 0x931E_8875
      value = value &* factor
      return value ^ value >> 16
    }
    func mixed(_ value: UInt32, _ other: UInt32) -> UInt32 {
      let mixed = value &* 0xCA01_F9DD &- hash(other) &* 0x4973_F715
      return mixed ^ mixed >> 16
    }
    var pool = words.prefix(Self.poolSize).map(hash)
    for source in pool.indices {
      for target in pool.indices where target != source { pool[target] = mixed(pool[target], pool[source]) }
    }
    for word in words.dropFirst(Self.poolSize) {
      for target in pool.indices { pool[target] = mixed(pool[target], word) }
    }
    self.pool = pool
  }

  package func words(_ count: Int) -> [UInt32] {
    var factor: UInt32 = 0x8B51_F9DD
    return (0..<count).map { index in
      var value = pool[index % Self.poolSize] ^ factor
      factor = factor &* 0x58F3_8DED
      value = value &* factor
      return value ^ value >> 16
    }
  }

  /// The next sequence that is made of it.
  package mutating func spawn() -> SeedSequence {
    defer { children += 1 }
    return SeedSequence(entropy, spawnKey: spawnKey + [children])
  }
}

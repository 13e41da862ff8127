/// The SHA-256 digest of bytes (FIPS 180-4), which may come in pieces.
///
///     SHA256.hexadecimal(of: Array("abc".utf8))     // "ba7816bf 8f01cfea …", without the spaces
struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// The bytes so far, and those of them that fill no block yet.
  private var count = 0
  private var rest: [UInt8] = []

  /// The digest as 64 lower-case hexadecimal digits.
  static func hexadecimal(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.add(bytes[...])
    return digest.hexadecimal
  }

  /// Continues with more bytes.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    count += bytes.count
    var bytes = bytes
    if !rest.isEmpty {
      let missing = bytes.prefix(64 - rest.count)
      rest += missing
      bytes = bytes.dropFirst(missing.count)
      guard rest.count == 64 else { return }
      absorb(rest[...])
    }
    let whole = bytes.prefix(bytes.count & ~63)
    absorb(whole)
    rest = Array(bytes.dropFirst(whole.count))
  }

  /// The digest of the bytes so far, as 64 lower-case hexadecimal digits.
  var hexadecimal: String {
    var tail = rest + [0x80]
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(count) &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    var end = self
    end.absorb(tail[...])
    return end.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Continues with whole blocks.
  private mutating func absorb(_ blocks: ArraySlice<UInt8>) {
    if blocks.isEmpty { return }
    var schedule = [UInt32](repeating: 0, count: 64)
    state.withUnsafeMutableBufferPointer { state in
      schedule.withUnsafeMutableBufferPointer { schedule in
        blocks.withUnsafeBufferPointer { Self.absorb($0[...], into: state, schedule) }
      }
    }
  }

  private static func absorb(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, into state: UnsafeMutableBufferPointer<UInt32>,
    _ schedule: UnsafeMutableBufferPointer<UInt32>
  ) {
    roundConstants.withUnsafeBufferPointer { constants in
      for block in stride(from: bytes.startIndex, to: bytes.endIndex, by: 64) {
        for i in 0..<16 {
          let at = block + 4 * i
          schedule[i] =
            UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
            | UInt32(bytes[at + 3])
        }
        for i in 16..<64 {
          let (w15, w2) = (schedule[i - 15], schedule[i - 2])
          let s0 = rotated(w15, 7) ^ rotated(w15, 18) ^ (w15 >> 3)
          let s1 = rotated(w2, 17) ^ rotated(w2, 19) ^ (w2 >> 10)
          schedule[i] = schedule[i - 16] &+ s0 &+ schedule[i - 7] &+ s1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for i in 0..<64 {
          let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
          let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ constants[i] &+ schedule[i]
          let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
          let t2 = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
          (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
        }
        (state[0], state[1], state[2], state[3]) = (
          state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d
        )
        (state[4], state[5], state[6], state[7]) = (
          state[4] &+ e, state[5] &+ f, state[6] &+ g, state[7] &+ h
        )
      }
    }
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
  private static let roundConstants: [UInt32] = {
    // Computed: floor(2^32 · frac(∛p)) is the integer cube root of p · 2^96, low 32 bits.
    var primes: [UInt32] = []
    var candidate: UInt32 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ !candidate.isMultiple(of: $0) }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      var root: UInt64 = 0
      for bit in stride(from: 34, through: 0, by: -1) {
        let trial = root | 1 << UInt64(bit)
        if cube(trial) <= UInt128(prime) << 96 { root = trial }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }()

  private static func cube(_ value: UInt64) -> UInt128 { UInt128(value) * UInt128(value) * UInt128(value) }
}

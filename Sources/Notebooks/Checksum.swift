extension Sequence<UInt8> {
  /// A hash that is the same on every machine and in every process, unlike `hashValue`: FNV-1a, 64 bits.
  var stableHash: UInt64 {
    reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// A checksum against accidental changes: `stableHash` in 16 hexadecimal digits.
  var checksum: String {
    let digits = String(stableHash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

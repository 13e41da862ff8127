/// The checksum of HDF5's newer structures: Bob Jenkins's `lookup3` (hashlittle), with 0 as the initial value.
enum Checksum {
  /// - Throws: `FormatDamage` if the last four bytes are not the checksum of those before them.
  static func verify(_ bytes: [UInt8]) throws {
    #if !FUZZING
      guard bytes.count >= 4 else { throw FormatDamage.tooShort }
      let stored = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
      guard lookup3(bytes.dropLast(4)) == stored else { throw FormatDamage("a checksum does not agree") }
    #endif
  }

  static func lookup3(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var a = 0xDEAD_BEEF &+ UInt32(truncatingIfNeeded: bytes.count)
    var (b, c) = (a, a)
    func word(_ place: Int) -> UInt32 {
      var value: UInt32 = 0
      for index in 0..<4 where place + index < bytes.endIndex {
        value |= UInt32(bytes[place + index]) << UInt32(8 * index)
      }
      return value
    }
    func rotate(_ value: UInt32, _ by: UInt32) -> UInt32 { value << by | value >> (32 - by) }
    var place = bytes.startIndex
    while bytes.endIndex - place > 12 {
      a = a &+ word(place)
      b = b &+ word(place + 4)
      c = c &+ word(place + 8)
      a = (a &- c) ^ rotate(c, 4)
      c = c &+ b
      b = (b &- a) ^ rotate(a, 6)
      a = a &+ c
      c = (c &- b) ^ rotate(b, 8)
      b = b &+ a
      a = (a &- c) ^ rotate(c, 16)
      c = c &+ b
      b = (b &- a) ^ rotate(a, 19)
      a = a &+ c
      c = (c &- b) ^ rotate(b, 4)
      b = b &+ a
      place += 12
    }
    if place == bytes.endIndex { return c }
    a = a &+ word(place)
    b = b &+ word(place + 4)
    c = c &+ word(place + 8)
    c = (c ^ b) &- rotate(b, 14)
    a = (a ^ c) &- rotate(c, 11)
    b = (b ^ a) &- rotate(a, 25)
    c = (c ^ b) &- rotate(b, 16)
    a = (a ^ c) &- rotate(c, 4)
    b = (b ^ a) &- rotate(a, 14)
    c = (c ^ b) &- rotate(b, 24)
    return c
  }

  /// Fletcher's checksum over words of 16 bits, as the `fletcher32` filter computes it: the sums are over big-endian words.
  static func fletcher32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var (first, second): (UInt32, UInt32) = (0, 0)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      // The sums cannot overflow within 360 words.
      let end = min(place + 720, bytes.endIndex)
      while place < end {
        let low = place + 1 < bytes.endIndex ? UInt32(bytes[place + 1]) : 0
        first &+= UInt32(bytes[place]) << 8 | low
        second &+= first
        place += 2
      }
      first = (first & 0xFFFF) + (first >> 16)
      second = (second & 0xFFFF) + (second >> 16)
    }
    first = (first & 0xFFFF) + (first >> 16)
    second = (second & 0xFFFF) + (second >> 16)
    return second << 16 | first
  }
}

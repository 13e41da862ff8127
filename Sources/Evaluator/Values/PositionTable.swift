/// Finds the position of an entry by the hash of its key: open addressing with linear probing, over entries that lie in the
/// order of their insertion, as in CPython's dict.
struct PositionTable {
  private static let free: Int32 = -1
  private static let removed: Int32 = -2

  /// A position, `free` or `removed`; as many as a power of two, or none.
  private var places = ContiguousArray<Int32>()
  /// How many are not free.
  private var taken = 0
  /// How many positions it knows.
  private(set) var count = 0

  /// The position with a hash that is the wanted one.
  @inline(__always)
  func find(_ hash: Int, where isWanted: (Int) -> Bool) -> Int? {
    if count == 0 { return nil }
    let mask = places.count - 1
    return places.withUnsafeBufferPointer { places in
      var place = hash & mask
      while true {
        let position = places[place]
        if position >= 0 {
          if isWanted(Int(position)) { return Int(position) }
        } else if position == Self.free {
          return nil
        }
        place = (place + 1) & mask
      }
    }
  }

  /// Whether another position needs a larger table, which `rebuild` makes.
  @inline(__always)
  var isFull: Bool { 3 * (taken + 1) > 2 * places.count }

  /// Notes a position whose key is in no other.
  /// - Precondition: the table is not full.
  @inline(__always)
  mutating func insert(_ hash: Int, _ position: Int) {
    let mask = places.count - 1
    var place = hash & mask
    while places[place] != Self.free { place = (place + 1) & mask }
    places[place] = Int32(truncatingIfNeeded: position)
    taken += 1
    count += 1
  }

  mutating func remove(_ hash: Int, _ position: Int) {
    let mask = places.count - 1
    var place = hash & mask
    while places[place] != position {
      if places[place] == Self.free { return }
      place = (place + 1) & mask
    }
    places[place] = Self.removed
    count -= 1
  }

  /// Builds the table anew from all hashes with their positions, with room for twice as many.
  mutating func rebuild(from hashes: some Sequence<(hash: Int, position: Int)>, count: Int) {
    var size = 8
    while size < 3 * (count + 1) { size *= 2 }
    places = ContiguousArray(repeating: Self.free, count: size)
    taken = 0
    self.count = 0
    for (hash, position) in hashes { insert(hash, position) }
  }
}

/// Hashes for tables in memory. They differ from run to run, so that no file can hold keys that all collide.
enum QuickHash {
  private static let seed = UInt64.random(in: .min ... .max) | 1
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  static func mix(_ word: UInt64, _ state: UInt64 = seed) -> UInt64 {
    let (high, low) = (word ^ state).multipliedFullWidth(by: factor)
    return high ^ low
  }

  /// Of a text whose bytes do not lie in a row.
  @inline(never)
  static func hash(of text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }

  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var state = seed ^ UInt64(count)
    var start = 0
    while count - start > 8 {
      state = mix(bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self), state)
      start += 8
    }
    // The last up to eight bytes, some of them twice.
    switch count {
    case 8...: state = mix(bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self), state)
    case 4...:
      let (first, last) = (
        bytes.loadUnaligned(as: UInt32.self), bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      )
      state = mix(UInt64(first) << 32 | UInt64(last), state)
    case 1...:
      state = mix(UInt64(bytes[0]) << 16 | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]), state)
    default: break
    }
    return mix(state)
  }
}

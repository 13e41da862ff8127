/// The element type of an array or an attribute (IV.A.2.d).
enum DataType: Equatable {
  case float(bytes: Int, isBigEndian: Bool)
  case integer(bytes: Int, isSigned: Bool, isBigEndian: Bool)
  /// Fixed-length text, zero-terminated if shorter.
  case text(bytes: Int, isPaddedWithSpaces: Bool)
  /// Variable-length text, stored in a heap.
  case longText
  case other

  /// Bytes per element in the file; `nil` for unsupported types.
  func size(addressSize: Int) -> Int? {
    switch self {
    case .float(let bytes, _), .integer(let bytes, _, _), .text(let bytes, _): bytes
    case .longText: 8 + addressSize
    case .other: nil
    }
  }

  var isNumber: Bool {
    switch self {
    case .float, .integer: true
    case .text, .longText, .other: false
    }
  }

  /// NumPy's name of a type of numbers: "float32", "uint8".
  var name: String {
    switch self {
    case .float(let bytes, _): "float\(8 * bytes)"
    case .integer(let bytes, let isSigned, _): (isSigned ? "int" : "uint") + "\(8 * bytes)"
    case .text, .longText: "text"
    case .other: "other"
    }
  }

  var isBigEndian: Bool {
    switch self {
    case .float(_, let isBigEndian), .integer(_, _, let isBigEndian): isBigEndian
    case .text, .longText, .other: false
    }
  }

  init(_ cursor: Cursor) throws { self = try Self.read(cursor, depth: 0) }

  private static func read(_ start: Cursor, depth: Int) throws -> DataType {
    var cursor = start
    let first = try cursor.byte()
    let flags = try cursor.number(3)
    let size = try cursor.number(4)
    guard size > 0 else { throw FormatDamage("its elements have no bytes") }
    switch first & 15 {
    case 0:
      guard [1, 2, 4, 8].contains(size), try cursor.number(2) == 0, try cursor.number(2) == 8 * size else {
        return .other
      }
      return .integer(bytes: size, isSigned: flags & 8 != 0, isBigEndian: flags & 1 != 0)
    case 1:
      // Only IEEE 754 with the standard positions of sign, exponent and mantissa.
      let ieee = [2: [15, 10, 5, 0, 10, 15], 4: [31, 23, 8, 0, 23, 127], 8: [63, 52, 11, 0, 52, 1023]]
      guard let expected = ieee[size], try cursor.number(2) == 0, try cursor.number(2) == 8 * size,
        flags & 0x40 == 0, flags >> 4 & 3 == 2
      else { return .other }
      let found = [
        flags >> 8 & 0xFF, try cursor.byte(), try cursor.byte(), try cursor.byte(), try cursor.byte(),
        try cursor.number(4),
      ]
      return found == expected ? .float(bytes: size, isBigEndian: flags & 1 != 0) : .other
    case 3: return .text(bytes: size, isPaddedWithSpaces: flags & 15 == 2)
    case 8 where depth == 0 && flags & 0xFFFF == 2 && size == 1:
      // An enumeration, such as h5py's bool, is read as its numbers.
      let base = try read(cursor, depth: 1)
      return base.isNumber && base.size(addressSize: 8) == size ? base : .other
    case 9 where flags & 15 == 1: return .longText
    default: return .other
    }
  }
}

/// The lengths of an array's axes (IV.A.2.b).
struct Dataspace {
  /// `nil` for no elements.
  let lengths: [Int]?
  /// The maximum lengths; `nil` for an unlimited axis.
  let largest: [Int?]

  init(_ start: Cursor) throws {
    var cursor = start
    let version = try cursor.expectVersion(1...2, of: "a dataspace")
    let (rank, flags) = (try cursor.byte(), try cursor.byte())
    guard rank <= 32 else { throw FormatDamage("it has \(rank) axes") }
    let kind = try cursor.byte()
    if version == 1 { try cursor.skip(4) }
    guard version == 1 || kind != 2 else {
      (lengths, largest) = (nil, [])
      return
    }
    var lengths: [Int] = []
    for _ in 0..<rank { lengths.append(try cursor.length()) }
    var largest: [Int?] = lengths
    if flags & 1 != 0 {
      let unlimited = UInt64.max >> UInt64(64 - 8 * cursor.sizes.length)
      for axis in 0..<rank {
        let bits = try cursor.bits(cursor.sizes.length)
        largest[axis] = bits == unlimited ? nil : Int(clamping: bits)
      }
    }
    (self.lengths, self.largest) = (lengths, largest)
  }

  /// - Throws: `FormatDamage` if the number of elements exceeds an `Int`.
  func elementCount() throws -> Int {
    guard let lengths else { return 0 }
    return try product(lengths)
  }
}

/// - Throws: `FormatDamage` if the product exceeds an `Int`.
func product(_ factors: [Int]) throws -> Int {
  var result = 1
  for factor in factors where factor == 0 { return 0 }
  for factor in factors {
    let (next, isBeyond) = result.multipliedReportingOverflow(by: factor)
    guard factor >= 0, !isBeyond else { throw FormatDamage("it claims more elements than can be counted") }
    result = next
  }
  return result
}

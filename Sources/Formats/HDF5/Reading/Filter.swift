import CZlib

/// A filter applied to a chunk before it was written (IV.A.2.l).
enum Filter: Equatable {
  case gzip
  case shuffle(elementSize: Int?)
  case fletcher32
  /// An unsupported filter; an error only if a chunk was actually written with it.
  case unknown(number: Int)

  /// The filters in the order in which they were applied.
  static func pipeline(_ start: Cursor) throws -> [Filter] {
    var cursor = start
    let version = try cursor.expectVersion(1...2, of: "a list of filters")
    let count = try cursor.byte()
    guard count <= 32 else { throw FormatDamage("it has \(count) filters") }
    if version == 1 { try cursor.skip(6) }
    var filters: [Filter] = []
    for _ in 0..<count {
      let number = try cursor.number(2)
      let nameSize = version == 1 || number >= 256 ? try cursor.number(2) : 0
      try cursor.skip(2)
      let valueCount = try cursor.number(2)
      try cursor.skip(nameSize)
      if version == 1 { try cursor.skipPadding(after: nameSize) }
      var values: [Int] = []
      for _ in 0..<valueCount { values.append(try cursor.number(4)) }
      if version == 1, valueCount % 2 == 1 { try cursor.skip(4) }
      switch number {
      case 1: filters.append(.gzip)
      case 2: filters.append(.shuffle(elementSize: values.first))
      case 3: filters.append(.fletcher32)
      default: filters.append(.unknown(number: number))
      }
    }
    return filters
  }

  /// Undoes the filter; a whole chunk has `size` bytes.
  func undo(_ bytes: [UInt8], size: Int, elementSize: Int) throws -> [UInt8] {
    switch self {
    case .gzip: return try Self.inflate(bytes, size: size)
    case .shuffle(let width):
      let width = width ?? elementSize
      guard width > 0, width <= 1 << 16 else {
        throw FormatDamage("its elements are shuffled by \(width) bytes")
      }
      return Self.unshuffle(bytes, width: width)
    case .fletcher32:
      guard bytes.count >= 4 else { throw FormatDamage.tooShort }
      #if !FUZZING
        let stored = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
        let computed = Checksum.fletcher32(bytes.dropLast(4))
        // HDF5 before 1.6.3 wrote the bytes of each half in the other order.
        let swapped = (computed & 0xFF00_FF00) >> 8 | (computed & 0x00FF_00FF) << 8
        guard stored == computed || stored == swapped else { throw FormatDamage("a checksum does not agree") }
      #endif
      return Array(bytes.dropLast(4))
    case .unknown(let number):
      let names = [4: "szip", 5: "nbit", 6: "scaleoffset", 32000: "lzf", 32001: "blosc", 32015: "zstandard"]
      throw FormatDamage("the filter \(names[number] ?? "number \(number)") is not known here; gzip is")
    }
  }

  /// Decompresses at most a chunk's size, plus a checksum.
  private static func inflate(_ bytes: [UInt8], size: Int) throws -> [UInt8] {
    // Data that was filtered before may be slightly longer than the chunk: by a checksum, or if it is
    // incompressible.
    let room = size + size / 100 + 1024
    return try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var length = uLongf(room)
      let status = bytes.withUnsafeBufferPointer {
        uncompress(buffer.baseAddress, &length, $0.baseAddress, uLong($0.count))
      }
      guard status == Z_OK else {
        throw FormatDamage(
          status == Z_BUF_ERROR
            ? "a chunk unpacks to another size than it should" : "a chunk cannot be unpacked")
      }
      count = Int(length)
    }
  }

  /// Undoes the byte shuffle. Bytes left over at the end are unchanged.
  private static func unshuffle(_ bytes: [UInt8], width: Int) -> [UInt8] {
    let count = bytes.count / width
    if width == 1 || count < 2 { return bytes }
    var result = bytes
    for byte in 0..<width {
      let start = byte * count
      for element in 0..<count { result[element * width + byte] = bytes[start + element] }
    }
    return result
  }
}

/// Records of TensorBoard's event files: numbers with a tag, a step and a time.
///
/// A file is a sequence of records: length, a checksum of it, the record, a checksum of that (TFRecord). A record is a
/// protocol buffer: `tensorflow.Event`.
package struct EventRecords {
  /// The bytes so far.
  package private(set) var bytes: [UInt8] = []

  /// An empty file, which begins with its version. - Parameter time: seconds since 1970.
  package init(time: Double) { append(event(time) + field(3, Array("brain.Event:2".utf8))) }

  /// Adds a number.
  package mutating func add(_ tag: String, _ value: Double, step: Int, time: Double) {
    // A scalar float32 tensor: type, no axes, four bytes.
    let content = withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { Array($0) }
    let tensor = number(1, 1) + field(2, []) + field(4, content)
    append(tag, tensor, of: "scalars", step: step, time: time)
  }

  /// Adds how numbers are distributed: 30 intervals of one width, each with its ends and how many are in it.
  package mutating func add(_ tag: String, distributionOf values: [Double], step: Int, time: Double) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let width = (high - low) / Double(Self.intervals)
    var counts = [Double](repeating: 0, count: Self.intervals)
    for value in values where value.isFinite {
      counts[width > 0 ? min(Int((value - low) / width), Self.intervals - 1) : Self.intervals - 1] += 1
    }
    let rows = counts.indices.flatMap { place -> [Double] in
      let end = place == Self.intervals - 1 ? high : low + width * Double(place + 1)
      return [low + width * Double(place), end, counts[place]]
    }
    // A float64 tensor of (30, 3).
    let lengths = [UInt64(Self.intervals), 3].flatMap { field(2, number(1, $0)) }
    let content = rows.flatMap { row in withUnsafeBytes(of: row.bitPattern.littleEndian) { Array($0) } }
    append(
      tag, number(1, 2) + field(2, lengths) + field(4, content), of: "histograms", step: step, time: time)
  }

  private static let intervals = 30

  private mutating func append(_ tag: String, _ tensor: [UInt8], of plugin: String, step: Int, time: Double) {
    let metadata = field(1, field(1, Array(plugin.utf8)))
    let entry = field(1, Array(tag.utf8)) + field(9, metadata) + field(8, tensor)
    append(event(time) + number(2, UInt64(clamping: step)) + field(5, field(1, entry)))
  }

  // MARK: - Protocol buffers

  private func event(_ time: Double) -> [UInt8] {
    [1 << 3 | 1] + withUnsafeBytes(of: time.bitPattern.littleEndian) { Array($0) }
  }

  private func number(_ field: UInt8, _ value: UInt64) -> [UInt8] { [field << 3] + Self.varint(value) }

  private func field(_ field: UInt8, _ content: [UInt8]) -> [UInt8] {
    [field << 3 | 2] + Self.varint(UInt64(content.count)) + content
  }

  private static func varint(_ value: UInt64) -> [UInt8] {
    var (rest, bytes): (UInt64, [UInt8]) = (value, [])
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  // MARK: - Records

  private mutating func append(_ record: [UInt8]) {
    let length = withUnsafeBytes(of: UInt64(record.count).littleEndian) { Array($0) }
    bytes += length + Self.masked(length) + record + Self.masked(record)
  }

  /// CRC-32C, turned and shifted, so that a checksum of data with checksums differs from them.
  private static func masked(_ bytes: [UInt8]) -> [UInt8] {
    let sum = checksum(bytes)
    let mask = (sum >> 15 | sum << 17) &+ 0xA282_EAD8
    return withUnsafeBytes(of: mask.littleEndian) { Array($0) }
  }

  /// CRC-32C (Castagnoli 1993), reflected.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0x82F6_3B78 }
  }
}

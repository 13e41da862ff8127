/// Reads consecutive little-endian numbers from a part of a file.
struct Cursor {
  private let bytes: [UInt8]
  private(set) var place = 0
  /// Bytes of an address and of a length in this file.
  let sizes: (address: Int, length: Int)

  init(_ bytes: [UInt8], sizes: (address: Int, length: Int)) {
    self.bytes = bytes
    self.sizes = sizes
  }

  var remaining: Int { bytes.count - place }

  mutating func bytes(_ count: Int) throws -> [UInt8] {
    guard count >= 0, count <= remaining else { throw FormatDamage.tooShort }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  mutating func skip(_ count: Int) throws {
    guard count >= 0, count <= remaining else { throw FormatDamage.tooShort }
    place += count
  }

  /// Skips padding to the next multiple of 8.
  mutating func skipPadding(after count: Int) throws { try skip((8 - count % 8) % 8) }

  mutating func byte() throws -> Int { try number(1) }

  /// An unsigned integer of `count` bytes; one that exceeds an `Int` is refused.
  mutating func number(_ count: Int) throws -> Int {
    let value = try bits(count)
    guard let number = Int(exactly: value) else { throw FormatDamage("it holds a number beyond all bounds") }
    return number
  }

  mutating func bits(_ count: Int) throws -> UInt64 {
    guard (0...8).contains(count), count <= remaining else { throw FormatDamage.tooShort }
    var value: UInt64 = 0
    for index in 0..<count { value |= UInt64(bytes[place + index]) << UInt64(8 * index) }
    place += count
    return value
  }

  mutating func length() throws -> Int { try number(sizes.length) }

  /// An address; `nil` if all its bits are set, which means undefined.
  mutating func address() throws -> Int? {
    let value = try bits(sizes.address)
    if value == UInt64.max >> UInt64(64 - 8 * sizes.address) { return nil }
    guard let address = Int(exactly: value) else { throw FormatDamage("it points beyond its end") }
    return address
  }

  mutating func definedAddress() throws -> Int {
    guard let address = try address() else { throw FormatDamage("it points nowhere") }
    return address
  }

  mutating func expect(_ signature: StaticString) throws {
    let found = try bytes(signature.utf8CodeUnitCount)
    guard signature.withUTF8Buffer({ found.elementsEqual($0) }) else {
      throw FormatDamage("a part that should begin with \(signature) does not")
    }
  }

  mutating func expectVersion(_ versions: ClosedRange<Int>, of part: String) throws -> Int {
    let version = try byte()
    guard versions.contains(version) else {
      throw FormatDamage("\(part) of version \(version) is not known here")
    }
    return version
  }

  /// Text up to the first zero byte.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}

/// An HDF5 file, open for reading: groups, arrays of numbers and attributes of text, as Keras and h5py write them.
///
///     let file = try HDF5File.reading("digits.weights.h5")
///     let group = try file.root().group("layers/dense/vars")
///     let kernel = try group?.array("0")     // kernel.shape, then kernel.read(into: floats)
///
/// Files are not trusted. Only what is requested is read; every offset, length and count is checked against the
/// file's end and every structure against a bound, so that a damaged file gives an error in time and memory
/// proportional to its size and to the requested shapes. Links to other files are ignored.
///
/// Supported are superblocks 0 to 3, groups and headers of both kinds, compact, contiguous and chunked arrays with
/// all chunk indices, and the filters gzip, shuffle and fletcher32. Source: *HDF5 File Format Specification*,
/// version 3.0.
package final class HDF5File {
  /// For messages.
  package let path: String
  let bytes: FileBytes
  private var superblock = Superblock()

  private init(_ bytes: FileBytes, path: String) throws {
    self.path = path
    self.bytes = bytes
    guard let start = try Self.signature(in: bytes) else { throw FormatFault.notHDF5(path: path) }
    superblock = try doing("opening it") { try Superblock(bytes, at: start) }
  }

  /// Opens a file. `check` is called repeatedly while reading, and may throw to stop.
  ///
  /// - Throws: `SystemFault` if it cannot be read, `FormatFault`.
  package static func reading(_ path: String, checking check: @escaping () throws -> Void = {}) throws
    -> HDF5File
  {
    try HDF5File(FileBytes(path: path, checking: check), path: path)
  }

  /// Reads a file in memory; `name` is for messages. - Throws: `FormatFault`.
  package static func reading(
    _ bytes: [UInt8], name: String, checking check: @escaping () throws -> Void = {}
  ) throws -> HDF5File {
    try HDF5File(FileBytes(bytes, checking: check), path: name)
  }

  /// The root group. - Throws: `FormatFault.damaged`.
  package func root() throws -> HDF5Group {
    try doing("opening it") {
      HDF5Group(file: self, path: "", address: superblock.root, header: try header(at: superblock.root))
    }
  }

  /// The start of the file: 0, or after a user block of 512 bytes times a power of two.
  private static func signature(in bytes: FileBytes) throws -> Int? {
    let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    var start = 0
    while start <= bytes.count - signature.count, start <= 1 << 20 {
      if try bytes.part(at: start, count: signature.count) == signature { return start }
      start = start == 0 ? 512 : 2 * start
    }
    return nil
  }

  /// Adds the file and the activity to a fault.
  func doing<Result>(_ what: @autoclosure () -> String, _ body: () throws -> Result) throws -> Result {
    bytes.renewAllowance()
    do { return try body() } catch let damage as FormatDamage {
      throw FormatFault.damaged(path: path, doing: what(), reason: damage.reason)
    }
  }

  /// A part of the file at an address.
  func part(at address: Int, count: Int) throws -> [UInt8] {
    try bytes.part(at: try offset(address), count: count)
  }

  func offset(_ address: Int) throws -> Int {
    let (offset, isBeyond) = address.addingReportingOverflow(superblock.base)
    guard !isBeyond else { throw FormatDamage("it points beyond its end") }
    return offset
  }

  func cursor(at address: Int, count: Int) throws -> Cursor {
    Cursor(try part(at: address, count: count), sizes: superblock.sizes)
  }

  func cursor(_ bytes: [UInt8]) -> Cursor { Cursor(bytes, sizes: superblock.sizes) }

  /// A part without its checksum, the last four bytes, which is verified.
  func checkedCursor(at address: Int, count: Int) throws -> Cursor {
    let bytes = try part(at: address, count: count)
    try Checksum.verify(bytes)
    return cursor(bytes.dropLast(4))
  }

  private func cursor(_ bytes: ArraySlice<UInt8>) -> Cursor { cursor(Array(bytes)) }

  var sizes: (address: Int, length: Int) { superblock.sizes }
}

/// The superblock (III.A): the sizes of addresses and lengths, and the address of the root group.
private struct Superblock {
  var sizes = (address: 8, length: 8)
  var base = 0
  /// The address of the root group's header.
  var root = 0

  init() {}

  init(_ bytes: FileBytes, at start: Int) throws {
    // The file's recorded end.
    var end: Int?
    let found = min(bytes.count - start, 128)
    var cursor = Cursor(try bytes.part(at: start, count: found), sizes: (8, 8))
    try cursor.skip(8)
    let version = try cursor.expectVersion(0...3, of: "a superblock")
    if version < 2 {
      try cursor.skip(4)
      let sizes = try Self.sizes(&cursor)
      try cursor.skip(version == 0 ? 9 : 13)
      cursor = Cursor(try cursor.bytes(cursor.remaining), sizes: sizes)
      base = try cursor.definedAddress()
      _ = try cursor.address()
      end = try cursor.address()
      _ = try cursor.address()
      // The root group's symbol table entry: its name, then its header.
      _ = try cursor.bits(sizes.address)
      root = try cursor.definedAddress()
      self.sizes = sizes
    } else {
      let sizes = try Self.sizes(&cursor)
      try Checksum.verify(try bytes.part(at: start, count: min(found, 12 + 4 * sizes.address + 4)))
      try cursor.skip(1)
      cursor = Cursor(try cursor.bytes(cursor.remaining), sizes: sizes)
      base = try cursor.definedAddress()
      _ = try cursor.address()
      end = try cursor.address()
      root = try cursor.definedAddress()
      self.sizes = sizes
    }
    // A file to which a user block was added after writing still begins at its signature.
    if let end, base <= start, end > bytes.count - (start - base) {
      throw FormatDamage("it has \(bytes.count) bytes of \(end)")
    }
    if base == 0 { base = start }
  }

  private static func sizes(_ cursor: inout Cursor) throws -> (address: Int, length: Int) {
    let sizes = (address: try cursor.byte(), length: try cursor.byte())
    for size in [sizes.address, sizes.length] where ![2, 4, 8].contains(size) {
      throw FormatDamage("addresses of \(size) bytes are not known here")
    }
    return sizes
  }
}

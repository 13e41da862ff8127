import Files
import Glibc

/// The bytes of a file, where they lie: in memory, or mapped from the disk.
final class FileBytes: @unchecked Sendable {
  private let start: UnsafeRawPointer?
  let count: Int
  private let array: [UInt8]?

  /// Maps a file. - Throws: `SystemFault`.
  init(path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFault(path, doing: "read", code: errno) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw SystemFault(path, doing: "read", code: errno) }
    count = Int(information.st_size)
    array = nil
    let mapped = count > 0 ? mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0) : nil
    guard mapped != MAP_FAILED else { throw SystemFault(path, doing: "read", code: errno) }
    start = mapped.map { UnsafeRawPointer($0) }
  }

  init(_ bytes: [UInt8]) {
    (start, count, array) = (nil, bytes.count, bytes)
  }

  deinit { if let start { munmap(UnsafeMutableRawPointer(mutating: start), count) } }

  /// A whole number of so many bytes, the lowest first; nil beyond the end, or where it is more than an `Int`.
  func number(at offset: Int, bytes length: Int) -> Int? {
    guard offset >= 0, length <= count, offset <= count - length else { return nil }
    var result: UInt64 = 0
    for place in (offset..<offset + length).reversed() { result = result << 8 | UInt64(byte(place)) }
    return Int(exactly: result)
  }

  private func byte(_ place: Int) -> UInt8 {
    array?[place] ?? start?.load(fromByteOffset: place, as: UInt8.self) ?? 0
  }

  /// The bytes of a part; nil where it reaches beyond the end.
  func part(at offset: Int, count length: Int) -> [UInt8]? {
    guard offset >= 0, length >= 0, length <= count, offset <= count - length else { return nil }
    return (offset..<offset + length).map { byte($0) }
  }
}

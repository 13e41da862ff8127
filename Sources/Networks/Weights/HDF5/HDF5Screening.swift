import Files
import Glibc

/// A look at a file's global heaps before the library reads them: it follows their lengths without checking them, and never comes back
/// from a heap that says that nothing is left and goes on.
enum HDF5Screening {
  private static let signature = Array("GCOL".utf8)
  private static let headerBytes = 16

  /// - Throws: `SavingError.damaged`.
  static func check(_ bytes: UnsafeRawBufferPointer, path: String) throws {
    guard let start = bytes.baseAddress else { return }
    var offset = 0
    while offset + headerBytes <= bytes.count,
      let found = memchr(start + offset, Int32(UInt8(ascii: "G")), bytes.count - offset)
    {
      offset = UnsafeRawPointer(found) - start
      guard !bytes[offset...].starts(with: signature) || isSound(bytes, at: offset) else {
        throw SavingError.damaged(
          path: path, doing: "looking at its heaps", reason: "one at byte \(offset) contradicts itself")
      }
      offset += 1
    }
  }

  /// Whether the objects of a heap fill it; true for what only looks like one.
  private static func isSound(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    func number<T: FixedWidthInteger>(_ offset: Int, _ type: T.Type) -> Int {
      Int(clamping: T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self)))
    }
    guard start + headerBytes <= bytes.count, bytes[start + 4] == 1 else { return true }
    let size = number(start + 8, UInt64.self)
    guard size >= headerBytes, size <= bytes.count - start else { return false }
    let end = start + size
    var place = start + headerBytes
    while place + headerBytes <= end {
      let index = number(place, UInt16.self)
      let length = number(place + 8, UInt64.self)
      guard length <= end - place else { return false }
      // The length of what is free includes its own header.
      let needed = index == 0 ? length : headerBytes + (length + 7) / 8 * 8
      guard needed >= headerBytes, needed <= end - place else { return false }
      place += needed
    }
    return true
  }

  /// As `check`, for a file on disk.
  static func check(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFault(path, doing: "read", code: errno) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw SystemFault(path, doing: "read", code: errno) }
    let count = Int(information.st_size)
    guard count > 0, let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      return
    }
    defer { munmap(start, count) }
    try check(UnsafeRawBufferPointer(start: start, count: count), path: path)
  }
}

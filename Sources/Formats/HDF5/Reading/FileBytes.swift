import Files
import Glibc

/// The bytes of a file in memory or on disk. No read exceeds the end, wherever a damaged file points.
///
/// A file on disk is read in pieces, never mapped: if another program truncates it, the result is an error, not a
/// signal.
final class FileBytes {
  let count: Int
  private let memory: [UInt8]
  private let descriptor: Int32
  private let path: String
  /// Called before each read; may throw to stop reading.
  private let check: () throws -> Void
  /// The bytes of structure that may still be read for the current request. A valid file's structure is read about
  /// once.
  private var allowance: Int
  /// The piece of the file that was read last.
  private var window: (start: Int, bytes: [UInt8]) = (0, [])
  private static let windowSize = 1 << 14

  /// - Throws: `SystemFault` if there is no readable file.
  init(path: String, checking check: @escaping () throws -> Void) throws {
    self.path = path
    self.check = check
    memory = []
    (descriptor, count) = try FileCheck.open(path)
    allowance = Self.allowance(count)
  }

  init(_ bytes: [UInt8], checking check: @escaping () throws -> Void) {
    (path, memory, descriptor, count) = ("", bytes, -1, bytes.count)
    self.check = check
    allowance = Self.allowance(count)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func allowance(_ count: Int) -> Int { (1 << 20) + 8 * min(count, 1 << 40) }

  /// Begins a new request.
  func renewAllowance() { allowance = Self.allowance(count) }

  /// A part of the file's structure.
  func part(at start: Int, count length: Int) throws -> [UInt8] {
    guard start >= 0, length >= 0, length <= count, start <= count - length else {
      throw FormatDamage("it points beyond its end")
    }
    allowance -= length + 16
    guard allowance >= 0 else { throw FormatDamage("its parts lead round in circles") }
    if descriptor < 0 {
      return Array(memory[start..<start + length])
    }
    if start < window.start || start + length > window.start + window.bytes.count {
      try check()
      let size = min(max(length, Self.windowSize), count - start)
      let bytes = try [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
        try read(at: start, into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: size))
        filled = size
      }
      if length > Self.windowSize { return bytes }
      window = (start, bytes)
    }
    let offset = start - window.start
    return Array(window.bytes[offset..<offset + length])
  }

  /// Reads as many bytes as `room` holds.
  func read(at start: Int, into room: UnsafeMutableRawBufferPointer) throws {
    guard start >= 0, room.count <= count, start <= count - room.count else {
      throw FormatDamage("it points beyond its end")
    }
    guard let target = room.baseAddress else { return }
    try check()
    if descriptor < 0 {
      memory.withUnsafeBytes { bytes in
        room.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + room.count]))
      }
      return
    }
    var done = 0
    while done < room.count {
      // In pieces, so that reading gigabytes can be stopped.
      try check()
      let size = pread(descriptor, target + done, min(room.count - done, 1 << 24), off_t(start + done))
      if size > 0 {
        done += size
      } else if size == 0 {
        throw FormatDamage("it was cut short meanwhile")
      } else if errno != EINTR {
        throw SystemFault(path, doing: "read", code: errno)
      }
    }
  }
}

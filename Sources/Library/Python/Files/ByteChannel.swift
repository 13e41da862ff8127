import Evaluator
import Files
import Glibc

/// Bytes that are read and written at a position: a file, or memory.
protocol ByteChannel: AnyObject {
  /// Up to `count` bytes from the position on; fewer only at the end.
  func read(_ count: Int) throws -> [UInt8]
  /// Writes at the position, or at the end of a file that is appended to.
  func write(_ bytes: ArraySlice<UInt8>) throws
  /// Moves to a position from the start.
  func seek(to position: Int) throws
  var position: Int { get throws }
  var count: Int { get throws }
  func truncate(to count: Int) throws
  func close() throws
}

/// A regular file.
final class FileChannel: ByteChannel {
  private let path: String
  private(set) var descriptor: Int32

  /// How a file is opened: the letters of Python's mode.
  struct Mode {
    var isReading = false
    var isWriting = false
    var isAppending = false
    /// Whether what is there is deleted.
    var isTruncating = false
    /// Whether the file must not exist yet.
    var isExclusive = false
  }

  /// - `path`: as the program named it, for messages.
  /// - `place`: where it leads, which the session may use.
  /// - Throws: `Fault.operatingSystem`.
  init(_ path: String, at place: String, _ mode: Mode) throws {
    self.path = path
    var flags = mode.isReading ? (mode.isWriting ? O_RDWR : O_RDONLY) : O_WRONLY
    // The place has no links in it; one that somebody has put there since is not followed.
    flags |= O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW
    if mode.isWriting, mode.isTruncating || mode.isAppending || mode.isExclusive { flags |= O_CREAT }
    if mode.isTruncating { flags |= O_TRUNC }
    if mode.isExclusive { flags |= O_EXCL }
    if mode.isAppending { flags |= O_APPEND }
    descriptor = Glibc.open(place, flags, 0o666)
    guard descriptor >= 0 else { throw Fault.lastError(path) }
    var information = stat()
    let isKnown = fstat(descriptor, &information) == 0
    let kind = information.st_mode & S_IFMT
    guard isKnown, kind == S_IFREG || place == "/dev/null" else {
      let code = !isKnown ? errno : kind == S_IFDIR ? EISDIR : ESPIPE
      Glibc.close(descriptor)
      descriptor = -1
      throw Fault.operatingSystem(code: code, path: path)
    }
    if mode.isAppending { lseek(descriptor, 0, SEEK_END) }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  private func checked(_ result: Int) throws -> Int {
    guard result >= 0 else { throw Fault.lastError(path) }
    return result
  }

  package func read(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var held = 0
    while held < count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: held), count - held)
      }
      if got < 0, errno == EINTR { continue }
      if try checked(got) == 0 { break }
      held += got
    }
    return held == count ? bytes : Array(bytes[..<held])
  }

  package func write(_ bytes: ArraySlice<UInt8>) throws {
    guard bytes.withUnsafeBytes({ FileReplacement.writeAll($0, to: descriptor, stopsAtSignal: false) }) else {
      throw Fault.lastError(path)
    }
  }

  func seek(to position: Int) throws { _ = try checked(lseek(descriptor, position, SEEK_SET)) }

  var position: Int { get throws { try checked(lseek(descriptor, 0, SEEK_CUR)) } }

  package var count: Int {
    get throws {
      var information = stat()
      _ = try checked(Int(fstat(descriptor, &information)))
      return Int(information.st_size)
    }
  }

  func truncate(to count: Int) throws { _ = try checked(Int(ftruncate(descriptor, count))) }

  package func close() throws {
    guard descriptor >= 0 else { return }
    let result = Glibc.close(descriptor)
    descriptor = -1
    _ = try checked(Int(result))
  }
}

/// Bytes in memory.
final class MemoryChannel: ByteChannel {
  var bytes: [UInt8]
  private var place = 0
  /// Takes the bytes when it is closed, as a compressed file does.
  private let atEnd: (([UInt8]) throws -> Void)?

  init(_ bytes: [UInt8] = [], atEnd: (([UInt8]) throws -> Void)? = nil) {
    self.bytes = bytes
    self.atEnd = atEnd
  }

  package func read(_ count: Int) -> [UInt8] {
    guard place < bytes.count else { return [] }
    let end = min(bytes.count, place + min(count, bytes.count))
    defer { place = end }
    return Array(bytes[place..<end])
  }

  package func write(_ new: ArraySlice<UInt8>) throws {
    try EvaluationLimits.checkGrowth(ofText: bytes.count, by: max(0, place + new.count - bytes.count))
    if place > bytes.count { bytes += [UInt8](repeating: 0, count: place - bytes.count) }
    let end = min(bytes.count, place + new.count)
    bytes.replaceSubrange(place..<end, with: new)
    place += new.count
  }

  func seek(to position: Int) { place = position }

  var position: Int { place }

  package var count: Int { bytes.count }

  func truncate(to count: Int) throws {
    try EvaluationLimits.check(elements: count, of: "str")
    if count < bytes.count { bytes.removeLast(bytes.count - count) }
  }

  package func close() throws { try atEnd?(bytes) }
}

/// The bytes of another file, of which this one reads and writes the text.
final class NestedChannel: ByteChannel {
  let file: FileObject

  init(_ file: FileObject) { self.file = file }

  func read(_ count: Int) throws -> [UInt8] { try file.readBytes(count) }

  func write(_ bytes: ArraySlice<UInt8>) throws {
    try file.write(Array(bytes))
    try file.flush()
  }

  func seek(to position: Int) throws { try file.seek(to: position) }

  var position: Int { get throws { try file.position } }

  var count: Int { get throws { try file.count } }

  func truncate(to count: Int) throws { try file.truncate(to: count) }

  func close() throws { try file.close() }
}

import Files
import Glibc

/// Whole files of text.
package enum TextFile {
  /// The maximum size of a text: 64 MiB.
  static let largest = 64 << 20

  /// Reads a file.
  ///
  /// - Throws: `FileFault` if it cannot be read, is too large, or is not UTF-8.
  package static func read(_ path: String) throws(FileFault) -> String {
    // Opening a pipe without a writer would block.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(path, "read") }
    defer { close(descriptor) }
    var information = stat()
    let isPipe = fstat(descriptor, &information) == 0 && information.st_mode & S_IFMT == S_IFIFO
    return try read(descriptor: descriptor, name: path, patience: isPipe ? 2000 : 0)
  }

  /// Reads the rest of an open file, a pipe or standard input.
  ///
  /// - `patience`: how long to wait for a pipe's writer, in milliseconds.
  /// - Throws: `FileFault` if it cannot be read, is too large, or is not UTF-8.
  package static func read(descriptor: Int32, name: String, patience: Int = 0) throws(FileFault) -> String {
    var bytes: [UInt8] = []
    try forEachPiece(of: descriptor, name: name, patience: patience) { piece throws(FileFault) in
      bytes += piece
      if bytes.count > largest { throw FileFault(name, .tooLarge(limit: largest)) }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw FileFault(name, .notText) }
    return text.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Removes a file; false where there was none, or it stays.
  @discardableResult
  package static func remove(_ path: String) -> Bool { unlink(path) == 0 }

  /// Calls `body` with consecutive pieces of a regular file of any size.
  ///
  /// - Throws: `FileFault` if it cannot be read, or is a pipe or a device.
  package static func forEachPiece(
    of path: String, _ body: ([UInt8]) throws(FileFault) -> Void
  ) throws(FileFault) {
    let descriptor: Int32
    do { descriptor = try FileCheck.open(path).descriptor } catch { throw FileFault(error) }
    defer { close(descriptor) }
    try forEachPiece(of: descriptor, name: path, body)
  }

  /// Cuts a piece of a file into lines; what follows its last line break begins the next line.
  ///
  /// - `line`: the beginning of the next line, before and after. A line of more than `longest` bytes may be cut to
  ///   one that is still longer.
  /// - `body`: called with each whole line.
  package static func cutLines(
    of piece: [UInt8], after line: inout [UInt8], longest: Int, _ body: ([UInt8]) -> Void
  ) {
    var rest = piece[...]
    while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
      if line.count <= longest { line += rest[..<feed] }
      body(line)
      line.removeAll(keepingCapacity: true)
      rest = rest[(feed + 1)...]
    }
    if line.count <= longest { line += rest }
  }

  private static func forEachPiece(
    of descriptor: Int32, name: String, patience: Int = 0, _ body: ([UInt8]) throws(FileFault) -> Void
  ) throws(FileFault) {
    let size = 1 << 16
    var piece = [UInt8](repeating: 0, count: size)
    var patience = patience
    while true {
      let count = Glibc.read(descriptor, &piece, size)
      var events = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if count == 0 {
        // End of file, or the pipe has no writer yet, which `poll` waits for.
        if patience <= 0 { return }
        let found = poll(&events, 1, 100)
        if found < 0 { throw .system(name, "read") }
        if found > 0, events.revents & Int16(POLLIN) == 0 { return }
        patience -= 100
        if found == 0, patience <= 0 { throw FileFault(name, .noWriter) }
      } else if count > 0 {
        patience = 0
        try body(Array(piece[..<count]))
      } else if errno == EAGAIN {
        // A signal ends the wait, so that Ctrl-C works.
        if poll(&events, 1, -1) < 0 { throw .system(name, "read") }
      } else if errno != EINTR {
        throw .system(name, "read")
      }
    }
  }

  /// Writes a file atomically.
  ///
  /// - Throws: `FileFault` if it cannot be written.
  package static func write(_ text: String, to path: String) throws(FileFault) {
    do { try FileReplacement.replace(path, with: Array(text.utf8)) } catch let fault as SystemFault {
      throw FileFault(fault)
    } catch {
      throw FileFault(path, .system(doing: "write", errno: EIO))
    }
  }

  /// Writes all bytes of a text; false, with `errno` set, on failure.
  static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { FileReplacement.writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
  }
}

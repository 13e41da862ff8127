import Glibc

/// Whole files of text.
public enum TextFile {
  /// The most bytes that are read as text: 64 MiB.
  static let largest = 64 << 20

  /// Reads a file.
  ///
  /// - Throws: `FileFault` where it cannot be read, is too large, or is not UTF-8.
  public static func read(_ path: String) throws(FileFault) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path, "read") }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, name: path)
  }

  /// Reads what is left of an open file, a pipe or the standard input.
  ///
  /// - Throws: `FileFault` where it cannot be read, is too large, or is not UTF-8.
  public static func read(descriptor: Int32, name: String) throws(FileFault) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(name, "read")
      }
      bytes += chunk[..<count]
      if bytes.count > largest { throw FileFault(name, .tooLarge(bytes: bytes.count, limit: largest)) }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw FileFault(name, .notText) }
    return text.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Writes a file so that at each moment it holds the old text or the new one, whole.
  ///
  /// - Throws: `FileFault` where it cannot be written.
  public static func write(_ text: String, to path: String) throws(FileFault) {
    var target = path
    if let resolved = realpath(path, nil) {
      target = String(cString: resolved)
      free(resolved)
    }
    var information = stat()
    let exists = stat(target, &information) == 0
    if exists, information.st_mode & S_IFMT != S_IFREG { return try overwrite(path, with: text) }
    let draft = "\(target).\(getpid()).tmp"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(path, "write") }
    let isWritten =
      writeAll(text, to: descriptor) && (!exists || fchmod(descriptor, information.st_mode & 0o777) == 0)
      && fsync(descriptor) == 0
    let failure = errno
    close(descriptor)
    guard isWritten, rename(draft, target) == 0 else {
      let reason = isWritten ? errno : failure
      unlink(draft)
      throw FileFault(path, .system(doing: "write", errno: reason))
    }
  }

  /// Writes to what is no regular file, such as a pipe or a terminal.
  private static func overwrite(_ path: String, with text: String) throws(FileFault) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path, "write") }
    defer { close(descriptor) }
    guard writeAll(text, to: descriptor) else { throw .system(path, "write") }
  }

  /// Writes all bytes of a text; false, with `errno` set, where that fails.
  static func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return true
    }
  }
}

import Evaluator
import Files
import Glibc

/// A file's bytes.
package enum FileBytes {
  /// - Throws: Python's `FileNotFoundError` and its like.
  package static func openFile(_ path: String) throws -> (descriptor: Int32, size: Int) {
    do throws(SystemFault) {
      return try FileCheck.open(path)
    } catch { throw Fault.operatingSystem(code: error.code, path: path) }
  }

  /// - Throws: Python's `OSError`, `Fault.tooLarge`.
  package static func read(_ path: String) throws -> [UInt8] {
    let (descriptor, size) = try openFile(path)
    defer { close(descriptor) }
    let most = 2 << 30
    guard size <= most else {
      throw Fault.tooLarge(what: path, size: "\(size) bytes", limit: "\(most) bytes")
    }
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let read = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if read < 0 { throw Fault.operatingSystem(code: errno, path: path) }
        if read == 0 { break }
        count += read
      }
    }
  }
}

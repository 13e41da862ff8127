import CZip
import Glibc

/// A zip archive being written. Members are stored uncompressed unless told otherwise, as in Keras: weights hardly compress.
package final class ZipWriter {
  /// For messages.
  private let name: String
  private var archive: OpaquePointer?

  /// - Throws: `FormatFault.notWritten`.
  package init(_ path: String, name: String) throws {
    self.name = name
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
      throw FormatFault.notWritten(path: name, doing: "making the archive", reason: ZipReader.reason(code))
    }
    self.archive = archive
  }

  deinit { if let archive { zip_discard(archive) } }

  /// - Throws: `FormatFault.notWritten`.
  package func add(_ member: String, _ bytes: [UInt8], isCompressed: Bool = false) throws {
    guard let archive else { return }
    // The library owns the bytes until the archive is closed, and frees them.
    guard let copy = malloc(max(1, bytes.count)) else { throw failure("adding \(member)") }
    bytes.withUnsafeBytes {
      if let start = $0.baseAddress { copy.copyMemory(from: start, byteCount: $0.count) }
    }
    guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1) else {
      free(copy)
      throw failure("adding \(member)")
    }
    let index = zip_file_add(archive, member, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw failure("adding \(member)")
    }
    guard
      zip_set_file_compression(
        archive, UInt64(index), isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0
    else {
      throw failure("adding \(member)")
    }
  }

  /// Finishes and closes the archive. - Throws: `FormatFault.notWritten`.
  package func close() throws {
    guard let archive else { return }
    guard zip_close(archive) == 0 else { throw failure("closing the archive") }
    self.archive = nil
  }

  private func failure(_ doing: String) -> FormatFault {
    let reason = archive.map { String(cString: zip_strerror($0)).lowercased() } ?? "it is closed"
    return .notWritten(path: name, doing: doing, reason: reason)
  }
}

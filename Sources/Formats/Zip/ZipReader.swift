import CZip
import Files

/// A zip archive, open for reading.
package final class ZipReader {
  package let path: String
  private let archive: OpaquePointer

  /// - Throws: `SystemFault` if there is no file, `FormatFault.notArchive`.
  package init(_ path: String) throws {
    try FileCheck.readable(path)
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      throw FormatFault.notArchive(path: path, reason: Self.reason(code))
    }
    self.path = path
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  /// The names of all members, in the archive's order; those of folders end in a slash.
  package var names: [String] {
    let count = zip_get_num_entries(archive, 0)
    return (0..<max(0, count)).compactMap { index in
      zip_get_name(archive, UInt64(index), 0).map { String(cString: $0) }
    }
  }

  /// The bytes of a member, at most `limit`; `check` is called repeatedly and may throw to stop. The archive's
  /// recorded size is not trusted.
  ///
  /// - Throws: `FormatFault.missingMember`, `.memberTooLarge`, `.damaged`.
  package func bytes(of member: String, limit: Int, checking check: () throws -> Void = {}) throws -> [UInt8]
  {
    let index = zip_name_locate(archive, member, 0)
    guard index >= 0 else { throw FormatFault.missingMember(path: path, member: member) }
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
      throw damaged(member, String(cString: zip_strerror(archive)))
    }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      try check()
      let count = zip_fread(file, &chunk, UInt64(chunk.count))
      if count == 0 { return bytes }
      guard count > 0 else { throw damaged(member, String(cString: zip_file_strerror(file))) }
      bytes += chunk[..<Int(count)]
      guard bytes.count <= limit else {
        throw FormatFault.memberTooLarge(path: path, member: member, limit: limit)
      }
    }
  }

  private func damaged(_ member: String, _ reason: String) -> FormatFault {
    .damaged(path: path, doing: "reading \(member)", reason: reason.lowercased())
  }

  static func reason(_ code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error)).lowercased()
  }
}

import Engine
import Files
@preconcurrency import Glibc

/// A file that a program names by its URL, fetched once into a folder.
package struct PublishedFile {
  package let url: String
  /// Where it lies, or will.
  package let path: String
  /// SHA-256 in hexadecimal digits; `nil` if it is not known.
  package let digest: String?

  package init(url: String, path: String, digest: String?) {
    (self.url, self.path, self.digest) = (url, path, digest)
  }

  /// The path, after a download where the file is not there, is another, or is asked for anew.
  ///
  /// - Throws: `DatasetError`, `SystemFault`, `Interrupted`.
  package func located(
    anew: Bool, progress: (DownloadProgress) throws -> Void = { _ in },
    mayFetch: (_ address: String) throws -> Bool
  ) throws -> String {
    if !anew, FileCheck.exists(path), try isWhole(path) { return path }
    guard try mayFetch(url) else { throw failed(.notAllowed) }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try FileContent.makeFolder(folder)
    let part = path + ".part"
    unlink(part)
    try transfer(to: part, progress)
    guard try isWhole(part) else {
      unlink(part)
      throw failed(.wrongContent(.altered(expected: digest ?? "", found: "another")))
    }
    guard rename(part, path) == 0 else { throw DatasetError.unwritable(path: path, code: errno) }
    return path
  }

  private func isWhole(_ path: String) throws -> Bool {
    guard let digest else { return true }
    return Digest.hexadecimal(of: try FileContent.bytes(of: path)) == digest.lowercased()
  }

  private func transfer(to part: String, _ progress: (DownloadProgress) throws -> Void) throws {
    let child: ChildProcess
    do {
      child = try ChildProcess(
        "curl",
        arguments: [
          "--fail", "--proto", "=https", "--location", "--silent", "--show-error", "--connect-timeout", "20",
          "--speed-limit",
          "100",
          "--speed-time", "60", "--output", part, "--url", url,
        ])
    } catch { throw failed(.noProgram("curl")) }
    while true {
      if let status = child.poll() {
        if status == ChildProcess.interrupted {
          _ = Interruption.take()
          throw Interrupted()
        }
        guard status == 0 else { throw failed(.refused(status: status, message: child.complaint())) }
        return
      }
      try Interruption.check()
      try progress(DownloadProgress(file: name, url: url, received: 0, total: 0))
      usleep(50_000)
    }
  }

  private var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  private func failed(_ reason: DownloadFailure.Reason) -> DatasetError {
    .unavailable(file: name, looked: [], attempts: [DownloadFailure(url: url, reason: reason)])
  }

  /// Calls `write` with the name and the content of each file in a tar archive, also one compressed by gzip.
  ///
  /// - Throws: `DatasetError.damaged`, and what `write` throws.
  package static func unpackTape(_ path: String, write: (String, [UInt8]) throws -> Void) throws {
    let bytes = try FileContent.bytes(of: path)
    do {
      let archive =
        bytes.starts(with: [0x1F, 0x8B]) ? TapeArchive(try GzipStream(bytes)) : TapeArchive(plain: bytes)
      while let (name, content) = try archive.next(where: { _ in true }) {
        try Interruption.check()
        try write(name, content)
      }
    } catch let damage as DataDamage {
      throw DatasetError.damaged(DataFile(path: path, origin: .learner), damage)
    }
  }

  /// Where a file of an archive lies in a folder.
  ///
  /// - Throws: `DatasetError.damaged` for a name that leads out of the folder.
  package static func path(of name: String, in folder: String) throws -> String {
    let parts = name.split(separator: "/").filter { $0 != "." }
    guard !name.hasPrefix("/"), !parts.contains(".."), !parts.isEmpty else {
      throw DatasetError.damaged(
        DataFile(path: folder, origin: .learner),
        .brokenArchive(reason: "“\(name)” would lie outside of the folder"))
    }
    return folder + "/" + parts.joined(separator: "/")
  }

  /// Writes a file, in a folder that is made if it is not there.
  package static func write(_ content: [UInt8], to path: String) throws {
    if let slash = path.lastIndex(of: "/") { try FileContent.makeFolder(String(path[..<slash])) }
    try FileReplacement.replace(path, with: content)
  }
}

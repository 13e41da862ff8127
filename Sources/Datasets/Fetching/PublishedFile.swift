import Engine
import Files
@preconcurrency import Glibc

/// A file of which an address is known, fetched once into a folder.
package struct PublishedFile {
  package let url: String
  /// Where it lies, or will.
  package let path: String
  /// SHA-256 in hexadecimal digits; `nil` if it is not known.
  package let digest: String?
  /// What it is called in messages.
  private let name: String
  /// Where it was looked for before.
  private let looked: [DatasetError.SearchedFolder]

  /// - `name`: what it is called in messages; `nil`: the last part of its path.
  package init(
    url: String, path: String, digest: String? = nil, name: String? = nil,
    looked: [DatasetError.SearchedFolder] = []
  ) {
    (self.url, self.path, self.digest, self.looked) = (url, path, digest, looked)
    self.name = name ?? path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The path, after a download where the file is not there, is another, or is asked for anew.
  ///
  /// - Throws: `DatasetError`, `SystemFault`, `Interrupted`.
  package func located(
    anew: Bool = false, progress: (DownloadProgress) throws -> Void,
    mayFetch: (_ address: String) throws -> Bool
  ) throws -> String {
    if !anew, FileCheck.exists(path), try damage(of: path) == nil { return path }
    guard try mayFetch(url) else { throw failed(.notAllowed) }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try FileContent.makeFolder(folder)
    // Of this process alone, as is what is on the way.
    let fetched = "\(path).\(getpid()).fetched"
    let downloader = Downloader()
    let refusal = try downloader.fetch(url, to: fetched) { received in
      try progress(DownloadProgress(file: name, url: url, received: received, total: 0))
    }
    if let refusal {
      throw failed(
        refusal.lacksProgram
          ? .noProgram(downloader.program)
          : .refused(status: Int32(clamping: refusal.status), message: refusal.reason))
    }
    if let damage = try damage(of: fetched) {
      unlink(fetched)
      throw failed(.wrongContent(damage))
    }
    guard rename(fetched, path) == 0 else { throw DatasetError.unwritable(path: path, code: errno) }
    return path
  }

  private func damage(of path: String) throws -> DataDamage? {
    guard let digest = digest?.lowercased() else { return nil }
    let found = Digest.hexadecimal(of: try FileContent.bytes(of: path))
    return found == digest ? nil : .altered(expected: digest, found: found)
  }

  private func failed(_ reason: DownloadFailure.Reason) -> DatasetError {
    .unavailable(file: name, looked: looked, attempts: [DownloadFailure(url: url, reason: reason)])
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

extension DataFinder {
  /// Fetches a file of which only the address is known into the cache.
  ///
  /// - Parameters:
  ///   - name: its path in the cache.
  ///   - url: its address.
  ///   - progress: called while it is fetched.
  ///   - mayFetch: whether the file at an address may be fetched.
  /// - Throws: `DatasetError`, `SystemFault`, `Interrupted`.
  package func fetch(
    _ name: String, from url: String, progress: (DownloadProgress) throws -> Void,
    mayFetch: (_ address: String) throws -> Bool
  ) throws -> DataFile {
    guard let cache else {
      throw DatasetError.unavailable(
        file: name, looked: searched, attempts: [DownloadFailure(url: url, reason: .noCache)])
    }
    let file = PublishedFile(
      url: url, path: Self.joining(cache.path, name), name: name, looked: searched)
    return DataFile(path: try file.located(progress: progress, mayFetch: mayFetch), origin: .cache)
  }
}

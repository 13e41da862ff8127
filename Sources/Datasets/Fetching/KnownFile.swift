import Files
import Glibc

/// A published file: its name, size and digest.
struct KnownFile: Sendable, Equatable {
  /// The path below a data folder: `mnist/train-images-idx3-ubyte.gz`.
  let name: String
  /// Its URLs, best first.
  let urls: [String]
  let byteCount: Int
  /// SHA-256, 64 lower-case hexadecimal digits.
  let digest: String
  /// The names under which Keras keeps it in its own folder.
  var kerasNames: [String] = []

  /// How `bytes` differ from this file, `siblings` being other files that they may be; `nil` if they are this
  /// file's.
  func damage(in bytes: [UInt8], siblings: [KnownFile] = []) -> DataDamage? {
    let sizes = [byteCount] + siblings.map(\.byteCount)
    if sizes.contains(bytes.count) {
      let found = Digest.hexadecimal(of: bytes)
      if found == digest, bytes.count == byteCount { return nil }
      if let other = siblings.first(where: { $0.digest == found }) { return .mislabelled(as: other.name) }
      if bytes.count == byteCount { return .altered(expected: digest, found: found) }
    }
    return bytes.count < byteCount
      ? .truncated(expected: byteCount, found: bytes.count)
      : .oversized(expected: byteCount, found: bytes.count)
  }
}

extension KnownFile {
  /// The file where it was found, or downloaded into the cache. - Throws: `DatasetError.unavailable`.
  func located(
    _ finder: DataFinder, _ downloader: Downloader, progress: (DownloadProgress) throws -> Void,
    mayFetch: (_ address: String) throws -> Bool = { _ in true }
  ) throws -> DataFile {
    if let found = finder.find(self) { return found }
    let failures: [DownloadFailure]
    if let cache = finder.cache {
      do {
        guard try mayFetch(urls[0]) else {
          throw Downloader.AttemptsFailed(failures: [DownloadFailure(url: urls[0], reason: .notAllowed)])
        }
        return try downloader.fetch(self, into: cache.path, progress: progress)
      } catch let error as Downloader.AttemptsFailed {
        failures = error.failures
      }
    } else {
      failures = urls.map { DownloadFailure(url: $0, reason: .noCache) }
    }
    throw DatasetError.unavailable(file: name, looked: finder.searched, attempts: failures)
  }
}

extension DataFinder {
  /// The path of a file, also where Keras keeps it.
  func find(_ file: KnownFile) -> DataFile? {
    find(file.name, inKeras: ([file.name] + file.kerasNames).map { "datasets/" + $0 })
  }
}

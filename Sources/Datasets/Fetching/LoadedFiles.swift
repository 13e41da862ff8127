import Files
import Glibc
import Synchronization
import Tensors

/// The data that this process has loaded, with digests: what results depend on beside a program and its seed.
package enum LoadedFiles {
  private struct Records {
    var digests: [String: String] = [:]
    /// Files without a digest yet: paths by name.
    var unread: [String: String] = [:]
  }

  private static let records = Mutex(Records())

  /// SHA-256 by name, as in `mnist/train-images-idx3-ubyte.gz`.
  package static var all: [String: String] {
    let unread = records.withLock { records in
      defer { records.unread = [:] }
      return records.unread
    }
    for (name, path) in unread { Digest.hexadecimal(ofFile: path).map { record(name, $0) } }
    return records.withLock { $0.digests }
  }

  static func record(_ name: String, _ digest: String) { records.withLock { $0.digests[name] = digest } }

  /// Records a published file that was read and has its digest.
  static func record(_ file: KnownFile) { record(file.name, file.digest) }

  /// Records a file under a name; not where it cannot be read. It is read again only once somebody asks for its digest.
  package static func record(file path: String, as name: String) {
    records.withLock { $0.unread[name] = path }
  }

  /// Records drawn images by the first of each part: a version that draws others has another digest.
  package static func record(drawn data: TrainTestSplit, as name: String) {
    let digest = Digest.sha256()
    for part in [data.train, data.test] {
      for tensor in [part.images, part.labels] {
        guard let bytes = try? tensor.indexed(by: [.slice(stop: 1000)]).elements(UInt8.self) else { return }
        digest.add(bytes[...])
      }
    }
    record(name, digest.hexadecimal)
  }
}

extension ImageFolder {
  /// Records the folder by the names and sizes of its files; reading them all would take long.
  package func record(as name: String) {
    let digest = Digest.sha256()
    for picture in pictures.sorted(by: { $0.name < $1.name }) {
      var information = stat()
      let size =
        stat(DataFinder.joining(path, picture.name), &information) == 0 ? Int(information.st_size) : 0
      digest.add(Array("\(picture.name) \(size)\n".utf8)[...])
    }
    LoadedFiles.record("\(name): names and sizes of files", digest.hexadecimal)
  }
}

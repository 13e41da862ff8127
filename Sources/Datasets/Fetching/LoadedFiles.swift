import Synchronization

/// The published files that this process has read, with their digests, which were checked.
package enum LoadedFiles {
  private static let digests = Mutex<[String: String]>([:])

  /// Records a file that was read and has its digest.
  static func record(_ file: KnownFile) { digests.withLock { $0[file.name] = file.digest } }

  /// SHA-256 by name, as in `mnist/train-images-idx3-ubyte.gz`.
  package static var all: [String: String] { digests.withLock { $0 } }
}

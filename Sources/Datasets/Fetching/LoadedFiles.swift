import Glibc
import Synchronization
import Tensors

/// The data that this process has loaded, with digests: what results depend on beside a program and its seed.
package enum LoadedFiles {
  private static let digests = Mutex<[String: String]>([:])

  /// SHA-256 by name, as in `mnist/train-images-idx3-ubyte.gz`.
  package static var all: [String: String] { digests.withLock { $0 } }

  static func record(_ name: String, _ digest: String) { digests.withLock { $0[name] = digest } }

  /// Records a published file that was read and has its digest.
  static func record(_ file: KnownFile) { record(file.name, file.digest) }

  /// Records a file under a name; not where it cannot be read.
  package static func record(file path: String, as name: String) {
    var digest = SHA256()
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0 { return }
      if count == 0 { break }
      digest.add(piece[..<count])
    }
    record(name, digest.hexadecimal)
  }

  /// Records drawn images: a version that draws others has another digest.
  package static func record(drawn data: TrainTestSplit, as name: String) {
    var digest = SHA256()
    for part in [data.train, data.test] {
      for tensor in [part.images, part.labels] {
        guard let bytes = try? tensor.elements(UInt8.self) else { return }
        digest.add(bytes[...])
      }
    }
    record(name, digest.hexadecimal)
  }
}

extension ImageFolder {
  /// Records the folder by the names and sizes of its files; reading them all would take long.
  package func record(as name: String) {
    var digest = SHA256()
    for picture in pictures.sorted(by: { $0.name < $1.name }) {
      var information = stat()
      let size =
        stat(DataFinder.joining(path, picture.name), &information) == 0 ? Int(information.st_size) : 0
      digest.add(Array("\(picture.name) \(size)\n".utf8)[...])
    }
    LoadedFiles.record("\(name): names and sizes of files", digest.hexadecimal)
  }
}

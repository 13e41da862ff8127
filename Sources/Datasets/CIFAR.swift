import Engine
import Glibc
import Tensors

/// CIFAR-10 and CIFAR-100: 60,000 colour photos of 32 × 32 pixels (Krizhevsky 2009).
///
///     let photos = try CIFAR.load(.ten)
///     photos.train.images.shape     // (50000, 32, 32, 3), uint8
///     photos.test.labels.shape      // (10000, 1), uint8
package enum CIFAR {
  package enum Kind: Sendable {
    case ten
    /// With 100 fine or 20 coarse classes.
    case hundred

    var archive: KnownFile {
      switch self {
      case .ten:
        KnownFile(
          name: "cifar/cifar-10-python.tar.gz",
          urls: ["https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"], byteCount: 170_498_071,
          digest: "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
          kerasNames: [
            "cifar-10-batches-py-target_archive", "cifar-10-batches-py.tar.gz", "cifar-10-python.tar.gz",
          ])
      case .hundred:
        KnownFile(
          name: "cifar/cifar-100-python.tar.gz",
          urls: ["https://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz"], byteCount: 169_001_437,
          digest: "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7",
          kerasNames: [
            "cifar-100-python-target_archive", "cifar-100-python.tar.gz",
          ])
      }
    }

    fileprivate var trainNames: [String] {
      self == .ten ? (1...5).map { "cifar-10-batches-py/data_batch_\($0)" } : ["cifar-100-python/train"]
    }

    fileprivate var testName: String {
      self == .ten ? "cifar-10-batches-py/test_batch" : "cifar-100-python/test"
    }
  }

  /// Finds the archive, downloads it if it is missing, checks and unpacks it.
  ///
  /// - `labelKey`: "labels", or "fine_labels" and "coarse_labels" of CIFAR-100.
  /// - Throws: `DatasetError` if the archive is damaged or unavailable, `OutOfMemory`, `Interrupted`.
  package static func load(
    _ kind: Kind, labelKey: String = "labels", finder: DataFinder = .current,
    downloader: Downloader = Downloader(), progress: (DownloadProgress) throws -> Void = { _ in },
    mayFetch: (_ address: String) throws -> Bool = { _ in true }
  ) throws -> TrainTestSplit {
    let file = kind.archive
    let found = try file.located(finder, downloader, progress: progress, mayFetch: mayFetch)
    let bytes = try found.contents()
    do {
      if let damage = file.damage(in: bytes) { throw damage }
      LoadedFiles.record(file)
      let stream = try GzipStream(bytes)
      return try read(TapeArchive(stream), kind, labelKey: labelKey)
    } catch let damage as DataDamage {
      throw DatasetError.damaged(found, damage)
    }
  }

  /// The parts of an unpacked archive. - Throws: `DataDamage`.
  static func read(_ archive: TapeArchive, _ kind: Kind, labelKey: String) throws -> TrainTestSplit {
    var parts: [String: (pixels: [UInt8], labels: [UInt8])] = [:]
    let wanted = Set(kind.trainNames + [kind.testName])
    while parts.count < wanted.count, let (name, content) = try archive.next(where: wanted.contains) {
      try Interruption.check()
      parts[name] = try batch(content, labelKey: labelKey)
    }
    func images(_ names: [String]) throws -> LabelledImages {
      var (pixels, labels): ([UInt8], [UInt8]) = ([], [])
      for name in names {
        guard let part = parts[name] else { throw DataDamage.missingMember(name) }
        pixels += part.pixels
        labels += part.labels
      }
      // Channel after channel in the file; here the channels of a pixel stand together.
      let planes = try Tensor(shape: [labels.count, 3, 32, 32], elements: pixels)
      return LabelledImages(
        images: try planes.transposed([0, 2, 3, 1]).copy(),
        labels: try Tensor(shape: [labels.count, 1], elements: labels))
    }
    return TrainTestSplit(train: try images(kind.trainNames), test: try images([kind.testName]))
  }

  private static func batch(_ bytes: [UInt8], labelKey: String) throws(DataDamage) -> (
    pixels: [UInt8], labels: [UInt8]
  ) {
    let value = try Pickle.value(of: bytes)
    guard let pixels = value["data"]?.bytes, let numbers = value[labelKey]?.numbers,
      pixels.count == numbers.count * 3072, numbers.allSatisfy({ 0..<256 ~= $0 })
    else { throw .brokenPickle(reason: "it holds no pictures with \(labelKey)") }
    return (pixels, numbers.map { UInt8($0) })
  }
}

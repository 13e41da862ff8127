import Engine
import Glibc
import Tensors

/// MNIST: 70,000 handwritten digits of 28 × 28 pixels (LeCun, Cortes and Burges).
///
///     let digits = try MNIST.load()
///     digits.train.images.shape     // (60000, 28, 28), uint8
///     digits.test.labels.shape      // (10000,), uint8
package enum MNIST {
  /// Finds the four files, downloads missing ones, checks and decompresses them.
  ///
  /// - Parameters:
  ///   - progress: called repeatedly with the progress of a download.
  ///   - mayFetch: whether the file at an address may be fetched; asked before a download.
  /// - Throws: `DatasetError` if a file is damaged or unavailable, `OutOfMemory`, `Interrupted`.
  package static func load(
    finder: DataFinder = .current, downloader: Downloader = Downloader(),
    progress: (DownloadProgress) throws -> Void = { _ in },
    mayFetch: (_ address: String) throws -> Bool = { _ in true }
  ) throws -> TrainTestSplit {
    try load(
      files: .canonical, finder: finder, downloader: downloader, progress: progress, mayFetch: mayFetch)
  }

  /// Whether all four files are on this machine.
  package static func isFound(finder: DataFinder = .current) -> Bool {
    Files.canonical.all.allSatisfy { finder.find($0.name) != nil }
  }

  /// The four files of a dataset in MNIST's format.
  struct Files: Sendable {
    var trainImages, trainLabels, testImages, testLabels: KnownFile

    var all: [KnownFile] { [trainImages, trainLabels, testImages, testLabels] }
  }

  static func load(
    files: Files, finder: DataFinder, downloader: Downloader,
    progress: (DownloadProgress) throws -> Void, mayFetch: (_ address: String) throws -> Bool = { _ in true }
  ) throws -> TrainTestSplit {
    func tensor(_ file: KnownFile) throws -> Tensor {
      try Interruption.check()
      let found = try locate(
        file, finder: finder, downloader: downloader, progress: progress, mayFetch: mayFetch)
      return try read(file, at: found, siblings: files.all.filter { $0 != file })
    }
    return TrainTestSplit(
      train: LabelledImages(images: try tensor(files.trainImages), labels: try tensor(files.trainLabels)),
      test: LabelledImages(images: try tensor(files.testImages), labels: try tensor(files.testLabels)))
  }

  private static func locate(
    _ file: KnownFile, finder: DataFinder, downloader: Downloader,
    progress: (DownloadProgress) throws -> Void, mayFetch: (_ address: String) throws -> Bool
  ) throws -> DataFile {
    if let found = finder.find(file.name) { return found }
    let failures: [DownloadFailure]
    if let cache = finder.cache {
      do {
        guard try mayFetch(file.urls[0]) else {
          throw Downloader.AttemptsFailed(failures: [DownloadFailure(url: file.urls[0], reason: .notAllowed)])
        }
        return try downloader.fetch(file, into: cache.path, progress: progress)
      } catch let error as Downloader.AttemptsFailed {
        failures = error.failures
      }
    } else {
      failures = file.urls.map { DownloadFailure(url: $0, reason: .noCache) }
    }
    throw DatasetError.unavailable(
      file: file.name,
      looked: finder.folders.map { folder in
        DatasetError.SearchedFolder(folder: folder, exists: access(folder.path, F_OK) == 0)
      },
      attempts: failures)
  }

  private static func read(_ file: KnownFile, at found: DataFile, siblings: [KnownFile]) throws -> Tensor {
    // A file of another size is read only if it could be one of the others.
    let size = try found.size()
    if size != file.byteCount, !siblings.contains(where: { $0.byteCount == size }) {
      throw DatasetError.damaged(
        found,
        size < file.byteCount
          ? .truncated(expected: file.byteCount, found: size)
          : .oversized(expected: file.byteCount, found: size))
    }
    let bytes = try found.contents()
    do {
      if let damage = file.damage(in: bytes, siblings: siblings) { throw damage }
      LoadedFiles.record(file)
      return try IDX.tensor(fromGzip: bytes, purpose: file.name)
    } catch let damage as DataDamage {
      throw DatasetError.damaged(found, damage)
    }
  }
}

extension MNIST.Files {
  /// The published files, unchanged since 1998.
  static let canonical = Self(
    trainImages: file(
      "train-images-idx3-ubyte.gz", byteCount: 9_912_422,
      digest: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
    trainLabels: file(
      "train-labels-idx1-ubyte.gz", byteCount: 28_881,
      digest: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
    testImages: file(
      "t10k-images-idx3-ubyte.gz", byteCount: 1_648_877,
      digest: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
    testLabels: file(
      "t10k-labels-idx1-ubyte.gz", byteCount: 4_542,
      digest: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"))

  private static func file(_ name: String, byteCount: Int, digest: String) -> KnownFile {
    KnownFile(
      name: "mnist/" + name,
      urls: [
        "https://storage.googleapis.com/cvdf-datasets/mnist/" + name,
        "https://ossci-datasets.s3.amazonaws.com/mnist/" + name,
      ],
      byteCount: byteCount, digest: digest)
  }
}

extension DataFinder {
  /// Whether data are on this machine: "mnist", or the path of a file or folder within a folder of data.
  package static func isAvailable(_ name: String) -> Bool {
    name == "mnist" ? MNIST.isFound() : current.find(name) != nil
  }
}

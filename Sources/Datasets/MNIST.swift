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
  /// - `progress`: called repeatedly with the progress of a download.
  /// - `mayFetch`: whether the file at an address may be fetched; asked before a download.
  /// - Throws: `DatasetError` if a file is damaged or unavailable, `OutOfMemory`, `Interrupted`.
  package static func load(
    finder: DataFinder = .current, downloader: Downloader = Downloader(),
    progress: (DownloadProgress) throws -> Void = { _ in },
    mayFetch: (_ address: String) throws -> Bool = { _ in true }
  ) throws -> TrainTestSplit {
    try load(
      files: .canonical, finder: finder, downloader: downloader, progress: progress, mayFetch: mayFetch)
  }

  /// Fashion-MNIST: 70,000 articles of clothing in MNIST's format (Xiao, Rasul and Vollgraf 2017).
  package static func loadFashion(
    finder: DataFinder = .current, downloader: Downloader = Downloader(),
    progress: (DownloadProgress) throws -> Void = { _ in },
    mayFetch: (_ address: String) throws -> Bool = { _ in true }
  ) throws -> TrainTestSplit {
    try load(files: .fashion, finder: finder, downloader: downloader, progress: progress, mayFetch: mayFetch)
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
      let found = try file.located(finder, downloader, progress: progress, mayFetch: mayFetch)
      return try read(file, at: found, siblings: files.all.filter { $0 != file })
    }
    return TrainTestSplit(
      train: LabelledImages(images: try tensor(files.trainImages), labels: try tensor(files.trainLabels)),
      test: LabelledImages(images: try tensor(files.testImages), labels: try tensor(files.testLabels)))
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

  /// The published files of Fashion-MNIST.
  static let fashion = Self(
    trainImages: fashionFile(
      "train-images-idx3-ubyte.gz", byteCount: 26_421_880,
      digest: "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
    trainLabels: fashionFile(
      "train-labels-idx1-ubyte.gz", byteCount: 29_515,
      digest: "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
    testImages: fashionFile(
      "t10k-images-idx3-ubyte.gz", byteCount: 4_422_102,
      digest: "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
    testLabels: fashionFile(
      "t10k-labels-idx1-ubyte.gz", byteCount: 5_148,
      digest: "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"))

  private static func fashionFile(_ name: String, byteCount: Int, digest: String) -> KnownFile {
    KnownFile(
      name: "fashion-mnist/" + name,
      urls: [
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets/" + name,
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/" + name,
      ],
      byteCount: byteCount, digest: digest)
  }

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
    switch name {
    case "mnist": MNIST.isFound()
    case "fashion_mnist": MNIST.Files.fashion.all.allSatisfy { current.find($0) != nil }
    case "cifar10": current.find(CIFAR.Kind.ten.archive) != nil
    case "cifar100": current.find(CIFAR.Kind.hundred.archive) != nil
    default: current.find(name) != nil
    }
  }
}

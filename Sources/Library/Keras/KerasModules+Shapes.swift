import Datasets
import Evaluator

/// A dataset that Keras does not have, and progress of downloads.
extension KerasModules {
  static let shapes = Namespace(
    "keras.datasets.shapes",
    doc: "Scenes of shapes with a class number for each pixel, drawn here from a seed."
  ) {
    [drawShapes].named + [("class_names", .list(of: SyntheticShapes.classNames.map(Value.string)))]
  }

  private static let drawShapes = Builtin(
    "load_data", module: "keras.datasets.shapes",
    doc:
      "(x_train, y_train), (x_test, y_test): uint8 pictures (N, size, size, 3) and masks (N, size, size) of class numbers.",
    [
      .optional("train", .int, default: 2000, "training scenes"),
      .optional("test", .int, default: 400, "test scenes"),
      .optional("size", .int, default: 64, "pixels on a side"),
      .optional("seed", .int, default: 0, "another seed draws other scenes"),
    ]
  ) { call in
    let (train, test) = (try call.int("train"), try call.int("test"))
    let (size, seed) = (try call.int("size"), try call.int("seed"))
    let data = try SyntheticShapes.load(
      train: train, test: test, size: size, seed: UInt64(bitPattern: Int64(seed)))
    LoadedFiles.record(drawn: data, as: "shapes(train=\(train), test=\(test), size=\(size), seed=\(seed))")
    return split(data)
  }
}

extension Interpreter {
  /// MNIST, fetched where it is missing and the user agrees.
  func loadDigits() throws -> TrainTestSplit {
    try showingDownloads { try MNIST.load(progress: $0, mayFetch: agrees) }
  }

  /// Whether the user lets a file be fetched; without anybody to ask, not.
  func agrees(toFetch address: String) throws -> Bool { try mayFetch(address) ?? false }

  /// Runs what may download, displaying its progress.
  func showingDownloads<Result>(_ body: ((DownloadProgress) throws -> Void) throws -> Result) rethrows
    -> Result
  {
    var announced: Set<String> = []
    defer { console.status("") }
    return try body { progress in
      if announced.insert(progress.url).inserted { console.note("downloading \(progress.url)") }
      console.status(
        progress.total > 0
          ? "\(progress.file) \(progress.received * 100 / progress.total) %"
          : "\(progress.file) \(progress.received >> 20) MiB")
    }
  }
}

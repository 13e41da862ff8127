import Evaluator
import Files
import Formats
import Glibc
import Networks
import Tensors

/// Callbacks that write files: tables of figures, TensorBoard's events, and what a run needs to go on.
extension CallbackClasses {
  static let writing: [Builtin] = [
    row(
      "SwapEMAWeights",
      "Validates and predicts with the variables' running means, which an optimizer with use_ema=True keeps.",
      [
        .optional(
          "swap_on_epoch", .bool, default: false, "whether the means stand in the model between epochs too")
      ]
    ) { SwapAverages(swapsOnEpoch: try $0.bool("swap_on_epoch")) },
    row(
      "CSVLogger", "Writes the figures of each epoch as a line of a table.",
      [
        .required("filename", .path, "the file"),
        .optional("separator", .string, default: ",", "what stands between two figures"),
        .optional("append", .bool, default: false, "whether lines are added to a file that is there"),
      ]
    ) { call in
      TableWriter(
        path: try call.path("filename", for: .writing), separator: try call.string("separator"),
        appends: try call.bool("append"))
    },
    row(
      "TensorBoard",
      "Writes the figures of each epoch as events that TensorBoard reads: log_dir/train and log_dir/validation.",
      [
        .optional("log_dir", .path, default: "logs", "the folder"),
        .optional(
          "histogram_freq", .int, default: 0,
          "after how many epochs weights are written as histograms; 0: never"),
        .optional("write_graph", .any, default: true, "accepted; the graph is not written"),
        .optional("write_images", .any, default: false, "only False"),
        .optional("write_steps_per_second", .any, default: false, "only False"),
        .optional("update_freq", .any, default: "epoch", "\"epoch\", \"batch\", or a number of batches"),
        .optional("profile_batch", .any, default: 0, "accepted; no profile is written"),
        .optional("embeddings_freq", .any, default: 0, "only 0"),
        .optional("embeddings_metadata", .any, default: .none, "only None"),
      ]
    ) { call in
      for name in ["write_images", "write_steps_per_second", "embeddings_freq"] { try call.onlyDefault(name) }
      let frequency: Int?
      switch call["update_freq"] {
      case .string("epoch"): frequency = nil
      case .string("batch"): frequency = 1
      default: frequency = try call.int("update_freq", atLeast: 1)
      }
      return EventWriter(
        training: try call.path("log_dir", "train", for: .writing),
        validation: try call.path("log_dir", "validation", for: .writing), frequency: frequency,
        histogramFrequency: try call.int("histogram_freq", atLeast: 0))
    },
    row(
      "BackupAndRestore",
      "Keeps weights and epoch in a folder while training, so that a run that was cut short goes on there.",
      [
        .required("backup_dir", .path, "the folder"),
        .optional("save_freq", .any, default: "epoch", "\"epoch\", or a number of batches"),
        .optional("double_checkpoint", .bool, default: false, "accepted; a file is replaced in one step"),
        .optional(
          "delete_checkpoint", .bool, default: true, "whether the files are removed once the run is done"),
      ]
    ) { call in
      guard call["save_freq"].asString == "epoch" || call["save_freq"].asInt ?? 0 > 0 else {
        throw call.invalid("save_freq", must: "be \"epoch\", or a number of batches above 0")
      }
      return Backup(
        folder: try call.path("backup_dir", for: .writing),
        weights: try call.path("backup_dir", "latest.weights.h5", for: .writing),
        place: try call.path("backup_dir", "training_metadata.json", for: .writing),
        every: call["save_freq"].asInt,
        removesFiles: try call.bool("delete_checkpoint"))
    },
  ]
}

/// `CSVLogger`: the whole file is replaced after each epoch, so that none is written by half.
private final class TableWriter: TrainingCallback {
  private let path: String
  private let separator: String
  private let appends: Bool
  private var keys: [String]?
  private var lines = ""

  init(path: String, separator: String, appends: Bool) {
    (self.path, self.separator, self.appends) = (path, separator, appends)
  }

  func trainingBegan(_ model: Model) throws {
    (keys, lines) = (nil, "")
    if appends, FileCheck.exists(path) {
      lines = String(decoding: try FileContent.bytes(of: path), as: UTF8.self)
    }
    try FileReplacement.replace(path, with: Array(lines.utf8))
  }

  func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    if keys == nil {
      var names = logs.map(\.name).sorted()
      // Figures of a validation that comes later have their columns.
      if !names.contains(where: { $0.hasPrefix("val_") }) { names += names.map { "val_" + $0 } }
      keys = names
      if lines.isEmpty { lines = line(["epoch"] + (keys ?? [])) }
    }
    let values = (keys ?? []).map { name in logs.first { $0.name == name }.map { text($0.figure) } ?? "NA" }
    lines += line([String(epoch)] + values)
    try FileReplacement.replace(path, with: Array(lines.utf8))
  }

  private func line(_ cells: [String]) -> String { cells.joined(separator: separator) + "\r\n" }

  private func text(_ value: LogValue) -> String {
    switch value {
    case .number(let number): FloatText.repr(number)
    case .numbers(let numbers): "\"[\(numbers.map(FloatText.repr).joined(separator: ", "))]\""
    }
  }
}

/// `BackupAndRestore`
private final class Backup: TrainingCallback {
  private let folder: String
  private let weights: String
  private let place: String
  private let every: Int?
  private let removesFiles: Bool
  private var epoch = 0

  init(folder: String, weights: String, place: String, every: Int?, removesFiles: Bool) {
    (self.folder, self.weights, self.place) = (folder, weights, place)
    (self.every, self.removesFiles) = (every, removesFiles)
  }

  func firstEpoch(_ model: Model) throws -> Int? {
    guard FileCheck.exists(place), FileCheck.exists(weights) else { return nil }
    let json = JSON(String(decoding: try FileContent.bytes(of: place), as: UTF8.self))
    guard let epoch = json?["epoch"]?.int, epoch >= 0 else { return nil }
    try model.loadWeights(from: weights)
    return epoch
  }

  func trainingBegan(_ model: Model) throws { try FileContent.makeFolder(folder) }
  func epochBegan(_ epoch: Int, _ model: Model) throws { self.epoch = epoch }

  func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {
    if let every, (step + 1) % every == 0 { try save(model, epoch: epoch, batch: step) }
  }

  func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    if every == nil { try save(model, epoch: epoch + 1, batch: 0) }
  }

  private func save(_ model: Model, epoch: Int, batch: Int) throws {
    try model.saveWeights(to: weights)
    let json: JSON = ["epoch": .int(epoch), "batch": .int(batch)]
    try FileReplacement.replace(place, with: Array(json.text.utf8))
  }

  func trainingEnded(logs: Logs, _ model: Model) throws {
    guard removesFiles else { return }
    for file in [weights, place] where FileCheck.exists(file) { unlink(file) }
    rmdir(folder)
  }
}

/// `TensorBoard`
private final class EventWriter: TrainingCallback {
  private let training: String
  private let validation: String
  private let frequency: Int?
  private let histogramFrequency: Int
  private var files: [String: EventFile] = [:]
  private var step = 0

  init(training: String, validation: String, frequency: Int?, histogramFrequency: Int) {
    (self.training, self.validation, self.frequency) = (training, validation, frequency)
    self.histogramFrequency = histogramFrequency
  }

  func trainingBegan(_ model: Model) throws {
    (files, step) = ([:], 0)
    _ = try file(training)
  }

  private func file(_ folder: String) throws -> EventFile {
    if let file = files[folder] { return file }
    try FileContent.makeFolder(folder)
    let file = EventFile(folder: folder, number: files.count)
    files[folder] = file
    return file
  }

  func batchEnded(_ step: Int, logs: Logs, _ model: Model) throws {
    self.step += 1
    guard let frequency, self.step % frequency == 0 else { return }
    let file = try file(training)
    for log in logs {
      if let value = log.figure.number { file.add("batch_" + log.name, value, step: self.step) }
    }
    try file.write()
  }

  func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    for log in logs {
      guard let value = log.figure.number else { continue }
      let isValidation = log.name.hasPrefix("val_")
      try file(isValidation ? validation : training).add(
        "epoch_" + (isValidation ? String(log.name.dropFirst(4)) : log.name), value, step: epoch)
    }
    if let optimizer = model.configuration?.optimizer, !logs.contains(where: { $0.name == "learning_rate" }) {
      try file(training).add("epoch_learning_rate", Double(optimizer.currentLearningRate), step: epoch)
    }
    if histogramFrequency > 0, epoch % histogramFrequency == 0 {
      let file = try file(training)
      for variable in model.layers.flatMap(\.variables) {
        let values: [Double] = try variable.value().convert(to: .float64).elements()
        file.add("\(variable.path)/histogram", distributionOf: values, step: epoch)
      }
    }
    for file in files.values { try file.write() }
  }
}

/// One of TensorBoard's files. It is replaced as a whole, which readers that follow it do not notice.
private final class EventFile {
  private let path: String
  private var records: EventRecords

  init(folder: String, number: Int) {
    var host = [CChar](repeating: 0, count: 256)
    let isNamed = gethostname(&host, host.count - 1) == 0
    let name =
      isNamed
      ? String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : "localhost"
    path = "\(folder)/events.out.tfevents.\(time(nil)).\(name).\(getpid()).\(number).v2"
    records = EventRecords(time: Self.now)
  }

  private static var now: Double {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return Double(moment.tv_sec) + Double(moment.tv_nsec) * 1e-9
  }

  func add(_ tag: String, _ value: Double, step: Int) { records.add(tag, value, step: step, time: Self.now) }

  func add(_ tag: String, distributionOf values: [Double], step: Int) {
    records.add(tag, distributionOf: values, step: step, time: Self.now)
  }

  func write() throws { try FileReplacement.replace(path, with: records.bytes) }
}

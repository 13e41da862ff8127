import Datasets
import Evaluator
import Language
import Tensors

/// What `ImageDataGenerator.flow` and `flow_from_directory` give: batches of changed pictures, without end where it is
/// iterated, by number where `fit` asks.
final class PictureBatches: Object {
  enum Targets {
    case nothing
    case array(Tensor?)
    case labels([Int])
    case oneHot([Int], classes: Int)
    /// The pictures themselves.
    case pictures
  }

  /// What is known of pictures from a folder.
  struct Files {
    let names: [String]
    let labels: [Int]
    let classNames: [String]
    let folder: String
    let shape: [Int]
    /// Whether a table names them, which has classes only of some kinds of targets.
    var isOfTable = false
  }

  private let generator: ImageDataGenerator
  private let count: Int
  private let batchSize: Int
  private let shuffles: Bool
  private let seed: Int?
  private let picture: (Int, Interpreter) throws -> Tensor
  private let targets: Targets
  private let weights: Tensor?
  var files: Files?

  private var order: [Int]?
  private var next = 0
  private var seen = 0

  init(
    _ generator: ImageDataGenerator, count: Int, _ call: Call,
    picture: @escaping (Int, Interpreter) throws -> Tensor, targets: Targets, weights: Tensor?
  ) throws {
    (self.generator, self.count, self.picture) = (generator, count, picture)
    (self.targets, self.weights) = (targets, weights)
    batchSize = try call.int("batch_size", atLeast: 1)
    shuffles = try call.bool("shuffle")
    seed = call["seed"].isNone ? nil : try call.int("seed", atLeast: 0, atMost: Int(UInt32.max) / 2)
  }

  var batchCount: Int { (count + batchSize - 1) / batchSize }

  private static let shared = ClassObject(
    "Iterator", module: "keras.preprocessing.image", doc: "Batches of changed pictures.",
    members: [
      .method("__next__", "The next batch; after the last the first follows.") { call in
        try call.receiver(as: PictureBatches.self).nextBatch(call.interpreter)
      },
      .method("next", "Refused: Keras 3 has next(batches).") { call in
        throw Fault.message(
          "'\(call.receiver.typeName)' object has no attribute 'next'",
          help: "next(batches) gives the next batch",
          kind: .attribute)
      },
      .method("reset", "The next batch is the first.") { call in
        try call.receiver(as: PictureBatches.self).next = 0
        return .none
      },
      .method("on_epoch_end", "Draws a new order.") { call in
        try call.receiver(as: PictureBatches.self).drawOrder(call.interpreter)
        return .none
      },
    ])
  var classObject: ClassObject { Self.shared }
  var typeName: String {
    guard let files else { return "NumpyArrayIterator" }
    return files.isOfTable ? "DataFrameIterator" : "DirectoryIterator"
  }

  func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
    switch (name, files) {
    case ("n", _), ("samples", .some): .int(count)
    case ("batch_size", _): .int(batchSize)
    case ("batch_index", _): .int(next)
    case ("num_batches", _): .int(batchCount)
    case ("class_indices", let files?): .dict(DictValue(files.classNames.enumerated().map { ($1, .int($0)) }))
    case ("num_classes", let files?): .int(files.classNames.count)
    case ("classes", let files?), ("labels", let files?):
      (try? Tensor(shape: [count], elements: files.labels.map { Int32($0) })).map(Value.tensor)
    case ("filenames", let files?): .list(of: files.names.map(Value.string))
    case ("filepaths", let files?):
      .list(of: files.names.map { .string(files.folder.isEmpty ? $0 : files.folder + "/" + $0) })
    case ("directory", let files?): .string(files.folder)
    case ("image_shape", let files?): .tuple(of: files.shape.map(Value.int))
    default: nil
    }
  }

  var attributeNames: [String] {
    ["n", "batch_size", "batch_index", "num_batches"]
      + (files == nil
        ? []
        : [
          "samples", "class_indices", "num_classes", "classes", "labels", "filenames", "filepaths",
          "directory", "image_shape",
        ])
  }

  func length(_ interpreter: Interpreter) -> Int? { batchCount }
  func truth(_ interpreter: Interpreter) -> Bool { true }
  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) -> ValueIterator? {
    ClosureIterator("iterator") { interpreter in
      try interpreter.checkInterruption()
      return try self.nextBatch(interpreter)
    }
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    guard let index = key.asInt else {
      throw Fault.message("a batch is chosen by its number, found \(key.typeName)")
    }
    let place = index < 0 ? index + batchCount : index
    guard 0..<batchCount ~= place else {
      throw Fault.message("Asked to retrieve element \(index), but the Sequence has length \(batchCount)")
    }
    return try batch(place, interpreter)
  }

  /// A batch by its number, as `fit` asks for it.
  func batch(_ place: Int, _ interpreter: Interpreter) throws -> Value {
    start(interpreter)
    if order == nil { drawOrder(interpreter) }
    return try made(place, interpreter)
  }

  private func nextBatch(_ interpreter: Interpreter) throws -> Value {
    guard count > 0 else { throw Fault.message("there are no pictures to make a batch of") }
    start(interpreter)
    if next == 0 || order == nil { drawOrder(interpreter) }
    let place = next
    next = place + 1 < batchCount ? place + 1 : 0
    return try made(place, interpreter)
  }

  private func start(_ interpreter: Interpreter) {
    if let seed {
      interpreter.random.numPy = LegacyRandomSource(seed: UInt32(truncatingIfNeeded: seed + seen))
    }
    seen += 1
  }

  func drawOrder(_ interpreter: Interpreter) {
    var order = Array(0..<count)
    if shuffles { interpreter.random.numPy.shuffle(&order) }
    self.order = order
  }

  private func made(_ place: Int, _ interpreter: Interpreter) throws -> Value {
    let chosen = Array((order ?? [])[place * batchSize..<min(count, (place + 1) * batchSize)])
    let pictures = try Tensor.stack(
      try chosen.map { index in
        try interpreter.checkInterruption()
        let image = try picture(index, interpreter)
        let draw = generator.draw(image.shape, &interpreter.random.numPy)
        return try generator.changed(image, draw, interpreter)
      })
    let rows = try Tensor(shape: [chosen.count], elements: chosen.map { Int64($0) })
    let labels: Tensor
    switch targets {
    case .nothing, .array(nil): return .tensor(pictures)
    case .array(let array?): labels = try array.taking(rows, axis: 0)
    case .labels(let numbers):
      labels = try Tensor(shape: [chosen.count], floats: chosen.map { Float(numbers[$0]) })
    case .oneHot(let numbers, let classes):
      labels = try Tensor(
        shape: [chosen.count, classes],
        floats: chosen.flatMap { index in (0..<classes).map { $0 == numbers[index] ? 1 : 0 } })
    case .pictures: labels = pictures
    }
    var parts: [Value] = [.tensor(pictures), .tensor(labels)]
    if let weights { parts.append(.tensor(try weights.taking(rows, axis: 0))) }
    return .tuple(of: parts)
  }
}

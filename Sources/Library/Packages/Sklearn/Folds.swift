import Evaluator
import NumPyLibrary
import PythonLibrary
import Tensors

/// `KFold` and `StratifiedKFold`: each part of the samples is the test set once.
final class Folds: Object {
  private let isStratified: Bool
  private let count: Int
  private let shuffles: Bool
  /// `random_state` as it was given.
  private let state: Value

  private init(_ call: Call, isStratified: Bool) throws {
    self.isStratified = isStratified
    guard call["n_splits"].asInt != nil else { throw call.wrongType("n_splits", expected: "int") }
    count = try call.int("n_splits")
    shuffles = try call.bool("shuffle")
    state = call["random_state"]
    guard count >= 2 else {
      throw call.fault(
        "n_splits",
        .message(
          "k-fold cross-validation requires at least one train/test split by setting n_splits=2 or more, "
            + "got n_splits=\(count)."))
    }
    guard shuffles || state.isNone else {
      throw call.fault(
        "random_state",
        .message(
          "Setting a random_state has no effect since shuffle is False. You should leave random_state to its default "
            + "(None), or set shuffle=True."))
    }
  }

  var classObject: ClassObject { isStratified ? Self.stratified : Self.plain }

  func repr(_ interpreter: Interpreter) throws -> String {
    "\(typeName)(n_splits=\(count), random_state=\(try interpreter.repr(state)), shuffle=\(shuffles ? "True" : "False"))"
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    switch name {
    case "n_splits": .int(count)
    case "shuffle": .bool(shuffles)
    case "random_state": state
    default: nil
    }
  }

  var attributeNames: [String] { ["n_splits", "shuffle", "random_state"] }

  static let plain = type(
    "KFold", "Divides samples into parts; each is the test set once.", isStratified: false)
  static let stratified = type(
    "StratifiedKFold",
    "Divides samples into parts with the same shares of the classes; each is the test set once.",
    isStratified: true)

  private static func type(_ name: String, _ doc: String, isStratified: Bool) -> ClassObject {
    ClassObject(
      name, module: "sklearn.model_selection", doc: doc,
      members: [
        .method(
          "split", "The places of training and of test samples, a pair a part.",
          [
            .required("X", .any, "the samples"),
            isStratified ? .required("y", .any, "their classes") : .optional("y", .any, "accepted"),
            .optional("groups", .any, "accepted"),
            // Drawn anew for each `split`, as the object has it.
          ]
        ) { call in try call.receiver(as: Folds.self).split(call) },
        .method(
          "get_n_splits", "How many parts there are.",
          [
            .optional("X", .any, "accepted"), .optional("y", .any, "accepted"),
            .optional("groups", .any, "accepted"),
          ]
        ) { .int(try $0.receiver(as: Folds.self).count) },
      ],
      constructor: Builtin(
        name, module: "sklearn.model_selection", doc: doc,
        [
          .optional("n_splits", .int, default: 5, "how many parts"),
          .keyword("shuffle", .bool, default: false, "whether the samples' order is drawn first"),
          ModelSelection.state,
        ]
      ) { .object(try Folds($0, isStratified: isStratified)) })
  }

  private func split(_ call: Call) throws -> Value {
    let samples = try SampleCount.of([call["X"]] + (call["y"].isNone ? [] : [call["y"]]), call, "X")
    guard count <= samples else {
      throw call.fault(
        "X",
        .message(
          "Cannot have number of splits n_splits=\(count) greater than the number of samples: n_samples=\(samples)."
        ))
    }
    let parts = try isStratified ? stratifiedParts(call) : plainParts(samples, call.interpreter)
    var next = 0
    return .iterator(
      ClosureIterator("generator") { _ in
        guard next < parts.count else { return nil }
        defer { next += 1 }
        let tested = Set(parts[next])
        let trained = (0..<samples).filter { !tested.contains($0) }
        return .tuple(of: [
          .tensor(try Rows.tensor(of: trained)), .tensor(try Rows.tensor(of: parts[next].sorted())),
        ])
      })
  }

  private func withRandom<Result>(
    _ interpreter: Interpreter, _ body: (inout LegacyRandomSource) throws -> Result
  ) throws -> Result {
    if state.isNone { return try body(&interpreter.random.numPy) }
    if let generator = state.host(as: LegacyGenerator.self) { return try body(&generator.source) }
    guard let seed = state.asInt, let word = UInt32(exactly: seed) else {
      throw Fault.message(
        "\(try interpreter.repr(state)) cannot be used to seed a numpy.random.RandomState instance",
        help: "a whole number from 0 to 2**32 - 1")
    }
    var random = LegacyRandomSource(seed: word)
    return try body(&random)
  }

  private func plainParts(_ samples: Int, _ interpreter: Interpreter) throws -> [[Int]] {
    var places = Array(0..<samples)
    if shuffles { try withRandom(interpreter) { $0.shuffle(&places) } }
    var start = 0
    return (0..<count).map { part in
      let size = samples / count + (part < samples % count ? 1 : 0)
      defer { start += size }
      return Array(places[start..<start + size])
    }
  }

  private func stratifiedParts(_ call: Call) throws -> [[Int]] {
    let column = try LabelColumn(call["y"], call.interpreter)
    guard column.kind.isSingleClass else {
      throw call.fault(
        "y",
        .message(
          "Supported target types are: ('binary', 'multiclass'). Got '\(column.kind.rawValue)' instead.",
          help: column.columns > 1 ? "classes of one-hot rows: np.argmax(y, axis=1)" : nil))
    }
    // Classes are numbered as they appear.
    var numbers: [Label: Int] = [:]
    let codes = column.labels.map { label -> Int in
      let number = numbers[label] ?? numbers.count
      numbers[label] = number
      return number
    }
    var counts = [Int](repeating: 0, count: numbers.count)
    for code in codes { counts[code] += 1 }
    guard counts.contains(where: { $0 >= count }) else {
      throw call.fault(
        "y", .message("n_splits=\(count) cannot be greater than the number of members in each class."))
    }
    if let least = counts.min(), least < count {
      call.interpreter.console.note(
        "UserWarning: The least populated class in y has only \(least) members, which is less than n_splits=\(count)."
      )
    }
    let sorted = codes.sorted()
    return try withRandom(call.interpreter) { random in
      var parts = [[Int]](repeating: [], count: count)
      var places = [[Int]](repeating: [], count: counts.count)
      for (place, code) in codes.enumerated() { places[code].append(place) }
      for code in counts.indices {
        var folds: [Int] = []
        for part in 0..<count {
          let size = stride(from: part, to: sorted.count, by: count).count { sorted[$0] == code }
          folds += Array(repeating: part, count: size)
        }
        if shuffles { random.shuffle(&folds) }
        for (place, part) in zip(places[code], folds) { parts[part].append(place) }
      }
      return parts.map { $0.sorted() }
    }
  }
}

import Evaluator
import Glibc
import NumPyLibrary
import PythonLibrary
import Tensors

/// `sklearn.model_selection`: dividing samples, with scikit-learn's numbers for a `random_state`.
enum ModelSelection {
  static let all: [Builtin] = [trainTestSplit]

  static let state = Signature.Parameter.keyword(
    "random_state", .any, "a seed, or a np.random.RandomState; None: the numbers of np.random")

  private static let trainTestSplit = Builtin(
    "train_test_split", module: "sklearn.model_selection",
    doc: "Each array divided into two: samples to train on, samples to test with.",
    [
      .rest("arrays", .any, "lists, arrays, data frames of equal length"),
      .keyword(
        "test_size", .any, "share (below 1) or number of test samples; None: what train_size leaves, or 0.25"),
      .keyword("train_size", .any, "share or number of training samples; None: the rest"), state,
      .keyword("shuffle", .bool, default: true, "whether the order is drawn; else the last are for testing"),
      .keyword("stratify", .any, "classes: each part has the same shares of them"),
    ]
  ) { call in
    let arrays = call.rest("arrays")
    guard !arrays.isEmpty else { throw Fault.message("At least one array required as input") }
    let count = try SampleCount.of(arrays, call, "arrays")
    let sizes = try sizes(count, call)
    let parts: (train: [Int], test: [Int])
    if try !call.bool("shuffle") {
      guard call["stratify"].isNone else {
        throw call.fault(
          "stratify", .message("Stratified train/test split is not implemented for shuffle=False"))
      }
      parts = (Array(0..<sizes.train), Array(sizes.train..<sizes.train + sizes.test))
    } else if call["stratify"].isNone {
      parts = try call.withRandom { random in
        let order = try random.order(count)
        return (Array(order[sizes.test..<sizes.test + sizes.train]), Array(order[..<sizes.test]))
      }
    } else {
      let column = try LabelColumn(call["stratify"], call.interpreter)
      guard column.count == count else {
        throw call.fault(
          "stratify",
          .message("Found input variables with inconsistent numbers of samples: [\(count), \(column.count)]"))
      }
      parts = try stratified(column, train: sizes.train, test: sizes.test, call)
    }
    return .list(
      of: try arrays.flatMap { [try Rows.taking(parts.train, of: $0), try Rows.taking(parts.test, of: $0)] })
  }

  // MARK: - Sizes

  /// How many samples each part has.
  private static func sizes(_ count: Int, _ call: Call) throws -> (train: Int, test: Int) {
    let text = ["test_size", "train_size"].map { (try? call.interpreter.repr(call[$0])) ?? "" }
    func size(_ name: String) throws -> (share: Double?, number: Int?) {
      switch call[name] {
      case .none: return (nil, nil)
      case .float, .tensor:
        if let number = call[name].asInt, case .tensor = call[name] { return (nil, number) }
        return (try call.double(name), nil)
      default: return (nil, try call.int(name))
      }
    }
    var (test, train) = (try size("test_size"), try size("train_size"))
    if call["test_size"].isNone, call["train_size"].isNone { test.share = 0.25 }
    for (name, size) in [("test_size", test), ("train_size", train)] {
      let isRight = size.number.map { $0 > 0 && $0 < count } ?? size.share.map { $0 > 0 && $0 < 1 } ?? true
      guard isRight else {
        throw call.fault(
          name,
          .message(
            "\(name)=\(try call.interpreter.repr(call[name])) should be either positive and smaller than the number of "
              + "samples \(count) or a float in the (0, 1) range"))
      }
    }
    if let a = test.share, let b = train.share, a + b > 1 {
      throw Fault.message(
        "The sum of test_size and train_size = \(FloatText.repr(a + b)), should be in the (0, 1) range. "
          + "Reduce test_size and/or train_size.")
    }
    let tested = test.number ?? test.share.map { Int(ceil($0 * Double(count))) }
    let trained = train.number ?? train.share.map { Int(floor($0 * Double(count))) }
    let (numberOfTests, numberOfTrained) = (
      tested ?? count - (trained ?? 0), trained ?? count - (tested ?? 0)
    )
    guard numberOfTests + numberOfTrained <= count else {
      throw Fault.message(
        "The sum of train_size and test_size = \(numberOfTests + numberOfTrained), should be smaller than the number "
          + "of samples \(count). Reduce test_size and/or train_size.")
    }
    guard numberOfTrained > 0 else {
      throw Fault.message(
        "With n_samples=\(count), test_size=\(call["test_size"].isNone && train.share == nil ? "0.25" : text[0]) and "
          + "train_size=\(text[1]), the resulting train set will be empty. Adjust any of the aforementioned parameters."
      )
    }
    return (numberOfTrained, numberOfTests)
  }

  // MARK: - Stratified

  private static func stratified(_ column: LabelColumn, train: Int, test: Int, _ call: Call) throws -> (
    train: [Int], test: [Int]
  ) {
    let classes = column.classes
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    var members = [[Int]](repeating: [], count: classes.count)
    for (place, label) in column.labels.enumerated() { members[places[label] ?? 0].append(place) }
    let counts = members.map(\.count)
    let few = classes.indices.filter { counts[$0] < 2 }
    guard few.isEmpty else {
      let names = try few.map { try call.interpreter.repr(column.value(classes[$0])) }
      throw call.fault(
        "stratify",
        .message(
          "The least populated classes in y have only 1 member, which is too few. The minimum number of groups for any "
            + "class cannot be less than 2. Classes with too few members are: [\(names.joined(separator: ", "))]"
        ))
    }
    for (name, size) in [("train_size", train), ("test_size", test)] where size < classes.count {
      throw Fault.message(
        "The \(name) = \(size) should be greater or equal to the number of classes = \(classes.count)")
    }
    return try call.withRandom { random in
      let trained = try random.shares(of: counts, train)
      let tested = try random.shares(of: zip(counts, trained).map { $0 - $1 }, test)
      var parts: (train: [Int], test: [Int]) = ([], [])
      for index in classes.indices {
        let order = try random.order(counts[index]).map { members[index][$0] }
        parts.train += order[..<trained[index]]
        parts.test += order[trained[index]..<trained[index] + tested[index]]
      }
      let order = try random.order(parts.train.count)
      parts.train = order.map { parts.train[$0] }
      let next = try random.order(parts.test.count)
      parts.test = next.map { parts.test[$0] }
      return parts
    }
  }
}

/// The number of samples of several arrays.
enum SampleCount {
  /// - Throws: scikit-learn's message for unequal lengths and for what has none.
  static func of(_ arrays: [Value], _ call: Call, _ name: String) throws -> Int {
    let counts = try arrays.map { value in
      guard let count = Rows.count(of: value) else {
        throw call.fault(
          name, .message("Expected sequence or array-like, got <class '\(value.typeName)'>", kind: .type))
      }
      return count
    }
    guard Set(counts).count <= 1 else {
      throw call.fault(
        name,
        .message(
          "Found input variables with inconsistent numbers of samples: "
            + "[\(counts.map(String.init).joined(separator: ", "))]"))
    }
    return counts.first ?? 0
  }
}

extension LegacyRandomSource {
  /// 0 ..< count in random order.
  mutating func order(_ count: Int) throws -> [Int] {
    try permutation(count).elements(Int64.self).map { Int($0) }
  }

  /// `draws` shared out among classes by their counts; ties are drawn (`_approximate_mode`).
  mutating func shares(of counts: [Int], _ draws: Int) throws -> [Int] {
    let total = Double(counts.reduce(0, +))
    let exact = counts.map { Double($0) / total * Double(draws) }
    var result = exact.map { floor($0) }
    var missing = draws - Int(result.reduce(0, +))
    let rests = zip(exact, result).map { $0 - $1 }
    for rest in Set(rests).sorted(by: >) where missing > 0 {
      let tied = rests.indices.filter { rests[$0] == rest }
      let added = min(tied.count, missing)
      for place in try order(tied.count).prefix(added) { result[tied[place]] += 1 }
      missing -= added
    }
    return result.map { Int($0) }
  }
}

extension Call {
  /// Draws from the generator of `random_state`, as `check_random_state` chooses it.
  func withRandom<Result>(_ body: (inout LegacyRandomSource) throws -> Result) throws -> Result {
    if self["random_state"].isNone { return try body(&interpreter.random.numPy) }
    if let generator = self["random_state"].host(as: LegacyGenerator.self) {
      return try body(&generator.source)
    }
    guard let seed = self["random_state"].asInt, let word = UInt32(exactly: seed) else {
      throw fault(
        "random_state",
        .message(
          "\(try interpreter.repr(self["random_state"])) cannot be used to seed a numpy.random.RandomState instance",
          help: "a whole number from 0 to 2**32 - 1"))
    }
    var random = LegacyRandomSource(seed: word)
    return try body(&random)
  }
}

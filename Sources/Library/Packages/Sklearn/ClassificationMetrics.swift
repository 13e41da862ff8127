import Evaluator
import Tensors

/// `sklearn.metrics`: predicted classes against true ones.
enum ClassificationMetrics {
  static let all: [Builtin] = [accuracy, balanced, confusion, scores, report] + single

  static let pair: [Signature.Parameter] = [
    .required("y_true", .any, "the true classes"), .required("y_pred", .any, "the predicted classes"),
  ]
  static let labels = Signature.Parameter.keyword(
    "labels", .any, "the classes to look at, in this order; None: all")
  static let weight = Signature.Parameter.keyword("sample_weight", .any, "only None")
  private static let zero = Signature.Parameter.keyword(
    "zero_division", .any, default: "warn",
    "what a score without samples is: 0, 1, np.nan; \"warn\": 0, with a note")
  private static let averages = ["micro", "macro", "weighted"]

  static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "sklearn.metrics", doc: doc, parameters, body: body) }

  private static let accuracy = function(
    "accuracy_score", "The share of the samples whose class was predicted.",
    pair + [.keyword("normalize", .bool, default: true, "whether a share is given, not a number"), weight]
  ) { call in
    try call.onlyDefault("sample_weight")
    let pair = try LabelPair(call)
    let columns = pair.truth.columns
    let right = (0..<pair.truth.count).count { row in
      let range = row * columns..<(row + 1) * columns
      return pair.truth.labels[range] == pair.predicted.labels[range]
    }
    if try !call.bool("normalize") { return .float(Double(right)) }
    return .float(pair.truth.count == 0 ? .nan : Double(right) / Double(pair.truth.count))
  }

  private static let balanced = function(
    "balanced_accuracy_score", "The mean of the classes' recalls.", pair + [weight]
  ) { call in
    try call.onlyDefault("sample_weight")
    let pair = try LabelPair(call).singleClass()
    let scores = ClassScores(pair, labels: pair.truth.classes, zeroDivision: 0)
    return .float(try scores.average(.recall, "macro"))
  }

  private static let confusion = function(
    "confusion_matrix", "How often each class (row) was predicted as each class (column).",
    pair + [
      labels, weight, .keyword("normalize", .any, "\"true\": shares of rows, \"pred\": of columns, \"all\""),
    ]
  ) { call in
    try call.onlyDefault("sample_weight")
    return .tensor(try matrix(call).counts)
  }

  /// The matrix with its classes, with the parameters `labels` and `normalize`.
  static func matrix(_ call: Call) throws -> (counts: Tensor, pair: LabelPair, classes: [Label]) {
    let pair = try LabelPair(call).singleClass()
    let classes = try call.classes(of: pair)
    let places = Dictionary(classes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard
      call["labels"].isNone || pair.truth.labels.isEmpty
        || pair.truth.labels.contains(where: { places[$0] != nil })
    else { throw call.fault("labels", .message("At least one label specified must be in y_true")) }
    let size = classes.count
    var counts = [Int64](repeating: 0, count: size * size)
    for (truth, guess) in zip(pair.truth.labels, pair.predicted.labels) {
      if let row = places[truth], let column = places[guess] { counts[row * size + column] += 1 }
    }
    guard !call["normalize"].isNone else {
      return (try Tensor(shape: [size, size], elements: counts), pair, classes)
    }
    let way = call["normalize"].asString ?? ""
    guard ["true", "pred", "all"].contains(way) else {
      throw call.fault(
        "normalize",
        .message(
          "The 'normalize' parameter of confusion_matrix must be a str among {'all', 'true', 'pred'} or None. "
            + "Got \(try call.interpreter.repr(call["normalize"])) instead."))
    }
    let total = counts.reduce(0, +)
    let shares = counts.indices.map { place -> Double in
      let sum =
        switch way {
        case "true": counts[place / size * size..<(place / size + 1) * size].reduce(0, +)
        case "pred": stride(from: place % size, to: counts.count, by: size).reduce(0) { $0 + counts[$1] }
        default: total
        }
      return sum == 0 ? 0 : Double(counts[place]) / Double(sum)
    }
    return (try Tensor(shape: [size, size], elements: shares), pair, classes)
  }

  // MARK: - Precision, recall, F1

  private static let choosing: [Signature.Parameter] = [
    labels,
    .keyword("pos_label", .any, default: 1, "the class that the score is of, where average is \"binary\""),
  ]

  private static let single: [Builtin] = [
    single("precision_score", "Of the samples predicted as a class, the share that are of it.", .precision),
    single("recall_score", "Of the samples of a class, the share that were predicted as it.", .recall),
    single("f1_score", "The harmonic mean of precision and recall.", .f1),
    function(
      "fbeta_score", "The mean of precision and recall in which recall counts beta times as much.",
      pair + [.keyword("beta", .float, default: 1.0, "the weight of recall")] + choosing
        + [average("binary"), weight, zero]
    ) { call in
      let beta = try call.double("beta")
      guard beta >= 0, beta.isFinite else { throw call.invalid("beta", must: "be 0 or more, and finite") }
      return try score(call, .f1, beta: beta)
    },
  ]

  private static func average(_ standard: Value) -> Signature.Parameter {
    .keyword(
      "average", .any, default: standard,
      "\"binary\": of pos_label; None: of each class; \"micro\", \"macro\", \"weighted\"")
  }

  private static func single(_ name: String, _ doc: String, _ kind: ClassScores.Score) -> Builtin {
    function(name, doc, pair + choosing + [average("binary"), weight, zero]) { try score($0, kind) }
  }

  private static func score(_ call: Call, _ kind: ClassScores.Score, beta: Double = 1) throws -> Value {
    let (scores, way) = try chosen(call)
    scores.note([kind], call, isAveraged: way != nil)
    guard let way else { return .tensor(try Self.tensor(scores.each(kind, beta: beta))) }
    return .float(try scores.average(kind, way, beta: beta))
  }

  /// The scores and how they are averaged; `nil`: each for itself.
  private static func chosen(_ call: Call) throws -> (ClassScores, String?) {
    try call.onlyDefault("sample_weight")
    let pair = try LabelPair(call).singleClass()
    let zero = try call.zeroDivision()
    switch call["average"] {
    case .none: return (ClassScores(pair, labels: try call.classes(of: pair), zeroDivision: zero), nil)
    case .string("binary"):
      guard pair.kind == .binary else {
        throw call.fault(
          "average",
          .message(
            "Target is \(pair.kind.rawValue) but average='binary'. Please choose another average setting, "
              + "one of [None, 'micro', 'macro', 'weighted'].",
            help: "average='macro' is the mean over the classes"))
      }
      let positive = try LabelColumn(.list(of: [call["pos_label"]]), call.interpreter).labels[0]
      let classes = pair.classes
      guard classes.contains(positive) || classes.count < 2 else {
        throw call.fault(
          "pos_label",
          .message(
            "pos_label=\(try call.interpreter.repr(call["pos_label"])) is not a valid label. "
              + "It should be one of \(pair.truth.text(classes))"))
      }
      return (ClassScores(pair, labels: [positive], zeroDivision: zero), "macro")
    case .string(let way) where averages.contains(way):
      return (ClassScores(pair, labels: try call.classes(of: pair), zeroDivision: zero), way)
    default: throw call.invalid("average", must: "be None, \"binary\", \"micro\", \"macro\" or \"weighted\"")
    }
  }

  static func tensor(_ numbers: [Double]) throws -> Tensor {
    try Tensor(shape: [numbers.count], elements: numbers)
  }

  private static let scores = function(
    "precision_recall_fscore_support",
    "Precision, recall, F1 and the number of samples, of each class or averaged.",
    pair + [.keyword("beta", .float, default: 1.0, "the weight of recall")] + choosing
      + [average(.none), weight, zero]
  ) { call in
    let (scores, way) = try chosen(call)
    let beta = try call.double("beta")
    scores.note([.precision, .recall], call, isAveraged: way != nil)
    guard let way else {
      let support = try Tensor(shape: [scores.support.count], elements: scores.support.map { Int64($0) })
      return .tuple(
        of: try ClassScores.Score.allCases.map { .tensor(try tensor(scores.each($0, beta: beta))) }
          + [.tensor(support)])
    }
    return .tuple(
      of: try ClassScores.Score.allCases.map { .float(try scores.average($0, way, beta: beta)) } + [.none])
  }

  // MARK: - Report

  private static let report = function(
    "classification_report", "A table of precision, recall, F1 and support of each class, as text.",
    pair + [
      labels, .keyword("target_names", .any, "a name for each class; None: the classes themselves"), weight,
      .keyword("digits", .int, default: 2, "digits behind the point"),
      .keyword("output_dict", .bool, default: false, "whether a dict is given instead of text"), zero,
    ]
  ) { call in
    try call.onlyDefault("sample_weight")
    let pair = try LabelPair(call).singleClass()
    let classes = try call.classes(of: pair)
    var names = classes.map { pair.truth.text($0) }
    if !call["target_names"].isNone {
      let given = try call.elements("target_names").map { try call.interpreter.text($0) }
      guard given.count == classes.count else {
        throw call.fault(
          "target_names",
          .message(
            "Number of classes, \(classes.count), does not match size of target_names, \(given.count). "
              + "Try specifying the labels parameter"))
      }
      names = given
    }
    let scores = ClassScores(pair, labels: classes, zeroDivision: try call.zeroDivision())
    scores.note([.precision, .recall], call, isAveraged: true)
    let report = ClassificationReport(
      names: names, scores: scores, isOfAllClasses: Set(classes).isSuperset(of: pair.classes),
      digits: try call.int("digits", atLeast: 0, atMost: 20))
    return try call.bool("output_dict") ? .dict(report.dict()) : .string(report.text())
  }
}

/// The table of `classification_report`.
private struct ClassificationReport {
  package let names: [String]
  let scores: ClassScores
  /// Then the micro average is the accuracy.
  let isOfAllClasses: Bool
  package let digits: Int

  private var averages: [(name: String, way: String)] {
    [
      (isOfAllClasses ? "accuracy" : "micro avg", "micro"), ("macro avg", "macro"),
      ("weighted avg", "weighted"),
    ]
  }

  private var total: Int { scores.support.reduce(0, +) }

  private var rows: [[Double]] {
    let columns = ClassScores.Score.allCases.map { scores.each($0) }
    return names.indices.map { row in columns.map { $0[row] } }
  }

  private func averaged(_ way: String) throws -> [Double] {
    try ClassScores.Score.allCases.map { try scores.average($0, way) }
  }

  func text() throws -> String {
    let heads = ["precision", "recall", "f1-score", "support"]
    let width = max((names + ["weighted avg"]).map(\.unicodeScalars.count).max() ?? 0, digits)
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.unicodeScalars.count)) + text
    }
    func number(_ value: Double) -> String {
      right(FloatText.formatted(value, code: "f", precision: digits), 9)
    }
    func line(_ name: String, _ values: [String], _ support: Int) -> String {
      right(name, width) + " " + values.map { " " + $0 }.joined() + " " + right(String(support), 9) + "\n"
    }
    var result = right("", width) + " " + heads.map { " " + right($0, 9) }.joined() + "\n\n"
    for (row, values) in rows.enumerated() {
      result += line(names[row], values.map(number), scores.support[row])
    }
    result += "\n"
    for (name, way) in averages {
      let values = try averaged(way)
      let shown =
        name == "accuracy" ? [right("", 9), right("", 9), number(values[2])] : values.map(number)
      result += line(name, shown, total)
    }
    return result
  }

  func dict() throws -> DictValue {
    func row(_ values: [Double], _ support: Int) -> Value {
      .dict(
        DictValue([
          ("precision", .float(values[0])), ("recall", .float(values[1])), ("f1-score", .float(values[2])),
          ("support", .float(Double(support))),
        ]))
    }
    let result = DictValue()
    for (place, values) in rows.enumerated() {
      result[string: names[place]] = row(values, scores.support[place])
    }
    for (name, way) in averages {
      let values = try averaged(way)
      result[string: name] = name == "accuracy" ? .float(values[2]) : row(values, total)
    }
    return result
  }
}

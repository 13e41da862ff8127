import Evaluator
import Glibc
import Tensors

/// `sklearn.metrics`: how sure the model is, against true classes.
enum RankingMetrics {
  static let all: [Builtin] = [rocCurve, area, rocArea, precisionRecall, averagePrecision, logLoss]

  private static let truth = Signature.Parameter.required("y_true", .any, "the true classes")
  private static let score = Signature.Parameter.required(
    "y_score", .tensor, "how sure the model is of the positive class, a number each")
  private static let positive = Signature.Parameter.keyword("pos_label", .any, "the positive class; None: 1")

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { ClassificationMetrics.function(name, doc, parameters, body: body) }

  /// True and false positives at each threshold, from the highest.
  private struct Ranking {
    var thresholds: [Double] = []
    var hits: [Double] = []
    var falseAlarms: [Double] = []

    init(_ isPositive: [Bool], _ scores: [Double]) {
      let order = scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
      var (hit, miss) = (0.0, 0.0)
      for (position, place) in order.enumerated() {
        if isPositive[place] { hit += 1 } else { miss += 1 }
        if position + 1 < order.count, scores[order[position + 1]] == scores[place] { continue }
        thresholds.append(scores[place])
        hits.append(hit)
        falseAlarms.append(miss)
      }
    }
  }

  private static func ranking(_ call: Call, scores name: String = "y_score") throws -> Ranking {
    let (isPositive, scores) = try positives(call, scores: name)
    return Ranking(isPositive, scores)
  }

  private static func positives(_ call: Call, scores name: String) throws -> ([Bool], [Double]) {
    let column = try LabelColumn(call["y_true"], call.interpreter)
    let tensor = try call.tensor(name)
    guard tensor.shape.count(where: { $0 != 1 }) <= 1 else {
      throw call.fault(
        name,
        .message(
          "y should be a 1d array, got an array of shape \(tensor.shape) instead.",
          help: "one class's column: y_score[:, 1]"))
    }
    let scores = try tensor.elements(Double.self)
    guard column.count == scores.count else {
      throw call.fault(
        name,
        .message(
          "Found input variables with inconsistent numbers of samples: [\(column.count), \(scores.count)]"))
    }
    guard !scores.contains(where: \.isNaN) else { throw call.fault(name, .message("Input contains NaN.")) }
    let classes = column.classes
    let isGiven = call.signature.parameters.contains { $0.name == "pos_label" } && !call["pos_label"].isNone
    guard column.kind == .binary || (isGiven && column.kind == .multiclass) else {
      throw call.fault("y_true", .message("\(column.kind.rawValue) format is not supported"))
    }
    let known: [Label] = [.number(0), .number(1), .number(-1)]
    guard isGiven || classes.allSatisfy(known.contains) else {
      let found = try classes.map { try call.interpreter.repr(column.value($0)) }.joined(separator: ", ")
      throw call.fault(
        "y_true",
        .message(
          "y_true takes value in {\(found)} "
            + "and pos_label is not specified: either make y_true take value in {0, 1} or {-1, 1} or pass pos_label explicitly."
        ))
    }
    let one =
      isGiven ? try LabelColumn(.list(of: [call["pos_label"]]), call.interpreter).labels[0] : .number(1)
    return (column.labels.map { $0 == one }, scores)
  }

  private static let rocCurve = function(
    "roc_curve", "The share of false positives and of true positives at each threshold.",
    [
      truth, score, positive, .keyword("sample_weight", .any, "only None"),
      .keyword("drop_intermediate", .bool, default: true, "whether points on straight parts are left out"),
    ]
  ) { call in
    try call.onlyDefault("sample_weight")
    var ranking = try ranking(call)
    if try call.bool("drop_intermediate"), ranking.hits.count > 2 {
      let count = ranking.hits.count
      func bends(_ values: [Double], _ place: Int) -> Bool {
        values[place + 1] - 2 * values[place] + values[place - 1] != 0
      }
      let kept = (0..<count).filter {
        $0 == 0 || $0 == count - 1 || bends(ranking.hits, $0) || bends(ranking.falseAlarms, $0)
      }
      ranking.thresholds = kept.map { ranking.thresholds[$0] }
      (ranking.hits, ranking.falseAlarms) = (
        kept.map { ranking.hits[$0] }, kept.map { ranking.falseAlarms[$0] }
      )
    }
    func shares(_ values: [Double], _ kind: String) throws -> Value {
      let most = values.last ?? 0
      if most <= 0 {
        call.interpreter.console.note(
          "UndefinedMetricWarning: No \(kind) samples in y_true, \(kind == "negative" ? "false" : "true") positive value "
            + "should be meaningless")
      }
      return .tensor(
        try ClassificationMetrics.tensor(
          [most > 0 ? 0 : Double.nan] + values.map { most > 0 ? $0 / most : .nan }))
    }
    return .tuple(of: [
      try shares(ranking.falseAlarms, "negative"), try shares(ranking.hits, "positive"),
      .tensor(try ClassificationMetrics.tensor([.infinity] + ranking.thresholds)),
    ])
  }

  private static let area = function(
    "auc", "The area under a curve, by trapezoids.",
    [.required("x", .tensor, "rising or falling"), .required("y", .tensor, "a number for each x")]
  ) { call in
    let (x, y) = (try call.row("x"), try call.row("y"))
    guard x.count == y.count else {
      throw call.fault(
        "y", .message("Found input variables with inconsistent numbers of samples: [\(x.count), \(y.count)]"))
    }
    guard x.count > 1 else {
      throw call.fault(
        "x", .message("At least 2 points are needed to compute area under curve, but x.shape = (\(x.count),)")
      )
    }
    let steps = zip(x, x.dropFirst()).map { $1 - $0 }
    let isFalling = steps.allSatisfy { $0 <= 0 } && steps.contains { $0 < 0 }
    guard isFalling || steps.allSatisfy({ $0 >= 0 }) else {
      throw call.fault(
        "x",
        .message(
          "x is neither increasing nor decreasing : \(try call.interpreter.text(.tensor(call.tensor("x")))).")
      )
    }
    return .float((isFalling ? -1 : 1) * trapezoids(x, y))
  }

  private static func trapezoids(_ x: [Double], _ y: [Double]) -> Double {
    var area = 0.0
    for place in x.indices.dropFirst() {
      let height: Double = y[place] + y[place - 1]
      area += (x[place] - x[place - 1]) * height / 2
    }
    return area
  }

  /// The area under the ROC curve; NaN with one class only.
  private static func rocArea(_ isPositive: [Bool], _ scores: [Double]) -> Double {
    let ranking = Ranking(isPositive, scores)
    guard let hits = ranking.hits.last, let misses = ranking.falseAlarms.last, hits > 0, misses > 0 else {
      return .nan
    }
    return trapezoids([0] + ranking.falseAlarms.map { $0 / misses }, [0] + ranking.hits.map { $0 / hits })
  }

  private static let rocArea = function(
    "roc_auc_score", "The area under the ROC curve.",
    [
      truth,
      .required("y_score", .tensor, "of two classes: how sure it is of class 1; of more: a column a class"),
      .keyword("average", .any, default: "macro", "over several classes: \"macro\", \"weighted\" or None"),
      .keyword("sample_weight", .any, "only None"), .keyword("max_fpr", .any, "only None"),
      .keyword("multi_class", .string, default: "raise", "of more than two classes: \"ovr\""),
      .keyword("labels", .any, "the classes of the columns; None: those of y_true"),
    ]
  ) { call in
    try call.onlyDefault("sample_weight")
    try call.onlyDefault("max_fpr")
    let column = try LabelColumn(call["y_true"], call.interpreter)
    let tensor = try call.tensor("y_score")
    let columns = tensor.rank == 2 ? tensor.shape[1] : 1
    let scores = try tensor.elements(Double.self)
    guard tensor.rank > 0, tensor.shape[0] == column.count else {
      throw call.fault(
        "y_score",
        .message(
          "Found input variables with inconsistent numbers of samples: [\(column.count), \(tensor.shape.first ?? 0)]"
        ))
    }
    func class_(_ place: Int) -> [Double] {
      stride(from: place, to: scores.count, by: columns).map { scores[$0] }
    }
    if column.kind == .multilabel, column.columns == columns {
      let areas = (0..<columns).map { place in
        rocArea(
          stride(from: place, to: scores.count, by: columns).map { column.labels[$0] == .number(1) },
          class_(place))
      }
      return try averaged(areas, [], call)
    }
    if column.kind == .binary, columns <= 1 {
      let classes = column.classes
      guard classes.count == 2 else {
        call.interpreter.console.note(
          "UndefinedMetricWarning: Only one class is present in y_true. ROC AUC score is not defined in that case."
        )
        return .float(.nan)
      }
      return .float(rocArea(column.labels.map { $0 == classes[1] }, scores))
    }
    guard try call.string("multi_class") == "ovr" else {
      throw call.fault(
        "multi_class",
        .message(
          try call.string("multi_class") == "ovo"
            ? "roc_auc_score has multi_class=\"ovr\" here, not \"ovo\""
            : "multi_class must be in ('ovo', 'ovr')",
          help: "multi_class=\"ovr\": each class against the rest"))
    }
    let classes =
      try call["labels"].isNone ? column.classes : LabelColumn(call["labels"], call.interpreter).labels
    guard classes.count == columns else {
      throw call.fault(
        "y_score",
        .message(
          "Number of classes in y_true not equal to the number of columns in 'y_score'",
          label: "\(classes.count) classes, \(columns) columns"))
    }
    for row in 0..<column.count where abs(scores[row * columns..<(row + 1) * columns].reduce(0, +) - 1) > 1e-3
    {
      throw call.fault(
        "y_score",
        .message(
          "Target scores need to be probabilities for multiclass roc_auc, i.e. they should sum up to 1.0 over classes",
          help: "a softmax as the model's last layer gives probabilities"))
    }
    let areas = classes.indices.map { place in
      rocArea(column.labels.map { $0 == classes[place] }, class_(place))
    }
    return try averaged(areas, classes.map { one in Double(column.labels.count { $0 == one }) }, call)
  }

  private static func averaged(_ areas: [Double], _ weights: [Double], _ call: Call) throws -> Value {
    switch call["average"] {
    case .none: return .tensor(try ClassificationMetrics.tensor(areas))
    case .string("macro"): return .float(areas.reduce(0, +) / Double(areas.count))
    case .string("weighted") where !weights.isEmpty:
      return .float(zip(areas, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +))
    default: throw call.invalid("average", must: "be \"macro\", \"weighted\" or None")
    }
  }

  /// Precision and recall at each threshold, the lowest first, and the end (1, 0).
  private static func curve(_ ranking: Ranking) -> (
    precision: [Double], recall: [Double], thresholds: [Double]
  ) {
    let total = ranking.hits.last ?? 0
    let precision = zip(ranking.hits, ranking.falseAlarms).map { $0 + $1 == 0 ? 0 : $0 / ($0 + $1) }
    let recall = ranking.hits.map { total == 0 ? 1 : $0 / total }
    return (precision.reversed() + [1], recall.reversed() + [0], ranking.thresholds.reversed())
  }

  private static let precisionRecall = function(
    "precision_recall_curve", "Precision and recall at each threshold.", [truth, score, positive]
  ) { call in
    let curve = curve(try ranking(call))
    return .tuple(
      of: try [curve.precision, curve.recall, curve.thresholds].map {
        .tensor(try ClassificationMetrics.tensor($0))
      })
  }

  private static let averagePrecision = function(
    "average_precision_score", "The area under the steps of precision over recall.",
    [truth, score, .keyword("pos_label", .any, default: 1, "the positive class")]
  ) { call in
    let curve = curve(try ranking(call))
    let steps = zip(curve.recall, curve.recall.dropFirst()).map { $1 - $0 }
    return .float(max(0, -zip(steps, curve.precision).reduce(0) { $0 + $1.0 * $1.1 }))
  }

  private static let logLoss = function(
    "log_loss", "The mean of -log of the true class's probability.",
    [
      truth,
      .required("y_pred", .tensor, "of two classes: the probability of class 1; of more: a column a class"),
      .keyword("labels", .any, "the classes of the columns; None: those of y_true"),
    ]
  ) { call in
    let column = try LabelColumn(call["y_true"], call.interpreter)
    let tensor = try call.tensor("y_pred")
    let classes =
      try call["labels"].isNone ? column.classes : LabelColumn(call["labels"], call.interpreter).labels
    let columns = tensor.rank == 2 ? tensor.shape[1] : 1
    guard tensor.rank > 0, tensor.shape[0] == column.count, column.kind.isSingleClass else {
      throw call.fault(
        "y_pred",
        .message(
          "Found input variables with inconsistent numbers of samples: [\(tensor.shape.first ?? 0), \(column.count)]"
        ))
    }
    guard classes.count > 1, max(columns, 2) == classes.count else {
      throw call.fault(
        "y_true",
        .message(
          "y_true and y_pred contain different number of classes: \(classes.count) vs \(max(columns, 2)). "
            + "Please provide the true labels explicitly through the labels argument."))
    }
    let values = try tensor.elements(Double.self)
    let least = tensor.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    var sum = 0.0
    for (row, label) in column.labels.enumerated() {
      let place = classes.firstIndex(of: label) ?? 0
      let raw = columns == 1 ? (place == 1 ? values[row] : 1 - values[row]) : values[row * columns + place]
      sum -= log(min(max(raw, least), 1 - least))
    }
    return .float(sum / Double(max(column.count, 1)))
  }
}

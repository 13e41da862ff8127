import Evaluator
import NumPyLibrary
import Tensors

/// `sklearn.utils`.
enum SampleUtilities {
  static let shuffle = Builtin(
    "shuffle", module: "sklearn.utils", doc: "Arrays in one random order.",
    [
      .rest("arrays", .any, "lists, arrays, data frames of equal length"), ModelSelection.state,
      .keyword("n_samples", .int, "how many are kept; None: all"),
    ]
  ) { call in
    let arrays = call.rest("arrays")
    guard !arrays.isEmpty else { return .none }
    let count = try SampleCount.of(arrays, call, "arrays")
    let kept = try call.optionalInt("n_samples", atLeast: 1) ?? count
    guard kept <= count else {
      throw call.fault(
        "n_samples",
        .message("Cannot sample \(kept) out of arrays with dim \(count) when replace is False"))
    }
    var order = Array(0..<count)
    try call.withRandom { $0.shuffle(&order) }
    let parts = try arrays.map { try Rows.taking(Array(order.prefix(kept)), of: $0) }
    return parts.count == 1 ? parts[0] : .list(of: parts)
  }

  static let classWeight = Builtin(
    "compute_class_weight", module: "sklearn.utils.class_weight",
    doc: "A weight for each class: \"balanced\" makes rare classes count as much as frequent ones.",
    [
      .required("class_weight", .any, "\"balanced\", None: 1 each, or a dict of weights"),
      .keyword("classes", .any, "the classes, as np.unique(y) gives them"),
      .keyword("y", .any, "the samples' classes"),
    ]
  ) { call in
    let (all, y) = (
      try LabelColumn(call["classes"], call.interpreter), try LabelColumn(call["y"], call.interpreter)
    )
    let isArray: Bool
    switch call["classes"] {
    case .tensor, .object: isArray = true
    default: isArray = false
    }
    guard isArray else {
      throw call.fault(
        "classes",
        .message(
          "The 'classes' parameter of compute_class_weight must be an instance of 'numpy.ndarray'. Got "
            + "\(try call.interpreter.repr(call["classes"])) instead.", help: "classes=np.unique(y)"))
    }
    guard Set(y.labels).isSubset(of: Set(all.labels)) else {
      throw call.fault("classes", .message("classes should include all valid labels that can be in y"))
    }
    var weights = [Double](repeating: 1, count: all.labels.count)
    switch call["class_weight"] {
    case .none: break
    case .string("balanced"):
      var counts: [Label: Int] = [:]
      for label in y.labels { counts[label, default: 0] += 1 }
      guard all.labels.allSatisfy({ counts[$0] != nil }) else {
        throw call.fault("classes", .message("classes should have valid labels that are in y"))
      }
      weights = all.labels.map { Double(y.count) / (Double(counts.count) * Double(counts[$0] ?? 1)) }
    case .dict(let dict):
      for (place, label) in all.labels.enumerated() {
        let key = try HashKey(all.value(label), call.interpreter)
        if let weight = try dict[key]?.asDouble { weights[place] = weight }
      }
    default: throw call.invalid("class_weight", must: "be \"balanced\", None or a dict")
    }
    return .tensor(try ClassificationMetrics.tensor(weights))
  }
}

import Evaluator
import Tensors

/// Precision, recall, F1 and support of each class.
struct ClassScores {
  /// The classes that are looked at.
  let labels: [Label]
  /// Samples of the class that were predicted as it.
  private(set) var hits: [Int]
  /// Samples predicted as the class.
  private(set) var predicted: [Int]
  /// Samples of the class.
  private(set) var support: [Int]
  /// What a quotient by zero gives; `nil`: 0, with a note.
  private let zeroDivision: Double?

  init(_ pair: LabelPair, labels: [Label], zeroDivision: Double?) {
    self.labels = labels
    self.zeroDivision = zeroDivision
    let places = Dictionary(labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    hits = Array(repeating: 0, count: labels.count)
    (predicted, support) = (hits, hits)
    for (truth, guess) in zip(pair.truth.labels, pair.predicted.labels) {
      if let place = places[truth] {
        support[place] += 1
        if truth == guess { hits[place] += 1 }
      }
      if let place = places[guess] { predicted[place] += 1 }
    }
  }

  /// One of the three scores.
  enum Score: String, CaseIterable {
    case precision, recall, f1
  }

  private func quotient(_ score: Score, _ hits: Int, _ predicted: Int, _ support: Int, beta: Double = 1)
    -> Double
  {
    let square = beta * beta
    let (numerator, denominator) =
      switch score {
      case .precision: (Double(hits), Double(predicted))
      case .recall: (Double(hits), Double(support))
      case .f1: ((1 + square) * Double(hits), square * Double(support) + Double(predicted))
      }
    return denominator == 0 ? zeroDivision ?? 0 : numerator / denominator
  }

  /// A score of each class.
  func each(_ score: Score, beta: Double = 1) -> [Double] {
    labels.indices.map { quotient(score, hits[$0], predicted[$0], support[$0], beta: beta) }
  }

  /// A score of all: `micro` counts samples, `macro` is the classes' mean, `weighted` that by their support.
  func average(_ score: Score, _ way: String, beta: Double = 1) throws -> Double {
    if way == "micro" {
      return quotient(
        score, hits.reduce(0, +), predicted.reduce(0, +), support.reduce(0, +), beta: beta)
    }
    let scores = zip(each(score, beta: beta), support).filter { !$0.0.isNaN }
    if way == "weighted" {
      let total = scores.reduce(0) { $0 + $1.1 }
      if total == 0 { return zeroDivision ?? 0 }
      return try sum(scores.map { $0.0 * Double($0.1) }) / Double(total)
    }
    return try scores.isEmpty ? .nan : sum(scores.map(\.0)) / Double(scores.count)
  }

  /// Added in NumPy's order.
  private func sum(_ numbers: [Double]) throws -> Double {
    try ClassificationMetrics.tensor(numbers).sum().item().doubleValue
  }

  /// Notes what has no defined value, as scikit-learn warns.
  func note(_ scores: [Score], _ call: Call, isAveraged: Bool) {
    guard zeroDivision == nil else { return }
    func warn(_ score: String, _ what: String) {
      call.interpreter.console.note(
        "UndefinedMetricWarning: \(score) is ill-defined and being set to 0.0 in labels with no \(what) samples."
          + " Use `zero_division` parameter to control this behavior.")
    }
    if scores.contains(.precision), predicted.contains(0) { warn("Precision", "predicted") }
    if scores.contains(.recall), support.contains(0) { warn("Recall", "true") }
    if scores == [.f1], zip(predicted, support).contains(where: { $0 + $1 == 0 }) {
      warn("F-score", "true nor predicted")
    }
  }
}

extension Call {
  /// The parameter `labels`: the classes to look at; those of the samples where it is `None`.
  package func classes(of pair: LabelPair) throws -> [Label] {
    guard !self["labels"].isNone else { return pair.classes }
    let given = try LabelColumn(self["labels"], interpreter).labels
    guard !given.isEmpty else {
      throw fault("labels", .message("'labels' should contains at least one label."))
    }
    return given
  }

  /// The parameter `zero_division`: `nil` for "warn".
  func zeroDivision() throws -> Double? {
    switch self["zero_division"] {
    case .string("warn"): return nil
    default:
      let value = try double("zero_division")
      guard value == 0 || value == 1 || value.isNaN else {
        throw invalid("zero_division", must: "be 0, 1, np.nan or \"warn\"")
      }
      return value
    }
  }
}

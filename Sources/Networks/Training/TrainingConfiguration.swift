public import Engine

/// What `compile` fixed: how a model is trained and judged.
public struct TrainingConfiguration: Sendable {
  public let optimizer: Optimizer
  let terms: [Objective.Term]
  /// "loss", and with several outputs one a term; then the metrics.
  let names: [String]

  /// - Parameters:
  ///   - losses: one for each output of the model.
  ///   - metrics: for each output.
  /// - Throws: `NetworkError.lossNeeds` where a loss cannot read an output.
  public init(
    optimizer: Optimizer, losses: [any Loss], weights: [Float]? = nil, metrics: [[Metric]], model: Model
  ) throws {
    self.optimizer = optimizer
    var terms: [Objective.Term] = []
    for (index, loss) in losses.enumerated() {
      guard let planned = loss as? any PlannedLoss else { continue }
      terms.append(
        Objective.Term(loss: planned, weight: weights?[index] ?? 1, metrics: index < metrics.count ? metrics[index] : []))
    }
    self.terms = terms
    let single = terms.count == 1
    let outputNames = model.outputs.map(\.name)
    names =
      (single ? [] : terms.indices.map { "\(outputNames.indices.contains($0) ? outputNames[$0] : "output")_loss" })
      + terms.enumerated().flatMap { index, term in
        term.metrics.map { single ? $0.name : "\(outputNames.indices.contains(index) ? outputNames[index] : "output")_\($0.name)" }
      }
  }

  /// Figures from sums over samples. The loss is the weighted sum of its terms.
  func logs(_ sums: [Double], samples: Double) -> Logs {
    let means = sums.map { $0 / max(samples, 1) }
    let loss = zip(terms, means).reduce(0) { $0 + Double($1.0.weight) * $1.1 }
    let rest = terms.count == 1 ? Array(means.dropFirst()) : means
    return [("loss", loss)] + zip(names, rest).map { ($0, $1) }
  }
}

public import Engine
public import Files

/// What `compile` fixed: how a model is trained and judged.
public struct TrainingConfiguration: Sendable {
  public let optimizer: Optimizer
  /// Losses and metrics under Keras's names of `compile`'s arguments; no members where they were given as values of Swift.
  public var arguments: JSON = [:]
  let terms: [Objective.Term]
  /// The first output's loss.
  public var loss: (any Loss)? { terms.first?.loss }
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
      let own = index < metrics.count ? metrics[index] : []
      if model.outputs.indices.contains(index) {
        for metric in own {
          try metric.check(output: model.outputs[index].shape, takesLabels: loss.takesLabels, loss: loss)
        }
      }
      let weight = weights.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? 1
      terms.append(Objective.Term(loss: planned, weight: weight, metrics: own))
    }
    self.terms = terms
    let single = terms.count == 1
    let outputNames = model.outputs.map(\.name)
    names =
      (single
        ? [] : terms.indices.map { "\(outputNames.indices.contains($0) ? outputNames[$0] : "output")_loss" })
      + terms.enumerated().flatMap { index, term in
        term.metrics.map {
          single
            ? $0.name : "\(outputNames.indices.contains(index) ? outputNames[index] : "output")_\($0.name)"
        }
      }
  }

  /// Figures from sums over samples. The loss is the weighted sum of its terms, and what regularizers add.
  func logs(_ sums: [Double], samples: Double, penalty: Double = 0) -> Logs {
    let means = sums.prefix(terms.count).map { $0 / max(samples, 1) }
    let loss = zip(terms, means).reduce(penalty) { $0 + Double($1.0.weight) * $1.1 }
    var figures = terms.count == 1 ? [] : Array(means)
    var index = terms.count
    for metric in terms.flatMap(\.metrics) {
      figures.append(metric.result(sums[index..<index + metric.sumCount]))
      index += metric.sumCount
    }
    return [("loss", loss)] + zip(names, figures).map { ($0, $1) }
  }

  /// Whether more of a figure is better; `nil` where nobody knows such a figure.
  func isLargerBetter(_ name: String) -> Bool? {
    if name == "loss" { return false }
    let metrics = terms.flatMap(\.metrics)
    let losses = names.count - metrics.count
    guard let place = names.firstIndex(of: name) else { return nil }
    return place < losses ? false : metrics[place - losses].isLargerBetter
  }
}

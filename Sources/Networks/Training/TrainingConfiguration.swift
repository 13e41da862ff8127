import Engine
package import Formats

/// The result of `compile`: how a model is trained and evaluated.
package struct TrainingConfiguration: Sendable {
  package let optimizer: Optimizer
  /// The arguments of `compile` for losses and metrics by Keras's names; empty if they were given as Swift values.
  package var arguments: JSON = [:]
  let terms: [Objective.Term]
  /// The first output's loss.
  package var loss: (any Loss)? { terms.first?.loss }
  /// "loss", and with several outputs one name per loss; then the metrics.
  let names: [String]

  /// - Parameters:
  ///   - losses: one per output of the model.
  ///   - metrics: for each output.
  /// - Throws: `NetworkError.lossNeeds` if a loss does not fit its output.
  package init(
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

  /// Logs from sums over samples. The loss is the weighted sum of its terms plus the regularizers' penalty.
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

  /// Whether larger is better for a key of the logs; `nil` if it is unknown.
  func isLargerBetter(_ name: String) -> Bool? {
    if name == "loss" { return false }
    let metrics = terms.flatMap(\.metrics)
    let losses = names.count - metrics.count
    guard let place = names.firstIndex(of: name) else { return nil }
    return place < losses ? false : metrics[place - losses].isLargerBetter
  }
}

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
  /// The outputs whose losses are reported, where there are several losses.
  private let losses: [Int]
  /// The keys of those losses; then those of the metrics.
  let names: [String]
  /// The metrics' own names, then the losses' keys.
  private let listed: [String]

  /// - `losses`: one per output of the model.
  /// - `lossNames`: what they are called where outputs have no names.
  /// - `metrics`: for each output.
  /// - Throws: `NetworkError` where losses, weights or metrics do not fit the outputs.
  package init(
    optimizer: Optimizer, losses: [any Loss], names lossNames: [String], weights: [Float]? = nil,
    metrics: [[Metric]], model: Model
  ) throws {
    self.optimizer = optimizer
    var terms: [Objective.Term] = []
    for (index, loss) in losses.enumerated() {
      guard let planned = loss as? any PlannedLoss else { continue }
      var own = index < metrics.count ? metrics[index] : []
      if model.outputs.indices.contains(index) {
        own = try own.map { try $0.fitted(to: model.outputs[index].shape) }
        for metric in own {
          try metric.check(output: model.outputs[index].shape, takesLabels: loss.takesLabels, loss: loss)
        }
      }
      let weight = weights.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? 1
      terms.append(Objective.Term(loss: planned, weight: weight, metrics: own))
    }
    self.terms = terms
    let judged = terms.indices.filter { !(terms[$0].loss is NoLoss) }
    // The outputs of a program's class have names in a dict only; else losses have their own, and of two of one name the last counts.
    let isNameless = model.kind == .subclassed && model.outputStructure.keys == nil
    let prefixes = model.outputNames.map { terms.count == 1 || isNameless ? "" : $0 + "_" }
    let keys = zip(prefixes, lossNames).map { (isNameless ? $1 + "_" : $0) + "loss" }
    let reported = judged.count > 1 ? judged.filter { keys.lastIndex(of: keys[$0]) == $0 } : []
    self.losses = reported
    names =
      reported.map { keys[$0] }
      + Self.unique(zip(prefixes, terms).flatMap { prefix, term in term.metrics.map { (prefix, $0) } })
    listed = terms.flatMap(\.metrics).map(\.name) + reported.map { keys[$0] }
  }

  /// The metrics' keys: a second of one name gets a number, a weighted one "weighted_" first, as in Keras.
  private static func unique(_ metrics: [(prefix: String, metric: Metric)]) -> [String] {
    var counts: [String: Int] = [:]
    var names = metrics.map { _ in "" }
    for isWeighted in [false, true] {
      for (index, (prefix, metric)) in metrics.enumerated() where metric.isWeighted == isWeighted {
        var name = prefix + metric.name
        if counts[name] != nil, isWeighted {
          name = prefix + "weighted_" + metric.name
          if let count = counts[name] {
            counts[name] = count + 1
            name += "_\(count)"
          } else {
            counts[name] = 1
          }
        } else if let count = counts[name] {
          counts[name] = count + 1
          name += "_\(count)"
        } else {
          counts[name] = 1
        }
        names[index] = name
      }
    }
    return names
  }

  /// The keys of the outputs' losses, where there are several.
  package var lossNames: [String] { Array(names.prefix(losses.count)) }

  /// Logs from sums over samples, by name. The loss is the weighted sum of its terms plus the regularizers' penalty.
  func logs(_ sums: [Double], samples: Double, penalty: Double = 0) -> Logs {
    let means = sums.prefix(terms.count).map { $0 / max(samples, 1) }
    let loss = zip(terms, means).reduce(penalty) { $0 + Double($1.0.weight) * $1.1 }
    var figures = losses.map { LogValue.number(means[$0]) }
    var index = terms.count
    for metric in terms.flatMap(\.metrics) {
      figures.append(metric.figure(sums[index..<index + metric.sumCount]))
      index += metric.sumCount
    }
    let logs = [("loss", LogValue.number(loss))] + Array(zip(names, figures))
    // Keras's figures have 32 bits: what a program prints of them has their digits.
    return logs.map { Log(name: $0.0, figure: $0.1.rounded) }.sorted { $0.name < $1.name }
  }

  /// The figures as `evaluate` lists them: the loss, metrics and losses by their own names as they were given, then
  /// the rest by name.
  package func list(_ logs: Logs) -> [LogValue] {
    let byName = Dictionary(logs.map { ($0.name, $0.figure) }, uniquingKeysWith: { first, _ in first })
    let first = ["loss"] + listed
    let rest = logs.filter { !first.contains($0.name) }.map(\.figure)
    return first.compactMap { byName[$0] } + rest
  }

  /// Whether larger is better for a key of the logs; `nil` if it is unknown.
  func isLargerBetter(_ name: String) -> Bool? {
    if name == "loss" { return false }
    guard let place = names.firstIndex(of: name) else { return nil }
    return place < losses.count ? false : terms.flatMap(\.metrics)[place - losses.count].isLargerBetter
  }
}

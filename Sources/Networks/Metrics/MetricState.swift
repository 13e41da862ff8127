package import Tensors

/// A metric with its accumulated sums.
///
///     var recall = MetricState(Metric(.confusion(.recall, ConfusionOptions()), name: "recall"))
///     try recall.update(targets: t, predictions: p)
///     recall.result
package struct MetricState: Sendable {
  package private(set) var metric: Metric
  private var sums: [Double]

  package init(_ metric: Metric) {
    self.metric = metric.renamed(metric.name, isWeighted: true)
    sums = Array(repeating: 0, count: metric.sumCount)
  }

  /// The metric over all updates.
  package var result: Double { metric.result(sums) }

  /// The same, as several numbers where the metric has several thresholds.
  package var figure: LogValue { metric.figure(sums) }

  /// Sets the sums to 0.
  package mutating func reset() { sums = sums.map { _ in 0 } }

  /// Accumulates a batch. - Throws: `NetworkError` if targets or weights do not fit.
  package mutating func update(targets: Tensor, predictions: Tensor, weights: Tensor? = nil) throws {
    let loss = Watched(name: metric.name, takesLabels: readsLabels(targets, predictions))
    let fitted = try metric.fitted(to: Shape(predictions.shape.dropFirst()))
    if fitted.sumCount != metric.sumCount {
      guard sums.allSatisfy({ $0 == 0 }) else {
        throw NetworkError.inputCount(
          layer: metric.name, expected: "predictions of as many columns as before",
          found: predictions.shape.last ?? 1)
      }
      metric = fitted
      sums = Array(repeating: 0, count: fitted.sumCount)
    }
    let terms = [Objective.Term(loss: loss, metrics: [metric])]
    try metric.check(output: Shape(predictions.shape.dropFirst()), takesLabels: loss.takesLabels, loss: loss)
    let added = try Objective.gather(terms, predictions: predictions, targets: targets, weights: weights)
    for index in sums.indices { sums[index] += added[index + 1] }
  }

  /// Whether targets are class numbers while predictions have one number per class.
  private func readsLabels(_ targets: Tensor, _ predictions: Tensor) -> Bool {
    switch metric.kind {
    case .mean(let loss): loss.takesLabels
    case .classAccuracy, .topK: targets.shape != predictions.shape
    case .intersectionOverUnion(let overlap): overlap.targetsAreLabels && !overlap.predictionsAreLabels
    case .boundaryOverlap(let overlap):
      overlap.classes.targetsAreLabels && !overlap.classes.predictionsAreLabels
    default: false
    }
  }
}

/// No loss: stands for the targets where there are only metrics.
private struct Watched: PlannedLoss {
  let name: String
  let takesLabels: Bool

  func targetCount(for output: Shape) -> Int {
    takesLabels ? output.dropLast().reduce(1, *) : output.elementCount ?? 0
  }

  func check(target: Shape, output: Shape) throws {
    let loss: any Loss = takesLabels ? SparseCategoricalCrossentropy() : ElementwiseLoss(.meanSquaredError)
    do { try loss.check(target: target, output: output) } catch NetworkError.targetShape(
      _, let expected, let found)
    {
      throw NetworkError.targetShape(loss: name, expected: expected, found: found)
    }
  }

  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel? { nil }
}

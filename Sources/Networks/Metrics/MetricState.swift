package import Tensors

/// A metric with its accumulated sums.
///
///     var recall = MetricState(Metric(.confusion(.recall, ConfusionOptions()), name: "recall"))
///     try recall.update(targets: t, predictions: p)
///     recall.result
package struct MetricState: Sendable {
  package private(set) var metric: Metric
  /// What it adds up.
  package private(set) var sums: [Double]

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
    let (targets, predictions, weights) = try spread(targets, predictions, weights)
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

  /// The same with one weight for each sample: weights of rows or of elements make samples of these.
  private func spread(_ targets: Tensor, _ predictions: Tensor, _ weights: Tensor?) throws -> (
    Tensor, Tensor, Tensor?
  ) {
    guard let weights, let count = predictions.shape.first, weights.shape != [count], predictions.count > 0
    else {
      return (targets, predictions, weights)
    }
    if weights.count == 1 {
      return (targets, predictions, try weights.reshaped(to: [1]).broadcast(to: [count]))
    }
    if weights.count == count, weights.shape.first == count {
      return (targets, predictions, try weights.reshaped(to: [count]))
    }
    let isByElement =
      switch metric.kind {
      case .equality, .binaryAccuracy, .rootMeanSquaredError: true
      case .confusion(_, let options): options.classID == nil && options.topK == nil
      case .summed(let sums): (sums as? ThresholdMetric)?.countsElements ?? false
      default: false
      }
    let isByRow =
      switch metric.kind {
      case .mean, .classAccuracy, .topK, .cosineSimilarity: true
      default: false
      }
    let shape = isByElement ? predictions.shape : Shape(predictions.shape.dropLast())
    guard isByElement || isByRow, let stretched = try? weights.broadcast(to: shape) else {
      return (targets, predictions, weights)
    }
    let columns = isByElement ? 1 : predictions.shape.last ?? 1
    let rows = predictions.count / columns
    let isLabels = targets.count == rows && columns > 1
    return (
      try targets.reshaped(to: isLabels ? [rows] : [rows, columns]),
      try predictions.reshaped(to: [rows, columns]), try stretched.reshaped(to: [rows])
    )
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

public import Tensors

extension Loss {
  /// The loss of predictions (N, …) as training reports it: the mean over samples and positions.
  ///
  ///     try ElementwiseLoss(.meanSquaredError).value(predictions: p, targets: t)
  ///
  /// - Parameter weights: the sample weights, (N).
  /// - Throws: `NetworkError` if targets or weights do not fit.
  public func value(predictions: Tensor, targets: Tensor, weights: Tensor? = nil) throws -> Double {
    guard let planned = self as? any PlannedLoss else { return .nan }
    let terms = [Objective.Term(loss: planned)]
    let sums = try gather(terms, predictions: predictions, targets: targets, weights: weights)
    return sums[0] / Double(predictions.shape[0])
  }

  /// The loss of each row of predictions: (N, …, C) → (N, …).
  ///
  /// - Throws: `NetworkError` if targets do not fit.
  public func values(predictions: Tensor, targets: Tensor) throws -> Tensor {
    guard let planned = self as? any PlannedLoss else { return predictions }
    guard predictions.rank > 0, predictions.count > 0 else { throw NetworkError.noSamples(what: name) }
    try check(target: targets.shape, output: Shape(predictions.shape.dropFirst()))
    let columns = predictions.rank == 1 ? 1 : predictions.shape[predictions.rank - 1]
    let rows = predictions.count / columns
    let terms = [Objective.Term(loss: planned)]
    let sums = try gatherEach(
      terms, predictions: predictions.reshaped(to: [rows, columns]),
      targets: targets.reshaped(to: takesLabels ? [rows] : [rows, columns]))
    let shape = predictions.rank == 1 ? predictions.shape : Shape(predictions.shape.dropLast())
    return try Tensor(shape: shape, floats: sums.map { Float($0[0]) })
  }
}

/// A metric with its accumulated sums.
///
///     var recall = MetricState(Metric(.confusion(.recall, threshold: 0.5, classID: nil), name: "recall"))
///     try recall.update(targets: t, predictions: p)
///     recall.result
public struct MetricState: Sendable {
  public let metric: Metric
  private var sums: [Double]

  public init(_ metric: Metric) {
    self.metric = metric.renamed(metric.name, isWeighted: true)
    sums = Array(repeating: 0, count: metric.sumCount)
  }

  /// The metric over all updates.
  public var result: Double { metric.result(sums) }

  /// Sets the sums to 0.
  public mutating func reset() { sums = sums.map { _ in 0 } }

  /// Accumulates a batch. - Throws: `NetworkError` if targets or weights do not fit.
  public mutating func update(targets: Tensor, predictions: Tensor, weights: Tensor? = nil) throws {
    let loss = Watched(name: metric.name, takesLabels: readsLabels(targets, predictions))
    let terms = [Objective.Term(loss: loss, metrics: [metric])]
    try metric.check(output: Shape(predictions.shape.dropFirst()), takesLabels: loss.takesLabels, loss: loss)
    let added = try gather(terms, predictions: predictions, targets: targets, weights: weights)
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

  func write(
    _ source: Symbol, output: Symbol, target: Block, weights: Block?, gradient: Block?, weight: Float,
    index: Int,
    in plan: PlanBuilder
  ) throws {}
}

/// The sums of losses and metrics over all samples.
private func gather(
  _ terms: [Objective.Term], predictions: Tensor, targets: Tensor, weights: Tensor?
) throws -> [Double] {
  let (workers, source) = try judges(
    terms, predictions, targets, weights, batch: predictions.shape.first ?? 0)
  return try (0..<predictions.shape[0]).map(Int64.init).withUnsafeBufferPointer {
    try workers.step(source, $0)
  }
}

/// The sums of losses and metrics of each sample.
private func gatherEach(_ terms: [Objective.Term], predictions: Tensor, targets: Tensor) throws -> [[Double]]
{
  let (workers, source) = try judges(terms, predictions, targets, nil, batch: 1)
  let order = (0..<predictions.shape[0]).map(Int64.init)
  return try order.withUnsafeBufferPointer { order in
    try order.indices.map { try workers.step(source, UnsafeBufferPointer(rebasing: order[$0...$0])) }
  }
}

private func judges(
  _ terms: [Objective.Term], _ predictions: Tensor, _ targets: Tensor, _ weights: Tensor?, batch: Int
) throws -> (Workers, TensorSource) {
  let name = terms[0].loss.name
  guard predictions.count > 0, let count = predictions.shape.first else {
    throw NetworkError.noSamples(what: name)
  }
  guard targets.shape.first == count else {
    throw NetworkError.sampleCounts(first: "y_pred", count, second: "y_true", targets.shape.first ?? 0)
  }
  let graph = Graph()
  let symbol = graph.input(Shape(predictions.shape.dropFirst()), name: "predictions")
  graph.outputs = [symbol]
  let numbers = try weights.map { weights in
    guard weights.shape == [count] else {
      throw NetworkError.sampleCounts(
        first: "y_pred", count, second: "sample_weight", weights.shape.first ?? 0)
    }
    return try weights.elements(Float.self)
  }
  let source = TensorSource(
    sampleCount: count, inputs: [try TensorSource.column(predictions, of: symbol.shape, model: name)],
    targets: [try TensorSource.target(targets, for: terms[0].loss, output: symbol.shape)], weights: numbers)
  let objective = Objective(terms: terms, isWeighted: numbers != nil)
  let plans = try WorkerPlans(graph, batches: [batch]) { _ in .evaluate(objective) }
  return (try Workers(plans, sums: objective.sumCount), source)
}

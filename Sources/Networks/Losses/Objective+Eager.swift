import Engine
import Tensors

// Losses and metrics of predictions that are there already: a graph without layers.
extension Objective {
  /// The sums of losses and metrics over all samples.
  static func gather(
    _ terms: [Term], predictions: Tensor, targets: Tensor, weights: Tensor?
  ) throws -> [Double] {
    let (workers, source) = try judges(
      terms, predictions, targets, weights, batch: predictions.shape.first ?? 0)
    return try (0..<predictions.shape[0]).map(Int64.init).withUnsafeBufferPointer {
      try workers.step(source, $0)
    }
  }

  /// The sums of losses and metrics of each sample.
  static func gatherEach(_ terms: [Term], predictions: Tensor, targets: Tensor) throws -> [[Double]] {
    let (workers, source) = try judges(terms, predictions, targets, nil, batch: 1)
    let order = (0..<predictions.shape[0]).map(Int64.init)
    return try order.withUnsafeBufferPointer { order in
      try order.indices.map { try workers.step(source, UnsafeBufferPointer(rebasing: order[$0...$0])) }
    }
  }

  /// Fewer predictions are judged before another worker has woken.
  private static let leastSharedCount = 1 << 15

  private static func judges(
    _ terms: [Term], _ predictions: Tensor, _ targets: Tensor, _ weights: Tensor?, batch: Int
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
      inputShapes: [symbol.shape],
      targets: [try TensorSource.target(targets, for: terms[0].loss, output: symbol.shape)],
      weights: numbers.map { [$0] } ?? [])
    let objective = Objective(terms: terms, weightCount: numbers == nil ? 0 : 1)
    let cores = predictions.count < leastSharedCount ? 1 : WorkerPool.shared.usable
    let plans = try WorkerPlans(graph, batches: [batch], cores: cores) { _ in .evaluate(objective) }
    return (try Workers(plans, sums: objective.sumCount), source)
  }
}

package import Tensors

extension Loss {
  /// The loss of predictions (N, …) as training reports it: the mean over samples and positions.
  ///
  ///     try ElementwiseLoss(.meanSquaredError).value(predictions: p, targets: t)
  ///
  /// - `weights`: the sample weights, (N).
  /// - Throws: `NetworkError` if targets or weights do not fit.
  package func value(predictions: Tensor, targets: Tensor, weights: Tensor? = nil) throws -> Double {
    guard let planned = self as? any PlannedLoss else { return .nan }
    let terms = [Objective.Term(loss: planned)]
    let sums = try Objective.gather(terms, predictions: predictions, targets: targets, weights: weights)
    return sums[0] / Double(predictions.shape[0])
  }

  /// The loss of each row of predictions: (N, …, C) → (N, …).
  ///
  /// - Throws: `NetworkError` if targets do not fit.
  package func values(predictions: Tensor, targets: Tensor) throws -> Tensor {
    guard let planned = self as? any PlannedLoss else { return predictions }
    guard predictions.rank > 0, predictions.count > 0 else { throw NetworkError.noSamples(what: name) }
    if let overlap = planned as? OverlapLoss {
      return try overlap.overlaps(predictions: predictions, targets: targets)
    }
    try check(target: targets.shape, output: Shape(predictions.shape.dropFirst()))
    let columns = predictions.rank == 1 ? 1 : predictions.shape[predictions.rank - 1]
    let rows = predictions.count / columns
    let terms = [Objective.Term(loss: planned)]
    let sums = try Objective.gatherEach(
      terms, predictions: predictions.reshaped(to: [rows, columns]),
      targets: targets.reshaped(to: takesLabels ? [rows] : [rows, columns]))
    let shape = predictions.rank == 1 ? predictions.shape : Shape(predictions.shape.dropLast())
    return try Tensor(shape: shape, floats: sums.map { Float($0[0]) })
  }
}

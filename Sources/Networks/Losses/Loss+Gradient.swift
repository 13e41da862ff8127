package import Tensors

extension Loss {
  /// The gradient of Σ weight · loss to the predictions, over samples of which each has a loss.
  ///
  /// - Parameters:
  ///   - predictions: (N, …).
  ///   - isByRow: whether each row counts as a sample: (N, …, C) are N · … of them.
  ///   - weights: one a sample.
  /// - Throws: `NetworkError` if targets do not fit.
  package func gradient(predictions: Tensor, targets: Tensor, isByRow: Bool, weights: [Float]) throws -> Tensor {
    let result = try predictions.convert(to: .float32).copy()
    guard let planned = self as? any PlannedLoss, predictions.count > 0, let rows = predictions.shape.first else {
      return result
    }
    let columns = predictions.rank == 1 ? 1 : predictions.shape[predictions.rank - 1]
    let sample = isByRow ? Shape([columns]) : Shape(predictions.shape.dropFirst())
    let count = isByRow ? predictions.count / columns : rows
    let whole = Shape(predictions.shape.dropFirst())
    let shaped = isByRow && predictions.rank == 1 ? try targets.reshaped(to: [rows, 1]) : targets
    let column = try TensorSource.target(
      shaped, for: self, output: isByRow && predictions.rank == 1 ? [1] : whole)
    let source = TensorSource(sampleCount: rows, inputs: [], targets: [column])
    let targetCount = predictions.rank == 1 ? rows : rows * max(1, self.targetCount(for: whole))
    let goal = try Tensor.zeros([max(1, targetCount)])
    let symbol = Symbol(node: 0, shape: sample)
    guard let kernel = planned.kernel(reading: symbol, for: symbol, batch: count) else { return result }
    let read = try predictions.convert(to: .float32).copy()
    var sampleWeights = weights
    try goal.withMutableFloats { goal in
      guard let start = goal.baseAddress else { return }
      try (0..<rows).map(Int64.init).withUnsafeBufferPointer { order in
        guard let first = order.baseAddress else { return }
        try source.load(first, rows, inputs: [], targets: [UnsafeMutableRawPointer(start)], weights: nil)
      }
      try read.withMutableFloats { values in
        try result.withMutableFloats { slopes in
          guard let values = values.baseAddress, let slopes = slopes.baseAddress else { return }
          sampleWeights.withUnsafeMutableBufferPointer { weights in
            let arguments = LossKernel.Arguments(
              predictions: values, targets: start,
              labels: UnsafeMutableRawPointer(start).assumingMemoryBound(to: Int32.self),
              sampleWeights: weights.baseAddress, gradient: slopes)
            _ = kernel.sum(arguments, 1 / Float(kernel.terms))
          }
        }
      }
    }
    return result
  }
}

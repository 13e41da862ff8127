package import Tensors

extension Loss {
  /// The gradient of Σ weight · loss to the predictions, over rows: (N, …, C) are N · … of them.
  ///
  /// - `weights`: one a row.
  /// - Throws: `NetworkError` if targets do not fit.
  package func rowGradient(predictions: Tensor, targets: Tensor, weights: [Float]) throws -> Tensor {
    let result = try predictions.convert(to: .float32).copy()
    guard let planned = self as? any PlannedLoss, predictions.count > 0 else { return result }
    let columns = predictions.rank == 1 ? 1 : predictions.shape[predictions.rank - 1]
    let rows = predictions.count / columns
    let column = try TensorSource.target(
      targets.reshaped(to: takesLabels ? [rows] : [rows, columns]), for: self, output: [columns])
    let source = TensorSource(sampleCount: rows, inputs: [], inputShapes: [], targets: [column])
    let symbol = Symbol(node: 0, shape: [columns])
    guard let kernel = planned.kernel(reading: symbol, for: symbol, batch: rows) else { return result }
    let goal = try Tensor.zeros([rows * max(1, targetCount(for: [columns]))])
    let read = try predictions.convert(to: .float32).copy()
    var weights = weights
    try goal.withMutableFloats { goal in
      guard let goal = goal.baseAddress else { return }
      try (0..<rows).map(Int64.init).withUnsafeBufferPointer { order in
        guard let first = order.baseAddress else { return }
        try source.load(first, rows, inputs: [], targets: [UnsafeMutableRawPointer(goal)], weights: [])
      }
      try read.withMutableFloats { values in
        try result.withMutableFloats { slopes in
          guard let values = values.baseAddress, let slopes = slopes.baseAddress else { return }
          weights.withUnsafeMutableBufferPointer { weights in
            let arguments = LossKernel.Arguments(
              predictions: values, targets: goal,
              labels: UnsafeMutableRawPointer(goal).assumingMemoryBound(to: Int32.self),
              sampleWeights: weights.baseAddress, gradient: slopes)
            _ = kernel.sum(arguments, 1 / Float(kernel.terms))
          }
        }
      }
    }
    return result
  }
}

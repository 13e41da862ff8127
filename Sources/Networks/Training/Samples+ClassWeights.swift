import Tensors

extension Samples {
  /// With a weight per sample: that of its class, or 1.
  ///
  /// - Throws: `NetworkError.classAndSampleWeights`, `.classWeightTargets` if samples have no class.
  func weighted(by classWeights: [Int: Float]) throws -> Samples {
    if !weights.isEmpty { throw NetworkError.classAndSampleWeights }
    guard targets.count == 1, (1...2).contains(targets[0].rank) else {
      throw NetworkError.classWeightTargets(found: targets.first?.shape ?? .scalar)
    }
    let columns = targets[0].rank == 1 ? 1 : targets[0].shape[1]
    guard columns > 0 else { throw NetworkError.classWeightTargets(found: targets[0].shape) }
    let numbers: [Float] = try targets[0].withFloats { values in
      (0..<values.count / columns).map { row in
        let slice = UnsafeBufferPointer(rebasing: values[row * columns..<(row + 1) * columns])
        let label = columns > 1 ? Float(SampleMean.largest(slice)) : slice[0]
        return Int(exactly: label).flatMap { classWeights[$0] } ?? 1
      }
    }
    var result = self
    result.weights = [try Tensor(shape: [numbers.count], floats: numbers)]
    return result
  }
}

import Glibc
public import Tensors

/// A loss that is a mean over elements, each compared with its target: squared, absolute, binary cross-entropy ….
public struct ElementwiseLoss: PlannedLoss {
  public enum Kind: Sendable, Hashable {
    case meanSquaredError, meanAbsoluteError
    /// Quadratic up to `delta`, then linear. Huber 1964.
    case huber(delta: Float)
    case binaryCrossentropy(fromLogits: Bool)
  }

  public let kind: Kind

  public init(_ kind: Kind) { self.kind = kind }

  public var name: String {
    switch kind {
    case .meanSquaredError: "mean_squared_error"
    case .meanAbsoluteError: "mean_absolute_error"
    case .huber: "huber"
    case .binaryCrossentropy: "binary_crossentropy"
    }
  }

  /// Keras's bound on probabilities.
  private static let epsilon: Float = 1e-7

  /// The loss of one element and its derivative to the prediction.
  @inline(__always)
  private func compare(_ p: Float, _ t: Float) -> (loss: Float, slope: Float) {
    switch kind {
    case .meanSquaredError: ((p - t) * (p - t), 2 * (p - t))
    case .meanAbsoluteError: (abs(p - t), p > t ? 1 : p < t ? -1 : 0)
    case .huber(let delta):
      abs(p - t) <= delta
        ? (0.5 * (p - t) * (p - t), p - t) : (delta * (abs(p - t) - 0.5 * delta), p > t ? delta : -delta)
    case .binaryCrossentropy(fromLogits: true):
      (max(p, 0) - p * t + log1p(exp(-abs(p))), 1 / (1 + exp(-p)) - t)
    case .binaryCrossentropy(fromLogits: false): Self.binary(p, t)
    }
  }

  private static func binary(_ p: Float, _ t: Float) -> (loss: Float, slope: Float) {
    let q = min(max(p, epsilon), 1 - epsilon)
    // Keras adds nothing inside the logarithm once the probability is clipped.
    let loss = -(t * log(q) + (1 - t) * log(1 - q))
    return (loss, p == q ? (q - t) / (q * (1 - q)) : 0)
  }

  func write(
    _ source: Symbol, output: Symbol, target: Block, weights: Block?, gradient: Block?, weight: Float, index: Int,
    in plan: PlanBuilder
  ) {
    let input = plan.value(of: source)
    let count = source.shape.elementCount ?? 0
    let batch = plan.batch
    let node = plan.graph.nodes[source.node]
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step(name, node, reads: reads, writes: gradient.map { [$0] } ?? []) { memory in
      let (x, y, shard) = (memory.floats(input), memory.floats(target), memory.shard)
      let sampleWeights = weights.map { memory.floats($0) }
      let dx = gradient.map { memory.floats($0) }
      return {
        let scale = shard.gradientScale * weight / Float(max(1, count))
        for sample in 0..<batch {
          let sampleWeight = sampleWeights?[sample] ?? 1
          var sum = 0.0
          for i in sample * count..<(sample + 1) * count {
            let (loss, slope) = compare(x[i], y[i])
            sum += Double(loss)
            if let dx { dx[i] = slope * scale * sampleWeight }
          }
          shard.sums[index] += sum * Double(sampleWeight) / Double(max(1, count))
        }
      }
    }
  }
}

import Tensors

/// A metric of the counts of true and false positives and negatives.
package enum ConfusionMetric: String, Sendable, CaseIterable {
  case truePositives, falsePositives, trueNegatives, falseNegatives
  /// True positives among predicted positives.
  case precision
  /// True positives among actual positives.
  case recall

  var isLargerBetter: Bool {
    switch self {
    case .falsePositives, .falseNegatives: false
    default: true
    }
  }

  /// - Parameter counts: true positives, false positives, true negatives, false negatives.
  func result(_ counts: [Double]) -> Double {
    func share(_ rest: Double) -> Double { counts[0] + rest == 0 ? 0 : counts[0] / (counts[0] + rest) }
    switch self {
    case .truePositives: return counts[0]
    case .falsePositives: return counts[1]
    case .trueNegatives: return counts[2]
    case .falseNegatives: return counts[3]
    case .precision: return share(counts[1])
    case .recall: return share(counts[3])
    }
  }
}

/// Counts true and false positives and negatives, over all outputs or for one class.
struct ConfusionCounts {
  /// A prediction above it is positive.
  let threshold: Float
  let classID: Int?

  func write(_ output: Symbol, target: Block, weights: Block?, index: Int, in plan: PlanBuilder) throws {
    let input = try plan.value(of: output)
    let (batch, count, columns) = (plan.batch, output.shape.elementCount ?? 0, max(1, output.shape.last ?? 1))
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step("confusion", plan.graph.nodes[output.node], reads: reads, writes: []) {
      [threshold, classID] memory in
      let (x, y, shard) = (memory.floats(input), memory.floats(target), memory.shard)
      let sampleWeights = weights.map { memory.floats($0) }
      return {
        for sample in 0..<batch {
          let weight = Double(sampleWeights?[sample] ?? 1)
          for i in stride(
            from: sample * count + (classID ?? 0), to: (sample + 1) * count, by: classID == nil ? 1 : columns)
          {
            let (isCalled, isTrue) = (x[i] > threshold, y[i] != 0)
            shard.sums[index + (isCalled ? (isTrue ? 0 : 1) : (isTrue ? 3 : 2))] += weight
          }
        }
      }
    }
  }
}

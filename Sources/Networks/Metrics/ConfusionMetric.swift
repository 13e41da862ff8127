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

/// What a metric of counts counts.
package struct ConfusionOptions: Sendable, Hashable {
  /// A prediction above a threshold is positive.
  package var thresholds: [Float] = [0.5]
  /// Whether the result is a list, one number for each threshold.
  package var isList: Bool { thresholds.count > 1 }
  /// The only class that counts.
  package var classID: Int?
  /// Only the largest predictions of a row can be positive; other ones count as −∞.
  package var topK: Int?

  package init(thresholds: [Float] = [0.5], classID: Int? = nil, topK: Int? = nil) {
    (self.thresholds, self.classID, self.topK) = (thresholds, classID, topK)
  }
}

/// Counts true and false positives and negatives, over all outputs or for one class.
struct ConfusionCounts {
  let options: ConfusionOptions

  func write(_ output: Symbol, target: Block, weights: Block?, index: Int, in plan: PlanBuilder) throws {
    let input = try plan.value(of: output)
    let (batch, count, columns) = (plan.batch, output.shape.elementCount ?? 0, max(1, output.shape.last ?? 1))
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step("confusion", plan.graph.nodes[output.node], reads: reads, writes: []) { [options] memory in
      let (x, y, shard) = (memory.floats(input), memory.floats(target), memory.shard)
      let sampleWeights = weights.map { memory.floats($0) }
      return {
        for sample in 0..<batch {
          let weight = Double(sampleWeights?[sample] ?? 1)
          for i in stride(
            from: sample * count + (options.classID ?? 0), to: (sample + 1) * count,
            by: options.classID == nil ? 1 : columns)
          {
            let value = options.topK.map { Self.isAmong($0, x, i, columns) } ?? true ? x[i] : -.infinity
            for (place, threshold) in options.thresholds.enumerated() {
              let (isCalled, isTrue) = (value > threshold, y[i] != 0)
              shard.sums[index + 4 * place + (isCalled ? (isTrue ? 0 : 1) : (isTrue ? 3 : 2))] += weight
            }
          }
        }
      }
    }
  }

  /// Whether an element is among the `k` largest of its row; of equal ones the first.
  private static func isAmong(_ k: Int, _ x: UnsafePointer<Float>, _ i: Int, _ columns: Int) -> Bool {
    let first = i / columns * columns
    var ahead = 0
    for other in first..<first + columns where x[other] > x[i] || (x[other] == x[i] && other < i) {
      ahead += 1
    }
    return ahead < k
  }
}

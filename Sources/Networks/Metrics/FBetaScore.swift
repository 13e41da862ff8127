package import Tensors

/// (1 + β²) P R / (β² P + R) of precision P and recall R of each class; β = 1 gives the harmonic mean.
package struct FBetaScore: SampleSums {
  /// Which mean over the classes. Raw values are Keras's.
  package enum Average: String, Sendable, CaseIterable {
    /// Of all classes' counts together.
    case micro
    case macro
    /// By the number of targets of each class.
    case weighted
  }

  package var beta: Double
  /// `nil`: a list, one number for each class.
  package var average: Average?
  /// A prediction above it is a yes; `nil`: the largest of the row.
  package var threshold: Float?
  private var classes = 1

  package init(beta: Double = 1, average: Average? = nil, threshold: Float? = nil) {
    (self.beta, self.average, self.threshold) = (beta, average, threshold)
  }

  package var isLargerBetter: Bool { true }
  /// Of each class: true positives, false positives, false negatives, targets.
  package var sumCount: Int { 4 * classes }

  package func fitted(to output: Shape) throws -> any SampleSums {
    guard output.rank == 1 else {
      throw NetworkError.rank(layer: "the metric's predictions", expected: "2", found: output)
    }
    var score = self
    score.classes = output[0]
    return score
  }

  package func add(_ sample: SampleRows, weight: Double, to sums: UnsafeMutableBufferPointer<Double>) {
    let row = UnsafeBufferPointer(start: sample.predictions, count: min(sample.count, classes))
    let largest = row.max() ?? 0
    for (i, p) in row.enumerated() {
      let isYes = threshold.map { p > $0 } ?? (p >= largest && abs(p) > 1e-9)
      let target = Double(sample.targets[i])
      sums[4 * i] += isYes ? weight * target : 0
      sums[4 * i + 1] += isYes ? weight * (1 - target) : 0
      sums[4 * i + 2] += isYes ? 0 : weight * target
      sums[4 * i + 3] += weight * target
    }
  }

  package func figure(_ sums: [Double]) -> LogValue {
    func score(_ tp: Double, _ fp: Double, _ fn: Double) -> Double {
      let precision = tp / (tp + fp + 1e-7), recall = tp / (tp + fn + 1e-7)
      return (1 + beta * beta) * precision * recall / (beta * beta * precision + recall + 1e-7)
    }
    func total(_ place: Int) -> Double { (0..<classes).reduce(0) { $0 + sums[4 * $1 + place] } }
    if average == .micro { return .number(score(total(0), total(1), total(2))) }
    let scores = (0..<classes).map { score(sums[4 * $0], sums[4 * $0 + 1], sums[4 * $0 + 2]) }
    switch average {
    case .weighted?:
      let all = total(3) + 1e-7
      return .number((0..<classes).reduce(0) { $0 + scores[$1] * sums[4 * $1 + 3] / all })
    case .macro?, .micro?: return .number(scores.reduce(0, +) / Double(max(1, classes)))
    case nil: return .numbers(scores)
    }
  }
}

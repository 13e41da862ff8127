import Glibc
package import Tensors

/// A metric of the counts at many thresholds: the area under a curve, or the best of one rate where another suffices.
///
/// Each prediction is counted once, under the last threshold that it exceeds; the counts at all thresholds are sums
/// from the end, as in Keras.
package struct ThresholdMetric: SampleSums {
  /// What is made of the counts.
  package enum Figures: Sendable, Hashable {
    /// The area under the curve of true over false positive rates, or of precision over recall. Davis and Goadrich
    /// 2006.
    case area(isPrecisionRecall: Bool, Summation)
    /// The largest first rate where the second is at least a bound.
    case best(Rate, where: Rate, atLeast: Double)
  }

  /// How the area between two points of a curve is taken. Raw values are Keras's.
  package enum Summation: String, Sendable, CaseIterable { case interpolation, minoring, majoring }

  package enum Rate: Sendable, Hashable { case sensitivity, specificity, precision }

  package var figures: Figures
  /// In increasing order; the last is exceeded by no prediction.
  private let thresholds: [Double]
  /// Whether they are evenly spaced from 0 to 1.
  private let isEven: Bool
  package var fromLogits = false
  /// The only class that counts.
  package var classID: Int?
  /// Whether each column is counted by itself, and the mean taken.
  package var isByLabel = false
  /// What the columns weigh in that mean, or, counted together, what each of their elements weighs.
  package var labelWeights: [Double]?
  private var labels = 1

  /// - `between`: thresholds between 0 and 1, in any order; `nil` for `count` evenly spaced ones.
  package init(_ figures: Figures, count: Int = 200, between: [Double]? = nil) {
    self.figures = figures
    let inner =
      between?.sorted() ?? (count < 3 ? [0.5] : (1...count - 2).map { Double($0) / Double(count - 1) })
    isEven = between == nil && count >= 3
    thresholds = [-1e-7] + inner + [1 + 1e-7]
  }

  package var isLargerBetter: Bool { true }

  /// Whether each element counts by itself.
  var countsElements: Bool { classID == nil && !isByLabel && labelWeights == nil }

  package var sumCount: Int { 2 * thresholds.count * labels }

  package func fitted(to output: Shape) throws -> any SampleSums {
    let columns = output.last ?? 1
    if let classID, !(0..<columns).contains(classID) {
      throw NetworkError.axis(layer: "class_id", axis: classID, rank: columns)
    }
    if let labelWeights, labelWeights.count != columns {
      throw NetworkError.weightCount(layer: "label_weights", expected: columns, found: labelWeights.count)
    }
    guard isByLabel else { return self }
    var metric = self
    metric.labels = columns
    return metric
  }

  package func add(_ sample: SampleRows, weight: Double, to sums: UnsafeMutableBufferPointer<Double>) {
    for i in stride(from: classID ?? 0, to: sample.count, by: classID == nil ? 1 : sample.columns) {
      var p = Double(sample.predictions[i])
      if fromLogits { p = 1 / (1 + exp(-p)) }
      let label = isByLabel ? i % sample.columns : 0
      let place = 2 * (label * thresholds.count + bucket(p))
      // Targets are shares of yes and no.
      let yes = Double(sample.targets[i])
      let weight = isByLabel ? weight : weight * (labelWeights?[i % sample.columns] ?? 1)
      sums[place] += weight * yes
      sums[place + 1] += weight * (1 - yes)
    }
  }

  /// The last threshold that a prediction exceeds.
  private func bucket(_ prediction: Double) -> Int {
    guard prediction > 0 else { return 0 }
    if isEven {
      let last = thresholds.count - 1
      return max(0, min(last - 1, Int((min(prediction, 1) * Double(last)).rounded(.up)) - 1))
    }
    var (low, high) = (0, thresholds.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if prediction > thresholds[middle] { low = middle } else { high = middle }
    }
    return low
  }

  package func figure(_ sums: [Double]) -> LogValue {
    let values = (0..<labels).map {
      value(Array(sums[$0 * 2 * thresholds.count..<($0 + 1) * 2 * thresholds.count]))
    }
    guard let labelWeights, isByLabel else {
      return .number(values.reduce(0, +) / Double(max(1, values.count)))
    }
    let total = labelWeights.reduce(0, +)
    return .number(total == 0 ? 0 : zip(values, labelWeights).reduce(0) { $0 + $1.0 * $1.1 } / total)
  }

  private func value(_ sums: [Double]) -> Double {
    // True and false positives at each threshold.
    var tp = [Double](repeating: 0, count: thresholds.count)
    var fp = tp
    var (yes, no) = (0.0, 0.0)
    for i in thresholds.indices.reversed() {
      yes += sums[2 * i]
      no += sums[2 * i + 1]
      (tp[i], fp[i]) = (yes, no)
    }
    let fn = tp.map { yes - $0 }
    func rate(_ rate: Rate, _ i: Int) -> Double {
      switch rate {
      case .sensitivity: Self.divided(tp[i], tp[i] + fn[i])
      case .specificity: Self.divided(no - fp[i], no)
      case .precision: Self.divided(tp[i], tp[i] + fp[i])
      }
    }
    switch figures {
    case .best(let wanted, where: let other, atLeast: let bound):
      return thresholds.indices.filter { rate(other, $0) >= bound }.map { rate(wanted, $0) }.max() ?? 0
    case .area(isPrecisionRecall: true, .interpolation): return interpolatedArea(tp, fp, fn)
    case .area(let isPrecisionRecall, let summation):
      let x = thresholds.indices.map { isPrecisionRecall ? rate(.sensitivity, $0) : Self.divided(fp[$0], no) }
      let y = thresholds.indices.map { rate(isPrecisionRecall ? .precision : .sensitivity, $0) }
      return thresholds.indices.dropLast().reduce(0) { sum, i in
        let height =
          switch summation {
          case .interpolation: (y[i] + y[i + 1]) / 2
          case .minoring: min(y[i], y[i + 1])
          case .majoring: max(y[i], y[i + 1])
          }
        return sum + (x[i] - x[i + 1]) * height
      }
    }
  }

  /// Precision is interpolated by counts, not linearly: Davis and Goadrich 2006.
  private func interpolatedArea(_ tp: [Double], _ fp: [Double], _ fn: [Double]) -> Double {
    thresholds.indices.dropLast().reduce(0) { sum, i in
      let (here, next) = (tp[i] + fp[i], tp[i + 1] + fp[i + 1])
      let change = tp[i] - tp[i + 1]
      let slope = Self.divided(change, max(here - next, 0))
      let intercept = tp[i + 1] - slope * next
      let ratio = here > 0 && next > 0 ? Self.divided(here, next) : 1
      return sum + Self.divided(slope * (change + intercept * log(ratio)), max(tp[i + 1] + fn[i + 1], 0))
    }
  }

  private static func divided(_ a: Double, _ b: Double) -> Double { b == 0 ? 0 : a / b }
}

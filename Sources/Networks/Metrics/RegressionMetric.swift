package import Tensors

/// How well predictions follow targets that are numbers.
package enum RegressionMetric: SampleSums {
  /// R² = 1 − Σ (t − p)² / Σ (t − mean t)² of each column.
  case determination(columns: Int, Determination)
  /// Pearson's correlation of each row, the mean over rows.
  case correlation
  /// Lin's concordance of each row, which also asks for equal means and deviations. Lin 1989.
  case concordance

  /// How the columns' R² become one, and how many regressors it is adjusted for: 1 − (1 − R²)(n − 1)/(n − p − 1), where n counts
  /// the elements of the targets, as in Keras.
  package struct Determination: Sendable, Hashable {
    package enum Aggregation: String, CaseIterable, Sendable {
      case uniform = "uniform_average"
      case byVariance = "variance_weighted_average"
    }
    /// `nil`: one number for each column.
    package var aggregation: Aggregation?
    package var regressors: Int

    package init(_ aggregation: Aggregation? = .uniform, regressors: Int = 0) {
      (self.aggregation, self.regressors) = (aggregation, regressors)
    }
  }

  package var isLargerBetter: Bool { true }

  package var sumCount: Int {
    switch self {
    // Of each column: Σ t², Σ t, Σ (t − p)², Σ 1; then the number of elements.
    case .determination(let columns, _): 4 * columns + 1
    case .correlation, .concordance: 2
    }
  }

  package func fitted(to output: Shape) throws -> any SampleSums {
    guard case .determination(_, let options) = self else { return self }
    guard output.rank == 1 else {
      throw NetworkError.rank(layer: "the metric's predictions", expected: "2", found: output)
    }
    return RegressionMetric.determination(columns: output[0], options)
  }

  package func add(_ sample: SampleRows, weight: Double, to sums: UnsafeMutableBufferPointer<Double>) {
    guard case .determination(let columns, _) = self else {
      let rows = max(1, sample.count / max(1, sample.columns))
      sums[0] += weight * (0..<rows).reduce(0) { $0 + agreement(sample, row: $1) } / Double(rows)
      sums[1] += weight
      return
    }
    for i in 0..<min(columns, sample.count) {
      let (t, p) = (Double(sample.targets[i]), Double(sample.predictions[i]))
      sums[4 * i] += weight * t * t
      sums[4 * i + 1] += weight * t
      sums[4 * i + 2] += weight * (t - p) * (t - p)
      sums[4 * i + 3] += weight
    }
    sums[4 * columns] += Double(columns)
  }

  private func agreement(_ sample: SampleRows, row: Int) -> Double {
    let range = row * sample.columns..<(row + 1) * sample.columns
    func mean(_ values: UnsafePointer<Float>) -> Double {
      range.reduce(0) { $0 + Double(values[$1]) } / Double(sample.columns)
    }
    let (mt, mp) = (mean(sample.targets), mean(sample.predictions))
    var (both, tt, pp) = (0.0, 0.0, 0.0)
    for i in range {
      let (t, p) = (Double(sample.targets[i]) - mt, Double(sample.predictions[i]) - mp)
      both += t * p
      tt += t * t
      pp += p * p
    }
    if case .correlation = self { return both / max((tt * pp).squareRoot(), 1e-7) }
    let n = Double(sample.columns)
    return 2 * both / n / (tt / n + pp / n + (mt - mp) * (mt - mp) + 1e-7)
  }

  package func figure(_ sums: [Double]) -> LogValue {
    guard case .determination(let columns, let options) = self else {
      return .number(sums[1] == 0 ? 0 : sums[0] / sums[1])
    }
    let totals = (0..<columns).map { column -> Double in
      let (squares, sum, count) = (sums[4 * column], sums[4 * column + 1], sums[4 * column + 3])
      return count == 0 ? 0 : squares - sum * sum / count
    }
    let scores = totals.indices.map { totals[$0] == 0 ? 0 : 1 - sums[4 * $0 + 2] / totals[$0] }
    let (n, p) = (sums[4 * columns], Double(options.regressors))
    func adjusted(_ score: Double) -> Double {
      p == 0 || n - p - 1 <= 0 ? score : 1 - (1 - score) * (n - 1) / (n - p - 1)
    }
    switch options.aggregation {
    case .uniform: return .number(adjusted(scores.reduce(0, +) / Double(max(1, columns))))
    case .byVariance:
      let total = totals.reduce(0, +)
      let sum = zip(totals, scores).reduce(0) { $0 + $1.0 * $1.1 }
      return .number(adjusted(total == 0 ? 0 : sum / total))
    case nil: return .numbers(scores.map(adjusted))
    }
  }
}

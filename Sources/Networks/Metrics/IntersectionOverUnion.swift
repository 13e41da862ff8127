import Tensors

/// Intersection over union: of the positions that are a class or were predicted as it, the fraction that is both.
/// The mean over the classes that occur.
package struct IntersectionOverUnion: Sendable, Hashable {
  package let classes: Int
  /// The classes to average over; `nil` for all.
  package var targetClasses: [Int]?
  /// A class whose positions are ignored.
  package var ignoredClass: Int?
  /// Whether targets are class numbers instead of one-hot.
  package var targetsAreLabels = true
  /// Whether predictions are class numbers instead of one number per class.
  package var predictionsAreLabels = true
  /// If set, predictions of at least this are class 1, others class 0.
  package var threshold: Float?

  package init(classes: Int) { self.classes = classes }

  /// A limit on the size of the confusion matrix.
  package static let classLimit = 4096

  /// The classes to average over.
  var wanted: [Int] { (targetClasses ?? Array(0..<classes)).filter((0..<classes).contains) }

  /// The confusion matrix: rows are targets, columns predictions.
  var sumCount: Int { classes * classes }

  func result(_ matrix: [Double]) -> Double {
    Self.mean(
      wanted.map { index in
        let row = (0..<classes).reduce(0) { $0 + matrix[index * classes + $1] }
        let column = (0..<classes).reduce(0) { $0 + matrix[$1 * classes + index] }
        let both = matrix[index * classes + index]
        return (both, row + column - both)
      })
  }

  func write(
    _ output: Symbol, target: Block, weights: Block?, takesLabels: Bool, index: Int, in plan: PlanBuilder
  ) throws {
    let input = try plan.value(of: output)
    let (batch, count) = (plan.batch, output.shape.elementCount ?? 0)
    let columns = predictionsAreLabels ? 1 : max(1, output.shape.last ?? 1)
    let targetColumns = targetsAreLabels ? 1 : max(1, output.shape.last ?? 1)
    let positions = count / columns
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step("class overlap", plan.graph.nodes[output.node], reads: reads, writes: []) { [self] memory in
      let (x, shard) = (memory.floats(input), memory.shard)
      let (labels, floats) = (memory.integers(target), memory.floats(target))
      let sampleWeights = weights.map { memory.floats($0) }
      return {
        for place in 0..<batch * positions {
          let predicted = classAt(x + place * columns, columns, threshold)
          let actual =
            takesLabels ? Int(labels[place]) : classAt(floats + place * targetColumns, targetColumns, nil)
          guard (0..<classes).contains(actual), (0..<classes).contains(predicted), actual != ignoredClass
          else { continue }
          shard.sums[index + actual * classes + predicted] += Double(sampleWeights?[place / positions] ?? 1)
        }
      }
    }
  }

  /// The mean of `both / union` over the classes that occur.
  static func mean(_ shares: some Sequence<(both: Double, union: Double)>) -> Double {
    var (sum, occurring) = (0.0, 0.0)
    for share in shares where share.union > 1e-9 {
      sum += share.both / share.union
      occurring += 1
    }
    return occurring == 0 ? 0 : sum / occurring
  }

  /// The class of one position; −1 for a number that is no class.
  func classAt(_ values: UnsafePointer<Float>, _ columns: Int, _ threshold: Float?) -> Int {
    if let threshold { return values[0] >= threshold ? 1 : 0 }
    if columns > 1 { return SampleMean.largest(UnsafeBufferPointer(start: values, count: columns)) }
    return values[0] > -1 && values[0] < Float(classes) ? Int(values[0]) : -1
  }
}

import Tensors

/// A metric with a value per sample, the mean over its positions: accuracies and errors.
struct SampleMean {
  let kind: Metric.Kind
  let takesLabels: Bool

  /// Appends the step that adds the samples' weighted values to `shard.sums[index]`.
  func write(
    _ source: Symbol, name: String, target: Block, weights: Block?, index: Int, in plan: PlanBuilder
  ) throws {
    let input = try plan.value(of: source)
    let (batch, count) = (plan.batch, source.shape.elementCount ?? 0)
    let columns = max(1, source.shape.last ?? 1)
    let node = plan.graph.nodes[source.node]
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step(name, node, reads: reads, writes: []) { memory in
      let (x, shard) = (memory.floats(input), memory.shard)
      let targets = Targets(labels: memory.integers(target), floats: memory.floats(target))
      let sampleWeights = weights.map { memory.floats($0) }
      return {
        for sample in 0..<batch {
          let values = UnsafeBufferPointer(start: x + sample * count, count: count)
          let mean = value(
            values, columns, targets.sample(sample, count: takesLabels ? count / columns : count))
          shard.sums[index] += mean * Double(sampleWeights?[sample] ?? 1)
        }
      }
    }
  }

  /// Targets as they are stored: class numbers or floats.
  private struct Targets {
    var labels: UnsafeMutablePointer<Int32>
    var floats: UnsafeMutablePointer<Float>

    func sample(_ index: Int, count: Int) -> Targets {
      Targets(labels: labels + index * count, floats: floats + index * count)
    }
  }

  private func value(_ values: UnsafeBufferPointer<Float>, _ columns: Int, _ targets: Targets) -> Double {
    let positions = values.count / columns
    func mean(_ count: Int, _ each: (Int) -> Double) -> Double {
      (0..<count).reduce(0) { $0 + each($1) } / Double(max(1, count))
    }
    func row(_ position: Int) -> UnsafeBufferPointer<Float> {
      UnsafeBufferPointer(rebasing: values[position * columns..<(position + 1) * columns])
    }
    /// The true class of a position.
    func label(_ position: Int) -> Int {
      if takesLabels { return Int(targets.labels[position]) }
      return Self.largest(UnsafeBufferPointer(start: targets.floats + position * columns, count: columns))
    }
    switch kind {
    case .classAccuracy: return mean(positions) { Self.largest(row($0)) == label($0) ? 1 : 0 }
    case .topK(let k):
      return mean(positions) { position in
        let (row, wanted) = (row(position), label(position))
        guard row.indices.contains(wanted), row[wanted].isFinite else { return 0 }
        return row.reduce(0) { $0 + ($1 > row[wanted] ? 1 : 0) } < k ? 1 : 0
      }
    case .equality:
      if takesLabels { return mean(positions) { values[$0 * columns] == Float(targets.labels[$0]) ? 1 : 0 } }
      return mean(values.count) { values[$0] == targets.floats[$0] ? 1 : 0 }
    case .binaryAccuracy(let threshold):
      return mean(values.count) { (values[$0] > threshold ? 1 : 0) == targets.floats[$0] ? 1 : 0 }
    case .rootMeanSquaredError:
      return mean(values.count) {
        let difference = Double(values[$0] - targets.floats[$0])
        return difference * difference
      }
    case .cosineSimilarity:
      return mean(positions) { position in
        let row = row(position)
        let other = UnsafeBufferPointer(start: targets.floats + position * columns, count: columns)
        func dot(_ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>) -> Double {
          zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
        return dot(row, other) / (max(dot(row, row), 1e-12) * max(dot(other, other), 1e-12)).squareRoot()
      }
    case .mean, .confusion, .summed, .intersectionOverUnion, .boundaryOverlap: return 0
    }
  }

  /// The index of the maximum; the first of equal ones.
  static func largest(_ row: UnsafeBufferPointer<Float>) -> Int {
    var best = 0
    for i in row.indices where row[i] > row[best] { best = i }
    return best
  }
}

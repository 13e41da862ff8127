public import Tensors

/// A number to watch: a mean over samples of something that predictions and targets tell.
public struct Metric: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// The share of samples whose largest prediction is the target's class.
    case classAccuracy
    /// The share of elements on the right side of a threshold.
    case binaryAccuracy(threshold: Float)
    case topK(Int)
    case meanSquaredError, meanAbsoluteError
  }

  public let kind: Kind
  /// As it stands in the history: "accuracy".
  public let name: String

  public init(_ kind: Kind, name: String) {
    self.kind = kind
    self.name = name
  }
}

extension Metric {
  /// The value that is read: the largest of a softmax is the largest of what goes into it.
  func source(of output: Symbol, _ graph: Graph) -> Symbol {
    let node = graph.nodes[output.node]
    switch kind {
    case .classAccuracy, .topK: return node.operation is SoftmaxOperation ? node.inputs[0] : output
    default: return output
    }
  }

  /// Writes the step that adds the samples' values to `shard.sums[index]`.
  func write(
    _ source: Symbol, target: Block, weights: Block?, takesLabels: Bool, index: Int, in plan: PlanBuilder
  ) throws {
    let input = try plan.value(of: source)
    let batch = plan.batch
    let count = source.shape.elementCount ?? 0
    let columns = source.shape.last ?? 1
    let node = plan.graph.nodes[source.node]
    let kind = kind
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step(name, node, reads: reads, writes: []) { memory in
      let (x, shard) = (memory.floats(input), memory.shard)
      let (labels, floats) = (memory.integers(target), memory.floats(target))
      let sampleWeights = weights.map { memory.floats($0) }
      return {
        for sample in 0..<batch {
          let values = UnsafeBufferPointer(start: x + sample * count, count: count)
          let mean =
            switch kind {
            case .classAccuracy, .topK:
              Self.hits(
                values, columns, best: kind.best,
                label: { position in
                  takesLabels
                    ? Int(labels[sample * (count / columns) + position])
                    : Self.largest(UnsafeBufferPointer(start: floats + sample * count + position * columns, count: columns))
                })
            default: Self.mean(kind, values, UnsafeBufferPointer(start: floats + sample * count, count: count))
            }
          shard.sums[index] += mean * Double(sampleWeights?[sample] ?? 1)
        }
      }
    }
  }

  private static func hits(
    _ values: UnsafeBufferPointer<Float>, _ columns: Int, best: Int, label: (Int) -> Int
  ) -> Double {
    let positions = columns == 0 ? 0 : values.count / columns
    var hits = 0
    for position in 0..<positions {
      let row = UnsafeBufferPointer(rebasing: values[position * columns..<(position + 1) * columns])
      let wanted = label(position)
      if best == 1 {
        if largest(row) == wanted { hits += 1 }
      } else if row.reduce(0, { $0 + ($1 > row[wanted] ? 1 : 0) }) < best {
        hits += 1
      }
    }
    return Double(hits) / Double(max(1, positions))
  }

  private static func largest(_ row: UnsafeBufferPointer<Float>) -> Int {
    var best = 0
    for i in row.indices where row[i] > row[best] { best = i }
    return best
  }

  private static func mean(
    _ kind: Kind, _ values: UnsafeBufferPointer<Float>, _ targets: UnsafeBufferPointer<Float>
  ) -> Double {
    var sum = 0.0
    for (value, target) in zip(values, targets) {
      switch kind {
      case .binaryAccuracy(let threshold): sum += (value > threshold) == (target > 0.5) ? 1 : 0
      case .meanSquaredError: sum += Double((value - target) * (value - target))
      default: sum += Double(abs(value - target))
      }
    }
    return sum / Double(max(1, values.count))
  }
}

extension Metric.Kind {
  fileprivate var best: Int { if case .topK(let k) = self { k } else { 1 } }
}

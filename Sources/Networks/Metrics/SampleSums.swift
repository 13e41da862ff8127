package import Tensors

/// A metric that is computed from sums of numbers that each sample adds to.
package protocol SampleSums: Sendable {
  /// How many sums there are.
  var sumCount: Int { get }
  var isLargerBetter: Bool { get }
  /// The same for outputs of a shape, where the number of sums depends on it.
  ///
  /// - Throws: `NetworkError` if the outputs do not fit.
  func fitted(to output: Shape) throws -> any SampleSums
  /// Adds what one sample's predictions and targets contribute, multiplied by the sample's weight.
  func add(_ sample: SampleRows, weight: Double, to sums: UnsafeMutableBufferPointer<Double>)
  func figure(_ sums: [Double]) -> LogValue
}

extension SampleSums {
  package func fitted(to output: Shape) throws -> any SampleSums { self }
}

/// The predictions and targets of one sample: rows of numbers.
package struct SampleRows {
  let predictions: UnsafePointer<Float>
  let targets: UnsafePointer<Float>
  let count: Int
  /// The length of the last axis.
  let columns: Int
}

/// The step that adds the samples of a batch.
struct SampleSumsStep {
  let metric: any SampleSums

  func write(
    _ output: Symbol, name: String, target: Block, weights: Block?, index: Int, in plan: PlanBuilder
  ) throws {
    let input = try plan.value(of: output)
    let (batch, count, columns) = (plan.batch, output.shape.elementCount ?? 0, max(1, output.shape.last ?? 1))
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step(name, plan.graph.nodes[output.node], reads: reads, writes: []) { [metric] memory in
      let (x, y, shard) = (memory.floats(input), memory.floats(target), memory.shard)
      let sampleWeights = weights.map { memory.floats($0) }
      return {
        shard.sums.withUnsafeMutableBufferPointer { all in
          let sums = UnsafeMutableBufferPointer(rebasing: all[index..<index + metric.sumCount])
          for sample in 0..<batch {
            let rows = SampleRows(
              predictions: x + sample * count, targets: y + sample * count, count: count, columns: columns)
            metric.add(rows, weight: Double(sampleWeights?[sample] ?? 1), to: sums)
          }
        }
      }
    }
  }
}

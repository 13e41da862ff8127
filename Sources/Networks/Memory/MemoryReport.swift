import Engine
import Tensors

/// What a model takes: theoretical minimum, plan and measured runs.
package struct MemoryReport: Sendable {
  package let parameterCount: Int
  /// (layer, bytes of its output for one sample), in order; reshapes take none.
  package let outputs: [(layer: String, byteCount: Int)]
  package let inputByteCount: Int
  package let batchSize: Int
  /// Forward pass of one sample.
  package let predict: MemoryPlan
  /// Forward and backward pass of a batch.
  package let train: MemoryPlan
  package let measured: [MeasuredRun]
  /// The ways that take least, to predict one sample and to train on the batch, where that was asked.
  package var least: (predict: MemoryChoice, train: MemoryChoice)?
  /// The cheapest way to train within some bytes, where that was asked.
  package var within: (limit: Int, train: MemoryChoice)?
  /// The memory-saving options of the training plan, as text: ", micro_batch=10".
  let savings: String

  package var parameterByteCount: Int { parameterCount * 4 }

  /// The theoretical minimum of one prediction: parameters, and the largest two consecutive outputs.
  package var minimumPredict: Int {
    let sizes = [inputByteCount] + outputs.map(\.byteCount)
    let largest = zip(sizes, sizes.dropFirst()).map { $0 + $1 }.max() ?? sizes.reduce(0, +)
    return parameterByteCount + largest
  }

  /// The theoretical minimum of training: every output and the input of every sample, and the parameters.
  package var minimumTrain: Int {
    parameterByteCount + batchSize * (inputByteCount + outputs.reduce(0) { $0 + $1.byteCount })
  }
}

extension Model {
  /// The memory for predicting one sample and for training on a batch. Nothing is allocated.
  package func memory(
    batchSize: Int = 32, slots: Int? = nil, microBatch: Int? = nil, options: PlanOptions = PlanOptions()
  ) throws -> MemoryReport {
    let graph = try graph()
    let train = try plans(
      for: "memory", batchSize: batchSize, training: true, microBatch: microBatch, options: options
    ).plans
    let predict = try plans(for: "memory", batchSize: 1, training: false).plans
    return MemoryReport(
      parameterCount: parameterCount, outputs: outputSizes(graph),
      inputByteCount: graph.inputs.reduce(0) { $0 + ($1.shape.elementCount ?? 0) * 4 }, batchSize: batchSize,
      predict: MemoryPlan(predict, slots: 0),
      train: MemoryPlan(train, slots: slots ?? configuration?.optimizer.rule.slotCount ?? 0),
      measured: measuredRuns,
      savings: (microBatch.map { ", micro_batch=\($0)" } ?? "") + options.words)
  }

  /// Each layer's output sizes: what its last operation allocates, if it allocates anything.
  private func outputSizes(_ graph: Graph) -> [(layer: String, byteCount: Int)] {
    var result: [(layer: String, byteCount: Int)] = []
    for (index, node) in graph.nodes.enumerated() {
      if node.operation is Input || node.operation is Reshaping { continue }
      let isLast = index + 1 == graph.nodes.count || graph.nodes[index + 1].layer != node.layer
      if isLast { result.append((node.layer, node.count * 4)) }
    }
    return result
  }
}

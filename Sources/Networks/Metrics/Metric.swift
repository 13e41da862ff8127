import Tensors

/// A metric: a number computed from predictions and targets, accumulated over samples.
package struct Metric: Sendable {
  /// What a metric computes.
  package enum Kind: Sendable {
    /// The fraction of positions whose largest prediction is the target's class.
    case classAccuracy
    /// The fraction of elements on the right side of a threshold.
    case binaryAccuracy(threshold: Float)
    /// The fraction of positions whose target is among the `k` largest predictions.
    case topK(Int)
    /// The fraction of elements that equal their target.
    case equality
    /// The mean of a loss over samples.
    case mean(any Loss)
    /// √ of the mean squared error over all samples.
    case rootMeanSquaredError
    /// p · t / (|p| |t|), the mean over positions.
    case cosineSimilarity
    /// A metric of true and false positives and negatives.
    case confusion(ConfusionMetric, ConfusionOptions)
    /// Computed from sums that each sample adds to.
    case summed(any SampleSums)
    /// Intersection over union, the mean over classes.
    case intersectionOverUnion(IntersectionOverUnion)
    /// Intersection over union of the boundary bands.
    case boundaryOverlap(BoundaryIoU)
  }

  package let kind: Kind
  /// The key in the history: "accuracy".
  package let name: String
  /// Whether sample weights apply.
  package let isWeighted: Bool

  package init(_ kind: Kind, name: String, isWeighted: Bool = false) {
    self.kind = kind
    self.name = name
    self.isWeighted = isWeighted
  }

  /// The same with another name or weighting.
  package func renamed(_ name: String, isWeighted: Bool) -> Metric {
    Metric(kind, name: name, isWeighted: isWeighted)
  }

  /// Whether it takes targets and predictions element by element, as losses do that spread targets.
  var broadcastsTargets: Bool {
    switch kind {
    case .mean(let loss): loss.broadcastsTargets
    case .rootMeanSquaredError: true
    default: false
    }
  }

  /// Whether larger is better.
  package var isLargerBetter: Bool {
    switch kind {
    case .mean, .rootMeanSquaredError: false
    case .confusion(let figure, _): figure.isLargerBetter
    case .summed(let metric): metric.isLargerBetter
    default: true
    }
  }
}

extension Metric {
  /// How many sums it accumulates.
  var sumCount: Int {
    switch kind {
    case .confusion(_, let options): 4 * options.thresholds.count
    case .summed(let metric): metric.sumCount
    case .intersectionOverUnion(let overlap): overlap.sumCount
    case .boundaryOverlap(let overlap): overlap.sumCount
    default: 2  // the values and the weights
    }
  }

  /// The metric's value from its sums.
  func result(_ sums: some RandomAccessCollection<Double>) -> Double {
    let sums = Array(sums)
    switch kind {
    case .confusion(let figure, _): return figure.result(sums)
    case .summed(let metric): return metric.figure(sums).number ?? .nan
    case .intersectionOverUnion(let overlap): return overlap.result(sums)
    case .boundaryOverlap(let overlap): return overlap.result(sums)
    case .rootMeanSquaredError: return sums[1] == 0 ? 0 : (sums[0] / sums[1]).squareRoot()
    default: return sums[1] == 0 ? 0 : sums[0] / sums[1]
    }
  }

  /// The same, as several numbers where it has several thresholds.
  func figure(_ sums: some RandomAccessCollection<Double>) -> LogValue {
    let sums = Array(sums)
    switch kind {
    case .summed(let metric): return metric.figure(sums)
    case .confusion(let figure, let options) where options.isList:
      return .numbers(options.thresholds.indices.map { figure.result(Array(sums[4 * $0..<4 * $0 + 4])) })
    default: return .number(result(sums))
    }
  }

  /// The same for outputs of a shape, on which the number of sums may depend.
  func fitted(to output: Shape) throws -> Metric {
    guard case .summed(let metric) = kind else { return self }
    return Metric(.summed(try metric.fitted(to: output)), name: name, isWeighted: isWeighted)
  }

  /// - Throws: `NetworkError.metricNeeds` if the targets do not have the form that the metric reads.
  func check(output: Shape, takesLabels: Bool, loss: any Loss) throws {
    let classes = output.last ?? 1
    func refuse(_ expected: String) -> NetworkError {
      .metricNeeds(metric: name, expected: expected, loss: loss.name, output: output)
    }
    func check(_ overlap: IntersectionOverUnion) throws {
      if !overlap.targetsAreLabels, takesLabels { throw refuse("one-hot targets") }
      if overlap.targetsAreLabels, !takesLabels, !overlap.predictionsAreLabels, classes != 1 {
        throw refuse("class numbers")
      }
      if overlap.predictionsAreLabels, takesLabels, classes != 1 {
        throw refuse("a class number as prediction (sparse_y_pred=False takes the largest)")
      }
    }
    switch kind {
    case .classAccuracy, .topK: break
    case .equality:
      if takesLabels, classes != 1 {
        throw refuse("targets in the shape of the predictions (metrics=[\"accuracy\"] takes the largest)")
      }
    case .mean(let own):
      if own.takesLabels != takesLabels {
        throw refuse(own.takesLabels ? "class numbers" : "one target for each output")
      }
    case .binaryAccuracy, .rootMeanSquaredError, .cosineSimilarity, .summed:
      if takesLabels { throw refuse("one target for each output") }
    case .confusion(_, let options):
      if takesLabels { throw refuse("one target for each output") }
      if let classID = options.classID, !(0..<classes).contains(classID) {
        throw refuse("more than \(classID) outputs for class_id=\(classID)")
      }
    case .intersectionOverUnion(let overlap): try check(overlap)
    case .boundaryOverlap(let overlap):
      guard output.rank == 3 else { throw refuse("maps (N, H, W, …)") }
      try check(overlap.classes)
    }
  }

  /// The value to read: a softmax has its maximum where its logits have theirs.
  func source(of output: Symbol, _ graph: Graph) -> Symbol {
    switch kind {
    case .classAccuracy, .topK:
      let node = graph.nodes[output.node]
      return node.operation is SoftmaxOperation ? node.inputs[0] : output
    case .mean(let loss): return (loss as? any PlannedLoss)?.source(of: output, graph) ?? output
    default: return output
    }
  }

  /// Appends the steps that add the samples' values to `shard.sums` from `index` on.
  func write(
    output: Symbol, target: Block, weights: Block?, takesLabels: Bool, index: Int, in plan: PlanBuilder
  ) throws {
    let weights = isWeighted ? weights : nil
    switch kind {
    case .mean(let loss):
      guard let loss = loss as? any PlannedLoss else { return }
      try loss.write(
        loss.source(of: output, plan.graph), output: output, target: target, weights: weights, gradient: nil,
        weight: 1,
        index: index, in: plan)
      countSamples(output, weights, index + 1, plan)
    case .confusion(_, let options):
      let counts = ConfusionCounts(options: options)
      try counts.write(output, target: target, weights: weights, index: index, in: plan)
    case .intersectionOverUnion(let overlap):
      try overlap.write(
        output, target: target, weights: weights, takesLabels: takesLabels, index: index, in: plan)
    case .boundaryOverlap(let overlap):
      try overlap.write(
        output, target: target, weights: weights, takesLabels: takesLabels, index: index, in: plan)
    case .summed(let metric):
      try SampleSumsStep(metric: metric).write(
        output, name: name, target: target, weights: weights, index: index, in: plan)
    default:
      let source = source(of: output, plan.graph)
      let mean = SampleMean(kind: kind, takesLabels: takesLabels)
      try mean.write(source, name: name, target: target, weights: weights, index: index, in: plan)
      countSamples(output, weights, index + 1, plan)
    }
  }

  private func countSamples(_ output: Symbol, _ weights: Block?, _ index: Int, _ plan: PlanBuilder) {
    let batch = plan.batch
    plan.step("count", plan.graph.nodes[output.node], reads: weights.map { [$0] } ?? [], writes: []) {
      memory in
      let shard = memory.shard
      let sampleWeights = weights.map { memory.floats($0) }
      return {
        shard.sums[index] +=
          sampleWeights.map { w in (0..<batch).reduce(0) { $0 + Double(w[$1]) } } ?? Double(batch)
      }
    }
  }
}

package import Tensors

/// What training minimizes: a number per sample from a prediction and a target.
///
/// Keras's reduction: the mean over the batch (`sum_over_batch_size`).
package protocol Loss: Sendable {
  /// Keras's name, "sparse_categorical_crossentropy".
  var name: String { get }
  /// Whether targets are class numbers instead of floats.
  var takesLabels: Bool { get }
  /// Elements of one sample's target, for an output of this shape.
  func targetCount(for output: Shape) -> Int
  /// Whether Keras takes targets and predictions element by element, so that one target may stand for several.
  var broadcastsTargets: Bool { get }
  /// Whether the elements along the last axis make one loss together.
  var comparesRows: Bool { get }
  /// - Throws: `NetworkError.targetShape` if targets of this shape (with the batch axis) do not fit.
  func check(target: Shape, output: Shape) throws
}

extension Loss {
  package var takesLabels: Bool { false }
  package var broadcastsTargets: Bool { false }
  package var comparesRows: Bool { false }

  /// Targets with as many elements as predictions, where one along an axis stands for all.
  package func spread(_ targets: Tensor, over predictions: Shape) throws -> Tensor {
    let lengths = targets.shape
    guard broadcastsTargets, lengths.rank == predictions.rank, lengths != predictions, lengths.rank > 1,
      lengths[0] == predictions[0], zip(lengths, predictions).allSatisfy({ $0 == $1 || $0 == 1 })
    else { return targets }
    return try targets.broadcast(to: predictions).copy()
  }

  package func targetCount(for output: Shape) -> Int { output.elementCount ?? 0 }

  package func check(target: Shape, output: Shape) throws {
    let expected = target.rank == output.rank + 1 ? Shape(target.dropFirst()) : nil
    // Keras leaves out the output's last axis then: of what makes one loss there would be other rows.
    let squeezed =
      output.last == 1 && Shape(target.dropFirst()) == Shape(output.dropLast())
      && !(comparesRows && output.rank > 1)
    guard expected == output || squeezed else {
      throw NetworkError.targetShape(
        loss: name, expected: "(\((["N"] + output.map(String.init)).joined(separator: ", ")))", found: target)
    }
  }
}

/// A loss that can append its steps to a plan.
protocol PlannedLoss: Loss {
  /// The value that the loss reads for an output: the output itself, or its logits.
  func source(of output: Symbol, _ graph: Graph) -> Symbol
  /// How the losses of `batch` samples are computed from `source`, the value that is read for `output`; `nil` if there
  /// is nothing to compute.
  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel?
  /// How the losses of samples and positions become one number.
  var reduction: LossReduction { get }
  /// Whether one sample's loss depends on the others of the batch.
  var comparesSamples: Bool { get }
  func reduced(by reduction: LossReduction) -> any PlannedLoss
  /// Appends the step that adds the sum of the samples' losses to `shard.sums[index]` and, if `gradient` is not
  /// `nil`, writes the gradient to `source`, multiplied by `shard.gradientScale` · `weight`.
  func write(
    _ source: Symbol, output: Symbol, target: Block, weights: Block?, gradient: Block?, weight: Float,
    index: Int, in plan: PlanBuilder) throws
}

/// How the losses of a batch become one number. Raw values are Keras's.
package enum LossReduction: String, Sendable, CaseIterable {
  /// The mean over samples and positions, whatever they weigh.
  case mean = "sum_over_batch_size"
  case sum
  /// No reduction: gradients are those of the sum, reports the mean.
  case none
  /// The sum over the sum of the weights.
  case meanOfWeights = "mean_with_sample_weight"

  /// What each loss of a batch counts in the gradient, relative to the mean over its samples and positions.
  ///
  /// - `terms`: the positions of a sample.
  /// - `weightSum`: the sum of the samples' weights; `nil` if there are none.
  func factor(samples: Double, terms: Double, weightSum: Double?) -> Double {
    switch self {
    case .mean: 1
    case .sum, .none: samples * terms
    case .meanOfWeights: weightSum.map { $0 == 0 ? 0 : samples / $0 } ?? 1
    }
  }

  /// The same in what is reported.
  func reportFactor(samples: Double, terms: Double, weightSum: Double?) -> Double {
    self == .none ? 1 : factor(samples: samples, terms: terms, weightSum: weightSum)
  }
}

/// A loss with another reduction.
struct ReducedLoss: PlannedLoss {
  let base: any PlannedLoss
  let reduction: LossReduction

  var name: String { base.name }
  var takesLabels: Bool { base.takesLabels }
  var broadcastsTargets: Bool { base.broadcastsTargets }
  var comparesRows: Bool { base.comparesRows }
  func targetCount(for output: Shape) -> Int { base.targetCount(for: output) }
  func check(target: Shape, output: Shape) throws { try base.check(target: target, output: output) }
  func source(of output: Symbol, _ graph: Graph) -> Symbol { base.source(of: output, graph) }
  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel? {
    base.kernel(reading: source, for: output, batch: batch)
  }
}

extension Loss {
  /// How the losses of a batch become one number.
  package var reduction: LossReduction { (self as? any PlannedLoss)?.reduction ?? .mean }

  /// The same with another reduction.
  package func reduced(_ reduction: LossReduction) -> any Loss {
    guard let planned = self as? any PlannedLoss, reduction != .mean else { return self }
    return planned.reduced(by: reduction)
  }
}

/// The arithmetic of a loss.
struct LossKernel {
  /// Where a step finds its numbers.
  struct Arguments {
    let predictions: UnsafeMutablePointer<Float>
    let targets: UnsafeMutablePointer<Float>
    /// The targets of a loss that takes class numbers.
    let labels: UnsafeMutablePointer<Int32>
    let sampleWeights: UnsafeMutablePointer<Float>?
    /// Where the gradient is written to, multiplied by the scale, if it is wanted; possibly over the predictions.
    let gradient: UnsafeMutablePointer<Float>?
  }

  /// The name of the step.
  let name: String
  /// The losses of one sample, of which the mean is taken.
  let terms: Int
  /// How many of them make one of Keras's: those along the last axis, or one.
  let width: Int
  /// Writes the gradient, and returns the sum of all losses.
  let sum: (_ arguments: Arguments, _ scale: Float) -> Double

  init(
    name: String, terms: Int, width: Int = 1,
    sum: @escaping (_ arguments: Arguments, _ scale: Float) -> Double
  ) {
    (self.name, self.terms, self.width, self.sum) = (name, terms, width, sum)
  }
}

extension PlannedLoss {
  func source(of output: Symbol, _ graph: Graph) -> Symbol { output }
  var reduction: LossReduction { .mean }
  var comparesSamples: Bool { false }
  func reduced(by reduction: LossReduction) -> any PlannedLoss {
    ReducedLoss(base: self, reduction: reduction)
  }

  func write(
    _ source: Symbol, output: Symbol, target: Block, weights: Block?, gradient: Block?, weight: Float,
    index: Int,
    in plan: PlanBuilder
  ) throws {
    guard let kernel = kernel(reading: source, for: output, batch: plan.batch) else { return }
    let input = try plan.value(of: source)
    let node = plan.graph.nodes[source.node]
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step(kernel.name, node, reads: reads, writes: gradient.map { [$0] } ?? []) { memory in
      let (shard, reduction, terms) = (memory.shard, reduction, Double(kernel.terms))
      let positions = terms / Double(kernel.width)
      let arguments = LossKernel.Arguments(
        predictions: memory.floats(input), targets: memory.floats(target), labels: memory.integers(target),
        sampleWeights: weights.map { memory.floats($0) }, gradient: gradient.map { memory.floats($0) })
      return {
        let samples = Double(shard.sampleCount)
        let weightSum = shard.weightSum(of: index)
        let factor = reduction.factor(samples: samples, terms: positions, weightSum: weightSum)
        let scale = shard.gradientScale * weight / Float(kernel.terms) * Float(factor)
        let report = reduction.reportFactor(samples: samples, terms: positions, weightSum: weightSum)
        shard.sums[index] += kernel.sum(arguments, scale) / terms * report
      }
    }
  }
}

/// An output that no loss judges; its metrics still do.
package struct NoLoss: PlannedLoss {
  package let name = "no loss"
  package init() {}
  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel? { nil }
}

/// The losses of a model's outputs, and the metrics computed with them.
struct Objective {
  struct Term {
    var loss: any PlannedLoss
    var weight: Float = 1
    var metrics: [Metric] = []
  }

  var terms: [Term]
  /// The arrays of sample weights: none, one for all terms, or one for each.
  var weightCount = 0

  /// One sum per loss, then those of the metrics.
  var sumCount: Int { terms.reduce(0) { $0 + 1 + $1.metrics.reduce(0) { $0 + $1.sumCount } } }

  /// The nodes that losses and metrics read, starting with term `first`.
  func readNodes(_ graph: Graph, from first: Int = 0) -> [Int] {
    zip(terms, graph.outputs).dropFirst(first).flatMap { term, output in
      var nodes = [term.loss.source(of: output, graph).node]
      nodes += term.metrics.map { $0.source(of: output, graph).node }
      return nodes
    }
  }

  func write(_ outputs: [Symbol], _ feeds: Feeds, in plan: PlanBuilder) throws {
    var metricIndex = terms.count
    for (index, term) in terms.enumerated() {
      let output = outputs[index]
      for metric in term.metrics {
        try metric.write(
          output: output, target: feeds.targets[index], weights: feeds.weights(of: index),
          takesLabels: term.loss.takesLabels,
          index: metricIndex, in: plan)
        metricIndex += metric.sumCount
      }
      let source = term.loss.source(of: output, plan.graph)
      plan.willRead(atEnd: readNodes(plan.graph, from: index + 1))
      var gradient: Block?
      if plan.isTraining, plan.wantsGradient(source), !(term.loss is NoLoss) {
        gradient = try plan.makeLossGradient(over: source)
      }
      try term.loss.write(
        source, output: output, target: feeds.targets[index], weights: feeds.weights(of: index),
        gradient: gradient,
        weight: term.weight, index: index, in: plan)
      if let gradient { plan.seedGradient(of: source, gradient) }
    }
  }
}

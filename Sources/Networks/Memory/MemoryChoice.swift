import Engine

/// A way to run a batch with the same results, in less memory than the plain way.
package struct MemoryChoice: Sendable {
  /// Samples that go through the network at once; `nil`: the whole batch.
  package let microBatch: Int?
  package let options: PlanOptions
  package let byteCount: Int
  /// Multiply-adds against those of the plain way: more where values are made again.
  package let relativeWork: Double

  /// The arguments that ask for it: "micro_batch=5, checkpoint=3".
  package var words: String {
    let words = (microBatch.map { ", micro_batch=\($0)" } ?? "") + options.words
    return words.isEmpty ? "the plain way" : String(words.dropFirst(2))
  }
}

/// Looks for the way to train on a batch that costs least time within some bytes.
///
/// Smaller micro-batches cost next to nothing as long as every core has a sample, so they come first; then values that are made
/// again, from few segments to many; then fewer samples than cores; at last one image row by row.
struct MemorySearch {
  let batch: Int
  /// Whether the batch may be divided: not where samples are compared with each other.
  let divides: Bool
  let base: PlanOptions
  let choice: (_ microBatch: Int?, PlanOptions) throws -> MemoryChoice

  private static let segmentCounts: [Int?] = [nil, 2, 3, 4, 6, 8, 12, 16, 24, 32]

  /// The cheapest way within a limit; where none fits, the one that takes least.
  func cheapest(within limit: Int) throws -> MemoryChoice {
    var least: MemoryChoice?
    for floor in floors {
      for segments in Self.segmentCounts {
        let smallest = try choice(floor, options(segments))
        if smallest.byteCount <= limit { return try largest(from: smallest, segments, within: limit) }
        if smallest.byteCount < least?.byteCount ?? .max { least = smallest }
      }
    }
    if divides || batch == 1 {
      var rows = base
      rows.isRowByRow = true
      let choice = try choice(batch > 1 ? 1 : nil, rows)
      if choice.byteCount < least?.byteCount ?? .max { least = choice }
    }
    return try least ?? choice(nil, base)
  }

  /// The way that takes least.
  func least() throws -> MemoryChoice { try cheapest(within: 0) }

  /// The smallest micro-batches that are tried: a sample for each core, then one. `nil`: no division.
  private var floors: [Int?] {
    let cores = WorkerPool.shared.usable
    guard divides, batch > 1 else { return [nil] }
    return cores > 1 && batch > cores ? [cores, 1] : [1]
  }

  /// The way with the largest micro-batch within the limit.
  private func largest(from smallest: MemoryChoice, _ segments: Int?, within limit: Int) throws
    -> MemoryChoice
  {
    guard let floor = smallest.microBatch else { return smallest }
    let plain = try choice(nil, options(segments))
    if plain.byteCount <= limit { return plain }
    var size = batch / 2
    while size > floor {
      let found = try choice(size, options(segments))
      if found.byteCount <= limit { return found }
      size /= 2
    }
    return smallest
  }

  private func options(_ segments: Int?) -> PlanOptions {
    var options = base
    if let segments { options.segmentCount = segments }
    return options
  }
}

extension Model {
  /// The cheapest way to train on a batch within some bytes, or the one that takes least. Nothing is allocated.
  package func trainingChoice(batchSize: Int, slots: Int? = nil, within limit: Int?, options: PlanOptions)
    throws
    -> MemoryChoice
  {
    let slots = slots ?? configuration?.optimizer.rule.slotCount ?? 0
    let search = MemorySearch(batch: batchSize, divides: dividesBatches, base: options) {
      microBatch, options in
      let plans = try self.plans(
        for: "memory", batchSize: batchSize, training: true, microBatch: microBatch, options: options
      ).plans
      return MemoryChoice(microBatch, options, plans, MemoryPlan(plans, slots: slots).byteCount)
    }
    return try limit.map(search.cheapest) ?? search.least()
  }

  /// Whether the gradients of a batch are the sum of those of its parts: not with batch statistics, nor with losses that compare
  /// samples.
  var dividesBatches: Bool {
    let comparesSamples = configuration?.terms.contains(where: \.loss.comparesSamples) ?? false
    let hasStatistics = try? graph().nodes.contains { $0.isTrainable && $0.operation is BatchNormOperation }
    return !comparesSamples && hasStatistics == false
  }

  /// The way to predict a sample that takes least. Nothing is allocated.
  package func leastPrediction() throws -> MemoryChoice {
    let options = PlanOptions(isRowByRow: true)
    let plans = try Self.predictionPlans(try graph(), batch: 1, count: 1, options: options).plans
    return MemoryChoice(nil, options, plans, MemoryPlan(plans, slots: 0).byteCount)
  }
}

extension MemoryChoice {
  init(_ microBatch: Int?, _ options: PlanOptions, _ plans: WorkerPlans, _ byteCount: Int) {
    (self.microBatch, self.options, self.byteCount) = (microBatch, options, byteCount)
    relativeWork = plans.largest?.relativeWork ?? 1
  }
}

import Engine
package import Tensors

extension Model {
  /// The outputs for samples: one tensor per output, (N, …).
  ///
  /// - `memory`: the most bytes of the model and the run; within them, the fastest way is taken.
  package func predict(
    _ inputs: [Tensor], batchSize: Int = 32, memory: Int? = nil, callbacks: [any TrainingCallback] = [],
    verbose: Int? = 0, progress: ((_ step: Int, _ steps: Int) -> Void)? = nil
  ) throws -> [Tensor] {
    if batchSize < 1 {
      throw NetworkError.notPositive(layer: "predict", argument: "batch_size", value: batchSize)
    }
    let samples = Samples(inputs: inputs)
    try buildIfNeeded(samples, batch: min(batchSize, samples.count))
    let source = try source(samples, targets: false)
    let count = source.sampleCount
    let graph = try graph(for: source.inputShapes)
    let results = try graph.outputs.map { try Tensor.zeros(Shape([count] + $0.shape)) }
    let batch = min(batchSize, count)
    let ranks = memory == nil ? Ranks.sharing(batch) : nil
    try ranks?.requireSame(.samples(samples), of: self, for: "predict")
    let run = try prepared.run(graph, { .init(graph, batch: batch, count: count, limit: memory) }) {
      let (part, plans) = try Self.predictionPlans(
        graph, batch: batch, count: count, within: memory, ranks: ranks)
      return PreparedRun(plans, part: part)
    }
    let seed = graph.drawsAlways ? Randomness.shared.nextSeed() : 0
    let meter = try MemoryMeter(run.plans.variables)
    defer { note(MeasuredRun(what: "predict", batchSize: batch, plan: run.memory, measured: meter.peak)) }
    let workers = try run.workers()
    let order = (0..<count).map(Int64.init)
    let steps = count.parts(of: batch)
    for callback in callbacks {
      try callback.prepare(self, for: RunParameters(verbose: verbose, epochs: 1, steps: steps))
      try callback.predictionBegan(self)
    }
    for step in 0..<steps {
      let end = min(count, (step + 1) * batch)
      for callback in callbacks { try callback.predictionBatchBegan(step, self) }
      for start in stride(from: step * batch, to: end, by: run.part) {
        try Interruption.check()
        let targets = try places(in: results, from: start)
        try order.withUnsafeBufferPointer {
          let samples = UnsafeBufferPointer(rebasing: $0[start..<min(end, start + run.part)])
          try workers.predict(source, samples, seed: seed, into: targets)
        }
      }
      for callback in callbacks {
        let outputs: () throws -> [Tensor] = {
          results.map { $0.narrowed(axis: 0, from: step * batch, count: end - step * batch) }
        }
        try callback.predictionBatchEnded(step, outputs: outputs, self)
      }
      progress?(step + 1, steps)
    }
    run.give(workers)
    for callback in callbacks { try callback.predictionEnded(self) }
    return results
  }

  /// The fastest way to predict a batch within some bytes.
  ///
  /// - Throws: `OutOfMemory` where there is none.
  static func predictionPlans(
    _ graph: Graph, batch: Int, count: Int, within limit: Int?, ranks: Ranks? = nil
  ) throws -> (part: Int, plans: WorkerPlans) {
    let plain = try predictionPlans(graph, batch: batch, count: count, ranks: ranks)
    guard let limit, MemoryPlan(plain.plans, slots: 0).byteCount > limit else { return plain }
    let least = try predictionPlans(
      graph, batch: batch, count: count, options: PlanOptions(isRowByRow: true))
    let byteCount = MemoryPlan(least.plans, slots: 0).byteCount
    if byteCount <= limit { return least }
    throw OutOfMemory(
      requested: byteCount, category: .activations, purpose: "a prediction row by row", held: [:],
      limit: limit)
  }

  /// How many samples of a batch are processed at once, and the plans for them. Each sample's outputs depend on
  /// that sample only, so a batch whose values exceed the cache is divided into equal parts that fit; at least two
  /// samples per worker, so that each weight read serves more than one.
  static func predictionPlans(
    _ graph: Graph, batch: Int, count: Int, options: PlanOptions = PlanOptions(), ranks: Ranks? = nil
  ) throws -> (part: Int, plans: WorkerPlans) {
    func plans(_ part: Int) throws -> WorkerPlans {
      let last = count % batch
      let sizes = [part, batch % part, min(part, last), last % part].filter { $0 > 0 }
      return try WorkerPlans(graph, batches: sizes, options: options, ranks: ranks) { _ in .predict }
    }
    // One image after the other: all cores share its rows.
    if options.isRowByRow { return (1, try plans(1)) }
    let whole = try plans(batch)
    let share = Processor.cacheByteCount / max(1, whole.own.count)
    guard whole.arenaByteCount > share else { return (batch, whole) }
    let perWorker = (batch + whole.workers - 1) / whole.workers
    let most = max(2, perWorker * share / whole.arenaByteCount)
    let rounds = (perWorker + most - 1) / most
    let part = whole.workers * ((perWorker + rounds - 1) / rounds)
    return part < batch ? (part, try plans(part)) : (batch, whole)
  }

  /// The concatenated outputs for the batches of a stream; targets and weights are ignored.
  package func predict(
    _ stream: any BatchStream, steps: Int? = nil, callbacks: [any TrainingCallback] = [], verbose: Int? = 0,
    progress: ((_ step: Int, _ steps: Int) -> Void)? = nil
  ) throws -> [Tensor] {
    let feed = try StreamFeed(stream, name: name, limit: steps) { [self] samples, _ in
      try buildIfNeeded(samples, batch: samples.count)
      return try source(Samples(inputs: samples.inputs), targets: false)
    }
    let graph = try graph(for: feed.inputShapes)
    let ranks = Ranks.sharing(feed.sizes[0])
    let plans = try WorkerPlans(graph, batches: feed.sizes, ranks: ranks) { _ in .predict }
    let seed = graph.drawsAlways ? Randomness.shared.nextSeed() : 0
    let meter = try MemoryMeter(plans.variables)
    let memoryPlan = MemoryPlan(plans, slots: 0)
    defer {
      note(MeasuredRun(what: "predict", batchSize: feed.sizes[0], plan: memoryPlan, measured: meter.peak))
    }
    let workers = try Workers(plans, sums: 0)
    var parts: [[Tensor]] = outputs.map { _ in [] }
    var step = 0
    for callback in callbacks {
      try callback.prepare(self, for: RunParameters(verbose: verbose, epochs: 1, steps: feed.stepCount))
      try callback.predictionBegan(self)
    }
    try feed.begin()
    while true {
      try Interruption.check()
      guard let next = try feed.next() else { break }
      for callback in callbacks { try callback.predictionBatchBegan(step, self) }
      let results = try graph.outputs.map { try Tensor.zeros(Shape([next.samples.count] + $0.shape)) }
      try workers.predict(next.source, next.samples, seed: seed, into: try places(in: results, from: 0))
      for (index, result) in results.enumerated() { parts[index].append(result) }
      for callback in callbacks {
        try callback.predictionBatchEnded(step, outputs: { results }, self)
      }
      step += 1
      progress?(step, feed.stepCount ?? 0)
    }
    for callback in callbacks { try callback.predictionEnded(self) }
    return try parts.map { try Tensor.concatenate($0, axis: 0) }
  }

  /// Where a worker writes its samples, the first of them at `first`.
  private func places(in results: [Tensor], from first: Int) throws -> [(
    UnsafeMutablePointer<Float>, rowCount: Int
  )] {
    try results.map { result in
      let rowCount = result.shape.dropFirst().reduce(1, *)
      return try result.withMutableFloats { values in
        guard let base = values.baseAddress else { throw NetworkError.noSamples(what: name) }
        return (base + first * rowCount, rowCount: rowCount)
      }
    }
  }
}

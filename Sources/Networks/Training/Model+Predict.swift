import Engine
package import Tensors

extension Model {
  /// The outputs for samples: one tensor per output, (N, …).
  package func predict(
    _ inputs: [Tensor], batchSize: Int = 32, progress: ((_ step: Int, _ steps: Int) -> Void)? = nil
  ) throws -> [Tensor] {
    if batchSize < 1 {
      throw NetworkError.notPositive(layer: "predict", argument: "batch_size", value: batchSize)
    }
    let samples = Samples(inputs: inputs)
    try buildIfNeeded(samples)
    let source = try source(samples, targets: false)
    let count = source.sampleCount
    let results = try outputs.map { try Tensor.zeros(Shape([count] + $0.shape)) }
    let batch = min(batchSize, count)
    let graph = try graph()
    let (part, plans) = try Self.predictionPlans(graph, batch: batch, count: count)
    let seed = graph.drawsAlways ? Randomness.shared.nextSeed() : 0
    let meter = try MemoryMeter(plans.variables, slots: 0, learning: [])
    let memoryPlan = MemoryPlan(plans, slots: 0)
    defer { note(MeasuredRun(what: "predict", batchSize: batch, plan: memoryPlan, measured: meter.peak)) }
    let workers = try Workers(plans, sums: 0)
    let order = (0..<count).map(Int64.init)
    let steps = count.parts(of: batch)
    for step in 0..<steps {
      let end = min(count, (step + 1) * batch)
      for start in stride(from: step * batch, to: end, by: part) {
        try Interruption.check()
        let targets = try places(in: results, from: start)
        try order.withUnsafeBufferPointer {
          let samples = UnsafeBufferPointer(rebasing: $0[start..<min(end, start + part)])
          try workers.predict(source, samples, seed: seed, into: targets)
        }
      }
      progress?(step + 1, steps)
    }
    return results
  }

  /// How many samples of a batch are processed at once, and the plans for them. Each sample's outputs depend on
  /// that sample only, so a batch whose values exceed the cache is divided into equal parts that fit; at least two
  /// samples per worker, so that each weight read serves more than one.
  static func predictionPlans(
    _ graph: Graph, batch: Int, count: Int, options: PlanOptions = PlanOptions()
  ) throws -> (part: Int, plans: WorkerPlans) {
    func plans(_ part: Int) throws -> WorkerPlans {
      let last = count % batch
      let sizes = [part, batch % part, min(part, last), last % part].filter { $0 > 0 }
      return try WorkerPlans(graph, batches: sizes, options: options) { _ in .predict }
    }
    let whole = try plans(batch)
    let share = Processor.cacheByteCount / whole.workers
    guard whole.arenaByteCount > share else { return (batch, whole) }
    let perWorker = (batch + whole.workers - 1) / whole.workers
    let most = max(2, perWorker * share / whole.arenaByteCount)
    let rounds = (perWorker + most - 1) / most
    let part = whole.workers * ((perWorker + rounds - 1) / rounds)
    return part < batch ? (part, try plans(part)) : (batch, whole)
  }

  /// The concatenated outputs for the batches of a stream; targets and weights are ignored.
  package func predict(
    _ stream: any BatchStream, steps: Int? = nil, progress: ((_ step: Int, _ steps: Int) -> Void)? = nil
  ) throws -> [Tensor] {
    let feed = try StreamFeed(stream, name: name, limit: steps) { [self] samples, _ in
      try buildIfNeeded(samples)
      return try source(Samples(inputs: samples.inputs), targets: false)
    }
    let graph = try graph()
    let plans = try WorkerPlans(graph, batches: feed.sizes) { _ in .predict }
    let seed = graph.drawsAlways ? Randomness.shared.nextSeed() : 0
    let meter = try MemoryMeter(plans.variables, slots: 0, learning: [])
    let memoryPlan = MemoryPlan(plans, slots: 0)
    defer {
      note(MeasuredRun(what: "predict", batchSize: feed.sizes[0], plan: memoryPlan, measured: meter.peak))
    }
    let workers = try Workers(plans, sums: 0)
    var parts: [[Tensor]] = outputs.map { _ in [] }
    var step = 0
    try feed.begin()
    while true {
      try Interruption.check()
      guard let next = try feed.next() else { break }
      let results = try outputs.map { try Tensor.zeros(Shape([next.samples.count] + $0.shape)) }
      try workers.predict(next.source, next.samples, seed: seed, into: try places(in: results, from: 0))
      for (index, result) in results.enumerated() { parts[index].append(result) }
      step += 1
      progress?(step, feed.stepCount ?? 0)
    }
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

import Engine
import Tensors

extension Model {
  /// Losses and metrics over data, without training. - Throws: as `fit`.
  package func evaluate(
    _ samples: Samples, batchSize: Int = 32, progress: ((_ step: Int, _ steps: Int, Logs) -> Void)? = nil
  ) throws -> Logs {
    try evaluate(.samples(samples), batchSize: batchSize, progress: progress)
  }

  /// Losses and metrics over samples or a stream, which has its own batches.
  package func evaluate(
    _ data: TrainingData, batchSize: Int = 32, steps: Int? = nil, callbacks: [any TrainingCallback] = [],
    verbose: Int? = 0, progress: ((_ step: Int, _ steps: Int, Logs) -> Void)? = nil
  ) throws -> Logs {
    if batchSize < 1 {
      throw NetworkError.notPositive(layer: "evaluate", argument: "batch_size", value: batchSize)
    }
    try checkIsCompiled(action: "evaluate")
    let feed = try evaluationFeed(data, steps, batch: batchSize)
    guard let configuration else { throw NetworkError.notCompiled(model: name, action: "evaluate") }
    for callback in callbacks {
      try callback.prepare(self, for: RunParameters(verbose: verbose, epochs: 1, steps: feed.stepCount))
    }
    let objective = Objective(terms: configuration.terms, weightCount: feed.weightCount)
    let ranks = Ranks.current
    try ranks?.requireSame(data, of: self, for: "evaluate")
    let plans = try WorkerPlans(try graph(for: feed.inputShapes), batches: feed.sizes, ranks: ranks) { _ in
      .evaluate(objective)
    }
    let meter = try MemoryMeter(plans.variables)
    let memoryPlan = MemoryPlan(plans, slots: 0)
    defer {
      note(MeasuredRun(what: "evaluate", batchSize: feed.sizes[0], plan: memoryPlan, measured: meter.peak))
    }
    let evaluator = Evaluator(
      try Workers(plans, sums: objective.sumCount), configuration, objective.sumCount, self, callbacks)
    return try evaluator.evaluate(
      feed, penalty: VariableUpdates.penalty(of: trainableVariables), progress: progress)
  }

  /// The feed for evaluating samples or a stream.
  func evaluationFeed(_ data: TrainingData, _ steps: Int?, batch: Int) throws -> any BatchFeed {
    switch data {
    case .stream(let stream): return try feed(stream, steps)
    case .samples(let samples):
      try buildIfNeeded(samples, batch: Self.wholeBatch(batch, of: samples.count))
      let source = try source(samples, targets: true)
      return TensorFeed(source, 0..<source.sampleCount, batch: batch, limit: steps)
    }
  }

  /// The feed of a stream: each batch is checked before it is used.
  func feed(
    _ stream: any BatchStream, _ steps: Int?, weighted: @escaping (Samples) throws -> Samples = { $0 }
  ) throws -> StreamFeed {
    try StreamFeed(stream, name: name, limit: steps) { [self] given, batch in
      let samples = try weighted(given)
      try buildIfNeeded(samples)
      let source = try source(samples, targets: true)
      try source.checkIsFinite(batch: batch)
      return source
    }
  }
}

/// Evaluates data batch by batch.
struct Evaluator {
  private let workers: Workers
  private let configuration: TrainingConfiguration
  private let sumCount: Int
  private let model: Model
  private let callbacks: [any TrainingCallback]

  init(
    _ workers: Workers, _ configuration: TrainingConfiguration, _ sumCount: Int, _ model: Model,
    _ callbacks: [any TrainingCallback]
  ) {
    self.workers = workers
    self.configuration = configuration
    self.sumCount = sumCount
    self.model = model
    self.callbacks = callbacks
  }

  func evaluate(
    _ feed: any BatchFeed, penalty: Double, progress: ((Int, Int, Logs) -> Void)? = nil
  ) throws -> Logs {
    var sums = [Double](repeating: 0, count: sumCount)
    var (step, seen) = (0, 0)
    for callback in callbacks { try callback.testBegan(model) }
    try feed.begin()
    while true {
      try Interruption.check()
      guard let next = try feed.next() else { break }
      for callback in callbacks { try callback.testBatchBegan(step, model) }
      let added = try workers.step(next.source, next.samples)
      for index in sums.indices { sums[index] += added[index] }
      seen += next.samples.count
      if progress != nil || !callbacks.isEmpty {
        let logs = configuration.logs(sums, samples: Double(seen), penalty: penalty)
        for callback in callbacks { try callback.testBatchEnded(step, logs: logs, model) }
        progress?(step + 1, feed.stepCount ?? 0, logs)
      }
      step += 1
    }
    let logs = configuration.logs(sums, samples: Double(seen), penalty: penalty)
    for callback in callbacks { try callback.testEnded(logs: logs, model) }
    return logs
  }
}

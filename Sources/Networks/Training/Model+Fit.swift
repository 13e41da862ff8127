public import Engine
public import Tensors

/// The data of a run: one tensor for each input, one for each output, and a weight for each sample if any.
public struct Samples {
  public var inputs: [Tensor]
  public var targets: [Tensor]
  public var weights: Tensor?

  public init(inputs: [Tensor], targets: [Tensor] = [], weights: Tensor? = nil) {
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
  }

  public var count: Int { inputs.first?.shape.first ?? 0 }
}

/// How `fit` goes through the data.
public struct FitOptions: Sendable {
  public var epochs = 1
  public var initialEpoch = 0
  public var batchSize = 32
  public var shuffles = true
  /// The share at the end of the data that is kept for validation.
  public var validationSplit = 0.0
  /// Samples that go through the network at once, over all workers; gradients add up to the whole batch's.
  public var microBatch: Int?
  /// What the plan does to need less memory.
  public var plan = PlanOptions()
  /// What samples of a class weigh; those of others weigh 1.
  public var classWeights: [Int: Float]?

  public init() {}
}

/// Is told how a run gets on.
public protocol TrainingObserver: AnyObject {
  func epochBegan(_ epoch: Int, of epochs: Int, steps: Int)
  /// `logs` are the means over the epoch so far.
  func batchEnded(_ step: Int, of steps: Int, logs: Logs)
  /// `logs` with those of the validation. Answers whether to go on.
  func epochEnded(_ epoch: Int, logs: Logs) -> Bool
}

extension Model {
  /// Trains. The history is kept batch by batch, so that an interruption loses nothing: weights stay as the last whole
  /// batch left them, `history` holds the epochs that ended.
  ///
  /// - Throws: `NetworkError` where the data do not fit, `OutOfMemory`, `Interrupted`.
  public func fit(
    _ samples: Samples, validation: Samples? = nil, options: FitOptions,
    observer: (any TrainingObserver)? = nil,
    callbacks: [any TrainingCallback] = []
  ) throws -> History {
    try buildIfNeeded(samples)
    guard let configuration else { throw NetworkError.notCompiled(model: name, action: "fit") }
    let given = samples
    let samples = try options.classWeights.map { try given.weighted(by: $0) } ?? given
    if options.batchSize < 1 {
      throw NetworkError.notPositive(layer: "fit", argument: "batch_size", value: options.batchSize)
    }
    if let microBatch = options.microBatch, microBatch < 1 {
      throw NetworkError.notPositive(layer: "fit", argument: "micro_batch", value: microBatch)
    }
    let source = try source(samples, targets: true)
    try source.checkIsFinite()
    var trainCount = source.sampleCount
    var validationSource = try validation.map { try self.source($0, targets: true) }
    var validationRange = 0..<(validationSource?.sampleCount ?? 0)
    if validationSource == nil, options.validationSplit != 0 {
      guard options.validationSplit > 0, options.validationSplit < 1 else {
        throw NetworkError.validationSplit(options.validationSplit, samples: source.sampleCount)
      }
      let split = Int((Double(source.sampleCount) * (1 - options.validationSplit)).rounded(.down))
      guard split > 0, split < source.sampleCount else {
        throw NetworkError.validationSplit(options.validationSplit, samples: source.sampleCount)
      }
      (trainCount, validationRange, validationSource) = (split, split..<source.sampleCount, source)
    }

    history = History()
    let graph = try graph()
    let batch = min(options.batchSize, trainCount)
    let objective = Objective(terms: configuration.terms, isWeighted: samples.weights != nil)
    let slots = configuration.optimizer.rule.slotCount
    let plans = try WorkerPlans(
      graph, batches: Self.sizes(trainCount, batch), microBatch: options.microBatch, options: options.plan
    ) { .train(objective, accumulates: $0) }
    let judging = Objective(terms: configuration.terms, isWeighted: (validation ?? given).weights != nil)
    let judgingPlans = try validationSource.map { _ in
      try WorkerPlans(graph, batches: Self.sizes(validationRange.count, batch), atMost: plans.workers) { _ in
        .evaluate(judging)
      }
    }
    let atLeast = judgingPlans?.arenaByteCount ?? 0
    let memoryPlan = MemoryPlan(plans, slots: slots, arenaAtLeast: atLeast)
    let meter = try MemoryMeter(plans.variables, slots: slots, learning: plans.learning)
    defer { note(MeasuredRun(what: "fit", batchSize: batch, plan: memoryPlan, measured: meter.peak)) }
    let workers = try refusing(memoryPlan, meter.others, batch, options) {
      try Workers(plans, sums: objective.sumCount, atLeast: atLeast)
    }
    let validator = try judgingPlans.map {
      Evaluator(
        try Workers($0, sums: judging.sumCount, sharing: workers), batch: batch, configuration,
        judging.sumCount)
    }
    var order = (0..<trainCount).map(Int64.init)
    var random = RandomSource(seed: Randomness.shared.nextSeed())
    let dropoutSeed = Randomness.shared.nextSeed()
    let steps = (trainCount + batch - 1) / batch

    let learning = trainableVariables
    stopsTraining = false
    var logs: Logs = []
    for callback in callbacks { try callback.trainingBegan(self) }
    for epoch in options.initialEpoch..<max(options.initialEpoch, options.epochs) {
      observer?.epochBegan(epoch, of: options.epochs, steps: steps)
      for callback in callbacks { try callback.epochBegan(epoch, self) }
      if options.shuffles { shuffle(&order, &random) }
      var sums = [Double](repeating: 0, count: objective.sumCount)
      var (seen, penalty) = (0, 0.0)
      for step in 0..<steps {
        try Interruption.check()
        for callback in callbacks { try callback.batchBegan(step, self) }
        let range = step * batch..<min(trainCount, (step + 1) * batch)
        let seed = dropoutSeed &+ UInt64(truncatingIfNeeded: epoch &* steps &+ step) &* 0x9E37_79B9_7F4A_7C15
        let added = try order.withUnsafeBufferPointer { order in
          try workers.step(
            source, UnsafeBufferPointer(rebasing: order[range]), seed: seed,
            optimizer: configuration.optimizer)
        }
        for index in sums.indices { sums[index] += added[index] }
        seen += range.count
        penalty += workers.penalty * Double(range.count)
        logs = configuration.logs(sums, samples: Double(seen), penalty: penalty / Double(seen))
        observer?.batchEnded(step + 1, of: steps, logs: logs)
        for callback in callbacks { try callback.batchEnded(step, logs: logs, self) }
        if stopsTraining { break }
      }
      if let validator, let validationSource {
        let judged = try validator.evaluate(
          validationSource, validationRange, penalty: VariableUpdates.penalty(of: learning))
        logs += judged.map { ("val_" + $0.name, $0.value) }
      }
      for callback in callbacks { try callback.epochEnded(epoch, logs: &logs, self) }
      history?.append(epoch: epoch, logs)
      if let observer, !observer.epochEnded(epoch, logs: logs) { break }
      if stopsTraining { break }
    }
    for callback in callbacks { try callback.trainingEnded(logs: logs, self) }
    return history ?? History()
  }

  /// Losses and metrics over data, without learning.
  public func evaluate(
    _ samples: Samples, batchSize: Int = 32, progress: ((_ step: Int, _ steps: Int, Logs) -> Void)? = nil
  ) throws -> Logs {
    try buildIfNeeded(samples)
    guard let configuration else { throw NetworkError.notCompiled(model: name, action: "evaluate") }
    if batchSize < 1 {
      throw NetworkError.notPositive(layer: "evaluate", argument: "batch_size", value: batchSize)
    }
    let source = try source(samples, targets: true)
    let batch = min(batchSize, source.sampleCount)
    let objective = Objective(terms: configuration.terms, isWeighted: samples.weights != nil)
    let plans = try WorkerPlans(try graph(), batches: Self.sizes(source.sampleCount, batch)) { _ in
      .evaluate(objective)
    }
    let meter = try MemoryMeter(plans.variables, slots: 0, learning: [])
    let memoryPlan = MemoryPlan(plans, slots: 0)
    defer { note(MeasuredRun(what: "evaluate", batchSize: batch, plan: memoryPlan, measured: meter.peak)) }
    let evaluator = Evaluator(
      try Workers(plans, sums: objective.sumCount), batch: batch, configuration, objective.sumCount)
    return try evaluator.evaluate(
      source, 0..<source.sampleCount, penalty: VariableUpdates.penalty(of: trainableVariables),
      progress: progress)
  }

  /// The outputs for samples: one tensor for each output, (N, …).
  public func predict(
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
    let plans = try WorkerPlans(graph, batches: Self.sizes(count, batch)) { _ in .predict }
    let seed = graph.drawsAlways ? Randomness.shared.nextSeed() : 0
    let meter = try MemoryMeter(plans.variables, slots: 0, learning: [])
    let memoryPlan = MemoryPlan(plans, slots: 0)
    defer { note(MeasuredRun(what: "predict", batchSize: batch, plan: memoryPlan, measured: meter.peak)) }
    let workers = try Workers(plans, sums: 0)
    let order = (0..<count).map(Int64.init)
    let steps = (count + batch - 1) / batch
    for step in 0..<steps {
      try Interruption.check()
      let range = step * batch..<min(count, (step + 1) * batch)
      let targets = try results.map { result in
        let rowCount = result.shape.dropFirst().reduce(1, *)
        return try result.withMutableFloats { values in
          guard let base = values.baseAddress else { throw NetworkError.noSamples(what: name) }
          return (base + range.lowerBound * rowCount, rowCount: rowCount)
        }
      }
      try order.withUnsafeBufferPointer {
        try workers.predict(source, UnsafeBufferPointer(rebasing: $0[range]), seed: seed, into: targets)
      }
      progress?(step + 1, steps)
    }
    return results
  }

  private func note(_ run: MeasuredRun) {
    measuredRuns.removeAll { $0.what == run.what }
    measuredRuns.append(run)
  }

  /// The sizes of the batches that so many samples make: whole ones, and what is left.
  private static func sizes(_ count: Int, _ batch: Int) -> [Int] {
    [min(batch, count)] + (count > batch && count % batch != 0 ? [count % batch] : [])
  }

  /// Adds to a refusal of memory what the layers hold and what would help.
  private func refusing<Result>(
    _ plan: MemoryPlan, _ others: Int, _ batch: Int, _ options: FitOptions, _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch let error as OutOfMemory {
      let remedies = try remedies(batch, options, limit: error.limit.map { $0 - others })
      throw TrainingOutOfMemory(cause: error, plan: plan, others: others, remedies: remedies)
    }
  }

  private func buildIfNeeded(_ samples: Samples) throws {
    if isBuilt { return }
    guard !samples.inputs.isEmpty, samples.inputs.allSatisfy({ $0.rank > 0 }) else {
      throw NetworkError.noSamples(what: name)
    }
    try build(samples.inputs.map { Shape($0.shape.dropFirst()) })
  }

  /// Everything checked, nothing copied.
  private func source(_ samples: Samples, targets wantsTargets: Bool) throws -> TensorSource {
    guard samples.inputs.count == inputs.count else {
      throw NetworkError.inputCount(
        layer: name, expected: "\(inputs.count) inputs", found: samples.inputs.count)
    }
    let columns = try zip(samples.inputs, inputs).map {
      try TensorSource.column($0, of: $1.shape, model: name)
    }
    let count = samples.count
    for (index, tensor) in samples.inputs.enumerated() where tensor.shape[0] != count {
      throw NetworkError.sampleCounts(first: "input 1", count, second: "input \(index + 1)", tensor.shape[0])
    }
    guard wantsTargets, let configuration else { return TensorSource(sampleCount: count, inputs: columns) }
    guard samples.targets.count == configuration.terms.count else {
      throw NetworkError.inputCount(
        layer: name, expected: "targets for \(configuration.terms.count) outputs",
        found: samples.targets.count)
    }
    for target in samples.targets where target.shape.first != count {
      throw NetworkError.sampleCounts(first: "x", count, second: "y", target.shape.first ?? 0)
    }
    let targets = try samples.targets.enumerated().map { index, target in
      try TensorSource.target(target, for: configuration.terms[index].loss, output: outputs[index].shape)
    }
    let weights = try samples.weights.map { weights in
      guard weights.shape == [count] else {
        throw NetworkError.sampleCounts(first: "x", count, second: "sample_weight", weights.shape.first ?? 0)
      }
      return try weights.withFloats { Array($0) }
    }
    return TensorSource(sampleCount: count, inputs: columns, targets: targets, weights: weights)
  }

  /// Fisher and Yates.
  private func shuffle(_ order: inout [Int64], _ random: inout RandomSource) {
    for i in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(i, Int(random.nextInteger(upTo: UInt64(i))))
    }
  }
}

/// Judges data batch by batch.
private struct Evaluator {
  private let workers: Workers
  private let batch: Int
  private let configuration: TrainingConfiguration
  private let sumCount: Int

  init(_ workers: Workers, batch: Int, _ configuration: TrainingConfiguration, _ sumCount: Int) {
    self.workers = workers
    self.batch = batch
    self.configuration = configuration
    self.sumCount = sumCount
  }

  func evaluate(
    _ source: TensorSource, _ range: Range<Int>, penalty: Double, progress: ((Int, Int, Logs) -> Void)? = nil
  ) throws -> Logs {
    var sums = [Double](repeating: 0, count: sumCount)
    let order = range.map(Int64.init)
    let steps = (order.count + batch - 1) / batch
    for step in 0..<steps {
      try Interruption.check()
      let part = step * batch..<min(order.count, (step + 1) * batch)
      let added = try order.withUnsafeBufferPointer {
        try workers.step(source, UnsafeBufferPointer(rebasing: $0[part]))
      }
      for index in sums.indices { sums[index] += added[index] }
      progress?(step + 1, steps, configuration.logs(sums, samples: Double(part.upperBound), penalty: penalty))
    }
    return configuration.logs(sums, samples: Double(order.count), penalty: penalty)
  }
}

extension Model {
  /// Fixes how the model is trained and judged. - Throws: `NetworkError.lossNeeds`.
  public func compile(
    optimizer: Optimizer, losses: [any Loss], lossWeights: [Float]? = nil, metrics: [[Metric]] = []
  ) throws {
    if let lossWeights, lossWeights.count != losses.count {
      throw NetworkError.lossWeightCount(expected: losses.count, found: lossWeights.count)
    }
    for variable in variables { variable.dropSlots() }
    optimizer.iterations = 0
    configuration = try TrainingConfiguration(
      optimizer: optimizer, losses: losses, weights: lossWeights, metrics: metrics, model: self)
  }
}

import Engine
import Tensors

/// The options of `fit`.
package struct FitOptions: Sendable {
  /// Keras's `verbose`, for callbacks.
  package var verbose = 1
  package var epochs = 1
  package var initialEpoch = 0
  package var batchSize = 32
  package var shuffles = true
  /// The fraction at the end of the data that is kept for validation.
  package var validationSplit = 0.0
  /// Samples processed at once, over all workers; gradients are accumulated over the whole batch.
  package var microBatch: Int?
  /// The options that save memory.
  package var plan = PlanOptions()
  /// The most bytes of the model and its run; then the cheapest of those options that keeps to it is chosen.
  package var memory: Int?
  /// The weights of the classes; other classes weigh 1.
  package var classWeights: [Int: Float]?
  /// Batches per epoch, and per validation, of a stream that may go on for longer.
  package var stepsPerEpoch: Int?
  package var validationSteps: Int?
  /// Samples of a batch of validation; `nil`: as many as of training.
  package var validationBatchSize: Int?
  /// Validation comes after each so-many-th epoch, or after those listed, counted from 1.
  package var validationFrequency = 1
  package var validationEpochs: [Int]?

  package init() {}

  func validates(after epoch: Int) -> Bool {
    validationEpochs?.contains(epoch + 1) ?? ((epoch + 1) % max(1, validationFrequency) == 0)
  }

  /// Whether the outputs of frozen layers may be kept from one epoch to the next: nothing asks to save memory.
  var keepsFeatures: Bool {
    epochs - initialEpoch > 1 && microBatch == nil && memory == nil && !plan.hasSegments
      && plan.precision == .float32
      && Ledger.shared.limit == nil
  }
}

/// Receives progress. `steps` is 0 if their number is not known yet.
package protocol TrainingObserver: AnyObject {
  func epochBegan(_ epoch: Int, of epochs: Int, steps: Int)
  /// `logs` are the means over the epoch so far.
  func batchEnded(_ step: Int, of steps: Int, logs: Logs)
  /// `logs` include those of the validation. Returns whether to go on.
  func epochEnded(_ epoch: Int, logs: Logs) -> Bool
  /// Called once, when the outputs of frozen layers that were kept are used instead of computed again.
  func usesFeatures(of samples: Int, byteCount: Int)
  /// Called before the first epoch, with what `FitOptions.memory` led to.
  func choseMemory(_ choice: MemoryChoice)
  /// Called once before the first epoch where several ranks train the model.
  func trains(on estimate: RankEstimate)
}

extension TrainingObserver {
  package func choseMemory(_ choice: MemoryChoice) {}
  package func trains(on estimate: RankEstimate) {}
}

extension Model {
  /// Trains. An interruption loses nothing: weights stay as the last complete batch left them, `history` holds the
  /// complete epochs.
  ///
  /// - Throws: `NetworkError` if the data do not fit, `OutOfMemory`, `Interrupted`.
  package func fit(
    _ samples: Samples, validation: Samples? = nil, options: FitOptions,
    observer: (any TrainingObserver)? = nil,
    callbacks: [any TrainingCallback] = []
  ) throws -> History {
    try fit(
      .samples(samples), validation: validation.map(TrainingData.samples), options: options,
      observer: observer,
      callbacks: callbacks)
  }

  /// Trains on samples or a stream.
  package func fit(
    _ data: TrainingData, validation: TrainingData? = nil, options: FitOptions,
    observer: (any TrainingObserver)? = nil,
    callbacks: [any TrainingCallback] = []
  ) throws -> History {
    try options.check()
    try checkIsCompiled(action: "fit")
    var (feed, rest) = try trainingFeed(data, options, splits: validation == nil)
    guard let configuration else { throw NetworkError.notCompiled(model: name, action: "fit") }
    var judged =
      try validation.map {
        try evaluationFeed(
          $0, options.validationSteps, batch: options.validationBatchSize ?? options.batchSize)
      } ?? rest

    history = History()
    let whole = try graph(for: feed.inputShapes)
    let ranks = Ranks.current
    try ranks?.requireSame(data, of: self, for: "fit", options)
    let divided = options.keepsFeatures ? whole.dividedAtFeatures() : nil
    let graph = divided?.rest ?? whole
    let batch = feed.sizes[0]
    let objective = Objective(terms: configuration.terms, weightCount: feed.weightCount)
    if options.microBatch != nil, let loss = configuration.terms.first(where: \.loss.comparesSamples)?.loss {
      throw NetworkError.wholeBatch(loss: loss.name)
    }
    let slots = configuration.optimizer.rule.slotCount
    let isInTrainingMode = callTakesTraining
    let judging = Objective(terms: configuration.terms, weightCount: judged?.weightCount ?? 0)
    if let judged, judged.inputShapes != feed.inputShapes {
      throw NetworkError.inputShape(
        model: name, expected: feed.inputShapes.first ?? .scalar,
        found: Shape([judged.sizes[0]] + (judged.inputShapes.first ?? .scalar)))
    }
    func plan(_ microBatch: Int?, _ options: PlanOptions) throws -> (
      training: WorkerPlans, judging: WorkerPlans?
    ) {
      let training = try WorkerPlans(
        graph, batches: feed.sizes, microBatch: microBatch, options: options, ranks: ranks
      ) {
        .train(objective, accumulates: $0, isInTrainingMode: isInTrainingMode)
      }
      let judging = try judged.map {
        try WorkerPlans(
          graph, batches: $0.sizes, microBatch: microBatch, atMost: training.workers, ranks: ranks
        ) { _ in
          .evaluate(judging)
        }
      }
      return (training, judging)
    }
    var options = options
    if let limit = options.memory {
      let search = MemorySearch(batch: batch, divides: dividesBatches, base: options.plan) {
        microBatch, options in
        let (training, judging) = try plan(microBatch, options)
        let memory = MemoryPlan(training, slots: slots, arenaAtLeast: judging?.arenaByteCount ?? 0)
        return MemoryChoice(microBatch, options, training, memory.byteCount)
      }
      let choice = try search.cheapest(within: limit)
      (options.microBatch, options.plan) = (choice.microBatch, choice.options)
      if choice.byteCount > limit {
        let plans = try plan(choice.microBatch, choice.options)
        throw TrainingOutOfMemory(
          cause: OutOfMemory(
            requested: choice.byteCount, category: .activations, purpose: "training", held: [:], limit: limit),
          plan: MemoryPlan(plans.training, slots: slots, arenaAtLeast: plans.judging?.arenaByteCount ?? 0),
          others: 0, remedies: [])
      }
      try ranks?.requireSame(
        choice.words, "another way to save memory", help: "give all ranks the same memory=")
      observer?.choseMemory(choice)
    }
    let (plans, judgingPlans) = try plan(options.microBatch, options.plan)
    let frozenPlans = try divided.map {
      try WorkerPlans(
        $0.frozen, batches: feed.sizes + (judged?.sizes ?? []), atMost: plans.workers, ranks: ranks
      ) { _ in .predict }
    }
    if let ranks, let observer {
      let steps = (feed.stepCount ?? 100) * max(1, options.epochs - options.initialEpoch)
      observer.trains(
        on: try RankEstimate(ranks, plans, batch: batch, objective: objective, atMost: max(8, steps / 20)))
    }
    let frozen = frozenPlans?.variables ?? []
    let atLeast = max(judgingPlans?.arenaByteCount ?? 0, frozenPlans?.arenaByteCount ?? 0)
    var memoryPlan = MemoryPlan(plans, slots: slots, arenaAtLeast: atLeast, frozen: frozen)
    let meter = try MemoryMeter(
      plans.variables + frozen, rule: configuration.optimizer.rule, learning: plans.learning)
    var features: FrozenFeatures?
    defer {
      let kept = features?.peakByteCount ?? 0
      memoryPlan.add(.init(name: "features", byteCount: kept, detail: "of the frozen layers"))
      note(MeasuredRun(what: "fit", batchSize: batch, plan: memoryPlan, measured: meter.peak))
    }
    let workers = try refusing(memoryPlan, meter.others, batch, options) {
      try Workers(plans, sums: objective.sumCount, atLeast: atLeast)
    }
    let validator = try judgingPlans.map {
      Evaluator(
        try Workers($0, sums: judging.sumCount, sharing: workers), configuration, judging.sumCount, self,
        callbacks)
    }
    let random = RandomSource(seed: Randomness.shared.nextSeed())
    if options.shuffles { (feed as? TensorFeed)?.random = random }
    if let frozenPlans {
      let made = FrozenFeatures(
        frozenPlans, try Workers(frozenPlans, sums: 0, sharing: workers),
        counts: graph.inputs.map { $0.shape.elementCount ?? 0 })
      made.whenUsed = { observer?.usesFeatures(of: $0, byteCount: $1) }
      feed = made.feed(feed)
      judged = judged.map { made.feed($0) }
      features = made
    }
    let dropoutSeed = Randomness.shared.nextSeed()

    let learning = trainableVariables
    stopsTraining = false
    var logs: Logs = []
    var drawn = options.initialEpoch &* (feed.stepCount ?? 0)
    let parameters = RunParameters(verbose: options.verbose, epochs: options.epochs, steps: feed.stepCount)
    history?.parameters = parameters
    for callback in callbacks { try callback.prepare(self, for: parameters) }
    var first = options.initialEpoch
    for callback in callbacks { first = max(first, try callback.firstEpoch(self) ?? first) }
    try ranks?.requireSame(weightsOf: self, and: "epoch \(first)")
    for callback in callbacks { try callback.trainingBegan(self) }
    for epoch in first..<max(first, options.epochs) {
      observer?.epochBegan(epoch, of: options.epochs, steps: feed.stepCount ?? 0)
      for callback in callbacks { try callback.epochBegan(epoch, self) }
      try feed.begin()
      var sums = [Double](repeating: 0, count: objective.sumCount)
      var (step, seen, penalty) = (0, 0, 0.0)
      while true {
        try Interruption.check()
        guard let next = try feed.next() else { break }
        for callback in callbacks { try callback.batchBegan(step, self) }
        let seed = dropoutSeed &+ UInt64(truncatingIfNeeded: drawn) &* 0x9E37_79B9_7F4A_7C15
        let added = try workers.step(
          next.source, next.samples, seed: seed, optimizer: configuration.optimizer)
        for index in sums.indices { sums[index] += added[index] }
        seen += next.samples.count
        penalty += workers.penalty * Double(next.samples.count)
        logs = configuration.logs(sums, samples: Double(seen), penalty: penalty / Double(seen))
        observer?.batchEnded(step + 1, of: feed.stepCount ?? 0, logs: logs)
        for callback in callbacks { try callback.batchEnded(step, logs: logs, self) }
        if !callbacks.isEmpty { try ranks?.agree(on: self) }
        step += 1
        drawn &+= 1
        if stopsTraining { break }
      }
      if let validator, let judged, options.validates(after: epoch) {
        let judged = try validator.evaluate(judged, penalty: VariableUpdates.penalty(of: learning))
        logs += judged.map { Log(name: "val_" + $0.name, figure: $0.figure) }
        logs.sort { $0.name < $1.name }
      }
      for callback in callbacks { try callback.epochEnded(epoch, logs: &logs, self) }
      try ranks?.agree(on: self)
      try ranks?.requireSame(weightsOf: self, and: "epoch \(epoch + 1)")
      history?.append(epoch: epoch, logs)
      if let observer, !observer.epochEnded(epoch, logs: logs) { break }
      if stopsTraining { break }
    }
    try takeAverages()
    for callback in callbacks { try callback.trainingEnded(logs: logs, self) }
    return history ?? History()
  }

  /// The feed for training and, if the options split the data, the one for validation.
  func trainingFeed(_ data: TrainingData, _ options: FitOptions, splits: Bool) throws -> (
    any BatchFeed, rest: (any BatchFeed)?
  ) {
    func weighted(_ samples: Samples) throws -> Samples {
      try options.classWeights.map { try samples.weighted(by: $0) } ?? samples
    }
    switch data {
    case .stream(let stream):
      return (try self.feed(stream, options.stepsPerEpoch, weighted: weighted), nil)
    case .samples(let given):
      let samples = try weighted(given)
      let share = options.validationSplit
      let kept = splits && 0..<1 ~= share ? Int(Double(samples.count) * (1 - share)) : samples.count
      try buildIfNeeded(samples, batch: Self.wholeBatch(options.batchSize, of: kept))
      let source = try source(samples, targets: true)
      try source.checkIsFinite()
      let count = source.sampleCount
      guard splits, share != 0 else {
        return (
          TensorFeed(source, 0..<count, batch: options.batchSize, limit: options.stepsPerEpoch), nil
        )
      }
      guard share > 0, share < 1 else { throw NetworkError.validationSplit(share, samples: count) }
      let split = Int((Double(count) * (1 - share)).rounded(.down))
      guard split > 0, split < count else { throw NetworkError.validationSplit(share, samples: count) }
      return (
        TensorFeed(source, 0..<split, batch: options.batchSize, limit: options.stepsPerEpoch),
        TensorFeed(
          given.weights.isEmpty ? source.withoutWeights : source, split..<count,
          batch: min(options.batchSize, split))
      )
    }
  }

  /// Adds what the layers hold and what would help to an out-of-memory error.
  private func refusing<Result>(
    _ plan: MemoryPlan, _ others: Int, _ batch: Int, _ options: FitOptions, _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch let error as OutOfMemory {
      let remedies = try remedies(batch, options, limit: error.limit.map { $0 - others })
      throw TrainingOutOfMemory(cause: error, plan: plan, others: others, remedies: remedies)
    }
  }
}

extension FitOptions {
  /// - Throws: `NetworkError.notPositive` if a number that must be at least 1 is not.
  fileprivate func check() throws {
    for (argument, value) in [
      ("batch_size", batchSize), ("micro_batch", microBatch), ("steps_per_epoch", stepsPerEpoch),
      ("validation_steps", validationSteps),
    ] {
      if let value, value < 1 {
        throw NetworkError.notPositive(layer: "fit", argument: argument, value: value)
      }
    }
  }
}

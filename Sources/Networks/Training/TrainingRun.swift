import Engine
import Tensors

/// A call of `fit`: its data, how it goes about them, and its epochs. What can be refused is refused before the first.
final class TrainingRun {
  private let model: Model
  private let configuration: TrainingConfiguration
  private var options: FitOptions
  private let observer: (any TrainingObserver)?
  private let callbacks: [any TrainingCallback]
  private let ranks: Ranks?

  private var feed: any BatchFeed
  /// The data for validation.
  private var judged: (any BatchFeed)?
  private let objective: Objective
  private let judgingObjective: Objective
  /// What each step computes: all layers, or those that follow the frozen ones whose outputs are kept.
  private let graph: Graph
  private let frozenGraph: Graph?
  /// The batches drawn so far, which the seeds of dropout follow.
  private var drawn = 0

  init(
    _ model: Model, _ data: TrainingData, validation: TrainingData?, _ options: FitOptions,
    _ observer: (any TrainingObserver)?, _ callbacks: [any TrainingCallback]
  ) throws {
    try options.check()
    try model.checkIsCompiled(action: "fit")
    let (feed, rest) = try model.trainingFeed(data, options, splits: validation == nil)
    guard let configuration = model.configuration else {
      throw NetworkError.notCompiled(model: model.name, action: "fit")
    }
    judged =
      try validation.map {
        try model.evaluationFeed(
          $0, options.validationSteps, batch: options.validationBatchSize ?? options.batchSize)
      } ?? rest
    (self.model, self.configuration, self.options, self.feed) = (model, configuration, options, feed)
    (self.observer, self.callbacks) = (observer, callbacks)
    model.history = History()
    let whole = try model.graph(for: feed.inputShapes)
    ranks = Ranks.current
    try ranks?.requireSame(data, of: model, for: "fit", options)
    let divided = options.keepsFeatures && !whole.hasShortValues ? whole.dividedAtFeatures() : nil
    (graph, frozenGraph) = (divided?.rest ?? whole, divided?.frozen)
    objective = Objective(terms: configuration.terms, weightCount: feed.weightCount)
    judgingObjective = Objective(terms: configuration.terms, weightCount: judged?.weightCount ?? 0)
    if options.microBatch != nil, let loss = configuration.terms.first(where: \.loss.comparesSamples)?.loss {
      throw NetworkError.wholeBatch(loss: loss.name)
    }
    if let judged, judged.inputShapes != feed.inputShapes {
      throw NetworkError.inputShape(
        model: model.name, expected: feed.inputShapes.first ?? .scalar,
        found: Shape([judged.sizes[0]] + (judged.inputShapes.first ?? .scalar)))
    }
  }

  private var batch: Int { feed.sizes[0] }
  private var rule: any UpdateRule { configuration.optimizer.rule }

  /// Trains, and notes what the run took.
  func run() throws {
    try chooseMemory()
    let (plans, judgingPlans) = try plans(options.microBatch, options.plan)
    let frozenPlans = try frozenGraph.map {
      try WorkerPlans($0, batches: feed.sizes + (judged?.sizes ?? []), atMost: plans.workers, ranks: ranks) {
        _ in .predict
      }
    }
    if let ranks, let observer, options.verbose != 0, let first = feed.first {
      let steps = (feed.stepCount ?? 100) * max(1, options.epochs - options.initialEpoch)
      let features = frozenGraph == nil ? nil : graph.inputs.map { $0.shape.elementCount ?? 0 }
      observer.trains(
        on: try RankEstimate(
          ranks, plans, first, features: features, objective, configuration.optimizer,
          atMost: max(8, steps / 20)))
    }
    let frozen = frozenPlans?.variables ?? []
    let atLeast = max(judgingPlans?.arenaByteCount ?? 0, frozenPlans?.arenaByteCount ?? 0)
    var memoryPlan = MemoryPlan(plans, slots: rule.slotCount, arenaAtLeast: atLeast, frozen: frozen)
    let meter = try MemoryMeter(plans.variables + frozen, rule: rule, learning: plans.learning)
    var features: FrozenFeatures?
    defer {
      let kept = features?.peakByteCount ?? 0
      memoryPlan.add(.init(name: "features", byteCount: kept, detail: "of the frozen layers"))
      model.note(MeasuredRun(what: "fit", batchSize: batch, plan: memoryPlan, measured: meter.peak))
    }
    let workers: Workers
    do {
      workers = try Workers(plans, sums: objective.sumCount, atLeast: atLeast)
    } catch let error as OutOfMemory { throw try explained(error, memoryPlan, others: meter.others) }
    let validator = try judgingPlans.map {
      Evaluator(
        try Workers($0, sums: judgingObjective.sumCount, sharing: workers), configuration,
        judgingObjective.sumCount, model, callbacks)
    }
    let random = RandomSource(seed: Randomness.shared.nextSeed())
    if options.shuffles { (feed as? TensorFeed)?.random = random }
    if let frozenPlans {
      let made = FrozenFeatures(
        frozenPlans, try Workers(frozenPlans, sums: 0, sharing: workers),
        counts: graph.inputs.map { $0.shape.elementCount ?? 0 })
      made.whenUsed = { [observer] in observer?.usesFeatures(of: $0, byteCount: $1) }
      feed = made.feed(feed)
      judged = judged.map { made.feed($0) }
      features = made
    }
    try runEpochs(workers, validator, dropoutSeed: Randomness.shared.nextSeed())
  }
}

// MARK: - Memory

extension TrainingRun {
  private func plans(_ microBatch: Int?, _ options: PlanOptions) throws -> (
    training: WorkerPlans, judging: WorkerPlans?
  ) {
    let training = try WorkerPlans(
      graph, batches: feed.sizes, microBatch: microBatch, options: options, ranks: ranks
    ) { [objective, isInTrainingMode = model.callTakesTraining] in
      .train(objective, accumulates: $0, isInTrainingMode: isInTrainingMode)
    }
    let judging = try judged.map {
      try WorkerPlans(
        graph, batches: $0.sizes, microBatch: microBatch, atMost: training.workers, ranks: ranks
      ) { [judgingObjective] _ in
        .evaluate(judgingObjective)
      }
    }
    return (training, judging)
  }

  private func memoryPlan(_ microBatch: Int?, _ options: PlanOptions) throws -> (WorkerPlans, MemoryPlan) {
    let (training, judging) = try plans(microBatch, options)
    let arena = judging?.arenaByteCount ?? 0
    return (training, MemoryPlan(training, slots: rule.slotCount, arenaAtLeast: arena))
  }

  /// Takes the cheapest way that keeps to `memory`. - Throws: `TrainingOutOfMemory` if there is none.
  private func chooseMemory() throws {
    guard let limit = options.memory else { return }
    let search = MemorySearch(batch: batch, divides: model.dividesBatches, base: options.plan) {
      [self] microBatch, options in
      let (training, memory) = try memoryPlan(microBatch, options)
      return MemoryChoice(microBatch, options, training, memory.byteCount)
    }
    let choice = try search.cheapest(within: limit)
    (options.microBatch, options.plan) = (choice.microBatch, choice.options)
    if choice.byteCount > limit {
      throw TrainingOutOfMemory(
        cause: OutOfMemory(
          requested: choice.byteCount, category: .activations, purpose: "training", held: [:], limit: limit),
        plan: try memoryPlan(choice.microBatch, choice.options).1, others: 0, remedies: [])
    }
    try ranks?.requireSame(
      choice.words, "another way to save memory", help: "give all ranks the same memory=")
    observer?.choseMemory(choice)
  }

  /// The error with what the layers hold and what would help.
  private func explained(_ error: OutOfMemory, _ plan: MemoryPlan, others: Int) throws -> TrainingOutOfMemory
  {
    let remedies = try model.remedies(batch, options, limit: error.limit.map { $0 - others })
    return TrainingOutOfMemory(cause: error, plan: plan, others: others, remedies: remedies)
  }
}

// MARK: - Epochs

extension TrainingRun {
  private func runEpochs(_ workers: Workers, _ validator: Evaluator?, dropoutSeed: UInt64) throws {
    let learning = model.trainableVariables
    model.stopsTraining = false
    drawn = options.initialEpoch &* (feed.stepCount ?? 0)
    let parameters = RunParameters(verbose: options.verbose, epochs: options.epochs, steps: feed.stepCount)
    model.history?.parameters = parameters
    for callback in callbacks { try callback.prepare(model, for: parameters) }
    var first = options.initialEpoch
    for callback in callbacks { first = max(first, try callback.firstEpoch(model) ?? first) }
    try ranks?.requireSame(weightsOf: model, and: "epoch \(first)")
    for callback in callbacks { try callback.trainingBegan(model) }
    var logs: Logs = []
    for epoch in first..<max(first, options.epochs) {
      for callback in callbacks { try callback.epochBegan(epoch, model) }
      observer?.epochBegan(epoch, of: options.epochs, steps: feed.stepCount ?? 0)
      try runSteps(workers, dropoutSeed, &logs)
      observer?.batchesEnded(logs: logs)
      if let validator, let judged, options.validates(after: epoch) {
        let judged = try validator.evaluate(judged, penalty: VariableUpdates.penalty(of: learning))
        logs += judged.map { Log(name: "val_" + $0.name, figure: $0.figure) }
        logs.sort { $0.name < $1.name }
      }
      for callback in callbacks { try callback.epochEnded(epoch, logs: &logs, model) }
      try ranks?.agree(on: model)
      try ranks?.requireSame(weightsOf: model, and: "epoch \(epoch + 1)")
      model.history?.append(epoch: epoch, logs)
      if let observer, !observer.epochEnded(epoch, logs: logs) { break }
      if model.stopsTraining { break }
    }
    try model.takeAverages()
    for callback in callbacks { try callback.trainingEnded(logs: logs, model) }
  }

  /// The steps of an epoch; `logs` become the means over it.
  private func runSteps(_ workers: Workers, _ dropoutSeed: UInt64, _ logs: inout Logs) throws {
    try feed.begin()
    var sums = [Double](repeating: 0, count: objective.sumCount)
    var (step, seen, penalty) = (0, 0, 0.0)
    while true {
      try Interruption.check()
      guard let next = try feed.next() else { break }
      for callback in callbacks { try callback.batchBegan(step, model) }
      let seed = dropoutSeed &+ UInt64(truncatingIfNeeded: drawn) &* 0x9E37_79B9_7F4A_7C15
      let added = try workers.step(next.source, next.samples, seed: seed, optimizer: configuration.optimizer)
      for index in sums.indices { sums[index] += added[index] }
      seen += next.samples.count
      penalty += workers.penalty * Double(next.samples.count)
      logs = configuration.logs(sums, samples: Double(seen), penalty: penalty / Double(seen))
      observer?.batchEnded(step + 1, of: feed.stepCount ?? 0, logs: logs)
      for callback in callbacks { try callback.batchEnded(step, logs: logs, model) }
      if !callbacks.isEmpty { try ranks?.agree(on: model) }
      step += 1
      drawn &+= 1
      if model.stopsTraining { break }
    }
  }
}

import Engine

extension Model {
  /// The plans of a batch, for training or as `predict` divides it. Nothing is run or allocated.
  ///
  /// A model that is not compiled is planned with the mean squared error of its outputs.
  ///
  /// - `asker`: the calling function's name, for errors.
  func plans(
    for asker: String, batchSize: Int, training: Bool, microBatch: Int? = nil,
    options: PlanOptions = PlanOptions()
  ) throws -> (plans: WorkerPlans, objective: Objective) {
    if batchSize < 1 {
      throw NetworkError.notPositive(layer: asker, argument: "batch_size", value: batchSize)
    }
    let graph = try graph()
    let objective = Objective(
      terms: configuration?.terms
        ?? graph.outputs.map { _ in Objective.Term(loss: ElementwiseLoss(.meanSquaredError)) })
    if !training {
      let plans = try Self.predictionPlans(graph, batch: batchSize, count: batchSize, options: options).plans
      return (plans, objective)
    }
    let plans = try WorkerPlans(graph, batches: [batchSize], microBatch: microBatch, options: options) {
      .train(objective, accumulates: $0)
    }
    return (plans, objective)
  }
}

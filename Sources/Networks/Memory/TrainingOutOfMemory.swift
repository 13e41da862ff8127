package import Engine

/// Training needed more memory than there is: what was requested, what holds it, and what would help.
package struct TrainingOutOfMemory: Error, Sendable {
  package let cause: OutOfMemory
  /// The memory of the run that was refused.
  package let plan: MemoryPlan
  /// Bytes that are not the model's: data, other models.
  package let others: Int
  /// Changes that would help, with the bytes that each would take by its plan.
  package let remedies: [(change: String, byteCount: Int)]
}

extension Model {
  /// Plans the same training with other options and returns those that take less, only those within `limit` bytes
  /// if any.
  func remedies(_ batch: Int, _ options: FitOptions, limit: Int?) throws -> [(change: String, byteCount: Int)]
  {
    var found: [(change: String, byteCount: Int)] = []
    func attempt(_ change: String, microBatch: Int?, _ plan: PlanOptions) throws {
      found.append(
        (change, try memory(batchSize: batch, microBatch: microBatch, options: plan).train.byteCount))
    }
    var micro = (options.microBatch ?? batch) / 2
    while micro >= 1 {
      try attempt("micro_batch=\(micro)", microBatch: micro, options.plan)
      if let limit, let last = found.last, last.byteCount <= limit { break }
      micro /= 2
    }
    if !options.plan.checkpoints, options.plan.segmentCount == nil {
      var plan = options.plan
      plan.checkpoints = true
      try attempt("checkpoint=True", microBatch: options.microBatch, plan)
    }
    if options.plan.precision == nil, allLayers.allSatisfy({ $0.precision == .float32 }) {
      var plan = options.plan
      plan.precision = .bfloat16
      try attempt(
        "keras.mixed_precision.set_global_policy(\"mixed_bfloat16\") before it is made",
        microBatch: options.microBatch, plan)
    }
    let now = try memory(batchSize: batch, microBatch: options.microBatch, options: options.plan).train
      .byteCount
    let better = found.filter { $0.byteCount < now }
    guard let limit else { return better }
    let fitting = better.filter { $0.byteCount <= limit }
    return fitting.isEmpty ? better : fitting
  }
}

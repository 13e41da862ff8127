import Engine

/// The bytes that a batch takes at each step of its plan, by category, before anything is allocated.
package struct MemoryTimeline: Sendable {
  /// Bytes of one category, of all workers together.
  package struct Series: Sendable {
    package let name: String
    package let byteCounts: [Int]
  }

  /// Each step's name and layer.
  package let steps: [(name: String, layer: String)]
  /// What stays for the whole run comes first; a category that takes nothing is left out.
  package let series: [Series]
  /// The index of the first step that computes gradients.
  package let firstBackward: Int?

  /// The sum at each step.
  package var totals: [Int] {
    steps.indices.map { step in series.reduce(0) { $0 + $1.byteCounts[step] } }
  }

  /// The first step at which most bytes are in use.
  package var peak: Int? {
    let totals = totals
    return totals.max().flatMap(totals.firstIndex)
  }

  init(_ plans: WorkerPlans, slots: Int) {
    guard let plan = plans.largest else {
      (steps, series, firstBackward) = ([], [], nil)
      return
    }
    steps = plan.steps.map { ($0.name, $0.layer) }
    let count = plan.steps.count
    let learning = plans.learning.reduce(0) { $0 + $1.heldByteCount }
    func constant(_ name: String, _ byteCount: Int) -> Series {
      Series(name: name, byteCounts: [Int](repeating: byteCount, count: count))
    }
    var series = [
      constant("parameters", plans.variables.reduce(0) { $0 + $1.heldByteCount }),
      constant("gradients", learning * plans.workers), constant("optimizer state", learning * slots),
    ]
    for (category, name) in [
      (MemoryCategory.data, "input and targets"), (.activations, "activations"),
      (.gradients, "gradients of activations"), (.workspace, "workspace"),
    ] {
      var bytes = [Int](repeating: 0, count: count)
      for phase in plan.buffers.filter({ $0.category == category }).flatMap(\.phases) {
        for step in phase.steps { bytes[step] += phase.byteCount * plans.workers }
      }
      series.append(Series(name: name, byteCounts: bytes))
    }
    self.series = series.filter { $0.byteCounts.contains { $0 > 0 } }
    firstBackward = plan.steps.firstIndex { step in
      step.writes.contains { block in
        switch block {
        case .buffer(let number): plan.buffers[number].category == .gradients
        case .gradient: true
        case .parameter: false
        }
      }
    }
  }
}

extension Model {
  /// The bytes alive at each step of a batch. Nothing is run or allocated.
  ///
  /// - `slots`: the arrays that the optimizer keeps per trainable variable; `nil`: the compiled one's.
  package func memoryTimeline(
    batchSize: Int, training: Bool, slots: Int? = nil, microBatch: Int? = nil,
    options: PlanOptions = PlanOptions()
  ) throws -> MemoryTimeline {
    let plans = try plans(
      for: "memory_timeline", batchSize: batchSize, training: training, microBatch: microBatch,
      options: options
    ).plans
    return MemoryTimeline(
      plans, slots: training ? slots ?? configuration?.optimizer.rule.slotCount ?? 0 : 0)
  }
}

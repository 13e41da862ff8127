import Engine
import Phrases

/// The memory of a run, term by term, computed before anything is allocated.
package struct MemoryPlan: Sendable {
  /// One term, with its arithmetic.
  package struct Term: Sendable {
    package let name: String
    package let byteCount: Int
    package let detail: String
  }

  /// A buffer that is alive at the peak.
  package struct Resident: Sendable {
    package let layer: String
    package let role: String
    package let byteCount: Int
  }

  package private(set) var terms: [Term]
  package let workers: Int
  /// The step at which most of an arena is in use, with its layer.
  package let peakStep: String
  /// The buffers of one worker's arena at that step, largest first.
  package let residents: [Resident]

  package var byteCount: Int { terms.reduce(0) { $0 + $1.byteCount } }

  /// - `slots`: the arrays that the optimizer keeps per trainable variable.
  /// - `arenaAtLeast`: the bytes that other plans sharing the arenas need.
  /// - `frozen`: variables that only those other plans use.
  init(_ plans: WorkerPlans, slots: Int, arenaAtLeast: Int = 0, frozen: [Variable] = []) {
    let workers = max(1, plans.own.count)
    let by = workers == 1 ? "" : " × \(workers) workers"
    let variables = plans.variables + frozen
    let held = variables.reduce(0) { $0 + $1.heldByteCount }
    let plain = variables.reduce(0) { $0 + $1.byteCount }
    let learning = plans.learning.reduce(0) { $0 + $1.heldByteCount }
    let padding =
      held == plain ? "4 bytes each" : "\(plain.grouped) and \((held - plain).grouped) of padding"
    var terms = [Term(name: "parameters", byteCount: held, detail: padding)]
    if learning > 0 {
      terms.append(Term(name: "gradients", byteCount: learning * workers, detail: "one a parameter\(by)"))
    }
    if slots > 0, learning > 0 {
      terms.append(Term(name: "optimizer state", byteCount: learning * slots, detail: "\(slots) a parameter"))
    }
    let arena = max(plans.arenaByteCount, arenaAtLeast)
    var residents: [Resident] = []
    var step = ""
    if let plan = plans.largest {
      let bytes = plan.bytesByStep
      let peak = bytes.indices.max { bytes[$0] < bytes[$1] } ?? 0
      if plan.steps.indices.contains(peak) {
        step =
          plan.steps[peak].layer.isEmpty
          ? plan.steps[peak].name : "\(plan.steps[peak].name) of \(plan.steps[peak].layer)"
      }
      let alive = plan.buffers.filter { $0.byteCount(at: peak) > 0 }
      residents = plan.residents(at: peak)
      for (category, name, detail) in [
        (MemoryCategory.data, "input and targets", "its share of the batch"),
        (.activations, "activations", "outputs, and what gradients need"),
        (.gradients, "gradients of activations", "in memory that is free again"),
        (.workspace, "workspace", "scratch memory of kernels"),
      ] {
        let sum = alive.filter { $0.category == category }.reduce(0) { $0 + $1.byteCount(at: peak) }
        if sum > 0 { terms.append(Term(name: name, byteCount: sum * workers, detail: detail + by)) }
      }
      let rest = arena - (bytes.isEmpty ? 0 : bytes[peak])
      if rest > 0 {
        terms.append(Term(name: "gaps", byteCount: rest * workers, detail: "between buffers\(by)"))
      }
    }
    if plans.exchangeByteCount > 0 {
      terms.append(
        Term(name: "exchange", byteCount: plans.exchangeByteCount, detail: "statistics between workers"))
    }
    if plans.gradientExchangeByteCount > 0 {
      terms.append(
        Term(
          name: "ranks", byteCount: plans.gradientExchangeByteCount,
          detail: "gradients on the way between ranks"))
    }
    self.terms = terms
    self.workers = workers
    self.residents = residents
    peakStep = step
  }

  /// Adds what only the run itself shows.
  mutating func add(_ term: Term) { if term.byteCount > 0 { terms.append(term) } }
}

extension Plan {
  /// The buffers that are alive at a step, largest first.
  func residents(at step: Int) -> [MemoryPlan.Resident] {
    buffers.filter { $0.byteCount(at: step) > 0 }
      .map { .init(layer: $0.layer, role: $0.role, byteCount: $0.byteCount(at: step)) }
      .sorted { $0.byteCount > $1.byteCount }
  }
}

/// A run that the ledger measured.
package struct MeasuredRun: Sendable {
  /// "fit", "evaluate" or "predict".
  package let what: String
  package let batchSize: Int
  package let plan: MemoryPlan
  /// The peak bytes of the model and the run.
  package let measured: Int
}

/// Measures a run: the ledger's peak without what others held.
struct MemoryMeter {
  /// Bytes that others hold.
  let others: Int

  /// Allocates all variables (and what the optimizer keeps of each) first, so that the run starts from what stays
  /// allocated.
  init(_ variables: [Variable], rule: (any UpdateRule)? = nil, learning: [Variable] = []) throws {
    for variable in variables { _ = try variable.materialized() }
    if let rule { for variable in learning { _ = try variable.materializedSlots(for: rule) } }
    let own =
      variables.reduce(0) { $0 + $1.heldByteCount }
      + learning.reduce(0) { $0 + $1.heldByteCount * (rule?.slotCount ?? 0) }
    others = Ledger.shared.current - own
    Ledger.shared.resetPeak()
  }

  /// The peak bytes of the model and its run.
  var peak: Int { Ledger.shared.peak - others }
}

import CKernels
import Engine

/// All variables of a step with their gradients. Updating has two phases, `prepare` and `apply`, in each of which
/// every worker handles its shares of every variable.
///
/// Shares and the order of summation depend only on the number of workers, so results are reproducible. A rank updates
/// the shares of the workers of all ranks.
final class VariableUpdates: @unchecked Sendable {
  private struct Item {
    let weights: UnsafeMutablePointer<Float>
    let gradients: [UnsafeMutablePointer<Float>?]
    let slots: [UnsafeMutablePointer<Float>]
    let count: Int
    let regularizer: Regularizer?
    let decays: Bool
  }

  private let items: [Item]
  private let rule: any UpdateRule
  /// The rule without weight decay.
  private let keepingRule: any UpdateRule
  private let learningRate: Float
  private let step: Int
  private let clipping: GradientClipping?
  private let shares: Int
  /// Per share and item the gradient's squared norm, then per share the penalty.
  private let sums: UnsafeMutableBufferPointer<Double>

  /// - `gradients`: lists whose sum is the gradient, one of each worker that computed some.
  /// - `shares`: the parts of each variable, of which every worker that updates takes some.
  /// - `regularizes`: whether the regularizers' gradients are added.
  init(
    _ variables: [Variable], _ gradients: [[UnsafeMutablePointer<Float>]], _ optimizer: Optimizer,
    shares: Int, regularizes: Bool = true
  ) throws {
    rule = optimizer.rule
    var keeping = optimizer.rule
    keeping.weightDecay = 0
    keepingRule = keeping
    learningRate = optimizer.currentLearningRate
    step = optimizer.iterations + 1
    clipping = optimizer.clipping
    self.shares = shares
    items = try variables.enumerated().map { index, variable in
      Item(
        weights: try variable.materialized().pointer.assumingMemoryBound(to: Float.self),
        gradients: gradients.map { $0[index] },
        slots: try variable.slots(of: optimizer).map {
          $0.pointer.assumingMemoryBound(to: Float.self)
        },
        count: variable.heldByteCount / 4, regularizer: regularizes ? variable.regularizer : nil,
        decays: optimizer.decays(variable))
    }
    sums = .allocate(capacity: shares * (items.count + 1))
    sums.initialize(repeating: 0)
  }

  deinit { sums.deallocate() }

  /// Whether all shares must be prepared before any is applied.
  private var needsNorms: Bool {
    switch clipping {
    case .norm, .globalNorm: true
    case .value, nil: false
    }
  }

  /// Updates the shares of one of so many workers, together with the others.
  func run(as worker: Int, of workers: Int, meetingAt barrier: Barrier) throws {
    prepare(part: worker, of: workers)
    if needsNorms { try barrier.wait(as: worker) }
    apply(part: worker, of: workers)
  }

  /// The regularizers' contribution to the loss, once all shares are prepared.
  var penalty: Double { sums.suffix(shares).reduce(0, +) }

  /// Sums shares of the gradients if norms, clipping or penalties need it before the update.
  func prepare(part: Int, of parts: Int) {
    for share in stride(from: part, to: shares, by: parts) { prepare(share: share) }
  }

  /// Updates shares of every variable.
  func apply(part: Int, of parts: Int) {
    let scales = scales()
    for share in stride(from: part, to: shares, by: parts) { apply(share: share, scales) }
  }

  private func prepare(share: Int) {
    var limit: Float = 0
    if case .value(let bound) = clipping { limit = bound }
    for (index, item) in items.enumerated() where isFolded(item) {
      let range = range(share, item)
      if range.isEmpty { continue }
      let (l1, l2) = (item.regularizer?.l1 ?? 0, item.regularizer?.l2 ?? 0)
      if item.regularizer != nil {
        sums[shares * items.count + share] += fb_penalty(
          item.weights, l1, l2, range.lowerBound, range.upperBound)
      }
      sums[share * items.count + index] = fb_fold_gradients(
        item.gradients, item.gradients.count, item.weights, l1, l2, limit, range.lowerBound, range.upperBound)
    }
  }

  private func apply(share: Int, _ scales: [Float]) {
    for (index, item) in items.enumerated() {
      let range = range(share, item)
      if range.isEmpty { continue }
      let gradients = isFolded(item) ? Array(item.gradients.prefix(1)) : summed(item, range)
      (item.decays ? rule : keepingRule).update(
        VariableUpdate(
          weights: item.weights, gradients: gradients.map { UnsafePointer($0) }, slots: item.slots,
          range: range,
          learningRate: learningRate, step: step, gradientScale: scales.isEmpty ? 1 : scales[index]))
    }
  }

  /// The gradients of a share, added up where there are more than a rule takes.
  private func summed(_ item: Item, _ range: Range<Int>) -> [UnsafeMutablePointer<Float>?] {
    if item.gradients.count <= 2 { return item.gradients }
    fb_sum_gradients(item.gradients, item.gradients.count, range.lowerBound, range.upperBound)
    return Array(item.gradients.prefix(1))
  }

  private func isFolded(_ item: Item) -> Bool { clipping != nil || item.regularizer != nil }

  /// The factor on each variable's gradient that clips its norm.
  private func scales() -> [Float] {
    func squares(_ index: Int) -> Double {
      (0..<shares).reduce(0) { $0 + sums[$1 * items.count + index] }
    }
    switch clipping {
    case .norm(let bound):
      return items.indices.map { Float(Double(bound) / max(squares($0).squareRoot(), Double(bound))) }
    case .globalNorm(let bound):
      let norm = items.indices.reduce(0) { $0 + squares($1) }.squareRoot()
      return Array(repeating: Float(Double(bound) / max(norm, Double(bound))), count: items.count)
    case .value, nil: return []
    }
  }

  /// Whole cache lines, so that no two workers write to the same one.
  private func range(_ share: Int, _ item: Item) -> Range<Int> {
    if rule.needsWholeVariables { return 0..<(share == 0 ? item.count : 0) }
    let lines = (item.count + 15) / 16
    let from = min(item.count, lines * share / shares * 16)
    return from..<max(from, min(item.count, lines * (share + 1) / shares * 16))
  }

  /// The regularizers' contribution to the loss for the current variables.
  static func penalty(of variables: [Variable]) throws -> Double {
    try variables.reduce(0) { sum, variable in
      guard let regularizer = variable.regularizer else { return sum }
      let weights = try variable.materialized().pointer.assumingMemoryBound(to: Float.self)
      return sum + fb_penalty(weights, regularizer.l1, regularizer.l2, 0, variable.heldByteCount / 4)
    }
  }
}

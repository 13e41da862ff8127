import CKernels
import Tensors

/// Random noise while training: dropped channels or Gaussian noise.
struct NoiseOperation: Operation {
  enum Kind: Sendable {
    /// Sets a fraction of the channels of each image to zero and scales the rest by 1 / (1 − rate).
    case droppedChannels(rate: Float)
    /// Adds Gaussian noise of mean 0.
    case normal(deviation: Float)
    /// Multiplies by Gaussian numbers of mean 1. Srivastava et al. 2014, section 10.
    case factors(deviation: Float)
    /// Sets elements to SELU's lower end, and scales so that mean 0 and variance 1 stay. Klambauer et al. 2017.
    case alpha(rate: Float)
  }

  let kind: Kind
  let salt: UInt64
  let isRandom = true
  let backwardReads: BackwardReads = []

  var name: String {
    switch kind {
    case .droppedChannels: "channel dropout"
    case .normal: "noise"
    case .factors: "Gaussian dropout"
    case .alpha: "alpha dropout"
    }
  }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    guard plan.isInTrainingMode(node), isActive else { return plan.share(input, with: node) }
    let output = plan.makeValue(of: node, over: node.inputs[0])
    plan.step(name, node, reads: [input], writes: [output], make: apply(node, plan, from: input, to: output))
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    var changesGradient: Bool { if case .normal = kind { false } else { true } }
    guard plan.isInTrainingMode(node), isActive, changesGradient else {
      return try plan.passGradient(of: node, to: node.inputs[0])
    }
    try plan.transformGradient(of: node, to: node.inputs[0]) { gradient, target in
      plan.step(
        "\(name), gradient", node, reads: [gradient], writes: [target],
        make: apply(node, plan, from: gradient, to: target, isGradient: true))
    }
  }

  private var isActive: Bool {
    switch kind {
    case .droppedChannels(let rate), .alpha(let rate): rate > 0
    case .normal(let deviation), .factors(let deviation): deviation > 0
    }
  }

  private func apply(
    _ node: Node, _ plan: PlanBuilder, from: Block, to: Block, isGradient: Bool = false
  ) -> (WorkerMemory) throws -> () throws -> Void {
    let (rows, count, channels, kind, salt) = (plan.batch, node.count, node.shape.last ?? 1, kind, salt)
    return { memory in
      let (x, y, shard) = (memory.floats(from), memory.floats(to), memory.shard)
      return {
        switch kind {
        case .droppedChannels(let rate):
          fb_spatial_dropout(
            x, y, shard.seed &+ salt, shard.samples, rows, count / max(1, channels), channels, rate)
        case .normal(let deviation):
          fb_gaussian_noise(x, y, shard.seed &+ salt, shard.samples, rows, count, deviation)
        case .factors(let deviation):
          fb_gaussian_factors(x, y, shard.seed &+ salt, shard.samples, rows, count, deviation)
        case .alpha(let rate):
          let lower: Float = -1.6732632423543772 * 1.0507009873554805
          let scale = 1 / ((1 - rate) * (1 + rate * lower * lower)).squareRoot()
          let offset = isGradient ? 0 : -scale * lower * rate
          fb_alpha_dropout(
            x, y, shard.seed &+ salt, shard.samples, rows, count, rate, scale, offset,
            isGradient ? 0 : scale * lower + offset)
        }
      }
    }
  }
}

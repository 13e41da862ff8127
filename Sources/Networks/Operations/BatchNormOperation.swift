import CKernels
import Engine
import Tensors

/// Batch normalization, per channel: y = γ · (x − μ) / √(σ² + ε) + β. Ioffe and Szegedy 2015.
///
/// While training, μ and σ² are those of the whole batch, over all workers; of several ranks each has its own, as each of
/// Keras's devices has, unless they are synchronized. Prediction and frozen layers use their moving averages. Variables: γ and β if present, then moving mean and variance.
struct BatchNormOperation: AppliesReLUToResult {
  let name = "batch norm"
  let epsilon: Float
  let momentum: Float
  let hasScale: Bool
  let hasCenter: Bool
  /// Whether the statistics are those of all ranks.
  let isSynchronized: Bool
  /// Whether steps of its input do not count, whose statistics would need a kernel of their own.
  var isMasked = false

  let backwardReads: BackwardReads = .inputs

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    if plan.route(of: node).forward == .neighbour { return plan.share(input, with: node) }
    let bound = plan.fusions.relus.bound(behind: node)
    let channels = node.shape.last ?? 0
    let rows = plan.batch * node.count / max(1, channels)
    let blocks = Blocks(self, node, plan)
    // Per channel: mean, 1 / deviation, factor, offset.
    let numbers = plan.keep("statistics", of: node, byteCount: channels * 4 * 4)
    let usesBatch = plan.isInTrainingMode(node) && node.isTrainable
    if usesBatch, isMasked { throw NetworkError.masked(reader: node.layer) }
    let updates = usesBatch && !plan.isRecomputing
    if usesBatch {
      let partial = plan.makeBuffer(node.layer, "sums", channels * 2 * 8, .workspace)
      plan.exchanges(channels * 2 + 1)
      if updates, !isSynchronized { plan.averages([blocks.mean, blocks.variance]) }
      plan.step(
        "batch norm, statistics", node, reads: [input],
        writes: [numbers, partial, blocks.mean, blocks.variance]
      ) { memory in
        let (x, target, shard) = (memory.floats(input), memory.floats(numbers), memory.shard)
        let sums = memory.doubles(partial)
        let (mean, variance) = (memory.floats(blocks.mean), memory.floats(blocks.variance))
        return {
          fb_channel_moments(x, rows, channels, sums, sums + channels)
          let total = try combine(sums, rows: rows, channels: channels, shard)
          for c in 0..<channels {
            let spread = Float(sums[channels + c] / total)
            target[c] = Float(sums[c])
            target[channels + c] = 1 / (spread + epsilon).squareRoot()
            if updates, shard.worker == 0 {
              mean[c] = mean[c] * momentum + target[c] * (1 - momentum)
              variance[c] = variance[c] * momentum + spread * (1 - momentum)
            }
          }
        }
      }
    } else {
      plan.step("batch norm, statistics", node, reads: [blocks.mean, blocks.variance], writes: [numbers]) {
        memory in
        let target = memory.floats(numbers)
        let (mean, variance) = (memory.floats(blocks.mean), memory.floats(blocks.variance))
        return {
          for c in 0..<channels {
            target[c] = mean[c]
            target[channels + c] = 1 / (variance[c] + epsilon).squareRoot()
          }
        }
      }
    }
    let output = plan.makeValue(of: node, over: node.inputs[0])
    let streams = output != input && plan.streams(node)
    let reads = [input, numbers] + blocks.affine
    plan.step(bound == nil ? name : "batch norm + relu", node, reads: reads, writes: [output]) { memory in
      let (x, y, n) = (memory.floats(input), memory.floats(output), memory.floats(numbers))
      let (scale, center) = (blocks.scale.map { memory.floats($0) }, blocks.center.map { memory.floats($0) })
      return {
        let (mean, inverse, factor, offset) = (n, n + channels, n + 2 * channels, n + 3 * channels)
        for c in 0..<channels {
          factor[c] = (scale?[c] ?? 1) * inverse[c]
          offset[c] = (center?[c] ?? 0) - mean[c] * factor[c]
        }
        var last = fb_epilogue(
          factor: factor, offset: offset, low: bound == nil ? -.infinity : 0, high: bound ?? .infinity,
          streams: streams)
        fb_channel_affine(x, &last, y, rows, channels)
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let numbers = try plan.kept("statistics", of: node)
    let channels = node.shape.last ?? 0
    let rows = plan.batch * node.count / max(1, channels)
    let usesBatch = plan.isInTrainingMode(node) && node.isTrainable
    let gradient = plan.gradient(of: node)
    let bound = plan.fusions.relus.bound(behind: node)
    let sums = plan.makeBuffer(node.layer, "sums", channels * 2 * 8, .workspace)
    let shares = plan.makeBuffer(node.layer, "sums over the batch", channels * 2 * 4, .workspace)
    plan.exchanges(channels * 2 + 1)

    func write(_ targets: [Block]) {
      plan.step(
        "batch norm, sums of gradients", node, reads: [input, gradient, numbers],
        writes: [sums, shares] + targets
      ) { memory in
        let (x, dy, n) = (memory.floats(input), memory.floats(gradient), memory.floats(numbers))
        let (sum, share, shard) = (memory.doubles(sums), memory.floats(shares), memory.shard)
        let pointers = targets.map { memory.floats($0) }
        return {
          var norm = Self.norm(n, channels, bound)
          fb_batch_norm_sums(&norm, x, dy, rows, channels, sum, sum + channels)
          var left = pointers[...]
          if hasScale, let scale = left.popFirst() {
            for c in 0..<channels { scale[c] = Float(sum[channels + c]) }
          }
          if hasCenter, let center = left.popFirst() { for c in 0..<channels { center[c] = Float(sum[c]) } }
          guard usesBatch else {
            for c in 0..<2 * channels { share[c] = 0 }
            return
          }
          let total = try add(sum, rows: rows, channels: channels, shard)
          for c in 0..<2 * channels { share[c] = Float(sum[c] / total) }
        }
      }
    }
    if plan.hasTrainableVariables(node) {
      try plan.writeGradients(of: node, []) { write($0) }
    } else {
      write([])
    }
    guard plan.wantsGradient(node.inputs[0]) else { return }
    try plan.transformGradient(of: node, to: node.inputs[0]) { gradient, target in
      plan.step("batch norm, gradient", node, reads: [input, gradient, numbers, shares], writes: [target]) {
        memory in
        let (x, dy, dx) = (memory.floats(input), memory.floats(gradient), memory.floats(target))
        let (n, share) = (memory.floats(numbers), memory.floats(shares))
        return {
          var norm = Self.norm(n, channels, bound)
          fb_batch_norm_backward(&norm, x, dy, share, share + channels, dx, rows, channels)
        }
      }
    }
  }

  /// The saved statistics, as the kernels take them.
  private static func norm(_ numbers: UnsafeMutablePointer<Float>, _ channels: Int, _ bound: Float?)
    -> fb_batch_norm
  {
    fb_batch_norm(
      mean: numbers, inverse: numbers + channels,
      last: fb_epilogue(
        factor: numbers + 2 * channels, offset: numbers + 3 * channels, low: bound == nil ? -.infinity : 0,
        high: bound ?? .infinity, streams: false))
  }

  /// Factor and offset of the moving statistics, for the preceding operation, which applies them together with its
  /// bias.
  func fold(_ node: Node, bias: Block?, in plan: PlanBuilder) -> (factor: Block, offset: Block) {
    let channels = node.shape.last ?? 0
    let blocks = Blocks(self, node, plan)
    let factor = plan.makeBuffer(node.layer, "factor", channels * 4, .workspace)
    let offset = plan.makeBuffer(node.layer, "offset", channels * 4, .workspace)
    plan.step(
      "batch norm, factor and offset", node,
      reads: [blocks.mean, blocks.variance] + blocks.affine + (bias.map { [$0] } ?? []),
      writes: [factor, offset]
    ) { memory in
      let (mean, variance) = (memory.floats(blocks.mean), memory.floats(blocks.variance))
      let (scale, center) = (blocks.scale.map { memory.floats($0) }, blocks.center.map { memory.floats($0) })
      let (f, o, b) = (memory.floats(factor), memory.floats(offset), bias.map { memory.floats($0) })
      return { fb_fold_batch_norm(scale, center, mean, variance, b, epsilon, f, o, channels) }
    }
    return (factor, offset)
  }

  /// The node's variables as blocks.
  private struct Blocks {
    let scale: Block?
    let center: Block?
    let mean: Block
    let variance: Block
    var affine: [Block] { [scale, center].compactMap { $0 } }

    init(_ operation: BatchNormOperation, _ node: Node, _ plan: PlanBuilder) {
      var rest = node.variables.map { plan.parameter($0) }[...]
      scale = operation.hasScale ? rest.removeFirst() : nil
      center = operation.hasCenter ? rest.removeFirst() : nil
      mean = rest.removeFirst()
      variance = rest.removeFirst()
    }
  }

  /// Combines the workers' means and squared deviations: Chan, Golub and LeVeque 1979. Returns the total row count.
  private func combine(
    _ sums: UnsafeMutablePointer<Double>, rows: Int, channels: Int, _ shard: Shard
  ) throws -> Double {
    try shard.exchange(sums, count: 2 * channels, rows: rows, spansRanks: isSynchronized) { parts in
      var total = 0.0
      for (index, part) in parts.enumerated() {
        let count = part[2 * channels]
        if index == 0 {
          for c in 0..<2 * channels { sums[c] = part[c] }
        } else {
          let sum = total + count
          for c in 0..<channels {
            let distance = part[c] - sums[c]
            sums[c] += distance * count / sum
            sums[channels + c] += part[channels + c] + distance * distance * total * count / sum
          }
        }
        total += count
      }
      return total
    }
  }

  /// Adds the sums of all workers. Returns the total row count.
  private func add(
    _ sums: UnsafeMutablePointer<Double>, rows: Int, channels: Int, _ shard: Shard
  ) throws -> Double {
    try shard.exchange(sums, count: 2 * channels, rows: rows, spansRanks: isSynchronized) { parts in
      for c in 0..<2 * channels { sums[c] = parts.reduce(0) { $0 + $1[c] } }
      return parts.reduce(0) { $0 + $1[2 * channels] }
    }
  }
}

import CKernels
import Glibc
import Tensors

/// (x − shift) · scale + offset, with one number each per channel, or one for all.
struct ScaleOperation: Operation {
  /// Where the numbers come from.
  enum Source: Sendable {
    case numbers(shift: [Float], scale: [Float], offset: [Float])
    /// The node's variables: mean and variance. The scale is 1 / max(√variance, 1e-7).
    case moments
  }

  let name: String
  let source: Source
  let backwardReads: BackwardReads = []

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node, over: node.inputs[0])
    apply(node, plan, from: input, to: output, isGradient: false)
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    try plan.transformGradient(of: node, to: node.inputs[0]) {
      apply(node, plan, from: $0, to: $1, isGradient: true)
    }
  }

  private func apply(_ node: Node, _ plan: PlanBuilder, from: Block, to: Block, isGradient: Bool) {
    let channels = count(node)
    let numbers = plan.makeBuffer(node.layer, "scales", 3 * channels * 4, .workspace)
    let variables = node.variables.prefix(2).map { plan.parameter($0) }
    let rows = plan.batch * node.count / max(1, channels)
    let source = source
    plan.step(
      isGradient ? "\(name), gradient" : name, node, reads: [from] + variables, writes: [to, numbers]
    ) { memory in
      let (x, y, shift) = (memory.floats(from), memory.floats(to), memory.floats(numbers))
      let (scale, offset) = (shift + channels, shift + 2 * channels)
      let moments = variables.map { memory.floats($0) }
      return {
        for i in 0..<channels {
          switch source {
          case .numbers(let shifts, let scales, let offsets):
            (shift[i], scale[i], offset[i]) = (shifts[i], scales[i], offsets[i])
          case .moments:
            (shift[i], scale[i], offset[i]) = (moments[0][i], 1 / max(sqrtf(moments[1][i]), 1e-7), 0)
          }
          if isGradient { (shift[i], offset[i]) = (0, 0) }
        }
        fb_scale_channels(x, shift, scale, offset, y, rows, channels)
      }
    }
  }

  private func count(_ node: Node) -> Int {
    switch source {
    case .numbers(let shift, _, _): shift.count
    case .moments: node.variables[0].count
    }
  }
}

import CKernels
import Tensors

/// x / (bias + alpha · Σ x²)^beta, the sum over neighbouring channels. Krizhevsky et al. 2012.
struct LocalResponseOperation: Operation {
  let name = "local response normalisation"
  /// Neighbouring channels on each side.
  let radius: Int
  let bias: Float
  let alpha: Float
  let beta: Float
  let backwardReads = BackwardReads.inputs

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let (options, channels) = (options(node, plan), node.shape.last ?? 1)
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let scratch = plan.makeBuffer(node.layer, "scratch", (channels + 2 * options.radius) * 4, .workspace)
    plan.step(name, node, reads: [input], writes: [output, scratch]) { memory in
      let (x, y, scratch) = (memory.floats(input), memory.floats(output), memory.floats(scratch))
      return { withUnsafePointer(to: options) { fb_lrn_forward($0, x, y, scratch) } }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let (options, channels) = (options(node, plan), node.shape.last ?? 1)
    let input = try plan.value(of: node.inputs[0])
    let gradient = plan.gradient(of: node)
    let scratch = plan.makeBuffer(node.layer, "scratch", (channels + 2 * options.radius) * 12, .workspace)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step(
        "local response normalisation, gradient", node, reads: [input, gradient], writes: [target, scratch]
      ) { memory in
        let (x, dy) = (memory.floats(input), memory.floats(gradient))
        let (dx, scratch) = (memory.floats(target), memory.floats(scratch))
        return { withUnsafePointer(to: options) { fb_lrn_backward($0, x, dy, dx, scratch) } }
      }
    }
  }

  private func options(_ node: Node, _ plan: PlanBuilder) -> fb_lrn {
    let channels = node.shape.last ?? 1
    let rows = channels == 0 ? 0 : plan.batch * node.count / channels
    return fb_lrn(
      rows: rows, channels: channels, radius: min(radius, max(0, channels - 1)), bias: bias, alpha: alpha,
      beta: beta)
  }
}

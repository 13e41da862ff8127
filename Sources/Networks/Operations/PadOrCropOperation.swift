import CKernels
import Tensors

/// Pads images with zeros, or crops them.
struct PadOrCropOperation: Operation {
  enum Kind: Sendable { case pad, crop }

  let kind: Kind
  /// Where the smaller image begins in the larger one.
  let top: Int
  let left: Int

  var name: String { kind == .pad ? "pad" : "crop" }

  let backwardReads: BackwardReads = []

  func reach(_ node: Node) -> Reach { .point }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    write(name, from: input, to: plan.makeValue(of: node), kind, node, plan)
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let gradient = plan.gradient(of: node)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      write("\(name), gradient", from: gradient, to: target, kind == .pad ? .crop : .pad, node, plan)
    }
  }

  private func write(_ name: String, from: Block, to: Block, _ kind: Kind, _ node: Node, _ plan: PlanBuilder)
  {
    let shapes = (node.shape, node.inputs[0].shape)
    let (large, small) = self.kind == .pad ? shapes : (shapes.1, shapes.0)
    let (batch, line, longLine) = (plan.batch, small[1] * small[2], large[1] * large[2])
    let start = top * longLine + left * large[2]
    let (size, largeSize, height) = (small[0] * line, large[0] * longLine, small[0])
    plan.step(name, node, reads: [from], writes: [to]) { memory in
      let (x, y) = (memory.floats(from), memory.floats(to))
      switch kind {
      case .crop:
        return {
          for image in 0..<batch {
            fb_copy_blocks(x + image * largeSize + start, longLine, y + image * size, line, line, height)
          }
        }
      case .pad:
        return {
          y.update(repeating: 0, count: batch * largeSize)
          for image in 0..<batch {
            fb_copy_blocks(x + image * size, line, y + image * largeSize + start, longLine, line, height)
          }
        }
      }
    }
  }
}

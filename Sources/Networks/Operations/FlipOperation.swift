import CKernels
import Tensors

/// While training, mirrors each image with probability ½.
struct FlipOperation: Operation {
  let name = "flip"
  let across: Bool
  let down: Bool
  let salt: UInt64
  let isRandom = true
  let backwardReads: BackwardReads = []

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    guard plan.augments(node) else { return plan.share(input, with: node) }
    flip(node, plan, from: input, to: plan.makeValue(of: node), name)
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.augments(node) else { return try plan.passGradient(of: node, to: node.inputs[0]) }
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let gradient = plan.gradient(of: node)
    // The gradient is mirrored in the same way.
    try plan.contribute(to: node.inputs[0], from: node) {
      flip(node, plan, from: gradient, to: $0, "flip, gradient")
    }
  }

  private func flip(_ node: Node, _ plan: PlanBuilder, from: Block, to: Block, _ name: String) {
    let flips = plan.makeBuffer(node.layer, "flips", plan.batch, .workspace)
    let (images, across, down, salt) = (fb_images(plan.batch, node.shape), across, down, salt)
    plan.step(name, node, reads: [from], writes: [to, flips]) { memory in
      let (x, y, shard) = (memory.floats(from), memory.floats(to), memory.shard)
      let flips = memory.raw(flips).assumingMemoryBound(to: Bool.self)
      return {
        for index in 0..<images.batch {
          flips[index] = fb_uniform(shard.seed &+ salt, shard.samples[index], 0) <= 0.5
        }
        withUnsafePointer(to: images) { fb_flip($0, flips, across, down, x, y) }
      }
    }
  }
}

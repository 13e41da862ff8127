import CKernels
import Tensors

/// While training, sets a fraction of the elements to zero and scales the rest up. Srivastava et al. 2014.
///
/// The mask is a hash of the step's seed, the sample and the element, so it need not be stored and does not depend
/// on how a batch is divided; the backward pass computes it again.
struct DropoutOperation: Operation {
  let name = "dropout"
  let isRandom = true
  let backwardReads: BackwardReads = []
  let rate: Float
  /// Distinguishes the dropout layers of a network.
  let salt: UInt64

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    guard plan.isInTrainingMode(node), rate > 0 else { return plan.share(input, with: node) }
    let output = plan.makeValue(of: node)
    plan.step(name, node, reads: [input], writes: [output], make: apply(node, plan, from: input, to: output))
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    guard plan.isInTrainingMode(node), rate > 0 else {
      return try plan.passGradient(of: node, to: node.inputs[0])
    }
    try plan.transformGradient(of: node, to: node.inputs[0]) { gradient, target in
      plan.step(
        "dropout, gradient", node, reads: [gradient], writes: [target],
        make: apply(node, plan, from: gradient, to: target))
    }
  }

  private func apply(
    _ node: Node, _ plan: PlanBuilder, from: Block, to: Block
  ) -> (WorkerMemory) throws -> () throws -> Void {
    let (rows, count, rate, salt) = (plan.batch, node.count, rate, salt)
    return { memory in
      let (x, y, shard) = (memory.floats(from), memory.floats(to), memory.shard)
      return { fb_dropout(x, y, shard.seed &+ salt, shard.samples, rows, count, rate) }
    }
  }
}

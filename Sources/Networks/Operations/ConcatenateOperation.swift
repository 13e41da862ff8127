import CKernels
import Tensors

/// Concatenates values along an axis of the sample.
struct ConcatenateOperation: Operation {
  let name = "concatenate"
  let axis: Int
  let backwardReads: BackwardReads = []

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let inputs = try node.inputs.map { try plan.value(of: $0) }
    let output = plan.makeValue(of: node)
    let (parts, rows) = (parts(node), rows(node, plan))
    plan.step(name, node, reads: inputs, writes: [output]) { memory in
      let (from, to) = (inputs.map { memory.floats($0) }, memory.floats(output))
      return {
        for (x, part) in zip(from, parts) {
          fb_copy_blocks(x, part.block, to + part.offset, part.step, part.block, rows)
        }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    let gradient = plan.gradient(of: node)
    let rows = rows(node, plan)
    for (input, part) in zip(node.inputs, parts(node)) where plan.wantsGradient(input) {
      try plan.contribute(to: input, from: node) { target in
        plan.step("concatenate, gradient", node, reads: [gradient], writes: [target]) { memory in
          let (dy, dx) = (memory.floats(gradient), memory.floats(target))
          return { fb_copy_blocks(dy + part.offset, part.step, dx, part.block, part.block, rows) }
        }
      }
    }
  }

  /// For each input: its elements per result row, their offset in the row, and the length of the row.
  private func parts(_ node: Node) -> [(block: Int, offset: Int, step: Int)] {
    let inner = node.shape.dropFirst(axis + 1).reduce(1, *)
    var offset = 0
    return node.inputs.map { input in
      defer { offset += input.shape[axis] * inner }
      return (input.shape[axis] * inner, offset, node.shape[axis] * inner)
    }
  }

  private func rows(_ node: Node, _ plan: PlanBuilder) -> Int {
    plan.batch * node.shape.prefix(axis).reduce(1, *)
  }
}

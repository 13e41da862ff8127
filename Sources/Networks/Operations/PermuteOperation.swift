import CKernels
import Tensors

/// Permutes the axes of each sample.
struct PermuteOperation: Operation {
  let name = "permute"
  /// For each axis of the result, the axis of the input.
  let order: [Int]
  let backwardReads: BackwardReads = []

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    write(name, from: input, node.inputs[0].shape, to: output, order, node, plan)
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let gradient = plan.gradient(of: node)
    var back = order
    for (axis, source) in order.enumerated() { back[source] = axis }
    try plan.contribute(to: node.inputs[0], from: node) { target in
      write("permute, gradient", from: gradient, node.shape, to: target, back, node, plan)
    }
  }

  private func write(
    _ name: String, from: Block, _ shape: Shape, to: Block, _ order: [Int], _ node: Node, _ plan: PlanBuilder
  ) {
    let strides = shape.contiguousStrides
    var lengths = [plan.batch]
    var steps = [shape.elementCount ?? 0]
    for axis in order where shape[axis] != 1 {
      // Axes that stay adjacent are merged into one loop.
      if let last = steps.last, lengths.count > 1, last == strides[axis] * shape[axis] {
        lengths[lengths.count - 1] *= shape[axis]
        steps[steps.count - 1] = strides[axis]
      } else {
        lengths.append(shape[axis])
        steps.append(strides[axis])
      }
    }
    let walk = (lengths, steps)
    plan.step(name, node, reads: [from], writes: [to]) { memory in
      let (x, y) = (memory.floats(from), memory.floats(to))
      return { fb_permute(walk.0.count, walk.0, walk.1, x, y) }
    }
  }
}

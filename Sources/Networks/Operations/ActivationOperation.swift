import CKernels
import Tensors

/// min(max(x, 0), bound).
struct ReLUOperation: Operation {
  let name = "relu"
  var bound = Float.infinity
  let backwardReads = BackwardReads.output
  var signBound: Float? { bound }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    if plan.route(of: node).forward == .neighbour { return plan.share(input, with: node) }
    let output = plan.makeValue(of: node)
    let count = plan.batch * node.count
    plan.step(name, node, reads: [input], writes: [output]) { memory in
      let (x, y) = (memory.floats(input), memory.floats(output))
      return { fb_relu_forward(x, bound, y, count) }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    // The ReLU's gradient was masked by the pool that applied it, or will be by the batch norm that did.
    if plan.route(of: node).inputGradient == .neighbour {
      return try plan.passGradient(of: node, to: node.inputs[0])
    }
    let signs = try plan.signs(of: node)
    let count = plan.batch * node.count
    try plan.transformGradient(of: node, to: node.inputs[0]) { gradient, target in
      plan.step("relu, gradient", node, reads: [gradient, signs], writes: [target]) { memory in
        let (dy, signs, dx) = (memory.floats(gradient), memory.bytes(signs), memory.floats(target))
        return { fb_relu_backward(dy, signs, dx, count) }
      }
    }
  }
}

/// exp(x) / Σ exp(x) along the last axis.
struct SoftmaxOperation: Operation {
  let name = "softmax"
  let backwardReads = BackwardReads.output

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let columns = node.shape.last ?? 1
    let rows = columns == 0 ? 0 : plan.batch * node.count / columns
    plan.step(name, node, reads: [input], writes: [output]) { memory in
      let (x, y) = (memory.floats(input), memory.floats(output))
      return { fb_softmax_forward(x, y, rows, columns) }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let output = try plan.value(of: node.output)
    let columns = node.shape.last ?? 1
    let rows = columns == 0 ? 0 : plan.batch * node.count / columns
    try plan.transformGradient(of: node, to: node.inputs[0]) { gradient, target in
      plan.step("softmax, gradient", node, reads: [gradient, output], writes: [target]) { memory in
        let (y, dy, dx) = (memory.floats(output), memory.floats(gradient), memory.floats(target))
        return { fb_softmax_backward(y, dy, dx, rows, columns) }
      }
    }
  }
}

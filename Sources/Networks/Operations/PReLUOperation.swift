import CKernels
import Tensors

/// x above 0, α x below; α is the node's variable, broadcast along axes of length 1.
struct PReLUOperation: Operation {
  let name = "prelu"
  let backwardReads = BackwardReads.inputs

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let alpha = plan.parameter(node.variables[0])
    let output = plan.makeValue(of: node, over: node.inputs[0])
    let broadcast = broadcast(node, plan)
    plan.step(name, node, reads: [input, alpha], writes: [output]) { memory in
      let (x, alpha, y) = (memory.floats(input), memory.floats(alpha), memory.floats(output))
      return { broadcast.withKernel { fb_prelu($0, x, alpha, y) } }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let alpha = plan.parameter(node.variables[0])
    let gradient = plan.gradient(of: node)
    let broadcast = broadcast(node, plan)
    if plan.hasTrainableVariables(node) {
      let count = node.variables[0].count
      try plan.writeGradients(of: node, []) { targets in
        let target = targets[0]
        plan.step("prelu, gradient to alpha", node, reads: [input, gradient], writes: [target]) { memory in
          let (x, dy, dalpha) = (memory.floats(input), memory.floats(gradient), memory.floats(target))
          return { broadcast.withKernel { fb_prelu_gradient($0, x, dy, dalpha, count) } }
        }
      }
    }
    guard plan.wantsGradient(node.inputs[0]) else { return }
    try plan.transformGradient(of: node, to: node.inputs[0]) { gradient, target in
      plan.step("prelu, gradient", node, reads: [gradient, input, alpha], writes: [target]) { memory in
        let (x, alpha) = (memory.floats(input), memory.floats(alpha))
        let (dy, dx) = (memory.floats(gradient), memory.floats(target))
        return { broadcast.withKernel { fb_prelu_backward($0, x, alpha, dy, dx) } }
      }
    }
  }

  private func broadcast(_ node: Node, _ plan: PlanBuilder) -> Broadcast {
    // A variable has no batch axis: it is broadcast over the samples.
    Broadcast(
      Shape([plan.batch] + node.shape), Shape([plan.batch] + node.shape), Shape([1] + node.variables[0].shape)
    )
  }
}

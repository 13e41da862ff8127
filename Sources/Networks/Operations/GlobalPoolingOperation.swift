import CKernels
import Tensors

/// The mean or maximum of each channel over the whole image.
struct GlobalPoolingOperation: Operation {
  let kind: PoolingOperation.Kind

  var name: String { kind == .maximum ? "global max-pool" : "global average-pool" }

  var backwardReads: BackwardReads { kind == .maximum ? .everything : [] }

  func reach(_ node: Node) -> Reach { .everything }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let (batch, pixels, channels) = sizes(node, plan)
    let kind = kind
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    plan.step(name, node, reads: [input], writes: [output]) { memory in
      let (x, y) = (memory.floats(input), memory.floats(output))
      switch kind {
      case .average: return { fb_global_average_forward(x, y, batch, pixels, channels) }
      case .maximum: return { fb_global_max_forward(x, y, batch, pixels, channels) }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let (batch, pixels, channels) = sizes(node, plan)
    let gradient = plan.gradient(of: node)
    guard kind == .maximum else {
      return try plan.contribute(to: node.inputs[0], from: node) { target in
        plan.step("\(name), gradient", node, reads: [gradient], writes: [target]) { memory in
          let (dy, dx) = (memory.floats(gradient), memory.floats(target))
          return { fb_global_average_backward(dy, dx, batch, pixels, channels) }
        }
      }
    }
    let (input, output) = (try plan.value(of: node.inputs[0]), try plan.value(of: node.output))
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step("\(name), gradient", node, reads: [input, output, gradient], writes: [target]) { memory in
        let (x, y) = (memory.floats(input), memory.floats(output))
        let (dy, dx) = (memory.floats(gradient), memory.floats(target))
        return { fb_global_max_backward(x, y, dy, dx, batch, pixels, channels) }
      }
    }
  }

  private func sizes(_ node: Node, _ plan: PlanBuilder) -> (batch: Int, pixels: Int, channels: Int) {
    let input = node.inputs[0].shape
    return (plan.batch, input[0] * input[1], input[2])
  }
}

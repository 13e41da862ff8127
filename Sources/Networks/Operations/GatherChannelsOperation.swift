import Tensors

/// Selects channels of the last axis.
struct GatherChannelsOperation: Operation {
  let name = "select channels"
  let channels: [Int]
  let backwardReads: BackwardReads = []

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let (rows, width, channels) = (rowCount(node, plan), node.inputs[0].shape.last ?? 0, channels)
    plan.step(name, node, reads: [input], writes: [output]) { memory in
      let (x, y) = (memory.floats(input), memory.floats(output))
      return {
        for row in 0..<rows {
          for (index, channel) in channels.enumerated() {
            y[row * channels.count + index] = x[row * width + channel]
          }
        }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let gradient = plan.gradient(of: node)
    let (rows, width, channels) = (rowCount(node, plan), node.inputs[0].shape.last ?? 0, channels)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step("select channels, gradient", node, reads: [gradient], writes: [target]) { memory in
        let (dy, dx) = (memory.floats(gradient), memory.floats(target))
        return {
          dx.update(repeating: 0, count: rows * width)
          for row in 0..<rows {
            for (index, channel) in channels.enumerated() {
              dx[row * width + channel] += dy[row * channels.count + index]
            }
          }
        }
      }
    }
  }

  private func rowCount(_ node: Node, _ plan: PlanBuilder) -> Int {
    plan.batch * node.shape.dropLast().reduce(1, *)
  }
}

import CKernels
import Tensors

/// A function of the rows along one axis of the sample.
struct AxisOperation: Operation {
  let function: AxisFunction
  /// An axis of the sample.
  let axis: Int

  var name: String { function.name }
  var backwardReads: BackwardReads { [.gated, .unit].contains(function) ? .inputs : .output }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node)
    let (rows, function) = (rows(node, plan), function)
    var writes = [output]
    if function == .sparsemax {
      writes.append(plan.makeBuffer(node.layer, "sorted", rows.length * 4, .workspace))
    }
    plan.step(name, node, reads: [input], writes: writes) { [writes] memory in
      let (x, y) = (memory.floats(input), memory.floats(output))
      let sorted = memory.floats(writes[writes.count - 1])
      return {
        withUnsafePointer(to: rows) { rows in
          switch function {
          case .softmax: fb_softmax_rows(rows, x, y)
          case .logSoftmax: fb_log_softmax(rows, x, y)
          case .sparsemax: fb_sparsemax(rows, x, y, sorted)
          case .gated: fb_gated(rows, x, y)
          case .unit: fb_unit(rows, x, y)
          }
        }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let known = try plan.value(of: [.gated, .unit].contains(function) ? node.inputs[0] : node.output)
    let gradient = plan.gradient(of: node)
    let (rows, function) = (rows(node, plan), function)
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step("\(name), gradient", node, reads: [gradient, known], writes: [target]) { memory in
        let (k, dy, dx) = (memory.floats(known), memory.floats(gradient), memory.floats(target))
        return {
          withUnsafePointer(to: rows) { rows in
            switch function {
            case .softmax: fb_softmax_rows_backward(rows, k, dy, dx)
            case .logSoftmax: fb_log_softmax_backward(rows, k, dy, dx)
            case .sparsemax: fb_sparsemax_backward(rows, k, dy, dx)
            case .gated: fb_gated_backward(rows, k, dy, dx)
            case .unit: fb_unit_backward(rows, k, dy, dx)
            }
          }
        }
      }
    }
  }

  private func rows(_ node: Node, _ plan: PlanBuilder) -> fb_rows {
    let shape = node.shape
    return fb_rows(
      outer: plan.batch * shape.prefix(axis).reduce(1, *), length: shape[axis],
      inner: shape.dropFirst(axis + 1).reduce(1, *))
  }
}

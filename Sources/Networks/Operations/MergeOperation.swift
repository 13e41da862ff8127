import CKernels
import Tensors

/// Combines two values elementwise, broadcasting axes of length 1.
struct MergeOperation: AppliesReLUToResult {
  enum Kind: String, Sendable { case add, subtract, multiply, divide, maximum, minimum }

  let kind: Kind

  var name: String { kind.rawValue }
  var backwardReads: BackwardReads { kind == .add || kind == .subtract ? [] : .inputs }

  /// Whether it adds two values of the same shape.
  func isPlainSum(_ node: Node) -> Bool {
    kind == .add && node.inputs.allSatisfy { $0.shape == node.shape }
  }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    if let whole = plan.fusions.sums.whole(of: node) {
      return plan.share(try plan.value(of: whole), with: node)
    }
    let a = try plan.value(of: node.inputs[0])
    let b = try plan.value(of: node.inputs[1])
    let output = plan.makeValue(of: node, over: node.inputs[0], node.inputs[1])
    let bound = plan.fusions.relus.bound(behind: node)
    let words = bound == nil ? name : "\(name) + relu"
    if isPlainSum(node) { return add(a, b, to: output, bound, words, node, plan) }
    let (count, kind, broadcast) = (plan.batch * node.count, kernel, broadcast(node, plan))
    plan.step(words, node, reads: [a, b], writes: [output]) { memory in
      let (a, b, y) = (memory.floats(a), memory.floats(b), memory.floats(output))
      return {
        broadcast.withKernel { fb_binary(kind, $0, a, b, y) }
        if let bound { fb_relu_forward(y, bound, y, count) }
      }
    }
  }

  /// The sum of two values of one shape, of which workers can take some rows each.
  private func add(
    _ a: Block, _ b: Block, to output: Block, _ bound: Float?, _ words: String, _ node: Node,
    _ plan: PlanBuilder
  ) {
    let rows = plan.batch * max(1, node.shape.first ?? 1)
    let rowCount = plan.batch * node.count / rows
    let (low, high) = (bound == nil ? -Float.infinity : 0, bound ?? .infinity)
    plan.step(words, node, rows: rows, reads: [a, b], writes: [output]) { memory in
      let (a, b, y) = (memory.floats(a), memory.floats(b), memory.floats(output))
      return { part in
        let (from, count) = (part.rows.lowerBound * rowCount, part.rows.count * rowCount)
        fb_add_bounded(a + from, b + from, low, high, y + from, count)
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    let wanted = node.inputs.indices.filter { plan.wantsGradient(node.inputs[$0]) }
    for index in wanted {
      let input = node.inputs[index]
      let isWhole = input.shape == node.shape
      if isWhole, kind == .add || (kind == .subtract && index == 0) {
        try plan.passGradient(of: node, to: input, isShared: wanted.count > 1)
      } else if isWhole, index == wanted.last, kind != .subtract || wanted.count == 1 {
        try plan.transformGradient(of: node, to: input) { try write(node, index, $0, $1, plan) }
      } else {
        let gradient = plan.gradient(of: node)
        try plan.contribute(to: input, from: node) { try write(node, index, gradient, $0, plan) }
      }
    }
  }

  private func write(_ node: Node, _ index: Int, _ gradient: Block, _ target: Block, _ plan: PlanBuilder)
    throws
  {
    let operands = backwardReads.isEmpty ? [] : try node.inputs.map { try plan.value(of: $0) }
    let (kind, broadcast) = (kernel, broadcast(node, plan))
    let count = plan.batch * (node.inputs[index].shape.elementCount ?? 0)
    plan.step("\(name), gradient", node, reads: [gradient] + operands, writes: [target]) { memory in
      let (dy, dx) = (memory.floats(gradient), memory.floats(target))
      let a = operands.first.map { memory.floats($0) }
      let b = operands.last.map { memory.floats($0) }
      return { broadcast.withKernel { fb_binary_backward(kind, index == 0, $0, a, b, dy, dx, count) } }
    }
  }

  private var kernel: fb_binary_kind {
    switch kind {
    case .add: FB_ADD
    case .subtract: FB_SUBTRACT
    case .multiply: FB_MULTIPLY
    case .divide: FB_DIVIDE
    case .maximum: FB_MAXIMUM
    case .minimum: FB_MINIMUM
    }
  }

  private func broadcast(_ node: Node, _ plan: PlanBuilder) -> Broadcast {
    let shapes = node.inputs.map { input in
      let missing = [Int](repeating: 1, count: node.shape.rank - input.shape.rank)
      return Shape([plan.batch] + missing + input.shape)
    }
    return Broadcast(Shape([plan.batch] + node.shape), shapes[0], shapes[1])
  }
}

import CKernels
import Tensors

// How gradients of values flow from the readers of a value to its maker.
extension PlanBuilder {
  /// Lets `emit` write a gradient to a value; adds it to what other readers of the value contributed.
  func contribute(to symbol: Symbol, from node: Node, emit: (Block) throws -> Void) throws {
    try keepSigns(of: symbol)
    let target = makeBuffer(
      graph.nodes[symbol.node].layer, "gradient to \(graph.nodes[symbol.node].operation.name)",
      batch * (symbol.shape.elementCount ?? 0) * 4, .gradients)
    try emit(target)
    merge(target, into: symbol, node)
  }

  /// Like `contribute`, for a gradient that is computed from the node's own element by element: in place where nobody
  /// else reads it.
  func transformGradient(
    of node: Node, to symbol: Symbol, emit: (_ gradient: Block, _ target: Block) throws -> Void
  ) throws {
    guard let own = gradients[node.id] else { return }
    if own.isShared {
      return try contribute(to: symbol, from: node) { try emit(own.block, $0) }
    }
    try keepSigns(of: symbol)
    try emit(own.block, own.block)
    merge(own.block, into: symbol, node)
  }

  /// The gradient goes on as it is. `isShared` where it goes on to several.
  func passGradient(of node: Node, to symbol: Symbol, isShared: Bool = false) throws {
    guard wantsGradient(symbol), let own = gradients[node.id] else { return }
    try keepSigns(of: symbol)
    guard let present = gradients[symbol.node] else {
      gradients[symbol.node] = Gradient(block: own.block, isShared: own.isShared || isShared)
      return
    }
    guard present.isShared, own.isShared || isShared else { return merge(own.block, into: symbol, node) }
    // Others read both: the sum takes a block of its own.
    let count = batch * (symbol.shape.elementCount ?? 0)
    try contribute(to: symbol, from: node) { target in
      step("copy gradient", node, reads: [own.block], writes: [target]) { memory in
        let (from, to) = (memory.floats(own.block), memory.floats(target))
        return { to.update(from: from, count: count) }
      }
    }
  }

  /// The loss has written the gradient to an output.
  func seedGradient(of symbol: Symbol, _ block: Block) {
    merge(block, into: symbol, graph.nodes[symbol.node])
  }

  private func merge(_ block: Block, into symbol: Symbol, _ node: Node) {
    guard let present = gradients[symbol.node] else {
      gradients[symbol.node] = Gradient(block: block)
      return
    }
    let count = batch * (symbol.shape.elementCount ?? 0)
    if present.isShared {
      // Somebody else reads what is there: add into the newcomer instead.
      add(present.block, to: block, count: count, node)
      gradients[symbol.node] = Gradient(block: block)
    } else {
      add(block, to: present.block, count: count, node)
    }
  }

  func add(_ block: Block, to sum: Block, count: Int, _ node: Node) {
    step("add gradients", node, reads: [block, sum], writes: [sum]) { memory in
      let (a, b) = (memory.floats(block), memory.floats(sum))
      return { fb_add(a, b, count) }
    }
  }

  /// One bit for each element of a ReLU's value: whether it let the input through.
  func signs(of node: Node) throws -> Block {
    let keepsake = Keepsake(node: node.id, role: "signs")
    if let block = keptBlocks[keepsake] { return block }
    let value = try value(of: node.output)
    let count = batch * node.count
    let signs = keep("signs", of: node, byteCount: (count + 7) / 8)
    let bound = node.operation.signBound ?? .infinity
    step("signs", node, reads: [value], writes: [signs]) { memory in
      let (x, bits) = (memory.floats(value), memory.bytes(signs))
      return { fb_signs(x, bound, bits, count) }
    }
    return signs
  }

  /// Before the gradient to a ReLU's value is made: its signs, so that the value's memory is free for the gradient.
  func keepSigns(of symbol: Symbol) throws {
    let node = graph.nodes[symbol.node]
    if node.operation.signBound != nil, route(of: node).inputGradient == .loops,
      wantsGradient(node.inputs[0])
    {
      _ = try signs(of: node)
    }
  }
}

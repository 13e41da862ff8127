import Tensors

/// Where the gradients to values lie, and how they flow from the readers of a value to its maker.
final class PlanGradients {
  private struct Gradient {
    var block: Block
    /// Another node's gradient is the same block: it may be read, not changed.
    var isShared = false
  }

  private var gradients: [Gradient?]
  private let context: PlanContext
  private let draft: PlanDraft

  init(_ context: PlanContext, _ draft: PlanDraft) {
    self.context = context
    self.draft = draft
    gradients = Array(repeating: nil, count: context.graph.nodes.count)
  }

  /// The block of the gradient to a node's value; `nil` where nothing flows to it.
  subscript(node: Int) -> Block? { gradients[node]?.block }

  /// Has `emit` write a gradient of a value; adds it to the contributions of other readers of the value.
  func contribute(to symbol: Symbol, from node: Node, emit: (Block) throws -> Void) throws {
    let source = context.graph.nodes[symbol.node]
    let target = draft.makeBuffer(
      source.layer, "gradient to \(source.operation.name)", count(symbol) * 4, .gradients)
    try emit(target)
    merge(target, into: symbol, node)
  }

  /// Like `contribute`, for a gradient that is computed elementwise from the node's own: in place if it has no
  /// other reader.
  func transform(
    of node: Node, to symbol: Symbol, emit: (_ gradient: Block, _ target: Block) throws -> Void
  ) throws {
    guard let own = gradients[node.id] else { return }
    if own.isShared { return try contribute(to: symbol, from: node) { try emit(own.block, $0) } }
    try emit(own.block, own.block)
    merge(own.block, into: symbol, node)
  }

  /// Passes the gradient on unchanged. `isShared` if it is passed to several inputs.
  func pass(of node: Node, to symbol: Symbol, isShared: Bool) throws {
    guard let own = gradients[node.id] else { return }
    guard let present = gradients[symbol.node] else {
      gradients[symbol.node] = Gradient(block: own.block, isShared: own.isShared || isShared)
      return
    }
    guard present.isShared, own.isShared || isShared else { return merge(own.block, into: symbol, node) }
    // Both blocks have other readers: the sum needs its own block.
    let count = count(symbol)
    try contribute(to: symbol, from: node) { target in
      draft.step("copy gradient", layer: node.layer, reads: [own.block], writes: [target]) { memory in
        let (from, to) = (memory.floats(own.block), memory.floats(target))
        return { to.update(from: from, count: count) }
      }
    }
  }

  /// The loss has written the gradient of an output.
  func seed(_ symbol: Symbol, _ block: Block) { merge(block, into: symbol, context.graph.nodes[symbol.node]) }

  private func merge(_ block: Block, into symbol: Symbol, _ node: Node) {
    guard let present = gradients[symbol.node] else {
      gradients[symbol.node] = Gradient(block: block)
      return
    }
    if present.isShared {
      // The present block has other readers: add into the new one instead.
      draft.add(present.block, to: block, count: count(symbol), layer: node.layer)
      gradients[symbol.node] = Gradient(block: block)
    } else {
      draft.add(block, to: present.block, count: count(symbol), layer: node.layer)
    }
  }

  /// Elements over the batch.
  private func count(_ symbol: Symbol) -> Int { context.batch * (symbol.shape.elementCount ?? 0) }
}

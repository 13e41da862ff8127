import Tensors

/// Which values of the forward pass an operation's backward pass reads again.
struct BackwardReads: OptionSet, Sendable {
  let rawValue: Int

  static let inputs = BackwardReads(rawValue: 1)
  static let output = BackwardReads(rawValue: 2)
  static let everything: BackwardReads = [.inputs, .output]
}

// Results that take the place of an operand.
extension PlanBuilder {
  /// The block for a node's value: an operand's own, where that has the value's shape and nobody reads it
  /// afterwards; else a new one.
  ///
  /// For operations that read element i of the operand before, and only for, element i of the result.
  func makeValue(of node: Node, over operands: Symbol...) -> Block {
    for operand in operands where operand.shape == node.shape && canOverwrite(operand, by: node) {
      if let block = values[operand.node] {
        share(block, with: node)
        return block
      }
    }
    return makeValue(of: node)
  }

  /// The block for a loss's gradient to a value: the value's own where nobody reads it after the loss, else a
  /// new one.
  func makeLossGradient(over symbol: Symbol) throws -> Block {
    let node = graph.nodes[symbol.node]
    try keepSigns(of: symbol)
    if let block = values[node.id], case .buffer = block,
      graph.nodes.allSatisfy({ values[$0.id] != block || isFinished($0, before: nil) })
    {
      return block
    }
    return makeBuffer(node.layer, "gradient of the loss", batch * node.count * 4, .gradients)
  }

  /// Whether nobody reads a value once `node` has.
  private func canOverwrite(_ symbol: Symbol, by node: Node) -> Bool {
    // What is made again is made from values that must not have changed.
    if isTraining, context.options.checkpoints || (context.options.segmentCount ?? 1) > 1 || isRecomputing {
      return false
    }
    guard let block = values[symbol.node] else { return false }
    return graph.nodes.allSatisfy { other in
      other.id == node.id || values[other.id] != block || isFinished(other, before: node.id)
    }
  }

  /// Whether all that reads a node's value has read it, but for `reader`, which is about to.
  private func isFinished(_ node: Node, before reader: Int?) -> Bool {
    if readAtEnd.contains(node.id) { return false }
    // A ReLU whose signs are kept does not ask for its value again.
    let hasSigns = keptBlocks[Keepsake(node: node.id, role: "signs")] != nil
    if isTraining, !hasSigns, wantsGradient(node.output), node.operation.backwardReads.contains(.output) {
      return false
    }
    return context.consumers[node.id].allSatisfy { id in
      let consumer = graph.nodes[id]
      guard id == reader || values[id] != nil || !context.needed.contains(id) else { return false }
      return
        !(isTraining && wantsGradient(consumer.output) && consumer.operation.backwardReads.contains(.inputs))
    }
  }
}

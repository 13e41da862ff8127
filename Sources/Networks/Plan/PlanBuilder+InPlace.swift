import Tensors

/// The forward values that an operation's backward pass reads.
struct BackwardReads: OptionSet, Sendable {
  let rawValue: Int

  static let inputs = BackwardReads(rawValue: 1)
  static let output = BackwardReads(rawValue: 2)
  static let everything: BackwardReads = [.inputs, .output]
}

// Results that overwrite an operand.
extension PlanBuilder {
  /// The block for a node's value: an operand's, if it has the value's shape and no later reader; else a new one.
  ///
  /// For operations that read element i of the operand only for element i of the result, and before writing it.
  func makeValue(of node: Node, over operands: Symbol...) -> Block {
    for operand in operands where operand.shape == node.shape && canOverwrite(operand, by: node) {
      if let block = values[operand.node] {
        share(block, with: node)
        return block
      }
    }
    return makeValue(of: node)
  }

  /// The block for a loss's gradient of a value: the value's own if it has no later reader, else a new one.
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

  /// Whether `node` is the last reader of a value.
  private func canOverwrite(_ symbol: Symbol, by node: Node) -> Bool {
    // Recomputation reads values that must not have changed.
    if isTraining, options.checkpoints || (options.segmentCount ?? 1) > 1 || isRecomputing { return false }
    guard let block = values[symbol.node] else { return false }
    return graph.nodes.allSatisfy { other in
      other.id == node.id || values[other.id] != block || isFinished(other, before: node.id)
    }
  }

  /// Whether all readers of a node's value are done, except `reader`, which is about to read it.
  private func isFinished(_ node: Node, before reader: Int?) -> Bool {
    if readAtEnd.contains(node.id) { return false }
    // A ReLU whose signs are saved does not read its value again.
    let hasSigns = keptBlocks[Keepsake(node: node.id, role: "signs")] != nil
    if isTraining, !hasSigns, wantsGradient(node.output), node.operation.backwardReads.contains(.output) {
      return false
    }
    return consumers[node.id].allSatisfy { id in
      let consumer = graph.nodes[id]
      guard id == reader || values[id] != nil || !needed.contains(id) else { return false }
      return
        !(isTraining && wantsGradient(consumer.output) && consumer.operation.backwardReads.contains(.inputs))
    }
  }
}

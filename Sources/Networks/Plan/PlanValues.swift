import Engine
import Tensors

/// Where the values of a plan's nodes lie, and what operations keep beside them for their backward passes.
///
/// A result takes the place of an operand that nobody reads afterwards.
final class PlanValues {
  /// Identifies a block that an operation saves for its backward pass.
  private struct Key: Hashable {
    let node: Int
    let role: String
  }

  private var values: [Block?]
  private var kept: [Key: Block] = [:]
  /// The nodes whose values are yet to be read when the forward pass is through.
  private var readAtEnd: Set<Int>
  private let context: PlanContext
  private let draft: PlanDraft

  init(_ context: PlanContext, _ draft: PlanDraft) {
    self.context = context
    self.draft = draft
    values = Array(repeating: nil, count: context.graph.nodes.count)
    readAtEnd = context.readAtEnd
  }

  /// The block of a node's value; `nil` where it is not made yet, or forgotten.
  subscript(node: Int) -> Block? { values[node] }

  /// Makes a node's value an existing block.
  func share(_ block: Block, with node: Node) { values[node.id] = block }

  /// A new block for a node's value.
  func make(of node: Node) -> Block {
    let block = draft.makeBuffer(
      node.layer, "output of \(node.operation.name)", context.batch * node.count * 4, .activations)
    values[node.id] = block
    return block
  }

  /// The block for a node's value: an operand's, if it has the value's shape and no later reader; else a new one.
  func make(of node: Node, over operands: [Symbol]) -> Block {
    for operand in operands where operand.shape == node.shape && canOverwrite(operand, by: node) {
      if let block = values[operand.node] {
        share(block, with: node)
        return block
      }
    }
    return make(of: node)
  }

  /// The block for a loss's gradient of a value: the value's own if it has no later reader, else a new one.
  func makeLossGradient(over symbol: Symbol) -> Block {
    let node = context.graph.nodes[symbol.node]
    if let block = values[node.id], case .buffer = block,
      context.graph.nodes.allSatisfy({ values[$0.id] != block || isFinished($0, before: nil) })
    {
      return block
    }
    return draft.makeBuffer(node.layer, "gradient of the loss", context.batch * node.count * 4, .gradients)
  }

  /// Bytes that are kept from the forward pass to the backward pass.
  func keep(_ role: String, of node: Node, byteCount: Int) -> Block {
    let block = draft.makeBuffer(node.layer, role, byteCount, .activations)
    kept[Key(node: node.id, role: role)] = block
    return block
  }

  func kept(_ role: String, of node: Node) -> Block? { kept[Key(node: node.id, role: role)] }

  /// Forgets a node's value and what was kept beside it.
  func forget(_ node: Int) {
    values[node] = nil
    kept = kept.filter { $0.key.node != node }
  }

  /// Declares which nodes the objective reads after the forward pass.
  func willRead(atEnd nodes: [Int]) {
    let keeps = context.purpose.keepsOutputs && !context.purpose.isRecorded
    readAtEnd = Set(nodes + (keeps ? context.graph.outputs.map(\.node) : []))
  }

  /// Whether `node` is the last reader of a value.
  private func canOverwrite(_ symbol: Symbol, by node: Node) -> Bool {
    // Recomputation reads values that must not have changed.
    if context.isTraining, context.options.hasSegments { return false }
    guard let block = values[symbol.node] else { return false }
    return context.graph.nodes.allSatisfy { other in
      other.id == node.id || values[other.id] != block || isFinished(other, before: node.id)
    }
  }

  /// Whether all readers of a node's value are done, except `reader`, which is about to read it.
  private func isFinished(_ node: Node, before reader: Int?) -> Bool {
    if readAtEnd.contains(node.id) { return false }
    // A ReLU whose signs are saved does not read its value again.
    let hasSigns = kept(PlanBuilder.signs, of: node) != nil
    if context.isTraining, !hasSigns, context.wantsGradient(node.output),
      node.operation.backwardReads.contains(.output)
    {
      return false
    }
    return context.consumers[node.id].allSatisfy { id in
      let consumer = context.graph.nodes[id]
      guard id == reader || values[id] != nil || !context.needed.contains(id) else { return false }
      return
        !(context.isTraining && context.wantsGradient(consumer.output)
        && consumer.operation.backwardReads.contains(.inputs))
    }
  }
}

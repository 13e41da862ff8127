import Engine
import Tensors

/// The variables of a plan: their numbers, how they lie for the kernels that read them, and which of them have a gradient.
final class PlanVariables {
  private(set) var variables: [Variable] = []
  private var numbers: [ObjectIdentifier: Int] = [:]
  /// Variables whose gradient has been written.
  private var written: Set<Int> = []
  private let draft: PlanDraft
  /// Whether gradients are added to what the last run left.
  private let accumulates: Bool

  init(_ draft: PlanDraft, accumulates: Bool) {
    self.draft = draft
    self.accumulates = accumulates
  }

  /// The variables that get a gradient, as numbers.
  var learning: [Int] { written.sorted() }

  /// A variable's number; the next one where it has none yet.
  @discardableResult
  func number(of variable: Variable) -> Int {
    if let number = numbers[ObjectIdentifier(variable)] { return number }
    variables.append(variable)
    numbers[ObjectIdentifier(variable)] = variables.count - 1
    return variables.count - 1
  }

  func block(of variable: Variable) -> Block { .parameter(number(of: variable)) }

  /// A primitive that uses a variable, and the block that holds the variable in the primitive's layout.
  ///
  /// The first plan that uses a variable chooses its layout. A primitive that needs another one gets a copy, made
  /// in the preceding step.
  func arranged(
    _ variable: Variable, for node: Node, mayChoose: Bool = true,
    make: (Layout?) throws -> PrimitiveDescriptor
  ) throws -> (PrimitiveDescriptor, Block) {
    let descriptor = try make(nil)
    guard let wanted = descriptor.layout(.weights) else { return (descriptor, block(of: variable)) }
    if mayChoose, variable.layout == nil { _ = try variable.prefer(wanted) }
    let present = if let layout = variable.layout { layout } else { try variable.kerasLayout() }
    if present == wanted { return (descriptor, block(of: variable)) }
    if mayChoose, let same = try? make(present), same.implementation == descriptor.implementation {
      return (same, block(of: variable))
    }
    return (descriptor, try arranged(variable, as: wanted, for: node))
  }

  /// The block that holds a variable in the layout that our own kernel needs: its own, or a copy made in the
  /// preceding step.
  func arranged(_ variable: Variable, as wanted: Layout, for node: Node) throws -> Block {
    let present = try variable.prefer(wanted)
    if present == wanted { return block(of: variable) }
    let copy = draft.makeBuffer(
      node.layer, "\(variable.name), rearranged", wanted.byteCount, .workspace)
    draft.run(
      try Reorder.descriptor(from: present, to: wanted), "rearrange \(variable.name)", layer: node.layer,
      [(.source, block(of: variable)), (.destination, copy)])
    return copy
  }

  /// A copy of a variable, rounded to bfloat16, in the layout that a primitive needs.
  func rounded(_ variable: Variable, as wanted: Layout, for node: Node) throws -> Block {
    let present = try variable.prefer(variable.kerasLayout())
    let copy = draft.makeBuffer(node.layer, "\(variable.name), rounded", wanted.byteCount, .workspace)
    draft.run(
      try Reorder.descriptor(from: present, to: wanted), "round \(variable.name) to bfloat16",
      layer: node.layer, [(.source, block(of: variable)), (.destination, copy)])
    return copy
  }

  /// Has `emit` write the gradients of a node's trainable variables, each in a layout of its choice (`nil`: the
  /// variable's).
  func writeGradients(of node: Node, _ layouts: [Layout?], emit: ([Block]) throws -> Void) throws {
    try writeGradients(of: node, layouts, adds: false) { try emit($0.map(\.block)) }
  }

  /// The same for an `emit` that adds to what is there.
  func addGradients(of node: Node, _ layouts: [Layout?], emit: ([GradientTarget]) throws -> Void) throws {
    try writeGradients(of: node, layouts, adds: true, emit: emit)
  }

  private func writeGradients(
    of node: Node, _ layouts: [Layout?], adds: Bool, emit: ([GradientTarget]) throws -> Void
  ) throws {
    let learning = node.variables.filter(\.isTrainable)
    var targets: [GradientTarget] = []
    var rest: [() throws -> Void] = []
    for (position, variable) in learning.enumerated() {
      let number = number(of: variable)
      let own = if let layout = variable.layout { layout } else { try variable.kerasLayout() }
      let wanted = (position < layouts.count ? layouts[position] : nil) ?? own
      let isFirst = written.insert(number).inserted && !accumulates
      if isFirst || adds, wanted == own {
        targets.append(GradientTarget(block: .gradient(number), isNew: isFirst))
        continue
      }
      let made = draft.makeBuffer(
        node.layer, "gradient to \(variable.name)", wanted.byteCount, .gradients)
      targets.append(GradientTarget(block: made, isNew: true))
      rest.append { [draft] in
        var arranged = made
        if wanted != own {
          arranged =
            isFirst
            ? .gradient(number)
            : draft.makeBuffer(
              node.layer, "gradient to \(variable.name), rearranged", own.byteCount, .gradients)
          draft.run(
            try Reorder.descriptor(from: wanted, to: own), "rearrange gradient to \(variable.name)",
            layer: node.layer, [(.source, made), (.destination, arranged)])
        }
        if !isFirst {
          draft.add(arranged, to: .gradient(number), count: own.byteCount / 4, layer: node.layer)
        }
      }
    }
    try emit(targets)
    for write in rest { try write() }
  }
}

/// Where a kernel puts the gradient to a variable.
struct GradientTarget {
  let block: Block
  /// Whether nothing has been added to it yet.
  let isNew: Bool
}

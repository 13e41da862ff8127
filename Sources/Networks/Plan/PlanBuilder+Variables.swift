import Engine
import Tensors

// How variables and their gradients come to the steps that use them.
extension PlanBuilder {
  func parameter(_ variable: Variable) -> Block { .parameter(index(of: variable)) }

  func index(of variable: Variable) -> Int {
    if let index = variableIndex[ObjectIdentifier(variable)] { return index }
    variables.append(variable)
    variableIndex[ObjectIdentifier(variable)] = variables.count - 1
    return variables.count - 1
  }

  /// A primitive that uses a variable, and the block in which the variable lies as the primitive wants it.
  ///
  /// The first plan that uses a variable chooses how it lies. A primitive that wants it otherwise gets a copy,
  /// made in the step before.
  func arranged(
    _ variable: Variable, for node: Node, mayChoose: Bool = true,
    make: (Layout?) throws -> PrimitiveDescriptor
  ) throws -> (PrimitiveDescriptor, Block) {
    let descriptor = try make(nil)
    guard let wanted = descriptor.layout(.weights) else { return (descriptor, parameter(variable)) }
    if mayChoose, variable.layout == nil { _ = try variable.prefer(wanted) }
    let present = if let layout = variable.layout { layout } else { try variable.kerasLayout() }
    if present == wanted { return (descriptor, parameter(variable)) }
    if mayChoose, let same = try? make(present), same.implementation == descriptor.implementation {
      return (same, parameter(variable))
    }
    return (descriptor, try arranged(variable, as: wanted, for: node))
  }

  /// The block in which a variable lies as a kernel of our own wants it: its own, or a copy made in the step before.
  func arranged(_ variable: Variable, as wanted: Layout, for node: Node) throws -> Block {
    let present = try variable.prefer(wanted)
    if present == wanted { return parameter(variable) }
    let copy = makeBuffer(node.layer, "\(variable.name), rearranged", wanted.byteCount, .workspace)
    try run(
      Reorder.descriptor(from: present, to: wanted), "rearrange \(variable.name)", node,
      [
        (.source, parameter(variable)), (.destination, copy),
      ])
    return copy
  }

  /// Lets `emit` write the gradients to a node's learning variables, each in a layout of its choice (`nil`: the variable's own).
  func writeGradients(of node: Node, _ layouts: [Layout?], emit: ([Block]) throws -> Void) throws {
    let learning = node.variables.filter(\.isTrainable)
    var targets: [Block] = []
    var rest: [() throws -> Void] = []
    for (position, variable) in learning.enumerated() {
      let index = index(of: variable)
      let own = if let layout = variable.layout { layout } else { try variable.kerasLayout() }
      let wanted = (position < layouts.count ? layouts[position] : nil) ?? own
      let isFirst = written.insert(index).inserted && !context.purpose.accumulates
      if isFirst, wanted == own {
        targets.append(.gradient(index))
        continue
      }
      let made = makeBuffer(node.layer, "gradient to \(variable.name)", wanted.byteCount, .gradients)
      targets.append(made)
      rest.append { [self] in
        var arranged = made
        if wanted != own {
          arranged =
            isFirst
            ? .gradient(index)
            : makeBuffer(node.layer, "gradient to \(variable.name), rearranged", own.byteCount, .gradients)
          try run(
            Reorder.descriptor(from: wanted, to: own), "rearrange gradient to \(variable.name)", node,
            [
              (.source, made), (.destination, arranged),
            ])
        }
        if !isFirst { add(arranged, to: .gradient(index), count: own.byteCount / 4, node) }
      }
    }
    try emit(targets)
    for write in rest { try write() }
  }
}

extension Graph {
  /// Divides a graph behind the operations whose results training never changes: those that depend on the inputs
  /// through frozen layers, and through layers without variables that draw nothing.
  ///
  /// - Returns: the graph up to the *features*, the results that the rest reads, and the rest, whose inputs are the
  ///   features; `nil` if there are no frozen variables before the first layer that learns, or nothing behind them.
  func dividedAtFeatures() -> (frozen: Graph, rest: Graph)? {
    var isFrozen: [Bool] = []
    for node in nodes {
      let staysEqual = !node.operation.isRandom && (node.variables.isEmpty || !node.isTrainable)
      isFrozen.append(staysEqual && node.inputs.allSatisfy { isFrozen[$0.node] })
    }
    let consumers = consumers()
    let features = nodes.filter { node in isFrozen[node.id] && consumers[node.id].contains { !isFrozen[$0] } }
    guard nodes.contains(where: { isFrozen[$0.id] && !$0.variables.isEmpty }),
      !features.isEmpty, !features.contains(where: { $0.operation is Input }),
      !outputs.contains(where: { isFrozen[$0.node] })
    else { return nil }

    let (frozen, rest) = (Graph(), Graph())
    var inFrozen: [Int: Symbol] = [:]
    var inRest: [Int: Symbol] = [:]
    for node in nodes where isFrozen[node.id] {
      let operands = node.inputs.compactMap { inFrozen[$0.node] }
      inFrozen[node.id] =
        node.operation is Input
        ? frozen.input(node.shape, name: node.layer)
        : frozen.copy(node, node.operation, operands, node.shape)
    }
    for node in features { inRest[node.id] = rest.input(node.shape, name: node.layer) }
    for node in nodes where !isFrozen[node.id] {
      inRest[node.id] = rest.copy(
        node, node.operation, node.inputs.compactMap { inRest[$0.node] }, node.shape)
    }
    frozen.outputs = features.compactMap { inFrozen[$0.id] }
    rest.outputs = outputs.compactMap { inRest[$0.node] }
    return (frozen, rest)
  }
}

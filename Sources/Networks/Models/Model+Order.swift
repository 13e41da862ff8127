extension Model {
  /// The layers in the order in which Keras lists them and their weights: by decreasing depth, layers of equal
  /// depth in the order of the traversal from the outputs to the inputs.
  ///
  /// A layer's depth is the number of calls on the longest path between its own and an output.
  ///
  /// - Parameters:
  ///   - calls: in topological order.
  ///   - entered: the layers in the order of the depth-first traversal.
  static func inKerasOrder(_ calls: [LayerCall], entered: [Layer]) -> [Layer] {
    var callDistance: [ObjectIdentifier: Int] = [:]
    var distance: [ObjectIdentifier: Int] = [:]
    for call in calls.reversed() {
      let layer = call.layer.identity
      let farthest = max(callDistance[ObjectIdentifier(call)] ?? 0, distance[layer] ?? 0)
      distance[layer] = farthest
      for input in call.inputs {
        guard let source = input.source else { continue }
        callDistance[ObjectIdentifier(source)] = max(
          callDistance[ObjectIdentifier(source)] ?? 0, farthest + 1)
      }
    }
    var seen: Set<ObjectIdentifier> = []
    let layers = entered.filter { seen.insert($0.identity).inserted }
    return layers.enumerated().sorted { a, b in
      let (near, far) = (
        distance[a.element.identity] ?? 0, distance[b.element.identity] ?? 0
      )
      return near == far ? a.offset < b.offset : near > far
    }.map(\.element)
  }
}

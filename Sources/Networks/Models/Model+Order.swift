extension Model {
  /// The layers of a network in the order in which Keras lists them and their weights: the farthest from the outputs first,
  /// equally far ones as they are met on the way from the outputs to the inputs.
  ///
  /// A layer's distance is the number of calls between its own, of several the farthest, and an output.
  ///
  /// - Parameters:
  ///   - calls: each after those whose values it reads.
  ///   - entered: the layers as they are met, depth first.
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

/// A place in a functional model: where samples enter, or a layer.
package enum ModelPlace {
  case input(SymbolicTensor)
  case layer(Layer)

  fileprivate var identity: ObjectIdentifier {
    switch self {
    case .input(let input): ObjectIdentifier(input)
    case .layer(let layer): layer.identity
    }
  }
}

extension Model {
  /// Inputs and layers in the order in which Keras lists them and their weights: by decreasing depth, those of equal
  /// depth in the order of the traversal from the outputs to the inputs.
  ///
  /// A layer's depth is the number of calls on the longest path between its own and an output.
  ///
  /// - Parameters:
  ///   - calls: in topological order.
  ///   - entered: inputs and layers in the order of the depth-first traversal.
  ///   - inputs: all inputs; those that no output needs come last.
  static func inKerasOrder(
    _ calls: [LayerCall], entered: [ModelPlace], inputs: [SymbolicTensor]
  ) -> [ModelPlace] {
    var callDistance: [ObjectIdentifier: Int] = [:]
    var distance: [ObjectIdentifier: Int] = [:]
    for call in calls.reversed() {
      let layer = call.layer.identity
      let farthest = max(callDistance[ObjectIdentifier(call)] ?? 0, distance[layer] ?? 0)
      distance[layer] = farthest
      for input in call.inputs {
        let source = input.source.map { ObjectIdentifier($0) } ?? ObjectIdentifier(input)
        callDistance[source] = max(callDistance[source] ?? 0, farthest + 1)
      }
    }
    var seen: Set<ObjectIdentifier> = []
    let places = entered.filter { seen.insert($0.identity).inserted }
    let unused = inputs.map(ModelPlace.input).filter { seen.insert($0.identity).inserted }
    func depth(_ place: ModelPlace) -> Int {
      switch place {
      case .input(let input): callDistance[ObjectIdentifier(input)] ?? 0
      case .layer(let layer): distance[layer.identity] ?? 0
      }
    }
    return (unused + places).enumerated().sorted { a, b in
      let (near, far) = (depth(a.element), depth(b.element))
      return near == far ? a.offset < b.offset : near > far
    }.map(\.element)
  }
}

/// Where a weights file keeps one layer, and what it keeps there.
struct LayerGroup {
  /// Within the file: "layers/conv2d_1", "layers/sequential/layers/dense".
  let path: String
  /// The layer's or input's own name.
  let name: String
  /// The layer's own variables; none for inputs and for models within the model.
  let variables: [Variable]
}

extension Model {
  /// The groups of a weights file in Keras's order: named after the layers' classes and numbered, as names that are made up may
  /// differ from one run to the next.
  func layerGroups() -> [LayerGroup] {
    var seen: Set<ObjectIdentifier> = []
    return layerGroups(under: "layers", &seen)
  }

  private func layerGroups(under prefix: String, _ seen: inout Set<ObjectIdentifier>) -> [LayerGroup] {
    var counts: [String: Int] = [:]
    func path(_ className: String) -> String {
      let stem = Naming.snakeCase(className)
      let number = counts[stem, default: 0]
      counts[stem] = number + 1
      return "\(prefix)/\(stem)" + (number == 0 ? "" : "_\(number)")
    }
    var groups: [LayerGroup] = []
    if kind == .functional {
      groups += inputs.map { LayerGroup(path: path("InputLayer"), name: $0.name, variables: []) }
    }
    for layer in layers {
      let path = path(layer.className)
      // A layer that stands in several models is kept where it is met first.
      guard seen.insert(layer.identity).inserted else { continue }
      groups.append(LayerGroup(path: path, name: layer.name, variables: layer.model == nil ? layer.variables : []))
      if let model = layer.model { groups += model.layerGroups(under: path + "/layers", &seen) }
    }
    return groups
  }
}

extension Layer {
  /// The same for all calls of a layer; of a model too, although each of its calls wraps it anew.
  var identity: ObjectIdentifier { model.map { ObjectIdentifier($0) } ?? ObjectIdentifier(self) }
}

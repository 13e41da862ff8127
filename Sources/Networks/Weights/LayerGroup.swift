/// A layer's group in a weights file, and the variables stored there.
struct LayerGroup {
  /// Within the file: "layers/conv2d_1", "layers/sequential/layers/dense".
  let path: String
  /// The layer's or input's own name.
  let name: String
  /// The layer's own variables; none for inputs, for models within the model those that are of no layer.
  let variables: [Variable]
}

extension Model {
  /// The groups of a weights file in Keras's order, named after the layers' classes and numbered, as automatic
  /// layer names may differ between runs. Layers of a custom layer or model are named after its attributes.
  func layerGroups() -> [LayerGroup] {
    var seen: Set<ObjectIdentifier> = []
    return layerGroups(within: "", &seen)
  }

  fileprivate func layerGroups(within base: String, _ seen: inout Set<ObjectIdentifier>) -> [LayerGroup] {
    let prefix = base.isEmpty ? "" : base + "/"
    if kind == .subclassed { return heldLayers().flatMap { $0.layer.groups(at: prefix + $0.place, &seen) } }
    var numbering = Numbering()
    var groups: [LayerGroup] = []
    func path(_ className: String) -> String { prefix + "layers/" + numbering.name(for: className) }
    if kind == .functional {
      groups += inputs.map { LayerGroup(path: path("InputLayer"), name: $0.name, variables: []) }
    }
    for layer in layers { groups += layer.groups(at: path(layer.className), &seen) }
    return groups
  }
}

extension Layer {
  /// The layer's group and those of its sublayers. A layer reachable by several paths is stored at the first.
  fileprivate func groups(at path: String, _ seen: inout Set<ObjectIdentifier>) -> [LayerGroup] {
    guard seen.insert(identity).inserted else { return [] }
    if let model {
      return [LayerGroup(path: path, name: name, variables: ownVariables)]
        + model.layerGroups(within: path, &seen)
    }
    let places = composite?.places ?? []
    let own = LayerGroup(path: path, name: name, variables: places.isEmpty ? variables : ownVariables)
    return [own] + places.flatMap { $0.layer.groups(at: path + "/" + $0.place, &seen) }
  }
}

/// Names by class, numbered from the second on: "conv2d", "conv2d_1".
package struct Numbering {
  private var counts: [String: Int] = [:]

  package init() {}

  package mutating func name(for className: String) -> String {
    let stem = Naming.snakeCase(className)
    let number = counts[stem, default: 0]
    counts[stem] = number + 1
    return number == 0 ? stem : "\(stem)_\(number)"
  }
}

extension Layer {
  /// The same for all calls of a layer; also of a model, which each call wraps anew.
  package var identity: ObjectIdentifier { model.map { ObjectIdentifier($0) } ?? ObjectIdentifier(self) }
}

import Engine
import Files
package import Formats

/// A `.h5` file of a whole model: configuration and compile configuration as JSON in attributes, weights in the older
/// layout below `model_weights`.
package struct WholeModelFile {
  package let path: String
  /// Class and configuration, in the form of a `.keras` file.
  package let configuration: JSON
  private let file: HDF5File

  /// - Throws: `SystemFault`, `FormatFault`, `SavingError.noModel` for a file of weights alone.
  package static func reading(_ path: String) throws -> WholeModelFile {
    let file = try HDF5File.reading(path, checking: Interruption.check)
    let root = try file.root()
    guard let text = try root.texts("model_config")?.first else { throw SavingError.noModel(path: path) }
    guard var form = JSON(text), form.members != nil else {
      throw SavingError.configuration(where: "model_config of \(path)", expected: "is no JSON object")
    }
    form = OlderConfiguration.current(form)
    if let text = try root.texts("training_config")?.first, let training = JSON(text) {
      form = form + ["compile_config": OlderConfiguration.compile(training)]
    }
    return WholeModelFile(path: path, configuration: form, file: file)
  }

  /// Loads the weights into a model made from the configuration.
  package func loadWeights(into model: Model) throws {
    guard model.isBuilt else { return }
    _ = try model.loadWeights(from: file)
  }
}

/// Configurations as they stand in `.h5` files.
enum OlderConfiguration {
  /// A saved form without modules and registered names, as Keras writes it there.
  static func older(_ form: JSON) -> JSON {
    let kept = (form.members ?? []).compactMap { member -> JSON.Member? in
      switch member.key {
      case "module", "registered_name", "build_config", "compile_config": nil
      case "config":
        JSON.Member(
          "config",
          .object(
            (member.value.members ?? []).map { inner in
              inner.key == "layers"
                ? JSON.Member("layers", .array((inner.value.array ?? []).map(older))) : inner
            }))
      default: member
      }
    }
    return .object(kept)
  }

  /// The same the other way round, also for the files of Keras 2: `batch_input_shape`, and calls as lists.
  static func current(_ form: JSON) -> JSON {
    guard let members = form.members else { return form }
    return .object(
      members.map { member in
        switch member.key {
        case "config": JSON.Member("config", configuration(member.value, of: form["class_name"]?.string))
        case "inbound_nodes": JSON.Member("inbound_nodes", .array((member.value.array ?? []).map(node)))
        default: member
        }
      })
  }

  private static func configuration(_ json: JSON, of className: String?) -> JSON {
    // Of older versions: the layers alone.
    if className == "Sequential", let layers = json.array { return ["layers": .array(layers.map(current))] }
    guard let members = json.members else { return json }
    var layers = json["layers"]?.array?.map(current)
    // The shape of the input stands in the first layer.
    if className == "Sequential", let first = layers?.first, first["class_name"]?.string != "InputLayer",
      let shape = first["config"]?["batch_shape"]
    {
      layers?.insert(
        ["class_name": "InputLayer", "config": ["batch_shape": shape, "name": "input_layer"]], at: 0)
    }
    return .object(
      members.compactMap { member in
        switch member.key {
        case "layers": return layers.map { JSON.Member("layers", .array($0)) }
        case "batch_input_shape": return JSON.Member("batch_shape", member.value)
        case "input_layers", "output_layers":
          // One input or output stood in a list.
          if let list = member.value.array, list.count == 1, list[0].array != nil, className != nil {
            return JSON.Member(member.key, list[0])
          }
          return member
        default: return member
        }
      }.filter { $0.key != "batch_shape" || className == "InputLayer" || className == nil })
  }

  /// A call as Keras 2 wrote it: [[layer, call, output, arguments], …].
  private static func node(_ json: JSON) -> JSON {
    guard let operands = json.array else { return json }
    let tensors = operands.compactMap { operand -> JSON? in
      guard let parts = operand.array, parts.count >= 3 else { return nil }
      return [
        "class_name": "__keras_tensor__",
        "config": ["shape": [], "dtype": "float32", "keras_history": .array(Array(parts.prefix(3)))],
      ]
    }
    let named = operands.first?.array?.dropFirst(3).first?.members ?? []
    return [
      "args": .array(tensors.count == 1 ? tensors : [.array(tensors)]),
      "kwargs": .object(named.filter { $0.key == "training" }),
    ]
  }

  /// A `training_config` as a `compile_config`.
  static func compile(_ training: JSON) -> JSON {
    .object(
      (training.members ?? []).compactMap { member in
        switch member.key {
        case "optimizer_config": JSON.Member("optimizer", member.value)
        case "steps_per_execution": nil
        default: member
        }
      })
  }

  /// A `compile_config` as a `training_config`.
  static func training(_ compile: JSON) -> JSON {
    func plain(_ json: JSON) -> JSON {
      if let items = json.array { return .array(items.map(plain)) }
      guard json["class_name"] != nil else { return json }
      return .object((json.members ?? []).filter { !["module", "registered_name"].contains($0.key) })
    }
    let others = (compile.members ?? []).filter { $0.key != "optimizer" }.map {
      JSON.Member($0.key, plain($0.value))
    }
    return .object(others + [JSON.Member("optimizer_config", plain(compile["optimizer"] ?? .null))])
  }
}

extension Model {
  /// Saves the whole model as a `.h5` file, in the layout of older versions.
  ///
  /// - Throws: `SavingError.notSavable` for layers that hold functions of the user's; `SystemFault`.
  package func saveWhole(to path: String) throws {
    let form = try savedForm()
    let writer = try HDF5Writer(name: path)
    let root = try writer.root()
    try root.setText("backend", to: "tensorflow")
    try root.setText("keras_version", to: KerasVersion.text)
    try root.setText("model_config", to: OlderConfiguration.older(form).text)
    if let compile = form["compile_config"], compile["optimizer"] != nil {
      try root.setText("training_config", to: OlderConfiguration.training(compile).text)
    }
    let weights = try root.makeGroup("model_weights")
    try weights.setText("backend", to: "tensorflow")
    try weights.setText("keras_version", to: KerasVersion.text)
    let layers: [(name: String, layer: Layer?)] =
      kind == .functional
      ? places.compactMap { place in
        switch place {
        case .input(let input): (input.name, nil)
        case .layer(let layer): layer.definition.isOperation ? nil : (layer.name, layer)
        }
      } : layers.map { ($0.name, $0) }
    try weights.setTexts("layer_names", to: layers.map(\.name))
    for (name, layer) in layers {
      let group = try weights.makeGroup(name)
      try write(layer?.variablesInOlderOrder ?? [], of: name, to: group)
    }
    try weights.makeGroup("top_level_model_weights").setTexts("weight_names", to: [])
    try writeOlderOptimizer(to: root)
    let image = try writer.image()
    try FileReplacement.replace(path, with: image)
  }

  /// A layer's variables, each in a group of the layer's name; a nested layer's with its number, so that all differ.
  private func write(_ variables: [Variable], of layer: String, to group: HDF5GroupWriter) throws {
    var (counts, names): ([String: Int], [String]) = ([:], [])
    for variable in variables {
      let count = counts[variable.name, default: 0]
      counts[variable.name] = count + 1
      names.append("\(layer)/\(variable.name)\(count == 0 ? "" : "_\(count)")")
    }
    try group.setTexts("weight_names", to: names)
    guard !variables.isEmpty else { return }
    let inner = try group.makeGroup(layer)
    for (variable, name) in zip(variables, names) {
      let value = try variable.value()
      try value.withFloats {
        try inner.write(String(name.dropFirst(layer.count + 1)), shape: Array(value.shape), floats: $0)
      }
    }
  }
}

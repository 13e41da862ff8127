import Engine
import Formats
import Tensors

/// The layout of `.h5` files before Keras 3 and of `keras.applications`: a group per layer name, whose attribute
/// `weight_names` lists its arrays.
struct OlderLayout {
  struct StoredLayer {
    let name: String
    let arrays: [HDF5Array]
  }

  let layers: [StoredLayer]

  /// `nil` if the file has another layout. - Throws: `SavingError`.
  init?(_ root: HDF5Group) throws {
    var group = root
    if try root.names("layer_names") == nil {
      // A file of a whole model keeps the weights in a group of their own.
      guard let weights = try root.group("model_weights") else { return nil }
      group = weights
    }
    guard let names = try group.names("layer_names") else { return nil }
    layers = try names.map { name in
      guard let layer = try group.group(name) else {
        throw SavingError.missingArray(path: root.file.path, array: name)
      }
      let arrays = try (layer.names("weight_names") ?? []).map { array in
        guard let found = try layer.array(array) else {
          throw SavingError.missingArray(path: root.file.path, array: "\(name)/\(array)")
        }
        return found
      }
      return StoredLayer(name: name, arrays: arrays)
    }
  }

  /// Matches the file's arrays with a model's layers, by order or by name.
  ///
  /// - Throws: `SavingError.layerCount`, `.arrayCount`, `.arrayShape`.
  func match(_ model: Model, byName: Bool, into transfer: inout WeightTransfer) throws {
    if byName {
      for stored in layers {
        for layer in model.layers where layer.name == stored.name {
          try transfer.add(
            LayerArrays(layer: layer.name, variables: layer.variablesInOlderOrder, arrays: stored.arrays))
        }
      }
      let known = Set(model.layers.map(\.name))
      transfer.report.unused = layers.filter { !$0.arrays.isEmpty && !known.contains($0.name) }.map(\.name)
      return
    }
    let stored = layers.filter { !$0.arrays.isEmpty }
    let wanting = model.layers.filter { !$0.variables.isEmpty }
    guard stored.count == wanting.count else {
      throw SavingError.layerCount(path: transfer.path, expected: wanting.count, found: stored.count)
    }
    for (layer, stored) in zip(wanting, stored) {
      try transfer.add(
        LayerArrays(layer: layer.name, variables: layer.variablesInOlderOrder, arrays: stored.arrays))
    }
  }
}

extension Layer {
  /// Trainable variables first, then the others; for a nested model over all its layers.
  var variablesInOlderOrder: [Variable] {
    let all = variables
    let learning = Set(
      (isTrainable ? model?.trainableVariables ?? all.filter(\.isTrainable) : []).map(ObjectIdentifier.init))
    return all.filter { learning.contains(ObjectIdentifier($0)) }
      + all.filter { !learning.contains(ObjectIdentifier($0)) }
  }
}

/// A layer of a weights file in the older layout, with its arrays' names and shapes.
package struct StoredWeights: Sendable {
  package let layer: String
  package let arrays: [(name: String, shape: [Int])]
}

extension StoredWeights {
  /// What a file in the older layout holds, layer by layer. - Throws: `SystemFault`, `SavingError`.
  package static func list(_ path: String) throws -> [StoredWeights] {
    guard let layout = try OlderLayout(HDF5File.reading(path, checking: Interruption.check).root()) else {
      throw SavingError.noWeights(path: path)
    }
    return layout.layers.map { layer in
      StoredWeights(layer: layer.name, arrays: layer.arrays.map { ($0.path, $0.shape) })
    }
  }
}

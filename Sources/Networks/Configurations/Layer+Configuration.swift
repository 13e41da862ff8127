public import Files

extension Layer {
  /// What makes the layer again, as Keras's `get_config()` gives it: its name and its arguments.
  ///
  /// - Throws: `SavingError.notSavable` for a function of the learner's.
  public var savedConfiguration: JSON {
    get throws {
      if let model { return try model.savedConfiguration }
      // Keras's SpatialDropout2D alone does not take `trainable`.
      let trainable: JSON = definition is SpatialDropout2D ? [:] : ["trainable": .bool(isTrainable)]
      let shared = ["name": .string(name)] + trainable + ["dtype": .float32Policy]
      do { return try shared + definition.arguments } catch SavingError.notSavable(_, let reason) {
        throw SavingError.notSavable(layer: name, reason: reason)
      }
    }
  }

  /// The layer as it stands in a saved model: its class, its configuration, and what shapes it was built for.
  public var savedForm: JSON {
    get throws {
      if let model { return try model.savedForm() }
      let form = JSON.object(definition.savedClass, of: "keras.layers", try savedConfiguration)
      guard let inputShapes, !variables.isEmpty || inputShapes.count > 1 else { return form }
      let shapes = inputShapes.map { JSON.batch(of: $0) }
      return form + ["build_config": ["input_shape": shapes.count == 1 ? shapes[0] : .array(shapes)]]
    }
  }
}

extension SymbolicTensor {
  /// An input as a layer of a saved model.
  var savedForm: JSON {
    .object(
      "InputLayer", of: "keras.layers",
      [
        "batch_shape": .batch(of: shape), "dtype": "float32", "sparse": false, "ragged": false,
        "name": .string(name), "optional": false,
      ])
  }
}

package import Formats

extension Layer {
  /// The arguments that construct the layer, as Keras's `get_config()` gives them.
  ///
  /// - Throws: `SavingError.notSavable` for a layer that holds a function of the user's.
  package var savedConfiguration: JSON {
    get throws {
      if let model { return try model.savedConfiguration }
      // In Keras, SpatialDropout2D is the only layer that does not take `trainable`.
      let trainable: JSON = definition is SpatialDropout2D ? [:] : ["trainable": .bool(isTrainable)]
      let shared = ["name": .string(name)] + trainable + ["dtype": JSON(precision)]
      do {
        // What a class of the program's gives is all that it is made with.
        if let custom = definition as? CustomLayer { return try custom.arguments }
        return try shared + kept(definition.arguments)
      } catch SavingError.notSavable(_, let reason) {
        throw SavingError.notSavable(layer: name, reason: reason)
      }
    }
  }

  /// A definition's arguments with what the layer keeps of them.
  private func kept(_ arguments: JSON) -> JSON {
    var members = arguments.members ?? []
    if let channelAxis {
      for place in members.indices where ["data_format", "axis"].contains(members[place].key) {
        let key = members[place].key
        members[place] = JSON.Member(key, key == "axis" ? .int(channelAxis) : "channels_first")
      }
    }
    if let activityRegularizer {
      members.removeAll { $0.key == "activity_regularizer" }
      members.append(JSON.Member("activity_regularizer", Optional(activityRegularizer).savedForm))
    }
    return .object(members)
  }

  /// The arguments that all layers have: what `get_config()` gives a user-defined class to add its own to.
  package var sharedConfiguration: JSON {
    ["name": .string(name), "trainable": .bool(isTrainable), "dtype": JSON(precision)]
  }

  /// The layer in a saved model: its class, its configuration and the shapes it was built for.
  package var savedForm: JSON {
    get throws {
      if let model { return try model.savedForm() }
      let form: JSON
      if let custom = definition as? CustomLayer {
        form = [
          "module": .null, "class_name": .string(className), "config": try savedConfiguration,
          "registered_name": .string(try custom.registeredName),
        ]
      } else {
        form = JSON.object(definition.savedClass, of: "keras.layers", try savedConfiguration)
      }
      guard let inputShapes, !variables.isEmpty || inputShapes.count > 1 else { return form }
      return form + ["build_config": definition.buildConfiguration(inputShapes)]
    }
  }
}

extension SymbolicTensor {
  /// An input as a layer of a saved model.
  var savedForm: JSON {
    .object(
      "InputLayer", of: "keras.layers",
      [
        "batch_shape": .lengths(batchLengths), "dtype": .string(dtype.name), "sparse": false, "ragged": false,
        "name": .string(name), "optional": false,
      ])
  }
}

package import Formats

extension Model {
  /// The model as Keras's `get_config()` gives it: its layers' configurations and their connections.
  ///
  /// - Throws: `SavingError.notSavable` for layers that hold functions of the user's.
  package var savedConfiguration: JSON {
    get throws { kind == .sequential ? try sequentialConfiguration : try functionalConfiguration }
  }

  /// The whole model as JSON: class, configuration and, if it is compiled, the compile configuration.
  ///
  /// - Parameter compiled: whether to include the compile configuration.
  /// - Throws: `SavingError.notSavable`, `NetworkError.duplicateLayerName`.
  package func savedForm(compiled: Bool = true) throws -> JSON {
    if kind == .subclassed || owner != nil { return try programSavedForm(compiled: compiled) }
    var shapes = JSON.null
    if kind == .sequential, let input = inputs.first { shapes = .lengths(input.batchLengths) }
    var form: JSON =
      kind == .sequential
      ? .object("Sequential", of: "keras", try savedConfiguration)
      : [
        "module": "keras.src.models.functional", "class_name": "Functional", "config": try savedConfiguration,
        "registered_name": "Functional",
      ]
    if kind == .functional || isBuilt { form = form + ["build_config": ["input_shape": shapes]] }
    return form + ["compile_config": compiled ? try compileArguments() : [:]]
  }

  /// The form of an object of a program's class: what its class is called with.
  private func programSavedForm(compiled: Bool) throws -> JSON {
    guard let saved = try savedByProgram?() else {
      throw SavingError.notSavable(
        layer: name,
        reason: "its class is called with more than numbers, text, lists and dicts and has no get_config")
    }
    let shape = JSON(batches: kind == .subclassed ? inputs.map(\.lengths) : [])
    return [
      "module": .null, "class_name": .string(className),
      "config": saved.configuration,
      "registered_name": .string(saved.registeredName), "build_config": ["input_shape": shape],
      "compile_config": compiled ? try compileArguments() : [:],
    ]
  }

  /// The arguments that all models have.
  package var sharedConfiguration: JSON {
    ["name": .string(name), "trainable": .bool(isTrainable), "dtype": JSON(Precision.float32)]
  }

  private var isTrainable: Bool { layers.isEmpty || layers.contains(where: \.isTrainable) }

  private var sequentialConfiguration: JSON {
    get throws {
      try checkNames()
      let input = inputs.first ?? beginning
      var configuration =
        sharedConfiguration + [
          "layers": .array((input.map { [$0.savedForm] } ?? []) + (try layers.map { try $0.savedForm }))
        ]
      if let input { configuration = configuration + ["build_input_shape": .lengths(input.batchLengths)] }
      return configuration
    }
  }

  private var functionalConfiguration: JSON {
    get throws {
      try checkNames()
      let links = Links(self)
      let layers = try places.map { place -> JSON in
        guard case .layer(let layer) = place else {
          guard case .input(let input) = place else { return .null }
          return input.savedForm + ["name": .string(input.name), "inbound_nodes": []]
        }
        let own = calls.filter { $0.layer.identity == layer.identity }
        if let operation = try SavedOperation(layer.definition) {
          return links.form(of: operation, layer: layer, calls: own)
        }
        return try layer.savedForm
          + ["name": .string(layer.name), "inbound_nodes": .array(own.map { links.node($0) })]
      }
      func references(_ values: [SymbolicTensor], _ structure: Structure) -> JSON {
        let structure = structure.count == values.count ? structure : Structure.flat(values.count)
        return structure.form(of: values.map { links.place(of: $0, isOutput: true) })
      }
      return [
        "name": .string(name), "trainable": .bool(isTrainable), "layers": .array(layers),
        "input_layers": references(inputs, inputStructure),
        "output_layers": references(outputs, outputStructure),
      ]
    }
  }

  /// Layers are looked up by name, so names must be unique.
  private func checkNames() throws {
    var seen = Set(kind == .functional ? inputs.map(\.name) : [])
    for layer in layers where !seen.insert(layer.name).inserted {
      throw NetworkError.duplicateLayerName(layer.name)
    }
  }
}

/// How the calls of a model's layers are connected, by layer names and call numbers.
private struct Links {
  private let inputs: Set<ObjectIdentifier>
  /// The index of each call among the calls of its layer.
  private var numbers: [ObjectIdentifier: Int] = [:]

  init(_ model: Model) {
    inputs = Set(model.inputs.map(ObjectIdentifier.init))
    var counts: [ObjectIdentifier: Int] = [:]
    for call in model.calls {
      numbers[ObjectIdentifier(call)] = counts[call.layer.identity, default: 0]
      counts[call.layer.identity, default: 0] += 1
    }
  }

  /// Layer, call and output that a value comes from. In a functional model the call that created it counts as the
  /// first; Keras omits that call within nodes but not in the list of outputs.
  func place(of value: SymbolicTensor, isOutput: Bool) -> JSON {
    guard !inputs.contains(ObjectIdentifier(value)), let call = value.source else {
      return [.string(value.name), 0, 0]
    }
    let extra = isOutput && call.layer.model?.kind == .functional ? 1 : 0
    return [.string(call.layer.name), .int((numbers[ObjectIdentifier(call)] ?? 0) + extra), 0]
  }

  private func tensor(_ value: SymbolicTensor) -> JSON {
    [
      "class_name": "__keras_tensor__",
      "config": [
        "shape": .lengths(value.batchLengths), "dtype": .string(value.dtype.name),
        "keras_history": place(of: value, isOutput: false),
      ],
    ]
  }

  /// The node of one call of a layer.
  func node(_ call: LayerCall) -> JSON {
    var values = call.inputs.dropLast(call.maskPlaces.count).map(tensor)
    let definition = call.variant ?? call.layer.definition
    let training = call.trainingMode.map { [JSON.Member("training", .bool($0))] } ?? []
    if let (arguments, named) = (definition as? CustomLayer)?.savedCall?(values) {
      return ["args": .array(arguments), "kwargs": .object(named + training)]
    }
    var named: [JSON.Member] = []
    let names = (definition as? any TakesSeveral)?.inputNames
    let masks = call.inputs.suffix(call.maskPlaces.count).map(tensor)
    if definition is MultiHeadAttention, let names {
      for (place, mask) in zip(call.maskPlaces, masks) {
        named.append(JSON.Member("\(names[min(place, names.count - 1)])_mask", mask))
      }
    } else if !masks.isEmpty {
      let all = values.indices.map { place in
        call.maskPlaces.firstIndex(of: place).map { masks[$0] } ?? .null
      }
      named.append(JSON.Member("mask", all.count == 1 ? all[0] : .array(all)))
    }
    if (definition as? any TakesSeveral)?.options.hasMask ?? false, let mask = values.popLast() {
      named.append(JSON.Member("attention_mask", mask))
    }
    let takesList =
      (values.count != 1 && !(call.layer.definition is MultiHeadAttention)) || call.layer.definition is Merge
      || call.layer.definition is Concatenate
    if let options = (definition as? any TakesSeveral)?.options {
      if options.givesScores { named.append(JSON.Member("return_attention_scores", .bool(true))) }
      if options.isCausal { named.append(JSON.Member("use_causal_mask", .bool(true))) }
    }
    named += training
    if call.layer.model != nil, masks.isEmpty { named.append(JSON.Member("mask", .null)) }
    return ["args": takesList ? [.array(values)] : .array(values), "kwargs": .object(named)]
  }

  func form(of operation: SavedOperation, layer: Layer, calls: [LayerCall]) -> JSON {
    let nodes = calls.map { call -> JSON in
      let operands = operation.operands.compactMap { operand -> JSON? in
        switch operand {
        case .input(let index): call.inputs.indices.contains(index) ? tensor(call.inputs[index]) : nil
        case .number(let number): .double(number)
        }
      }
      return ["args": .array(operands), "kwargs": [:]]
    }
    return [
      "module": "keras.src.ops.numpy", "class_name": .string(operation.className),
      "config": ["name": .string(layer.name)], "registered_name": .string(operation.className),
      "name": .string(layer.name), "inbound_nodes": .array(nodes),
    ]
  }
}

package import Evaluator
import Language
package import Networks
import OrderedCollections
import Phrases
import Tensors

/// `keras.Sequential` and `keras.Model`.
enum ModelClasses {
  static let model = ClassObject(
    "Model", module: "keras", doc: "A network between inputs and outputs.",
    members: ModelMembers.all + [fromConfig("Functional")],
    constructor: Builtin(
      "Model", module: "keras", doc: "A network of everything between inputs and outputs.",
      [
        .required("inputs", .any, "keras.Input, or a list of them"),
        .required("outputs", .any, "what layers gave, or a list or dict of them"),
        .optional("name", .string, default: .none, "a name"),
        .keyword("trainable", .bool, default: true, "whether training changes it"),
      ]
    ) { call in
      let inputs = try symbols("inputs", call)
      let outputs = try symbols("outputs", call)
      let model = try Model(inputs: inputs, outputs: outputs, name: try call.optionalString("name"))
      (model.inputStructure, model.outputStructure) = (Structure(call["inputs"]), Structure(call["outputs"]))
      if try !call.bool("trainable") { model.setTrainable(false) }
      return .object(model)
    }, initializer: CustomClasses.modelInitializer)

  static let sequential = ClassObject(
    "Sequential", module: "keras", doc: "A network whose layers stand in a line.", base: model,
    members: [fromConfig("Sequential")],
    constructor: Builtin(
      "Sequential", module: "keras", doc: "A network whose layers stand in a line.",
      [
        .optional("layers", .list, default: .none, "the layers, first to last"),
        .optional("trainable", .bool, default: true, "whether training changes them"),
        .optional("name", .string, default: .none, "a name"),
      ]
    ) { call in
      let items = call["layers"].isNone ? [] : try call.list("layers")
      let model = try Model(name: try call.optionalString("name"))
      try ModelMembers.add(items, to: model, call)
      return .object(model)
    },
    initializer: .method(
      "__init__", "Makes the model; a class of your own calls it first.",
      [
        .optional("layers", .list, default: .none, "the layers, first to last"),
        .optional("trainable", .bool, default: true, "whether training changes them"),
        .optional("name", .string, default: .none, "a name"),
      ]
    ) { call in
      guard let instance = call.instance else { return .none }
      let name = try call.optionalString("name") ?? Naming.shared.name(for: instance.classObject.name)
      let model = try Model(name: name)
      model.owner = instance
      instance.host = model
      try ModelMembers.add(call["layers"].isNone ? [] : call.list("layers"), to: model, call)
      return .none
    })

  static func symbols(_ name: String, _ call: Call) throws -> [SymbolicTensor] {
    let values = Structure.values(in: call[name])
    let symbols = values.compactMap { $0.host(as: SymbolicTensor.self) }
    guard symbols.count == values.count, !symbols.isEmpty else {
      throw call.invalid(
        name, must: "be keras.Input(…) or what layers gave", help: "inputs = keras.Input((28, 28, 1))")
    }
    return symbols
  }
}

extension Model: Object {
  package var classObject: ClassObject { kind == .sequential ? ModelClasses.sequential : ModelClasses.model }

  package var typeName: String { className }

  package func repr(_ interpreter: Interpreter) throws -> String {
    "<\(typeName) name=\(name), built=\(isBuilt || isDeclaredBuilt ? "True" : "False")>"
  }

  package var isCallable: Bool { true }

  package func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    var given = arguments
    let trainingMode = try given.takeTrainingMode(interpreter)
    given.nameInputs()
    var request = LayerRequest()
    if let place = given.keywords.firstIndex(where: { $0.name == "mask" }) {
      request.takeMasks(given.keywords.remove(at: place).value)
    }
    guard given.positional.count == 1, given.keywords.isEmpty else {
      throw Fault.message("a model is called on one tensor, or on one list of tensors", help: "model(x)")
    }
    let argument = given.positional[0]
    adoptStructure(of: argument)
    let values = try inputValues(argument)
    if values.contains(where: { $0.host(as: SymbolicTensor.self) != nil }) {
      let symbols = values.compactMap { $0.host(as: SymbolicTensor.self) }
      guard symbols.count == values.count else {
        throw Fault.message("\(name) is called on tensors or on values of a network, not on both")
      }
      return packed(try Layer(self).outputs(of: symbols, trainingMode: trainingMode).map { .object($0) })
    }
    // Nested lists of numbers are one tensor.
    let areTensors = values.contains { $0.heldTensor != nil }
    let tensors =
      try areTensors
      ? values.map { try interpreter.eager($0) }
      : inputs.count > 1
        ? (argument.elementsOfSequence ?? [argument]).map { try interpreter.eager($0) }
        : [interpreter.eager(argument)]
    let context = interpreter.state(CallContext.self)
    if context.depth == 0 { context.losses = [] }
    context.depth += 1
    defer { context.depth -= 1 }
    var masks = tensors.map(\.mask)
    for (place, mask) in request.masks where masks.indices.contains(place) {
      masks[place] = try interpreter.eager(mask)
    }
    return packed(
      try called(on: tensors, masks: masks, trainingMode: trainingMode, interpreter).map { .object($0) })
  }

  package func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    if name == "stop_training" {
      stopsTraining = try interpreter.truth(value)
      return true
    }
    guard name == "trainable" else { return false }
    setTrainable(try interpreter.truth(value))
    return true
  }
}

/// Methods and attributes of models.
enum ModelMembers {
  static let all: [Builtin] =
    [
      .property("name", "the model's name") { .string(try $0.receiver(as: Model.self).name) },
      .property("layers", "its layers; of a net of layers its inputs too") {
        .list(of: layers(of: try $0.receiver(as: Model.self)))
      },
      .property("built", "whether it knows its input") {
        let model = try $0.receiver(as: Model.self)
        return .bool(model.isBuilt || model.isDeclaredBuilt)
      },
      .property("trainable", "whether training changes all of it") {
        .bool(try $0.receiver(as: Model.self).layers.allSatisfy(\.isTrainable))
      },
      .property("input_shape", "shape of a batch, a list of those of several inputs") { call in
        shapes(try defined(call, "input shape", \.inputs))
      },
      .property("output_shape", "shape of the output for a batch, a list of those of several outputs") {
        call in
        shapes(try defined(call, "output shape", \.outputs))
      },
      .property("inputs", "its inputs") { call in
        .list(of: try defined(call, "inputs", \.inputs).map { .object($0) })
      },
      .property("outputs", "its outputs") { call in
        .list(of: try defined(call, "outputs", \.outputs).map { .object($0) })
      },
      .property("input", "its input, held as it was given") { call in
        let inputs = try defined(call, "input", \.inputs)
        let structure = try call.receiver(as: Model.self).inputStructure
        return structure.count == inputs.count
          ? structure.packed(inputs.map { .object($0) }) : LayerMembers.one(inputs.map { .object($0) })
      },
      .property("output", "its output, held as it was given") { call in
        let outputs = try defined(call, "output", \.outputs)
        let structure = try call.receiver(as: Model.self).outputStructure
        return structure.count == outputs.count
          ? structure.packed(outputs.map { .object($0) }) : LayerMembers.one(outputs.map { .object($0) })
      },
      .property("input_names", "the inputs' names") { call in
        .list(of: try defined(call, "inputs", \.inputs).map { .string($0.name) })
      },
      .property("output_names", "the names of the layers that give the outputs") { call in
        .list(of: try defined(call, "outputs", \.outputs).map { .string($0.name) })
      },
      .property("metrics_names", "as Keras lists them: the loss, and all metrics as one") { call in
        let model = try call.receiver(as: Model.self)
        guard model.configuration != nil else { return [] }
        let losses = model.configuration?.lossNames ?? []
        return .list(of: (["loss", "compile_metrics"] + losses).map(Value.string))
      },
      .property("loss", "what compile was given") { call in
        try call.receiver(as: Model.self).configuration?.arguments["loss"].map { Value($0) } ?? .none
      },
      .property("stop_training", "set while training, it ends the run") {
        .bool(try $0.receiver(as: Model.self).stopsTraining)
      },
      .property("optimizer", "what compile fixed") {
        let model = try $0.receiver(as: Model.self)
        let optimizer = model.configuration?.optimizer ?? (model.steps as? StepConfiguration)?.optimizer
        return optimizer.map { ($0.owner as? Instance).map(Value.instance) ?? .object($0) } ?? .none
      },
      .property("history", "the history of the last fit, also of one that was stopped") {
        let model = try $0.receiver(as: Model.self)
        return model.history.map { .object(HistoryObject($0, of: model)) } ?? .none
      },
      .method("get_weights", "Copies of all variables' values, layer by layer.") {
        LayerMembers.list(try $0.receiver(as: Model.self).weights())
      },
      .method("set_weights", "Sets all variables.", [.required("weights", .list, "one array a variable")]) {
        call in
        let weights = try call.list("weights").map { try call.interpreter.tensor(from: $0, dtype: nil) }
        try call.receiver(as: Model.self).setWeights(weights)
        return .none
      },
      SerializationFunctions.deepCopy,
      .method("count_params", "The number of parameters.") { call in
        let model = try call.receiver(as: Model.self)
        guard model.isBuilt || model.isDeclaredBuilt else { throw LayerMembers.unbuiltCount(model.name) }
        return .int(model.parameterCount)
      },
      .method(
        "compute_output_shape", "The shape of the output for a shape of the input, batch axis first.",
        LayerMembers.inputShapes
      ) { call in
        let model = try call.receiver(as: Model.self)
        guard model.kind == .sequential else { return try LayerMembers.outputShape(of: Layer(model), call) }
        return try model.layers.reduce(call["input_shape"]) { shape, layer in
          let method = try call.interpreter.attribute("compute_output_shape", of: CustomClasses.value(layer))
          return try call.interpreter.call(method, [shape])
        }
      },
      .method(
        "add", "Appends a layer.", [.required("layer", .object("a layer"), "a layer, a model or keras.Input")]
      ) { call in
        try add(call["layer"], to: call.receiver(as: Model.self), call, "layer", position: nil)
        return .none
      },
      .method(
        "build", "Fixes the shape of the input.",
        [.optional("input_shape", .shape(allowsNone: true), default: .none, "batch axis first")]
      ) { call in
        let model = try call.receiver(as: Model.self)
        let lengths = try call.partialShape("input_shape")
        guard model.kind == .subclassed else {
          let batch = lengths.first ?? nil
          try model.build(from: [SymbolicTensor(input: Array(lengths.dropFirst()), batch: batch)])
          return .none
        }
        // As in Keras, its layers are built by the first call.
        model.isDeclaredBuilt = true
        if !model.isBuilt {
          call.interpreter.console.note(
            "`build()` was called on layer '\(model.name)', however the layer does not have a `build()` method implemented and it looks like it has unbuilt state. Its layers are built by the first call: model(x), or model(keras.Input(…))"
          )
        }
        return .none
      },
      .method("pop", "Removes the last layer and gives it.") { call in
        let model = try call.receiver(as: Model.self)
        guard model.kind == .sequential else {
          throw Fault.absentNow("only a Sequential model has pop", help: nil)
        }
        guard let layer = try model.removeLast() else {
          throw Fault.message("the model has no layers to remove")
        }
        return CustomClasses.value(layer)
      },
      .method(
        "get_layer", "A layer by name or number.",
        [
          .optional("name", .string, default: .none, "its name"),
          .optional("index", .int, default: .none, "its number, from 0"),
        ]
      ) { call in
        let model = try call.receiver(as: Model.self)
        if let index = try call.optionalInt("index") {
          let layers = layers(of: model)
          guard layers.indices.contains(index) else {
            throw call.invalid("index", must: "be below \(layers.count)")
          }
          return layers[index]
        }
        let name = try call.string("name")
        if let input = inputLayers(of: model).first(where: { $0.input.name == name }) {
          return .object(input)
        }
        return CustomClasses.value(try model.layer(named: name))
      },
      summary,
    ]
    + LayerMembers.variables(of: {
      let model = try $0.receiver(as: Model.self); return (model.variables, model.trainableVariables)
    })
    + TrainingMembers.all + StepMembers.all + SavingMembers.all

  /// A model's layers as Keras numbers them: of a functional model also its inputs, but no operations.
  private static func layers(of model: Model) -> [Value] {
    guard model.kind == .functional else { return model.layers.map(CustomClasses.value) }
    return model.places.compactMap { place in
      switch place {
      case .input(let input): .object(InputLayer(input))
      case .layer(let layer): layer.definition.isOperation ? nil : CustomClasses.value(layer)
      }
    }
  }

  private static func inputLayers(of model: Model) -> [InputLayer] {
    model.kind == .functional ? model.inputs.map(InputLayer.init) : []
  }

  /// The inputs or outputs of a model that has them. - Throws: an `AttributeError` in Keras's words.
  private static func defined(
    _ call: Call, _ what: String, _ values: (Model) -> [SymbolicTensor]
  ) throws -> [SymbolicTensor] {
    let model = try call.receiver(as: Model.self)
    if model.isBuilt { return values(model) }
    throw Fault.absentNow(
      what == "input" || what == "output"
        ? "The layer \(model.name) has never been called and thus has no defined \(what)."
        : "\(model.kind == .sequential ? "Sequential model" : "Model") '\(model.name)' has no defined \(what) yet.",
      help: "keras.Input(…) as its first layer says what comes in")
  }

  private static func shapes(_ values: [SymbolicTensor]) -> Value {
    LayerMembers.one(values.map(LayerMembers.shape))
  }

  private static let summary = Builtin.method(
    "summary",
    "Prints layers, output shapes and parameters; connections where the layers do not stand in a line.",
    [
      .optional("line_length", .int, default: .none, "columns of a line; None: 76"),
      .optional("positions", .list, default: .none, "where columns end, as shares of a line"),
      .optional("print_fn", .callable, default: .none, "a function that gets the text instead"),
      .optional("expand_nested", .bool, default: false, "whether the layers of nested models are shown"),
      .optional(
        "show_trainable", .bool, default: false, "whether a column says which layers training changes"),
      .optional(
        "layer_range", .list, default: .none, "the names of the first and the last layer that are shown"),
    ]
  ) { call in
    var options = SummaryOptions()
    options.lineLength = try call.optionalInt("line_length", atLeast: 1)
    options.positions = call["positions"].isNone ? nil : try call.doubles("positions")
    options.expandsNested = try call.bool("expand_nested")
    options.showsTrainable = try call.bool("show_trainable")
    if !call["layer_range"].isNone {
      let names = try call.list("layer_range").compactMap(\.asString)
      guard names.count == 2 else { throw call.invalid("layer_range", must: "be the names of two layers") }
      options.layers = ({ $0.hasPrefix(names[0]) }, { $0.hasPrefix(names[1]) })
    }
    let text = try call.receiver(as: Model.self).summary(options) + "\n"
    if call["print_fn"].isNone {
      call.interpreter.console.report(text)
    } else {
      _ = try call.interpreter.call(call["print_fn"], [.string(text)])
    }
    return .none
  }

  /// Adds a list of layers, which Keras connects once all are there.
  static func add(_ items: [Value], to model: Model, _ call: Call) throws {
    for (index, item) in items.enumerated() { try add(item, to: model, call, "layers", position: index) }
    try model.connectList()
  }

  /// Adds a layer, a model, or a sequential model's input.
  ///
  /// - `position`: its place in a list of layers.
  static func add(_ item: Value, to model: Model, _ call: Call, _ parameter: String, position: Int?) throws {
    let isOfList = position != nil
    do {
      switch item {
      case .object(let object):
        if let symbol = object as? SymbolicTensor, symbol.source == nil {
          return try model.begin(with: symbol)
        }
        if let input = object as? InputLayer { return try model.begin(with: input.input) }
        if let nested = object as? Model { return try model.add(Layer(nested), isOfList: isOfList) }
        if let layer = object as? Layer {
          if let lengths = layer.declaredInputLengths, model.layers.isEmpty, !model.isBuilt {
            try model.begin(with: SymbolicTensor(input: lengths))
          }
          return try model.add(layer, isOfList: isOfList)
        }
      case .instance(let instance):
        if let layer = instance.host as? Layer { return try model.add(layer, isOfList: isOfList) }
        if let nested = instance.host as? Model { return try model.add(Layer(nested), isOfList: isOfList) }
      default: break
      }
    } catch let error as NetworkError {
      guard let position else { throw call.fault(parameter, .explained(error)) }
      throw call.fault(parameter, .explained(AtLayer(position: position + 1, error: error)))
    }
    throw call.fault(
      parameter,
      .message(
        "\(position.map { "item \($0 + 1) of layers" } ?? "layer") must be a layer, found \(item.typeName)",
        help: item.typeName == "type" ? "write its parentheses: layers.Flatten()" : nil))
  }
}

/// A fault of one of the layers in a list.
private struct AtLayer: ExplainedError {
  let position: Int
  let error: NetworkError
  var message: String { error.message }
  package var label: String? { "layer \(position) of the list" }
  var help: String? { error.help }
}

import Phrases
package import Evaluator
import Language
package import Networks
import OrderedCollections
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
        .required("outputs", .any, "what layers gave, or a list of them"),
        .optional("name", .string, default: .none, "a name"),
      ]
    ) { call in
      let inputs = try symbols("inputs", call)
      let outputs = try symbols("outputs", call)
      return .object(try Model(inputs: inputs, outputs: outputs, name: try call.optionalString("name")))
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
      for (index, item) in items.enumerated() {
        try ModelMembers.add(item, to: model, call, "layers", position: index)
      }
      return .object(model)
    })

  static func symbols(_ name: String, _ call: Call) throws -> [SymbolicTensor] {
    let values =
      if case .dict(let dict) = call[name] { dict.pairs.map(\.value) } else {
        call[name].elementsOfSequence ?? [call[name]]
      }
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
    "<\(typeName) name=\(name), built=\(isBuilt ? "True" : "False")>"
  }

  package var isCallable: Bool { true }

  package func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    var given = arguments
    let trainingMode = try given.takeTrainingMode(interpreter)
    guard given.positional.count == 1, given.keywords.isEmpty else {
      throw Fault.message("a model is called on one tensor, or on one list of tensors", help: "model(x)")
    }
    let argument = given.positional[0]
    if argument.host(as: SymbolicTensor.self) != nil
      || argument.elementsOfSequence?.first?.host(as: SymbolicTensor.self) != nil
    {
      return try Layer(self).call(arguments, interpreter)
    }
    let areTensors = argument.elementsOfSequence?.contains { $0.heldTensor != nil } ?? false
    let tensors =
      try areTensors || inputs.count > 1
      ? (argument.elementsOfSequence ?? [argument]).map { try interpreter.eager($0) }
      : [interpreter.eager(argument)]
    let context = interpreter.state(CallContext.self)
    if context.depth == 0 { context.losses = [] }
    context.depth += 1
    defer { context.depth -= 1 }
    return LayerMembers.one(
      try called(on: tensors, trainingMode: trainingMode, interpreter).map { .object($0) })
  }

  package func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    if name == "stop_training" {
      stopsTraining = try interpreter.truth(value)
      return true
    }
    guard name == "trainable" else { return false }
    let trainable = try interpreter.truth(value)
    for layer in layers { layer.isTrainable = trainable }
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
      .property("built", "whether it knows its input") { .bool(try $0.receiver(as: Model.self).isBuilt) },
      .property("trainable", "whether training changes all of it") {
        .bool(try $0.receiver(as: Model.self).layers.allSatisfy(\.isTrainable))
      },
      .property("input_shape", "shape of a batch") {
        LayerMembers.shape(try $0.receiver(as: Model.self).inputs.first?.shape)
      },
      .property("output_shape", "shape of the output for a batch") {
        LayerMembers.shape(try $0.receiver(as: Model.self).outputs.first?.shape)
      },
      .property("inputs", "its inputs") {
        .list(of: try $0.receiver(as: Model.self).inputs.map { .object($0) })
      },
      .property("outputs", "its outputs") {
        .list(of: try $0.receiver(as: Model.self).outputs.map { .object($0) })
      },
      .property("input", "its input") {
        try $0.receiver(as: Model.self).inputs.first.map { .object($0) } ?? .none
      },
      .property("output", "its output") {
        try $0.receiver(as: Model.self).outputs.first.map { .object($0) } ?? .none
      },
      .property("stop_training", "set while training, it ends the run") {
        .bool(try $0.receiver(as: Model.self).stopsTraining)
      },
      .property("optimizer", "what compile fixed") {
        let model = try $0.receiver(as: Model.self)
        let optimizer = model.configuration?.optimizer ?? (model.steps as? StepConfiguration)?.optimizer
        return optimizer.map { .object($0) } ?? .none
      },
      .property("history", "the history of the last fit, also of one that was stopped") {
        try $0.receiver(as: Model.self).history.map { .object(HistoryObject($0)) } ?? .none
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
      .method("count_params", "The number of parameters.") { call in
        let model = try call.receiver(as: Model.self)
        guard model.isBuilt else { throw NetworkError.notBuilt(model: model.name) }
        return .int(model.parameterCount)
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
        let lengths = try call.partialShape("input_shape").dropFirst().compactMap { $0 }
        try call.receiver(as: Model.self).build(Shape(lengths))
        return .none
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
      .method("summary", "Prints layers, output shapes and parameters.", [.keywords("options")]) { call in
        call.interpreter.console.report(try call.receiver(as: Model.self).summary() + "\n")
        return .none
      },
    ]
    + LayerMembers.variables(of: {
      let model = try $0.receiver(as: Model.self); return (model.variables, model.trainableVariables)
    })
    + TrainingMembers.all + StepMembers.all + SavingMembers.all

  /// A model's layers as Keras numbers them: those of a functional model begin with its inputs.
  private static func layers(of model: Model) -> [Value] {
    inputLayers(of: model).map { .object($0) } + model.layers.map(CustomClasses.value)
  }

  private static func inputLayers(of model: Model) -> [InputLayer] {
    model.kind == .functional ? model.inputs.map(InputLayer.init) : []
  }

  /// Adds a layer, a model, or a sequential model's input.
  static func add(_ item: Value, to model: Model, _ call: Call, _ parameter: String, position: Int?) throws {
    do {
      switch item {
      case .object(let object):
        if let symbol = object as? SymbolicTensor, symbol.source == nil {
          return try model.begin(with: symbol)
        }
        if let nested = object as? Model { return try model.add(Layer(nested)) }
        if let layer = object as? Layer {
          if let shape = layer.declaredInputShape, model.layers.isEmpty, !model.isBuilt {
            try model.begin(with: SymbolicTensor(input: shape))
          }
          return try model.add(layer)
        }
      case .instance(let instance):
        if let layer = instance.host as? Layer { return try model.add(layer) }
        if let nested = instance.host as? Model { return try model.add(Layer(nested)) }
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
  var label: String? { "layer \(position) of the list" }
  var help: String? { error.help }
}

/// What `fit` returns.
final class HistoryObject: Object {
  let history: History

  init(_ history: History) { self.history = history }

  private static let shared = ClassObject(
    "History", module: "keras.callbacks", doc: "What training noted at the end of each epoch.",
    members: [
      .property("history", "lists of figures by name") { call in
        let history = try call.receiver(as: HistoryObject.self).history
        let dict = DictValue(
          history.names.map { name in (name, .list(of: (history.values[name] ?? []).map(Value.float))) })
        return .dict(dict)
      },
      .property("epoch", "the epochs' numbers, from 0") { call in
        .list(of: try call.receiver(as: HistoryObject.self).history.epochs.map(Value.int))
      },
    ])

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) throws -> String {
    "<History: \(history.epochs.count.of("epoch")), \(history.names.joined(separator: ", "))>"
  }
}

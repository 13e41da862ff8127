import Evaluator
import Language
import Networks

/// `keras.models.clone_model`.
enum ModelCloning {
  static let function = Builtin(
    "clone_model", module: "keras.models", doc: "A model of the same layers, with new weights.",
    [
      .required("model", .object("a model"), "a model"),
      .optional("input_tensors", .any, default: .none, "inputs in place of new ones"),
      .optional("clone_function", .any, default: .none, "makes a layer for each; None: by its configuration"),
      .keyword("call_function", .any, default: .none, "calls each new layer: (layer, *args, **kwargs)"),
      .keyword("recursive", .bool, default: false, "accepted; nested models are cloned"),
    ]
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let names = ["input_tensors", "clone_function", "call_function"].filter { !call[$0].isNone }
    if model.kind == .sequential, names.contains("call_function") {
      throw Fault.message(
        "`call_function` argument is not supported with Sequential models. In a Sequential model, layers aren't called at model-construction time (they're merely listed). Use `call_function` with Functional models only."
      )
    }
    guard model.kind != .subclassed || names.isEmpty else {
      throw Fault.message(
        "clone_model takes \(names[0]) for Sequential and functional models, found a \(model.className)")
    }
    // The classes of its layers are at hand, registered or not.
    let classes = model.allLayers.compactMap { ($0.definition as? CustomLayer)?.owner as? Instance }
      .map(\.classObject)
    let scope = Dictionary(classes.map { ($0.name, Value.type($0)) }, uniquingKeysWith: { first, _ in first })
    return try call.interpreter.state(CustomObjects.self).within(scope) {
      try copy(of: model, names, call)
    }
  }

  private static func copy(of model: Model, _ names: [String], _ call: Call) throws -> Value {
    try call.about("model") {
      if names.isEmpty { return .object(try objects(call).model(try model.savedForm(compiled: false))) }
      return .object(try model.kind == .sequential ? sequential(model, call) : functional(model, call))
    }
  }

  private static func objects(_ call: Call) -> SavedModels {
    SavedModels(objects: SavedObjects(interpreter: call.interpreter, source: "clone_model"))
  }

  /// A layer of the same configuration, or what `clone_function` makes of it.
  private static func clone(_ layer: Layer, _ call: Call) throws -> Layer {
    if layer.definition.isOperation { return Layer(layer.definition, name: layer.name) }
    guard !call["clone_function"].isNone else { return try objects(call).layer(try layer.savedForm) }
    let made = try call.interpreter.call(call["clone_function"], [CustomClasses.value(layer)])
    if let layer = made.host(as: Layer.self) { return layer }
    if let model = made.host(as: Model.self) { return Layer(model) }
    throw call.invalid("clone_function", must: "return a layer, found \(made.typeName)")
  }

  private static func sequential(_ model: Model, _ call: Call) throws -> Model {
    let copy = try Model(name: model.name)
    if let input = try inputs(of: model, call).first { try copy.begin(with: input) }
    for layer in model.layers { try copy.add(clone(layer, call), isOfList: true) }
    try copy.connectList()
    return copy
  }

  /// The inputs that the call gives, else new ones of the same shapes.
  private static func inputs(of model: Model, _ call: Call) throws -> [SymbolicTensor] {
    if call["input_tensors"].isNone {
      return model.inputs.map {
        SymbolicTensor(input: $0.lengths, name: $0.name, batch: $0.batch, dtype: $0.dtype)
      }
    }
    let given = try ModelClasses.symbols("input_tensors", call)
    guard given.count == max(1, model.inputs.count) else {
      throw call.invalid("input_tensors", must: "be as many as the \(model.inputs.count) inputs")
    }
    return given
  }

  private static func functional(_ model: Model, _ call: Call) throws -> Model {
    let inputs = try inputs(of: model, call)
    var known: [ObjectIdentifier: SymbolicTensor] = [:]
    for (own, new) in zip(model.inputs, inputs) { known[ObjectIdentifier(own)] = new }
    var copies: [ObjectIdentifier: Layer] = [:]
    var made: [ObjectIdentifier: [SymbolicTensor]] = [:]
    func symbol(_ value: SymbolicTensor) throws -> SymbolicTensor {
      if let known = known[ObjectIdentifier(value)] { return known }
      guard let source = value.source, let found = made[ObjectIdentifier(source)],
        found.indices.contains(value.index)
      else { throw NetworkError.disconnected(layer: value.name) }
      return found[value.index]
    }
    for own in model.calls {
      let layer = try copies[own.layer.identity] ?? clone(own.layer, call)
      copies[own.layer.identity] = layer
      made[ObjectIdentifier(own)] = try outputs(own, of: layer, on: own.inputs.map(symbol), call)
    }
    let copy = try Model(inputs: inputs, outputs: model.outputs.map(symbol), name: model.name)
    (copy.inputStructure, copy.outputStructure) = (model.inputStructure, model.outputStructure)
    return copy
  }

  /// A new layer called as the one that it stands for was, by `call_function` if there is one.
  private static func outputs(
    _ own: LayerCall, of layer: Layer, on inputs: [SymbolicTensor], _ call: Call
  ) throws -> [SymbolicTensor] {
    let form = (own.variant as? CustomLayer)?.callForm as? CallForm
    guard !call["call_function"].isNone, !layer.definition.isOperation else {
      let variant = form.flatMap { CustomClasses.variant(of: layer, $0, call.interpreter) } ?? own.variant
      return try layer.outputs(
        of: inputs, maskPlaces: own.maskPlaces, trainingMode: own.trainingMode, as: variant)
    }
    guard own.maskPlaces.isEmpty, own.variant == nil || form != nil else {
      throw call.invalid("call_function", must: "be None for layers that are called with a mask or options")
    }
    let values = inputs.map { Value.object($0) }
    let takesList = values.count > 1 && !(layer.definition is MultiHeadAttention)
    var arguments = form?.arguments(values) ?? Arguments(takesList ? [.list(of: values)] : values)
    if let mode = own.trainingMode { arguments.keywords.append((name: "training", value: .bool(mode))) }
    let result = try call.interpreter.call(
      call["call_function"], arguments.prepending(CustomClasses.value(layer)))
    let found = (result.elementsOfSequence ?? [result]).compactMap { $0.host(as: SymbolicTensor.self) }
    guard found.count == own.outputShapes.count else {
      throw call.invalid("call_function", must: "return what the layer gave: layer(*args, **kwargs)")
    }
    return found
  }
}

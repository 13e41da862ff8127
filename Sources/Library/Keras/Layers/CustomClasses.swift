import Evaluator
import Gradients
import Language
import Networks
import Tensors

/// User-defined layers and models: attributes hold layers, `call` applies them.
///
///     class ResidualUnit(keras.layers.Layer):
///         def __init__(self, filters, **kwargs):
///             super().__init__(**kwargs)
///             self.convolution = layers.Conv2D(filters, 3, padding="same")
///         def call(self, inputs):
///             return inputs + self.convolution(inputs)
///
/// `call` is traced once per input shape on symbolic tensors, so that plans, memory and speed are those of the
/// sublayers.
enum CustomClasses {
  /// `keras.layers.Layer.__init__`
  static let layerInitializer = Builtin.method(
    "__init__", "Makes the layer; a class of your own calls it first.", LayerClasses.sharedByClasses
  ) { call in
    guard let instance = call.instance else { return .none }
    try makeHost(of: instance, call)
    return .none
  }

  /// `keras.layers.Wrapper.__init__`
  static let wrapperInitializer = Builtin.method(
    "__init__", "Makes the layer; a class of your own calls it first.",
    [.required("layer", .any, "the layer that it holds")] + LayerClasses.shared
  ) { call in
    guard let instance = call.instance else { return .none }
    _ = try call.layer(call["layer"], "layer")
    try makeHost(of: instance, call)
    instance.setAttribute("layer", to: call["layer"])
    return .none
  }

  /// The attribute that holds the layer of a class derived from one of Keras's layers, such as `Dropout`.
  static let baseLayer = "_base_layer"

  /// `__init__` of a layer of Keras's, for classes derived from it: its object holds a layer, which `super().call(x)` calls.
  static func layerInitializer(
    _ className: String, _ parameters: [Signature.Parameter],
    _ make: @escaping (Call) throws -> any LayerDefinition
  ) -> Builtin {
    .method(
      "__init__", "Makes the layer; a class of your own calls it first.", parameters + LayerClasses.shared
    ) { call in
      guard let instance = call.instance else { return .none }
      try makeHost(of: instance, call)
      // It is called as the object, and so are its variables.
      let base = Layer(try make(call).fresh(), name: (instance.host as? Layer)?.name)
      base.isBase = true
      try LayerClasses.finish(base, call)
      instance.setAttribute(baseLayer, to: .object(base))
      return .none
    }
  }

  /// The layer that an object of such a class holds.
  static func baseLayer(of instance: Instance) -> Layer? {
    instance.attributes[baseLayer]?.host(as: Layer.self)
  }

  private static func makeHost(of instance: Instance, _ call: Call) throws {
    let layer = Layer(
      definition(of: instance, nil, call.interpreter), name: try call.optionalString("name"))
    try LayerClasses.finish(layer, call)
    instance.host = layer
    rememberBuilding(instance)
  }

  /// What a program's layer is, for calls of a form.
  static func definition(
    of instance: Instance, _ form: CallForm?, _ interpreter: Interpreter
  ) -> CustomLayer {
    let definition = CustomLayer(
      className: instance.classObject.name, owner: instance,
      members: { [weak instance] in instance.map(layers) ?? [] },
      places: { [weak instance] in instance.map(places) ?? [] },
      function: { [weak instance, session = interpreter.reference] inputs, masks in
        guard let instance, let interpreter = session.target else {
          throw Fault.message("the layer's object is gone")
        }
        let outputs = try Self.call(instance, inputs, masks: masks, as: form, interpreter)
        return (outputs, try Self.computedMask(instance, inputs, masks, interpreter))
      },
      eager: { [weak instance, session = interpreter.reference] inputs, trainingMode in
        guard let instance, let interpreter = session.target else {
          throw Fault.message("the layer's object is gone")
        }
        return try Self.tensors(of: instance, inputs, trainingMode, as: form, interpreter)
      },
      masking: { [weak instance] in instance.map(masking) ?? CustomLayer.Masking() },
      saved: { [weak instance, session = interpreter.reference] in
        guard let instance, let interpreter = session.target else { return nil }
        return try CustomObjects.saved(instance, interpreter)
      })
    if case .function? = instance.classObject.lookup("compute_output_shape") {
      definition.tellsOutputShape = true
    }
    if case .bool(true)? = instance.classObject.lookup("_is_operation") { definition.isOperation = true }
    definition.base = { [weak instance] in instance.flatMap(baseLayer) }
    definition.heldVariables = { [weak instance] in instance.map(variables) ?? [] }
    return definition
  }

  /// `keras.Model.__init__`
  static let modelInitializer = Builtin.method(
    "__init__", "Makes the model; a class of your own calls it first.",
    [
      .optional("inputs", .any, default: .none, "keras.Input, where the model is a net of layers"),
      .optional("outputs", .any, default: .none, "what layers gave, likewise"),
      .optional("name", .string, default: .none, "a name"),
      .keyword("trainable", .bool, default: true, "whether training changes it"),
      .keyword("dtype", .any, "accepted; float32"),
    ]
  ) { call in
    guard let instance = call.instance else { return .none }
    let name = try call.optionalString("name")
    let model: Model
    if !call["inputs"].isNone || !call["outputs"].isNone {
      model = try Model(
        inputs: ModelClasses.symbols("inputs", call), outputs: ModelClasses.symbols("outputs", call),
        name: name)
    } else {
      let interpreter = call.interpreter
      model = Model(
        className: instance.classObject.name, name: name,
        members: { [weak instance] in instance.map(layers) ?? [] },
        places: { [weak instance] in instance.map(places) ?? [] },
        function: { [weak instance, session = interpreter.reference] inputs in
          guard let instance, let interpreter = session.target else {
            throw Fault.message("the model's object is gone")
          }
          return try Self.call(instance, inputs, interpreter)
        },
        eager: { [weak instance, session = interpreter.reference] inputs, trainingMode in
          guard let instance, let interpreter = session.target else {
            throw Fault.message("the model's object is gone")
          }
          return try Self.tensors(of: instance, inputs, trainingMode, interpreter)
        })
    }
    model.owner = instance
    model.heldVariables = { [weak instance] in instance.map(variables) ?? [] }
    rememberBuilding(instance)
    model.savedByProgram = { [weak instance, session = call.interpreter.reference] in
      guard let instance, let interpreter = session.target else { return nil }
      return try CustomObjects.saved(instance, interpreter)
    }
    if case .function(let function)? = instance.classObject.lookup("call") {
      model.callTakesTraining = function.parameterNames.contains("training")
    }
    instance.host = model
    return .none
  }

  /// A layer as a value: the object of a user-defined class, a model, or the layer itself.
  static func value(_ layer: Layer) -> Value {
    if let instance = layer.composite?.owner as? Instance { return .instance(instance) }
    return .object(layer.model ?? layer)
  }

  /// The layers held by an object's attributes, directly or in lists, tuples and dicts, each once, in the order in
  /// which they were set.
  private static func layers(of instance: Instance) -> [Layer] {
    var found: [Layer] = []
    var seen: Set<ObjectIdentifier> = []
    func collect(_ value: Value) {
      guard let identity = value.identity, seen.insert(identity).inserted else { return }
      switch value {
      case .list(let list): list.elements.forEach(collect)
      case .tuple(let tuple): tuple.elements.forEach(collect)
      case .dict(let dict): for pair in dict.pairs { collect(pair.value) }
      default:
        if let layer = value.host(as: Layer.self) { found.append(layer) }
        if let model = value.host(as: Model.self) { found.append(Layer(model)) }
      }
    }
    instance.attributes.values.forEach(collect)
    return found
  }

  /// The variables held by an object's attributes, as `keras.Variable` makes them. Keras does not know those of `tf.Variable`.
  private static func variables(of instance: Instance) -> [Variable] {
    var found: [Variable] = []
    var seen: Set<ObjectIdentifier> = []
    func collect(_ value: Value) {
      switch value {
      case .list, .tuple, .dict:
        guard let identity = value.identity, seen.insert(identity).inserted else { return }
        let elements = if case .dict(let dict) = value { dict.values } else { value.elementsOfSequence ?? [] }
        elements.forEach(collect)
      default:
        guard let held = value.host(as: ProgramVariable.self), held.isOfKeras,
          let variable = held.networkVariable, seen.insert(ObjectIdentifier(variable)).inserted
        else { return }
        found.append(variable)
      }
    }
    instance.attributes.values.forEach(collect)
    return found
  }

  /// The same layers with Keras's paths in a weights file: attributes alphabetically, those with a leading
  /// underscore last; within lists and dicts by class, numbered.
  private static func places(of instance: Instance) -> [HeldLayer] {
    var found: [HeldLayer] = []
    func collect(_ value: Value, at place: String, depth: Int) {
      if let layer = value.host(as: Layer.self) ?? value.host(as: Model.self).map({ Layer($0) }) {
        found.append(HeldLayer(layer, place: place))
        return
      }
      let elements: [Value]
      switch value {
      case .list, .tuple: elements = value.elementsOfSequence ?? []
      case .dict(let dict): elements = dict.values
      default: return
      }
      guard depth < 16 else { return }
      var numbering = Numbering()
      for element in elements {
        let className =
          element.host(as: Layer.self)?.className ?? element.host(as: Model.self)?.className
        switch (className, element) {
        case (let className?, _):
          collect(element, at: "\(place)/\(numbering.name(for: className))", depth: depth + 1)
        case (nil, .list), (nil, .tuple), (nil, .dict):
          collect(element, at: "\(place)/\(numbering.name(for: "Container"))", depth: depth + 1)
        default: break
        }
      }
    }
    func key(_ name: String) -> String { name.hasPrefix("_") ? "~" + name : name }
    let attributes = instance.attributes.filter { $0.key != baseLayer }
    for (name, value) in attributes.sorted(by: { key($0.key) < key($1.key) }) {
      collect(value, at: name, depth: 0)
    }
    return found
  }

  /// Traces `call` of a user-defined class, after `build` if there is one.
  private static func call(
    _ instance: Instance, _ inputs: [SymbolicTensor], masks: [SymbolicTensor?] = [],
    as form: CallForm? = nil, _ interpreter: Interpreter
  ) throws -> [SymbolicTensor] {
    let function = try callFunction(of: instance)
    let values = inputs.map { Value.object($0) }
    var arguments: Arguments
    if let form {
      arguments = form.arguments(values)
      try build(instance, for: arguments, interpreter)
    } else {
      try check(instance, inputs.map { [nil] + $0.lengths })
      try build(instance, LayerMembers.one(inputs.map(LayerMembers.shape)), interpreter)
      try buildBase(of: instance, values)
      let structure = instance.host.flatMap { ($0 as? Model)?.inputStructure } ?? .leaf
      let held =
        structure != .leaf && structure.count == inputs.count
        ? structure.packed(values) : LayerMembers.one(values)
      arguments = Arguments([held])
    }
    arguments = arguments.prepending(.instance(instance))
    // While tracing it is not known whether the network is trained; the layers inside decide for themselves.
    if function.takesTraining {
      arguments.keywords.append(("training", .object(TrainingFlag())))
    }
    if masking(of: instance).isTaken, masks.contains(where: { $0 != nil }) {
      arguments.keywords.append(
        ("mask", LayerMembers.one(masks.map { mask in mask.map { .object($0) } ?? .none })))
    }
    let context = interpreter.state(CallContext.self)
    context.tracing += 1
    defer { context.tracing -= 1 }
    let result = try interpreter.call(function.value, arguments)
    let found = Structure.values(in: result)
    let symbols = found.compactMap { $0.host(as: SymbolicTensor.self) }
    guard symbols.count == found.count, !symbols.isEmpty else {
      throw noResult(of: instance, result)
    }
    keepStructure(of: result, instance)
    return symbols
  }

  /// Remembers how a `call` holds its outputs.
  private static func keepStructure(of result: Value, _ instance: Instance) {
    if let model = instance.host as? Model { model.outputStructure = Structure(result) }
    if let layer = (instance.host as? Layer)?.definition as? CustomLayer {
      layer.outputStructure = Structure(result)
    }
  }

  /// What a class does with masks.
  static func masking(of instance: Instance) -> CustomLayer.Masking {
    var masking = CustomLayer.Masking()
    if case .function(let function)? = instance.classObject.lookup("call") {
      masking.isTaken = function.parameterNames.contains("mask")
    }
    if case .function? = instance.classObject.lookup("compute_mask") { masking.isComputed = true }
    if case .bool(true)? = instance.attributes["supports_masking"] { masking.isPassed = true }
    return masking
  }

  /// What `compute_mask` of a class gives for values of a network to be: none or one.
  private static func computedMask(
    _ instance: Instance, _ inputs: [SymbolicTensor], _ masks: [SymbolicTensor?], _ interpreter: Interpreter
  ) throws -> [SymbolicTensor] {
    guard masking(of: instance).isComputed else { return [] }
    let given = LayerMembers.one(masks.map { mask in mask.map { .object($0) } ?? .none })
    let result = try interpreter.call(
      interpreter.attribute("compute_mask", of: .instance(instance)),
      [LayerMembers.one(inputs.map { .object($0) }), given])
    return result.host(as: SymbolicTensor.self).map { [$0] } ?? []
  }

  /// Gives a tensor that `call` returned its mask.
  private static func setMask(
    of result: Value, _ instance: Instance, _ arguments: Arguments, _ masks: Value, _ interpreter: Interpreter
  ) throws {
    guard let output = (result.elementsOfSequence?.first ?? result).host(as: EagerTensor.self),
      output.mask == nil
    else { return }
    let masking = masking(of: instance)
    if masking.isComputed, let first = arguments.positional.first {
      let found = try interpreter.call(
        interpreter.attribute("compute_mask", of: .instance(instance)), [first, masks])
      let mask = found.elementsOfSequence?.first ?? found
      if !mask.isNone { output.mask = try interpreter.eager(mask) }
    } else if masking.isPassed {
      output.mask = (masks.elementsOfSequence?.first ?? masks).host(as: EagerTensor.self)
    }
  }

  private static func noResult(of instance: Instance, _ result: Value) -> Fault {
    .message(
      "\(instance.classObject.name).call must return what layers gave, found \(result.typeName)",
      help: result.isNone
        ? "end it with return" : "use layers, operators and keras.activations on the inputs")
  }

  private static func callFunction(of instance: Instance) throws -> (value: Value, takesTraining: Bool) {
    let name = instance.classObject.name
    switch instance.classObject.lookup("call") {
    case .function(let function)?:
      return (.function(function), function.parameterNames.contains("training"))
    case .builtin(let builtin)? where baseLayer(of: instance) != nil: return (.builtin(builtin), true)
    default:
      throw Fault.message("\(name) does not say what it does", help: "define call(self, inputs) in \(name)")
    }
  }

  /// Runs `build` of a user-defined class once.
  private static func build(_ instance: Instance, _ shapes: Value, _ interpreter: Interpreter) throws {
    guard case .function(let build)? = instance.classObject.lookup("build"), !isBuilt(instance) else {
      return
    }
    try run(build, of: instance, Arguments([shapes]), interpreter)
  }

  /// Runs `build`, which may ask for values of variables. As in Keras, the object counts as built from then on.
  private static func run(
    _ build: Function, of instance: Instance, _ arguments: Arguments, _ interpreter: Interpreter
  ) throws {
    let context = interpreter.state(CallContext.self)
    let outer = context.tracing
    defer { context.tracing = outer }
    context.tracing = 0
    _ = try interpreter.call(.function(build), arguments.prepending(.instance(instance)))
    (instance.host as? Layer)?.wasBuiltByUser = true
    instance.setAttribute("built", to: .bool(true))
  }

  /// Makes the object's own `build`, which a program may call itself, remember that it ran.
  private static func rememberBuilding(_ instance: Instance) {
    guard case .function(let build)? = instance.classObject.lookup("build") else { return }
    let own = Builtin(
      "build", doc: "Makes the variables for a shape of input.", [.rest("args"), .keywords("named")]
    ) {
      [weak instance] call in
      guard let instance else { throw Fault.message("the layer's object is gone") }
      try run(
        build, of: instance, Arguments(call.rest("args"), keywords: call.keywords("named")), call.interpreter)
      return .none
    }
    instance.setAttribute("build", to: .builtin(own))
  }

  /// Runs `build` with the shape of what a call gives first.
  private static func build(_ instance: Instance, for arguments: Arguments, _ interpreter: Interpreter) throws
  {
    guard let first = arguments.positional.first ?? arguments.keywords.first?.value else { return }
    let parts = first.elementsOfSequence ?? [first]
    let shapes = parts.map { part in
      part.heldTensor.map { .tuple(ofInts: Array($0.shape)) } ?? part.host(as: SymbolicTensor.self).map {
        LayerMembers.shape(of: $0)
      } ?? Value.none
    }
    try check(instance, parts.compactMap { $0.heldTensor.map { $0.shape.map { $0 } } })
    try build(instance, LayerMembers.one(shapes), interpreter)
    try buildBase(of: instance, parts)
  }

  /// Makes the variables of the layer that a class is derived from, which its `call` may read.
  private static func buildBase(of instance: Instance, _ inputs: [Value]) throws {
    guard let base = baseLayer(of: instance), base.inputShapes == nil else { return }
    let shapes = inputs.compactMap { input in
      input.host(as: SymbolicTensor.self)?.shape ?? input.heldTensor.map { Shape($0.shape.dropFirst()) }
    }
    if shapes.count == inputs.count { try base.build(shapes) }
  }

  private static func isBuilt(_ instance: Instance) -> Bool {
    if case .bool(true)? = instance.attributes["built"] { return true }
    return (instance.host as? Layer)?.wasBuiltByUser ?? false
  }

  /// - Throws: while a `call` is traced, if what it does would happen once only, not each time: then it runs on tensors.
  static func checkIsNotTraced(_ what: String, _ interpreter: Interpreter) throws {
    guard interpreter.state(CallContext.self).tracing > 0 else { return }
    throw Fault.message("\(what) happens anew in each call, which a plan does not repeat")
  }

  /// Runs `call` of a user-defined class on tensors, with any arguments.
  package static func run(
    _ instance: Instance, _ arguments: Arguments, trainingMode: Bool?, _ interpreter: Interpreter
  ) throws -> Value {
    let function = try callFunction(of: instance)
    try build(instance, for: arguments, interpreter)
    var given = arguments.prepending(.instance(instance))
    let context = interpreter.state(CallContext.self)
    let outer = (context.trainingMode, context.tracing)
    defer { (context.trainingMode, context.tracing) = outer }
    (context.trainingMode, context.tracing) = (trainingMode ?? outer.0, 0)
    if let mode = context.trainingMode, function.takesTraining {
      given.keywords.append(("training", .bool(mode)))
    }
    let named = given.keywords.first { $0.name == "mask" }?.value
    var masks = named ?? .none
    if named?.isNone ?? true, let first = arguments.positional.first {
      let found = (first.elementsOfSequence ?? [first]).map { $0.host(as: EagerTensor.self)?.mask }
      if found.contains(where: { $0 != nil }) {
        masks = LayerMembers.one(found.map { mask in mask.map { .object($0) } ?? .none })
        given.keywords.removeAll { $0.name == "mask" }
        if masking(of: instance).isTaken { given.keywords.append(("mask", masks)) }
      }
    }
    if case .function(let code)? = instance.classObject.lookup("call") {
      // The masks of further inputs, for a `call` that asks for them by name.
      for (name, value) in zip(code.parameterNames.dropFirst(), arguments.positional) {
        guard code.parameterNames.contains("\(name)_mask"), let mask = value.host(as: EagerTensor.self)?.mask,
          !given.keywords.contains(where: { $0.name == "\(name)_mask" })
        else { continue }
        given.keywords.append(("\(name)_mask", .object(mask)))
      }
    }
    let layer = instance.host as? Layer
    layer?.callLosses = []
    let result = try interpreter.call(function.value, given)
    try setMask(of: result, instance, arguments, masks, interpreter)
    return result
  }

  /// The tensors that `call` of a user-defined class gives.
  package static func tensors(
    of instance: Instance, _ inputs: [EagerTensor], _ trainingMode: Bool?, as form: CallForm? = nil,
    _ interpreter: Interpreter
  ) throws -> [EagerTensor] {
    let values = inputs.map { Value.object($0) }
    let arguments = form?.arguments(values) ?? Arguments([LayerMembers.one(values)])
    let result = try run(instance, arguments, trainingMode: trainingMode, interpreter)
    if result.isNone { throw noResult(of: instance, result) }
    keepStructure(of: result, instance)
    return try Structure.values(in: result).map { try interpreter.eager($0) }
  }
}

/// `training` while a `call` is traced: layers take it for not given; a `call` that asks for it runs on tensors.
final class TrainingFlag: Object {
  private static let shared = ClassObject(
    "bool", doc: "Whether the network is trained, which is not known yet.")

  var classObject: ClassObject { Self.shared }

  func truth(_ interpreter: Interpreter) throws -> Bool { throw Self.isUnknown }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    throw Self.isUnknown
  }

  func isBool(_ flag: Bool) throws -> Bool { throw Self.isUnknown }

  private static var isUnknown: Fault { .message("it is not known yet whether the network is trained") }
}

/// What the `call` that is running was told about training; layers that it calls take it from there.
final class CallContext: SessionState {
  /// How many calls are being traced.
  var tracing = 0
  var trainingMode: Bool?
  /// How many calls of models are open.
  var depth = 0
  /// What layers added to the loss in the last call of a model.
  var losses: [EagerTensor] = []
  private var saidNoWeights = false

  init() {}

  /// Warns, once, of a training that changes nothing.
  func noteNoWeights(_ console: any Console) {
    guard !saidNoWeights else { return }
    saidNoWeights = true
    console.note("UserWarning: The model does not have any trainable weights.")
  }
}

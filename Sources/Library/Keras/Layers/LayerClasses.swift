package import Evaluator
import Gradients
import Language
package import Networks
import Tensors

/// The classes of `keras.layers`.
enum LayerClasses {
  /// `keras.layers.Layer`: the base class of all layers.
  static let layer = ClassObject(
    "Layer", module: "keras.layers",
    doc: "The base of all layers: hold layers in attributes and define call(self, inputs).",
    members: LayerMembers.all, initializer: CustomClasses.layerInitializer)

  static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The parameters common to all layers.
  static let shared: [Signature.Parameter] = [
    .keyword("name", .string, "a name of its own"),
    .keyword("trainable", .bool, default: true, "whether training changes it"),
    .keyword("input_shape", .shape(allowsNone: true), "shape of a sample, for a first layer"),
    .keyword("input_dim", .int, "numbers of a sample, for a first layer: input_shape=(n,)"),
    .keyword("dtype", .any, "what it computes with: \"float32\", or a policy such as \"mixed_bfloat16\""),
  ]

  /// Those of a class of the program's.
  static let sharedByClasses =
    shared + [
      .keyword("autocast", .any, default: true, "accepted"),
      .keyword("activity_regularizer", .any, default: .none, "what the output's size adds to the loss"),
    ]

  /// Applies the common arguments to a layer.
  static func finish(_ layer: Layer, _ call: Call) throws {
    layer.isTrainable = try call.bool("trainable")
    if !call["dtype"].isNone { layer.precision = try Precision(call["dtype"], call.interpreter) }
    let names = Set(call.signature.parameters.map(\.name))
    if names.contains("activity_regularizer") {
      layer.activityRegularizer = try call.regularizer("activity_regularizer")
    }
    if names.contains("data_format"), call["data_format"].asString == "channels_first" {
      layer.channelAxis = 1
    } else if layer.definition is BatchNormalization || layer.definition is GroupNormalization,
      let axis = call["axis"].asInt, axis != -1
    {
      layer.channelAxis = axis
    }
    if !call["input_shape"].isNone { layer.declaredInputLengths = try call.sampleLengths("input_shape") }
    if !call["input_dim"].isNone { layer.declaredInputLengths = [try call.int("input_dim", atLeast: 1)] }
  }

  /// A layer class with its own parameters and the common ones.
  package static func row(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    make: @escaping (Call) throws -> any LayerDefinition
  ) -> ClassObject {
    ClassObject(
      name, module: "keras.layers", doc: doc, base: layer,
      members: [fromConfig(name)] + (Convolving.classNames.contains(name) ? [Convolving.member] : []),
      constructor: Builtin(name, module: "keras.layers", doc: doc, parameters + shared) { call in
        let layer = Layer(try make(call).fresh(), name: try call.optionalString("name"))
        try finish(layer, call)
        return .object(layer)
      }, initializer: CustomClasses.layerInitializer(name, parameters, make))
  }
}

extension Layer: Object {
  package var classObject: ClassObject { LayerClasses.byName[className] ?? LayerClasses.layer }

  package var typeName: String { className }

  package func repr(_ interpreter: Interpreter) throws -> String {
    "<\(className) name=\(name), built=\(isBuilt ? "True" : "False")>"
  }

  package var tensorHelp: String? { "it is a layer: call it on a value, as layer(x)" }

  package var isCallable: Bool { true }

  package func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    var given = arguments
    let trainingMode = try given.takeTrainingMode(interpreter)
    if let instance = (definition as? CustomLayer)?.owner as? Instance {
      let isPlain = given.positional.count == 1 && given.keywords.isEmpty
      let runsDirectly = runsEagerly && activityRegularizer == nil
      if !isPlain || given.holdsDict, let (form, symbols) = CallForm.taken(from: given) {
        let variant = CustomClasses.variant(of: self, form, interpreter)
        return packed(
          try outputs(of: symbols, trainingMode: trainingMode, as: variant).map { .object($0) })
      }
      if !isPlain || (runsDirectly && given.positional[0].host(as: SymbolicTensor.self) == nil) {
        return try CustomClasses.run(instance, given, trainingMode: trainingMode, interpreter)
      }
    }
    var request = try given.request(of: self, interpreter)
    if definition is any ChangesImages, given.positional.count == 1,
      case .dict(let dict) = given.positional[0]
    {
      return try change(dict, trainingMode, interpreter)
    }
    if given.positional.count == 2, definition is GlobalPooling1D || definition is Softmax {
      request.takeMasks(given.positional.removeLast())
    }
    guard given.positional.count == 1, given.keywords.isEmpty else {
      throw Fault.message("\(name) is called on one tensor, or on one list of tensors", help: "\(name)(x)")
    }
    let inputs = given.positional[0].elementsOfSequence ?? [given.positional[0]]
    let symbols = inputs.compactMap { $0.host(as: SymbolicTensor.self) }
    if symbols.count == inputs.count, !symbols.isEmpty {
      let places = request.masks.keys.filter { inputs.indices.contains($0) }.sorted()
      let masks = places.compactMap { request.masks[$0]?.host(as: SymbolicTensor.self) }
      guard masks.count == places.count else {
        throw Fault.message(
          "\(name) is called on values of a network to be with a mask of numbers",
          help: "give the mask as a keras.Input, or call the layer on tensors")
      }
      return packed(
        try outputs(
          of: symbols + masks, maskPlaces: places, trainingMode: trainingMode, as: request.variant
        ).map { .object($0) })
    }
    let areTensors = given.positional[0].elementsOfSequence?.contains { $0.heldTensor != nil } ?? false
    var tensors =
      try areTensors
      ? inputs.map { try interpreter.eager($0) } : [interpreter.eager(given.positional[0])]
    if (request.variant as? any TakesSeveral)?.options.hasMask ?? false, let mask = tensors.popLast() {
      tensors.append(try mask.ofBatch(tensors.first?.shape.first ?? 1))
    }
    var masks = tensors.map(\.mask)
    for (place, mask) in request.masks where masks.indices.contains(place) {
      masks[place] = try interpreter.eager(mask)
    }
    do {
      let outputs = try called(
        on: tensors, masks: masks, trainingMode: trainingMode, as: request.variant, interpreter)
      if (definition as? any GivesWholeNumbers)?.givesWholeNumbers ?? false {
        return LayerMembers.one(try outputs.map { .eager(try $0.value.convert(to: .int64)) })
      }
      return packed(outputs.map { .object($0) })
    } catch let error as NetworkError {
      throw ArgumentFault(fault: .explained(error), place: .positional(0))
    }
  }

  /// One output as it is, several as Keras gives them.
  private func packed(_ outputs: [Value]) -> Value {
    if let custom = definition as? CustomLayer, custom.outputStructure.count == outputs.count {
      return custom.outputStructure.packed(outputs)
    }
    return definition is any TakesSeveral && outputs.count > 1
      ? .tuple(of: outputs) : LayerMembers.one(outputs)
  }

  /// Images and labels in a dict, as `dataset.map` gives them to an augmentation layer.
  private func change(_ dict: DictValue, _ trainingMode: Bool?, _ interpreter: Interpreter) throws -> Value {
    guard let images = dict[string: "images"] else {
      throw Fault.message(
        "\(name) needs the images of a dict", help: "\(name)({\"images\": images, \"labels\": labels})")
    }
    for key in ["bounding_boxes", "segmentation_masks"] where dict[string: key] != nil {
      throw Fault.message("\(name) does not change \(key) here", help: "give it images and labels")
    }
    let labels = dict[string: "labels"]
    let tensors = try ([images] + (definition is BatchMixing ? [labels].compactMap { $0 } : [])).map {
      try interpreter.eager($0)
    }
    let outputs = try called(on: tensors, trainingMode: trainingMode, interpreter)
    let pairs = dict.pairs.map { pair -> (String, Value) in
      switch pair.key.asString ?? "" {
      case "images": ("images", .object(outputs[0]))
      case "labels": ("labels", outputs.count > 1 ? .object(outputs[1]) : pair.value)
      case let key: (key, pair.value)
      }
    }
    return .dict(DictValue(pairs))
  }

  /// The constructor arguments that are attributes in Keras too: numbers, texts and tuples.
  private var argumentValues: DictValue? {
    guard let configuration = try? savedConfiguration,
      case .dict(let values) = Value(configuration: configuration, of: classObject.constructor?.signature)
    else { return nil }
    let others = ["_initializer", "_regularizer", "_constraint", "activation", "layers"]
    return DictValue(
      values.pairs.compactMap { pair in
        pair.key.asString.flatMap { name in others.contains(where: name.hasSuffix) ? nil : (name, pair.value)
        }
      })
  }

  package func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    if name == "activation", let declared = definition as? any LayerDefinition & Declared,
      let activation = LayerOptions.activation(of: declared)
    {
      return ActivationFunctions.value(of: activation)
    }
    if let value = argumentValues?[string: name] {
      // A Normalization that was adapted has a mean though it was given none.
      let found = value.isNone ? variables.first { $0.name == name } : nil
      return found.map { .object($0) } ?? value
    }
    if let instance = (definition as? CustomLayer)?.owner as? Instance,
      let base = CustomClasses.baseLayer(of: instance), let found = try base.attribute(name, interpreter)
    {
      return found
    }
    return variables.first { $0.name == name }.map { .object($0) }
  }

  package var attributeNames: [String] { argumentValues?.keys.compactMap(\.asString) ?? [] }

  package func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    if name == "trainable" {
      isTrainable = try interpreter.truth(value)
      return true
    }
    if name == "dtype_policy" {
      precision = try Precision(value, interpreter)
      return true
    }
    guard let declared = definition as? any LayerDefinition & Declared,
      let changed = try LayerOptions.changed(declared, name, to: value, interpreter)
    else { return false }
    redefine(as: changed)
    return true
  }
}

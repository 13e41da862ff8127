package import Evaluator
import Gradients
import Language
package import Networks
package import Tensors

/// Methods and attributes of all layers.
package enum LayerMembers {
  static let all: [Builtin] =
    [
      .property("name", "the layer's name") { .string(try $0.receiver(as: Layer.self).name) },
      .property("trainable", "whether training changes it") {
        .bool(try $0.receiver(as: Layer.self).isTrainable)
      },
      .property("built", "whether it has its variables") {
        .bool(try $0.receiver(as: Layer.self).isBuilt)
      },
      .property("dtype", "the type of its variables") { _ in "float32" },
      .property("dtype_policy", "what it computes with") {
        .object(DTypePolicyObject(try $0.receiver(as: Layer.self).precision.policyName))
      },
      .property("compute_dtype", "the type that it computes in") {
        .string(try $0.receiver(as: Layer.self).precision.rawValue)
      },
      .property("variable_dtype", "the type of its variables") { _ in "float32" },
      .property("quantization_mode", "None: nothing is quantized") { _ in .none },
      .property("activity_regularizer", "what its output's size adds to the loss") {
        try $0.receiver(as: Layer.self).activityRegularizer.map {
          .object(RegularizerObject($0, name: $0.l2 == 0 ? "L1" : $0.l1 == 0 ? "L2" : "L1L2"))
        } ?? .none
      },
      .property("input_shape", "shape of the input, batch axis first") { call in
        let layer = try call.receiver(as: Layer.self)
        let inputs = layer.lastInputs
        if !inputs.isEmpty { return one(inputs.map { shape(of: $0) }) }
        guard let shapes = layer.inputShapes else { throw neverCalled(layer, "input shape") }
        return one(shapes.map { shape($0) })
      },
      .property("output_shape", "shape of the output, batch axis first") { call in
        let layer = try call.receiver(as: Layer.self)
        guard let lengths = layer.outputLengths ?? layer.outputShape.map({ [nil] + $0.map { $0 } }) else {
          throw neverCalled(layer, "output shape")
        }
        return tuple(lengths)
      },
      .property("output", "what it gave when it was called last: a value of a network to be, or a list") {
        call in
        let layer = try call.receiver(as: Layer.self)
        let outputs = layer.lastOutputs
        guard !outputs.isEmpty else { throw neverCalled(layer, "output") }
        return one(outputs.map { .object($0) })
      },
      .property("input", "what it was called on last: a value of a network to be, or a list") { call in
        let layer = try call.receiver(as: Layer.self)
        guard !layer.lastOutputs.isEmpty, !layer.lastInputs.isEmpty else { throw neverCalled(layer, "input") }
        return one(layer.lastInputs.map { .object($0) })
      },
    ]
    + variables(of: {
      let layer = try $0.receiver(as: Layer.self); return (layer.variables, layer.trainableVariables)
    })
    + [
      .property("kernel", "the kernel, a variable") { try variable("kernel", $0) },
      .property("bias", "the bias, a variable") { try variable("bias", $0) },
      .method("get_weights", "Copies of the variables' values, in Keras's order.") {
        list(try $0.receiver(as: Layer.self).weights())
      },
      .method("set_weights", "Sets all variables.", [.required("weights", .list, "one array a variable")]) {
        call in
        let weights = try call.list("weights").map { try call.interpreter.tensor(from: $0, dtype: nil) }
        try call.receiver(as: Layer.self).setWeights(weights)
        return .none
      },
      SerializationFunctions.deepCopy,
      .method("count_params", "The number of parameters.") { call in
        let layer = try call.receiver(as: Layer.self)
        guard layer.inputShapes != nil || layer.model?.isBuilt == true else { throw unbuiltCount(layer.name) }
        return .int(layer.parameterCount)
      },
      .method(
        "compute_output_shape", "The shape of the output for a shape of the input, batch axis first.",
        inputShapes
      ) { call in try outputShape(of: call.receiver(as: Layer.self), call) },
      .method(
        "compute_mask", "The mask that the output has; None where all of it counts.",
        [
          .required("inputs", .any, "a tensor, or a list of tensors"),
          .optional(
            "mask", .any, default: .none, "of the inputs, a list for several", aliases: ["previous_mask"]),
        ]
      ) { call in
        let layer = try call.receiver(as: Layer.self)
        return try layer.outputMask(call["inputs"], call["mask"], call.interpreter)
      },
      .property("supports_masking", "whether it hands masks on") { call in
        let definition = try call.receiver(as: Layer.self).definition
        return .bool(
          definition is any PassesMask || definition is Masking || definition is Merge
            || (definition as? Embedding)?.masksZero ?? false)
      },
      .method(
        "call", "What the layer computes; a class derived from it may call it as super().call(inputs).",
        [
          .required("inputs", .any, "a tensor, or a list of tensors"),
          .optional("training", .any, default: .none, "whether it is training"),
          .keywords("kwargs", "as the layer takes them"),
        ]
      ) { call in
        let layer = try call.instance.flatMap(CustomClasses.baseLayer(of:)) ?? call.receiver(as: Layer.self)
        let training: [(name: String, value: Value)] =
          call["training"].isNone ? [] : [("training", call["training"])]
        if let instance = call.instance, layer.isBase,
          let output = try Convolving.output(of: instance, layer, call["inputs"], call.interpreter)
        {
          return output
        }
        return try layer.call(
          Arguments([call["inputs"]], keywords: training + call.keywords("kwargs")), call.interpreter)
      },
      addWeight,
      addLoss,
      LayerClasses.getConfig, CustomObjects.fromConfig,
      .method(
        "build", "Makes the variables for a shape of input.",
        [
          .optional(
            "input_shape", .any, default: .none, "batch axis first; a list of those of several inputs"),
          .rest("more", .any, "those of further inputs"),
          .keywords("kwargs", "the same by name: query_shape, value_shape"),
        ]
      ) { call in
        let layer = try call.instance.flatMap(CustomClasses.baseLayer(of:)) ?? call.receiver(as: Layer.self)
        var given = ([call["input_shape"]] + call.rest("more") + call.keywords("kwargs").map(\.value)).filter
        {
          !$0.isNone
        }
        if given.count == 1, let parts = given[0].elementsOfSequence,
          parts.contains(where: { $0.elementsOfSequence != nil })
        {
          given = parts
        }
        let shapes = try given.map { shape -> Shape in
          guard let lengths = shape.elementsOfSequence else {
            throw call.invalid("input_shape", must: "be a tuple of lengths, batch axis first")
          }
          return SymbolicTensor(traced: lengths.dropFirst().map(\.asInt)).shape
        }
        // A custom layer may need its `build`; its sublayers are built when they are called.
        if layer.definition is CustomLayer { return .none }
        try layer.build(shapes.isEmpty ? [.scalar] : shapes)
        if given.count == 1, let lengths = given[0].elementsOfSequence {
          let input = SymbolicTensor(traced: lengths.dropFirst().map(\.asInt), batch: lengths.first?.asInt)
          _ = try? layer.outputs(of: [input])
        }
        return .none
      },
      .property("losses", "what its last call added to the loss, and what its variables' sizes add") { call in
        let layer = try call.receiver(as: Layer.self)
        let math = call.interpreter.math
        let penalties = try layer.trainableVariables.compactMap { variable -> EagerTensor? in
          guard let regularizer = variable.regularizer else { return nil }
          return try regularizer.penalty(Expression(math.read(variable, try variable.value()), math)).tensor
        }
        return .list(of: (layer.allCallLosses + penalties).map { .object($0) })
      },
      adapt,
    ]

  static let inputShapes: [Signature.Parameter] = [
    .required("input_shape", .any, "a shape, or a list of those of several inputs"),
    .rest("more", .any, "those of further inputs"),
  ]

  /// The shape of a layer's output for the shapes of inputs that a call gives.
  static func outputShape(of layer: Layer, _ call: Call) throws -> Value {
    let given = [call["input_shape"]] + Array(call.rest("more"))
    let isList =
      given.count > 1 || given[0].elementsOfSequence?.contains { $0.elementsOfSequence != nil } ?? false
    let shapes = given.count > 1 ? given : isList ? given[0].elementsOfSequence ?? [] : [given[0]]
    let inputs = try shapes.map { shape -> SymbolicTensor in
      guard let lengths = shape.elementsOfSequence, !lengths.isEmpty else {
        throw call.invalid("input_shape", must: "be a tuple of lengths, batch axis first")
      }
      return SymbolicTensor(traced: lengths.dropFirst().map(\.asInt))
    }
    let batch = shapes[0].elementsOfSequence?.first ?? .none
    // A layer is not built by the question; a model's layers have their variables.
    let asked = layer.model == nil ? Layer(layer.definition, name: layer.name) : layer
    asked.channelAxis = layer.channelAxis
    let outputs = try asked.outputs(of: inputs)
    return one(outputs.map { .tuple(of: [batch] + $0.lengths.map { $0.map(Value.int) ?? .none }) })
  }

  /// Of layers and of models.
  static let addLoss = Builtin.method(
    "add_loss", "Adds a number to the loss of the model whose call is running.",
    [.required("loss", .any, "a tensor")]
  ) { call in
    guard call["loss"].host(as: SymbolicTensor.self) == nil else {
      throw Fault.message("add_loss takes tensors, not values of a network to be")
    }
    let value = try call.interpreter.eager(call["loss"])
    let context = call.interpreter.state(CallContext.self)
    let loss = value.shape.rank == 0 ? value : try call.interpreter.math.apply(.mean(axes: nil), [value])
    context.losses.append(loss)
    (try? call.receiver(as: Layer.self))?.callLosses.append(loss)
    return .none
  }

  /// Of layers and of models.
  static let addWeight = Builtin.method(
    "add_weight", "Adds a variable to the layer or the model.",
    [
      .optional("shape", .shape(allowsNone: false), default: .none, "its shape; None: a single number"),
      .optional(
        "initializer", .any, default: .none, "how its first values are drawn; None: \"glorot_uniform\""),
      .optional("dtype", .any, default: .none, "only float32"),
      .optional("trainable", .bool, default: true, "whether training changes it"),
      .optional("autocast", .any, default: true, "accepted"),
      .optional("regularizer", .any, default: .none, "what its size adds to the loss"),
      .optional("constraint", .any, default: .none, "only None"),
      .optional("aggregation", .any, default: "none", "accepted"),
      .optional("overwrite_with_gradient", .any, default: false, "accepted"),
      .optional("name", .string, default: .none, "its name"),
    ]
  ) { call in
    try call.onlyDefault("constraint")
    guard call["dtype"].isNone || call.interpreter.dtype(from: call["dtype"]) == .float32 else {
      throw call.invalid("dtype", must: "be float32")
    }
    let initializer = try call["initializer"].isNone ? .glorotUniform : call.initializer("initializer")
    let definition = VariableDefinition(
      name: try call.optionalString("name") ?? "variable", shape: Shape(try call.optionalInts("shape") ?? []),
      initializer: initializer, isTrainable: try call.bool("trainable"),
      regularizer: try call.regularizer("regularizer"))
    if let model = try? call.receiver(as: Model.self) { return .object(try model.addVariable(definition)) }
    return .object(try call.receiver(as: Layer.self).addVariable(definition))
  }

  package static func shape(_ shape: Shape) -> Value { .tuple(of: [.none] + shape.map(Value.int)) }

  /// The shape of a value of a network, batch axis first.
  package static func shape(of symbol: SymbolicTensor) -> Value { tuple(symbol.batchLengths) }

  static func tuple(_ lengths: [Int?]) -> Value { .tuple(of: lengths.map { $0.map(Value.int) ?? .none }) }

  /// Keras's refusal to count what is not there yet.
  static func unbuiltCount(_ name: String) -> Fault {
    .message(
      "You tried to call `count_params` on layer '\(name)', but the layer isn't built.",
      help: "build it: layer.build(input_shape), or call it on a tensor")
  }

  private static func neverCalled(_ layer: Layer, _ what: String) -> Fault {
    .absentNow(
      "The layer \(layer.name) has never been called and thus has no defined \(what).",
      help: "call it: \(layer.name)(x)")
  }

  /// A single value as it is, several as a list.
  package static func one(_ values: [Value]) -> Value { values.count == 1 ? values[0] : .list(of: values) }

  package static func list(_ tensors: [Tensor]) -> Value { .list(of: tensors.map(Value.tensor)) }

  /// The variables of a layer or a model, under Keras's two names.
  static func variables(of read: @escaping (Call) throws -> (all: [Variable], trainable: [Variable]))
    -> [Builtin]
  {
    ["weights", "variables"].flatMap { name -> [Builtin] in
      [
        .property(name, "the variables, in Keras's order") {
          .list(of: try read($0).all.map { .object($0) })
        },
        .property("trainable_" + name, "the variables that training changes") {
          .list(of: try read($0).trainable.map { .object($0) })
        },
        .property("non_trainable_" + name, "the other variables") { call in
          let found = try read(call)
          let learning = Set(found.trainable.map(ObjectIdentifier.init))
          return .list(of: found.all.filter { !learning.contains(ObjectIdentifier($0)) }.map { .object($0) })
        },
      ]
    }
  }

  private static func variable(_ name: String, _ call: Call) throws -> Value {
    let layer = try call.receiver(as: Layer.self)
    guard let variable = layer.variables.first(where: { $0.name == name }) else {
      // One without, as with use_bias=False.
      if name == "bias", layer.inputShapes != nil, layer.attributeNames.contains("use_bias") { return .none }
      throw Fault.absentNow(
        layer.inputShapes == nil
          ? "\(layer.name) has no \(name) before it is built" : "\(layer.name) has no \(name)",
        help: layer.inputShapes == nil ? "call it on a tensor, or give it input_shape=" : nil)
    }
    return .object(variable)
  }
}

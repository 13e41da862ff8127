import Evaluator
import Gradients
import Networks
import Tensors

/// The parts of training that a class of one's own may replace, and single batches.
enum StepMembers {
  static let all: [Builtin] = [
    .method(
      "train_step", "One step of training on a batch: (x, y) or (x, y, weights).",
      [.required("data", .any, "the batch")]
    ) {
      call in
      let model = try call.receiver(as: Model.self)
      let (x, y, weights) = unpacked(call["data"])
      let (interpreter, tape) = (call.interpreter, Tape())
      interpreter.math.open(tape)
      let predictions: Value
      let loss: EagerTensor
      var scaled: EagerTensor
      do {
        defer { interpreter.math.close(tape) }
        predictions = try calling(call.receiver, model, x, isTraining: true, interpreter)
        loss = try computedLoss(call.receiver, x, y, predictions, weights, isTraining: true, interpreter)
        scaled = loss
        if let own = model.hasSteps ? try model.stepConfiguration.ownOptimizer : nil {
          let result = try interpreter.call(
            interpreter.attribute("scale_loss", of: .instance(own)), [.object(loss)])
          scaled = try interpreter.eager(result)
        }
      }
      try track(loss, of: x, model, interpreter)
      let variables = model.trainableVariables
      guard let optimizer = try model.stepConfiguration.optimizer ?? model.configuration?.optimizer else {
        throw NetworkError.notCompiled(model: model.name, action: "train_step")
      }
      guard !variables.isEmpty else {
        interpreter.state(CallContext.self).noteNoWeights(interpreter.console)
        return try computedMetrics(call.receiver, x, y, predictions, weights, interpreter)
      }
      let gradients = try tape.gradient(of: [scaled], to: variables, interpreter.math)
      let pairs = zip(gradients, variables).compactMap { gradient, variable in
        gradient.map { (gradient: $0.value, variable: variable) }
      }
      guard !pairs.isEmpty else { throw Fault.message("No gradients provided for any variable.") }
      if let own = try model.stepConfiguration.ownOptimizer {
        _ = try interpreter.call(
          interpreter.attribute("apply_gradients", of: .instance(own)),
          [.list(of: pairs.map { .tuple(of: [.eager($0.gradient), .object($0.variable)]) })])
      } else {
        try optimizer.apply(pairs)
      }
      return try computedMetrics(call.receiver, x, y, predictions, weights, interpreter)
    },
    .method(
      "test_step", "Loss and metrics of a batch: (x, y) or (x, y, weights).",
      [.required("data", .any, "the batch")]
    ) {
      call in
      let model = try call.receiver(as: Model.self)
      let (x, y, weights) = unpacked(call["data"])
      let predictions = try calling(call.receiver, model, x, isTraining: false, call.interpreter)
      let loss = try computedLoss(
        call.receiver, x, y, predictions, weights, isTraining: false, call.interpreter)
      try track(loss, of: x, model, call.interpreter)
      return try computedMetrics(call.receiver, x, y, predictions, weights, call.interpreter)
    },
    .method("predict_step", "The outputs for a batch.", [.required("data", .any, "the batch")]) { call in
      let model = try call.receiver(as: Model.self)
      return try calling(call.receiver, model, unpacked(call["data"]).x, isTraining: false, call.interpreter)
    },
    .method(
      "compute_loss", "The loss of compile for a batch, with what layers and regularizers add.",
      batch + [
        .optional("training", .any, default: true, "accepted")
      ]
    ) { call in
      let model = try call.receiver(as: Model.self)
      let math = call.interpreter.math
      var parts = try call.interpreter.state(CallContext.self).losses + model.penalties(math)
      if let loss = try model.stepConfiguration.loss(
        targets: call["y"], outputs: call["y_pred"], weights: call["sample_weight"], call.interpreter)
      {
        parts.insert(loss, at: 0)
      }
      guard let first = parts.first else {
        throw Fault.message(
          "No loss to compute. Provide a `loss` argument in `compile()`.",
          help: "or give the model a train_step, or let a layer call self.add_loss(…)")
      }
      return .object(try parts.dropFirst().reduce(first) { try math.apply(.add, [$0, $1]) })
    },
    .method(
      "compute_metrics", "Gathers the metrics of compile for a batch; the figures so far by name.", batch
    ) { call in
      let model = try call.receiver(as: Model.self)
      try model.stepConfiguration.update(
        targets: call["y"], outputs: call["y_pred"], weights: call["sample_weight"], call.interpreter)
      return try results(of: call.receiver, call.interpreter)
    },
    .method("get_metrics_result", "The figures so far by name.") {
      try results(of: $0.receiver, $0.interpreter)
    },
    .method("reset_metrics", "Begins to gather anew.") { call in
      try reset(call.receiver, call.interpreter)
      return .none
    },
    .property("metrics", "what gathers figures: the loss, the metrics of compile, and those in attributes") {
      call in
      .list(of: try metrics(of: call.receiver))
    },
    LayerMembers.addLoss, LayerMembers.addWeight,
    .property("compiled", "whether compile was called") { call in
      let model = try call.receiver(as: Model.self)
      return .bool(model.configuration != nil || model.hasSteps)
    },
    .property("losses", "what layers added in the last call, and the regularizers' penalties") { call in
      let model = try call.receiver(as: Model.self)
      let added = call.interpreter.state(CallContext.self).losses
      return .list(of: try (added + model.penalties(call.interpreter.math)).map { .object($0) })
    },
    .property("compiled_metrics", "of older programs: its update_state gathers all metrics for a batch") {
      .object(CompiledMetrics($0.receiver))
    },
    .property("compiled_loss", "refused") { _ in
      throw Fault.absentNow(
        "`model.compiled_loss()` is deprecated.",
        help: "Instead, use `model.compute_loss(x, y, y_pred, sample_weight)`.")
    },
    onBatch("train_on_batch", "One step of training.", "train_step"),
    onBatch("test_on_batch", "Loss and metrics of one batch.", "test_step"),
    .method("predict_on_batch", "The outputs for one batch.", [.required("x", .any, "the samples")]) { call in
      let result = try call.interpreter.call(
        call.interpreter.attribute("predict_step", of: call.receiver),
        [try eager(call["x"], call.interpreter)])
      return arrays(result)
    },
  ]

  private static let batch: [Signature.Parameter] = [
    .optional("x", .any, default: .none, "the samples"), .optional("y", .any, default: .none, "the targets"),
    .optional("y_pred", .any, default: .none, "the outputs"),
    .optional("sample_weight", .any, default: .none, "a weight for each sample"),
  ]

  private static func onBatch(_ name: String, _ doc: String, _ step: String) -> Builtin {
    .method(
      name, doc,
      [
        .required("x", .any, "the samples"), .optional("y", .any, default: .none, "the targets"),
        .optional("sample_weight", .any, default: .none, "a weight for each sample"),
      ] + (step == "train_step" ? [.optional("class_weight", .any, default: .none, "only None")] : []) + [
        .optional("return_dict", .bool, default: false, "whether figures come by name")
      ]
    ) { call in
      if step == "train_step" { try call.onlyDefault("class_weight") }
      let model = try call.receiver(as: Model.self)
      guard model.hasSteps else { throw NetworkError.notCompiled(model: model.name, action: name) }
      try reset(call.receiver, call.interpreter)
      let given = [call["x"], call["y"], call["sample_weight"]]
      let parts = given.prefix { !$0.isNone } + []
      let data = try parts.map { try eager($0, call.interpreter) }
      let logs = try call.interpreter.call(
        call.interpreter.attribute(step, of: call.receiver),
        [data.count == 1 ? data[0] : .tuple(of: Array(data))])
      guard case .dict(let dict) = logs else { return logs }
      let figures = dict.pairs.map { ($0.key.asString ?? "", arrays($0.value)) }
      if try call.bool("return_dict") { return .dict(DictValue(figures)) }
      let sorted = figures.filter { $0.0 == "loss" } + figures.filter { $0.0 != "loss" }
      return LayerMembers.one(sorted.map(\.1))
    }
  }

  // MARK: - Parts

  static func unpacked(_ data: Value) -> (x: Value, y: Value, weights: Value) {
    guard case .tuple(let tuple) = data else { return (data, .none, .none) }
    let parts = tuple.elements
    return (parts.first ?? .none, parts.count > 1 ? parts[1] : .none, parts.count > 2 ? parts[2] : .none)
  }

  private static func calling(
    _ receiver: Value, _ model: Model, _ x: Value, isTraining: Bool, _ interpreter: Interpreter
  ) throws -> Value {
    let keywords: [(name: String, value: Value)] =
      model.callTakesTraining ? [("training", .bool(isTraining))] : []
    return try interpreter.call(receiver, Arguments([x], keywords: keywords))
  }

  private static func computedLoss(
    _ receiver: Value, _ x: Value, _ y: Value, _ predictions: Value, _ weights: Value, isTraining: Bool,
    _ interpreter: Interpreter
  ) throws -> EagerTensor {
    let method = try interpreter.attribute("compute_loss", of: receiver)
    var keywords: [(name: String, value: Value)] = [
      ("x", x), ("y", y), ("y_pred", predictions), ("sample_weight", weights),
    ]
    if method.takes("training") { keywords.append(("training", .bool(isTraining))) }
    return try interpreter.eager(interpreter.call(method, Arguments(keywords: keywords)))
  }

  private static func computedMetrics(
    _ receiver: Value, _ x: Value, _ y: Value, _ predictions: Value, _ weights: Value,
    _ interpreter: Interpreter
  ) throws -> Value {
    try interpreter.call(
      interpreter.attribute("compute_metrics", of: receiver),
      Arguments(keywords: [("x", x), ("y", y), ("y_pred", predictions), ("sample_weight", weights)]))
  }

  private static func track(_ loss: EagerTensor, of x: Value, _ model: Model, _ interpreter: Interpreter)
    throws
  {
    let count = StepConfiguration.parts(x).values.first?.heldTensor?.shape.first ?? 1
    let tracker = try model.stepConfiguration.lossTracker
    _ = try interpreter.call(
      interpreter.attribute("update_state", of: tracker),
      Arguments([.eager(loss.value)], keywords: [("sample_weight", .int(count))]))
  }

  /// The objects that gather figures.
  static func metrics(of receiver: Value) throws -> [Value] {
    guard let model = receiver.host(as: Model.self) else { return [] }
    var found = try model.hasSteps ? model.stepConfiguration.objects : []
    if case .instance(let instance) = receiver {
      found += instance.attributes.values.filter(\.isMetric)
    }
    var seen: Set<ObjectIdentifier> = []
    return found.filter { $0.identity.map { seen.insert($0).inserted } ?? true }
  }

  static func results(of receiver: Value, _ interpreter: Interpreter) throws -> Value {
    let result = DictValue()
    let steps = receiver.host(as: Model.self)?.steps as? StepConfiguration
    for metric in try interpreter.elements(of: interpreter.attribute("metrics", of: receiver)) {
      let name =
        try steps?.key(of: metric) ?? interpreter.text(interpreter.attribute("name", of: metric))
      let value = try interpreter.call(interpreter.attribute("result", of: metric), [])
      if case .dict(let dict) = value {
        for pair in dict.pairs { if let key = pair.key.asString { result[string: key] = pair.value } }
      } else {
        result[string: name] = value
      }
    }
    return .dict(result)
  }

  static func reset(_ receiver: Value, _ interpreter: Interpreter) throws {
    for metric in try interpreter.elements(of: interpreter.attribute("metrics", of: receiver)) {
      _ = try interpreter.call(interpreter.attribute("reset_state", of: metric), [])
    }
  }

  /// A structure with its numbers as TensorFlow's tensors.
  static func eager(_ value: Value, _ interpreter: Interpreter) throws -> Value {
    switch value {
    case .dict(let dict):
      return .dict(
        DictValue(try dict.pairs.map { ($0.key.asString ?? "", try eager($0.value, interpreter)) }))
    case .tuple(let tuple): return .tuple(of: try tuple.elements.map { try eager($0, interpreter) })
    case .list(let list) where list.elements.contains(where: { $0.heldTensor != nil }):
      return .list(of: try list.elements.map { try eager($0, interpreter) })
    case .none: return .none
    default:
      // Floats are 32 bits wide in Keras.
      let tensor = try interpreter.eager(value)
      return .object(tensor.dtype == .float64 ? EagerTensor(try tensor.value.convert(to: .float32)) : tensor)
    }
  }

  /// A structure with its tensors as arrays.
  static func arrays(_ value: Value) -> Value {
    switch value {
    case .object, .tensor:
      value.heldTensor.map { $0.rank == 0 ? value.asDouble.map(Value.float) ?? .tensor($0) : .tensor($0) }
        ?? value
    case .list(let list): .list(of: list.elements.map(arrays))
    case .tuple(let tuple): .tuple(of: tuple.elements.map(arrays))
    default: value
    }
  }
}

extension Value {
  /// Whether a function has a parameter.
  fileprivate func takes(_ parameter: String) -> Bool {
    switch self {
    case .function(let function): function.parameterNames.contains(parameter)
    case .boundMethod(let method): method.function.takes(parameter)
    case .builtin(let builtin): builtin.signature.parameters.contains { $0.name == parameter }
    default: false
    }
  }

  /// Whether it is a metric.
  var isMetric: Bool {
    switch self {
    case .object(let object): object is MetricObject || object is ValueMetric
    case .instance(let instance): instance.classObject.ancestors.contains { $0.name == "Metric" }
    default: false
    }
  }
}

extension Model {
  /// What `compile` was given.
  var stepConfiguration: StepConfiguration {
    get throws {
      guard let steps = steps as? StepConfiguration else {
        throw NetworkError.notCompiled(model: name, action: "a step")
      }
      return steps
    }
  }

  var hasSteps: Bool { steps is StepConfiguration }

  /// What the regularizers add to the loss.
  func penalties(_ math: TensorMath) throws -> [EagerTensor] {
    try trainableVariables.compactMap { variable in
      guard let regularizer = variable.regularizer else { return nil }
      return try regularizer.penalty(Expression(math.read(variable, try variable.value()), math)).tensor
    }
  }
}

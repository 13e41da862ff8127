import Evaluator
import Gradients
import Networks
import Tensors

/// Classes of the program's that descend from `keras.optimizers.Optimizer`: `update_step` changes a variable.
///
///     class Plain(keras.optimizers.Optimizer):
///         def update_step(self, gradient, variable, learning_rate):
///             self.assign_sub(variable, learning_rate * gradient)
///
/// A model with one is trained by steps on tensors. A class that descends from one of Keras's optimizers and changes nothing of its steps
/// is trained as that one is.
enum OwnOptimizers {
  static let initializer = Builtin.method(
    "__init__", "Makes the optimizer; a class of your own calls it first.",
    [
      .optional(
        "learning_rate", .any, default: 0.01, "size of the steps, or one of keras.optimizers.schedules"),
      .optional("weight_decay", .float, default: .none, "share of the weights taken off each step"),
      .optional("clipnorm", .float, default: .none, "bound on the norm of each variable's gradient"),
      .optional("clipvalue", .float, default: .none, "bound on the size of each element"),
      .optional("global_clipnorm", .float, default: .none, "bound on the norm of all gradients together"),
      .optional("use_ema", .bool, default: false, "only False"),
      .optional("ema_momentum", .float, default: 0.99, "accepted"),
      .optional("ema_overwrite_frequency", .any, default: .none, "only None"),
      .optional(
        "loss_scale_factor", .float, default: .none, "what the loss is multiplied by, and gradients divided"),
      .optional("gradient_accumulation_steps", .any, default: .none, "only None"),
      .optional("name", .string, default: .none, "a name"),
    ]
  ) { call in
    guard let instance = call.instance else { return .none }
    for name in ["use_ema", "ema_overwrite_frequency", "gradient_accumulation_steps"] {
      try call.onlyDefault(name)
    }
    let decay = try call["weight_decay"].isNone ? 0 : call.nonNegative("weight_decay")
    let optimizer = try OptimizerTable.optimizer(
      ProgramRule(name: instance.classObject.name, weightDecay: decay), call)
    own(instance, optimizer)
    instance.setAttribute("name", to: .string(optimizer.label))
    for key in ["weight_decay", "clipnorm", "clipvalue", "global_clipnorm", "loss_scale_factor"] {
      instance.setAttribute(key, to: call[key])
    }
    for (key, value) in [("use_ema", Value.bool(false)), ("ema_momentum", call["ema_momentum"])] {
      instance.setAttribute(key, to: value)
    }
    instance.setAttribute("_given_rate", to: call["learning_rate"])
    instance.setAttribute("_kept_from_decay", to: .list(of: []))
    return .none
  }

  /// `__init__` of classes of the program's that descend from one of Keras's optimizers.
  static func initializer(of constructor: Builtin) -> Builtin {
    .method(
      "__init__", "Makes the optimizer; a class of your own calls it first.", constructor.signature.parameters
    ) { call in
      guard let instance = call.instance else { return .none }
      let given = constructor.signature.parameters.filter { call.isGiven($0.name) && $0.name != "name" }
      let name = try call.optionalString("name") ?? Naming.shared.name(for: instance.classObject.name)
      let made = try constructor.call(
        Arguments(
          keywords: given.map { (name: $0.name, value: call[$0.name]) } + [("name", .string(name))]),
        call.interpreter)
      guard case .object(let object) = made, let optimizer = object as? Optimizer else { return .none }
      own(instance, optimizer)
      if optimizer.rule is ExtendedRule, changesSteps(instance) {
        let name = try call.bool("use_ema") ? "use_ema" : "gradient_accumulation_steps"
        throw call.invalid(name, must: "be left out in a class that changes the steps itself")
      }
      return .none
    }
  }

  private static func own(_ instance: Instance, _ optimizer: Optimizer) {
    optimizer.owner = instance
    instance.host = optimizer
    instance.setAttribute("_variables", to: .list(of: []))
  }

  /// Whether the class says itself how variables change.
  static func changesSteps(_ instance: Instance) -> Bool {
    guard let optimizer = instance.host as? Optimizer, !(optimizer.rule is ProgramRule) else { return true }
    return stepMethods.contains {
      if case .function? = instance.classObject.lookup($0) { true } else { false }
    }
  }

  private static let stepMethods = [
    "build", "apply", "apply_gradients", "update_step", "scale_loss", "_apply_weight_decay",
    "_use_weight_decay", "finalize_variable_values",
  ]

  static let members: [Builtin] = [
    .method(
      "update_step",
      "Changes a variable by its gradient: to be defined by a class that descends from Optimizer.",
      [.required("gradient", .any), .required("variable", .any), .required("learning_rate", .any)]
    ) { call in
      let optimizer = try call.receiver(as: Optimizer.self)
      guard !(optimizer.rule is ProgramRule) else {
        throw Fault.message("Optimizer subclasses must implement `update_step()`.", kind: .notImplemented)
      }
      let variable = try OptimizerMembers.variable(call["variable"], call, "variable")
      try optimizer.update(
        variable, by: call.interpreter.tensor(from: call["gradient"]).convert(to: .float32),
        learningRate: Float(call.interpreter.tensor(from: call["learning_rate"]).item().doubleValue))
      try call["variable"].host(as: ProgramVariable.self)?.content.takeUpdate()
      return .none
    },
    .method(
      "add_variable", "Adds a variable that the optimizer keeps.",
      [
        .required("shape", .shape(allowsNone: false), "its shape"),
        .optional("initializer", .any, default: "zeros", "its first values"),
        .optional("dtype", .any, default: .none, "None: float32"),
        .optional("aggregation", .any, default: "none", "accepted"),
        .optional("layout", .any, default: .none, "accepted"),
        .optional("name", .string, default: .none, "its name"),
      ]
    ) { call in
      let wanted =
        call["dtype"].asString.flatMap { $0 == "int" ? DType.int32 : DType(rawValue: $0) } ?? .float32
      return try added(
        Shape(call.ints("shape")), call, name: call.optionalString("name") ?? "variable", dtype: wanted)
    },
    .method(
      "add_variable_from_reference", "Adds a variable of the shape of another.",
      [
        .required("reference_variable", .any, "the other"),
        .optional("name", .string, default: .none, "its name"),
        .optional("initializer", .any, default: "zeros", "its first values"),
      ]
    ) { call in
      let reference = try call.interpreter.eager(call["reference_variable"])
      let path = try call.interpreter.text(call.interpreter.attribute("path", of: call["reference_variable"]))
      return try added(
        reference.shape, call,
        name: "\(path.replacing("/", with: "_"))_\(try call.optionalString("name") ?? "variable")",
        dtype: .float32)
    },
    .method(
      "add_optimizer_variables", "Adds a variable for each of others.",
      [
        .required("trainable_variables", .iterable, "the others"),
        .required("name", .any, "their name, or several names"),
        .optional("initializer", .any, default: "zeros", "their first values"),
      ]
    ) { call in
      let names =
        call["name"].asString.map { [$0] } ?? call["name"].elementsOfSequence?.compactMap(\.asString) ?? []
      let lists = try names.map { name in
        Value.list(
          of: try call.elements("trainable_variables").map { variable in
            try call.interpreter.call(
              call.interpreter.attribute("add_variable_from_reference", of: call.receiver),
              Arguments(
                [variable], keywords: [("name", .string(name)), ("initializer", call["initializer"])]))
          })
      }
      return call["name"].asString != nil ? lists[0] : .tuple(of: lists)
    },
    assigning("assign", "Sets a variable."),
    assigning("assign_add", "Adds to a variable."),
    assigning("assign_sub", "Subtracts from a variable."),
    .method(
      "_get_variable_index", "The place of a variable among those of build.", [.required("variable", .any)]
    ) {
      call in
      let optimizer = try call.receiver(as: Optimizer.self)
      guard case .object(let object as any VariableObject) = call["variable"],
        let own = object.networkVariable,
        let place = optimizer.applied.firstIndex(where: { $0 === own })
      else { throw call.invalid("variable", must: "be one of those of build") }
      return .int(place)
    },
    .method(
      "_overwrite_variable_with_gradient", "False: no variable is replaced.", [.required("variable", .any)]
    ) {
      _ in false
    },
    .method("_use_weight_decay", "Whether a variable decays.", [.required("variable", .any)]) { call in
      .bool(try !isKept(call["variable"], call))
    },
    .method(
      "exclude_from_weight_decay", "Names variables that do not decay.",
      [
        .optional("var_list", .any, default: .none, "the variables"),
        .optional("var_names", .any, default: .none, "words of their names"),
      ]
    ) { call in
      guard case .list(let kept)? = call.instance?.attributes["_kept_from_decay"] else {
        let optimizer = try call.receiver(as: Optimizer.self)
        for value in call["var_list"].elementsOfSequence ?? [] {
          guard case .object(let object as any VariableObject) = value, let variable = object.networkVariable
          else { throw call.invalid("var_list", must: "hold variables of 32-bit floats") }
          optimizer.keptFromDecay.append(variable)
        }
        optimizer.namesKeptFromDecay +=
          call["var_names"].asString.map { [$0] }
          ?? call["var_names"].elementsOfSequence?.compactMap(\.asString) ?? []
        return .none
      }
      kept.elements +=
        (call["var_list"].elementsOfSequence ?? []) + (call["var_names"].elementsOfSequence ?? [])
      return .none
    },
    .method("_apply_weight_decay", "Takes a share off the variables.", [.required("variables", .iterable)]) {
      call in
      let optimizer = try call.receiver(as: Optimizer.self)
      guard optimizer.rule.weightDecay > 0 else { return .none }
      for variable in try call.elements("variables") where try !isKept(variable, call) {
        guard case .object(let object as any VariableObject) = variable, let own = object.networkVariable
        else {
          continue
        }
        let share = Double(optimizer.rule.weightDecay * optimizer.currentLearningRate)
        let value = try own.value()
        try own.assign(value.subtract(.tensor(value.multiply(.scalar(.float(share))))).convert(to: .float32))
      }
      return .none
    },
    .method("_schedule", "What learning_rate was given as: a schedule, or a number.", []) { call in
      let optimizer = try call.receiver(as: Optimizer.self)
      return call.instance?.attributes["_given_rate"] ?? Value(optimizer.learningRate)
    },
    .method("scale_loss", "The loss times loss_scale_factor.", [.required("loss", .any, "the loss")]) {
      call in
      guard let factor = call.instance?.attributes["loss_scale_factor"]?.asDouble else { return call["loss"] }
      let loss = try call.interpreter.eager(call["loss"])
      return .object(
        try call.interpreter.math.apply(
          .multiply, [loss, EagerTensor(Tensor(.float(factor), dtype: loss.dtype))]))
    },
    .method("finalize_variable_values", "Nothing: no means are kept.", [.required("var_list", .any)]) { _ in
      .none
    },
  ]

  private static func isKept(_ variable: Value, _ call: Call) throws -> Bool {
    guard case .list(let kept)? = call.instance?.attributes["_kept_from_decay"] else {
      guard case .object(let object as any VariableObject) = variable, let own = object.networkVariable
      else { return false }
      return try !call.receiver(as: Optimizer.self).decays(own)
    }
    let name = try call.interpreter.text(call.interpreter.attribute("name", of: variable))
    return kept.elements.contains { entry in
      entry.asString.map { name.contains($0) } ?? (entry.identity == variable.identity)
    }
  }

  private static func assigning(_ name: String, _ doc: String) -> Builtin {
    .method(name, doc, [.required("variable", .any, "the variable"), .required("value", .any, "the value")]) {
      call in
      _ = try call.interpreter.call(call.interpreter.attribute(name, of: call["variable"]), [call["value"]])
      return .none
    }
  }

  private static func added(_ shape: Shape, _ call: Call, name: String, dtype: DType) throws -> Value {
    guard let instance = call.instance, case .list(let held)? = instance.attributes["_variables"] else {
      throw Fault.message(
        "You forgot to call `super().__init__()` in the `__init__()` method of an optimizer.", kind: .runtime)
    }
    let initializer = try call["initializer"].isNone ? Initializer.zeros : call.initializer("initializer")
    let value = try initializer.values(of: shape).convert(to: dtype)
    let variable = Value.object(
      try ProgramVariable(
        ProgramVariable.Content(value, name: name, isTrainable: false), name: name,
        within: call.receiver(as: Optimizer.self).label, .keras))
    held.elements.append(variable)
    return variable
  }

  // MARK: - Steps

  /// One step of an optimizer of the program's.
  static func apply(_ pairs: [(Value, Value)], _ instance: Instance, _ interpreter: Interpreter) throws {
    guard let optimizer = instance.host as? Optimizer else { return }
    let known = pairs.filter { !$0.0.isNone }
    let variables = known.map(\.1)
    if optimizer.applied.isEmpty {
      _ = try interpreter.call(
        interpreter.attribute("build", of: .instance(instance)), [.list(of: pairs.map(\.1))])
    }
    var gradients = try known.map { try interpreter.tensor(from: $0.0).convert(to: .float32) }
    if let factor = instance.attributes["loss_scale_factor"]?.asDouble {
      gradients = try gradients.map { try $0.multiply(.scalar(.float(1 / factor))) }
    }
    gradients = try clipped(gradients, optimizer.clipping)
    _ = try interpreter.call(
      interpreter.attribute("_apply_weight_decay", of: .instance(instance)), [.list(of: variables)])
    let step = try interpreter.attribute("update_step", of: .instance(instance))
    let rate = Value.eager(try Tensor(.float(Double(optimizer.currentLearningRate)), dtype: .float32))
    for (gradient, variable) in zip(gradients, variables) {
      _ = try interpreter.call(step, [.eager(gradient), variable, rate])
    }
    for variable in variables {
      if case .object(let object as any VariableObject) = variable {
        try object.networkVariable?.keepToConstraint()
      }
    }
    optimizer.setIterations(optimizer.iterations + 1)
  }

  private static func clipped(_ gradients: [Tensor], _ clipping: GradientClipping?) throws -> [Tensor] {
    func norm(_ tensor: Tensor) throws -> Double {
      try tensor.elements(Float.self).reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    func scaled(_ tensor: Tensor, _ length: Double, _ bound: Float) throws -> Tensor {
      length > Double(bound) ? try tensor.multiply(.scalar(.float(Double(bound) / length))) : tensor
    }
    switch clipping {
    case nil: return gradients
    case .norm(let bound): return try gradients.map { try scaled($0, norm($0), bound) }
    case .value(let bound):
      return try gradients.map {
        try $0.clipped(from: .scalar(.float(-Double(bound))), to: .scalar(.float(Double(bound))))
      }
    case .globalNorm(let bound):
      let length = try gradients.reduce(0) { try $0 + norm($1) * norm($1) }.squareRoot()
      return try gradients.map { try scaled($0, length, bound) }
    }
  }

  /// What makes the optimizer again.
  static func configuration(_ instance: Instance, _ optimizer: Optimizer) -> Value {
    let attributes = instance.attributes
    func value(_ name: String) -> Value { attributes[name] ?? .none }
    return .dict(
      DictValue([
        ("name", value("name")),
        ("learning_rate", Value(optimizer.learningRate)), ("weight_decay", value("weight_decay")),
        ("clipnorm", value("clipnorm")), ("global_clipnorm", value("global_clipnorm")),
        ("clipvalue", value("clipvalue")), ("use_ema", false), ("ema_momentum", value("ema_momentum")),
        ("ema_overwrite_frequency", .none), ("loss_scale_factor", value("loss_scale_factor")),
        ("gradient_accumulation_steps", .none),
      ]))
  }
}

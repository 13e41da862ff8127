import Evaluator
import Formats
import Gradients
import Networks
import Tensors

/// What optimizers do in a training loop of one's own.
///
///     gradients = tape.gradient(loss, model.trainable_variables)
///     optimizer.apply_gradients(zip(gradients, model.trainable_variables))
enum OptimizerMembers {
  static let all: [Builtin] = [
    .property("learning_rate", "size of the next step; can be set where it follows no schedule") { call in
      let optimizer = try call.receiver(as: Optimizer.self)
      if optimizer.schedule != nil {
        return .eager(try Tensor(.float(Double(optimizer.currentLearningRate)), dtype: .float32))
      }
      return .object(OptimizerVariable(optimizer, .learningRate))
    },
    .property("iterations", "steps taken") {
      .object(OptimizerVariable(try $0.receiver(as: Optimizer.self), .iterations))
    },
    .property("variables", "the step count, the learning rate, and what it keeps of each variable") { call in
      let optimizer = try call.receiver(as: Optimizer.self)
      var own: [Value] = []
      if case .list(let held)? = call.instance?.attributes["_variables"] { own = held.elements }
      let rate: [Value] =
        optimizer.schedule == nil ? [.object(OptimizerVariable(optimizer, .learningRate))] : []
      return .list(
        of: [.object(OptimizerVariable(optimizer, .iterations))] + rate
          + optimizer.slots.map {
            .object(OptimizerVariable(optimizer, .slot($0.variable, $0.slot, name: $0.name)))
          } + own)
    },
    .property("built", "whether it knows the variables that it changes") {
      .bool(try !$0.receiver(as: Optimizer.self).applied.isEmpty)
    },
    .method("get_config", "What makes the optimizer again: its name and its options.") { call in
      let optimizer = try call.receiver(as: Optimizer.self)
      if let instance = call.instance, optimizer.rule is ProgramRule {
        return OwnOptimizers.configuration(instance, optimizer)
      }
      return Value(try optimizer.savedForm["config"] ?? .null)
    },
    .classMethod(
      "from_config", "An optimizer from what get_config() gave, without the state of its variables.",
      [
        .required("config", .dict, "name and options"),
        .optional("custom_objects", .any, default: .none, "classes and functions of the program's by name"),
      ]
    ) { call in
      guard case .type(let cls) = call.receiver, let constructor = cls.constructor else {
        return try CustomObjects.fromConfig.call(
          Arguments([call.receiver, call["config"]]), call.interpreter)
      }
      guard let config = try JSON(call["config"]) else {
        throw call.invalid("config", must: "hold numbers, text, lists and dicts")
      }
      let objects = SavedObjects(interpreter: call.interpreter, source: "config")
      return try CustomObjects.using(call) { try objects.call(constructor, config) }
    },
    .method(
      "apply_gradients", "One step: changes variables by their gradients; returns the number of steps taken.",
      [
        .required(
          "grads_and_vars", .iterable, "pairs of a gradient and its variable; None as a gradient is left out"),
        .keyword("name", .any, "accepted"),
      ]
    ) { call in
      let pairs = try call.elements("grads_and_vars").map { pair -> (Value, Value) in
        let parts = try call.interpreter.elements(of: pair)
        guard parts.count == 2 else {
          throw call.invalid(
            "grads_and_vars", must: "be pairs", help: "zip(gradients, model.trainable_variables)")
        }
        return (parts[0], parts[1])
      }
      // Keras goes on to `apply`, which a class may have written itself.
      if let instance = call.instance, case .function? = instance.classObject.lookup("apply") {
        _ = try call.interpreter.call(
          call.interpreter.attribute("apply", of: call.receiver),
          [.list(of: pairs.map(\.0)), .list(of: pairs.map(\.1))])
        return try call.interpreter.attribute("iterations", of: call.receiver)
      }
      return try apply(pairs, call, "grads_and_vars")
    },
    .method(
      "apply", "One step: changes variables by their gradients.",
      [
        .required("grads", .iterable, "a gradient for each variable"),
        .optional("trainable_variables", .any, default: .none, "the variables; None: those of build"),
      ]
    ) { call in
      let optimizer = try call.receiver(as: Optimizer.self)
      let gradients = try call.elements("grads")
      var variables: [Value] = optimizer.applied.map { .object($0) }
      if !call["trainable_variables"].isNone { variables = try call.elements("trainable_variables") }
      guard gradients.count == variables.count else {
        throw call.invalid("grads", must: "be as many as the \(variables.count) variables")
      }
      _ = try apply(Array(zip(gradients, variables)), call, "grads")
      return .none
    },
    .method(
      "build", "Names the variables that it will change.",
      [.required("variables", .iterable, "the variables")]
    ) { call in
      let variables = try call.elements("variables").map { try variable($0, call, "variables") }
      try call.receiver(as: Optimizer.self).build(variables)
      return .none
    },
  ]

  private static func apply(_ pairs: [(Value, Value)], _ call: Call, _ parameter: String) throws -> Value {
    let optimizer = try call.receiver(as: Optimizer.self)
    if let instance = call.instance, OwnOptimizers.changesSteps(instance) {
      guard pairs.contains(where: { !$0.0.isNone }) else {
        throw Fault.message("No gradients provided for any variable.", kind: .value)
      }
      try OwnOptimizers.apply(pairs, instance, call.interpreter)
      return .object(OptimizerVariable(optimizer, .iterations))
    }
    let known = pairs.filter { !$0.0.isNone }
    guard !known.isEmpty else {
      throw call.fault(
        parameter,
        .message(
          "No gradients provided for any variable.",
          help: "the loss must be computed from the variables within the tape's block"))
    }
    let updates = try known.map { gradient, variable in
      (
        gradient: try call.interpreter.tensor(from: gradient),
        variable: try Self.variable(variable, call, parameter)
      )
    }
    if optimizer.applied.isEmpty { try optimizer.build(pairs.map { try variable($0.1, call, parameter) }) }
    let own = Set(optimizer.applied.map(ObjectIdentifier.init))
    for update in updates where !own.contains(ObjectIdentifier(update.variable)) {
      throw call.fault(
        parameter,
        .message(
          "Unknown variable: \(try call.interpreter.repr(.object(update.variable))). This optimizer can only be called for the variables it was originally built with. When working with a new set of variables, you should recreate a new optimizer instance."
        ))
    }
    try optimizer.apply(updates)
    for (_, variable) in known { try variable.host(as: ProgramVariable.self)?.content.takeUpdate() }
    return .object(OptimizerVariable(optimizer, .iterations))
  }

  static func variable(_ value: Value, _ call: Call, _ parameter: String) throws -> Variable {
    guard case .object(let object as any VariableObject) = value else {
      throw call.invalid(parameter, must: "name variables")
    }
    if let variable = try (object as? ProgramVariable)?.content.updated() ?? object.networkVariable {
      return variable
    }
    throw call.invalid(parameter, must: "name variables of floats, found one of \(object.elementType.name)")
  }
}

/// A number of an optimizer as a variable.
final class OptimizerVariable: VariableObject, WatchedVariable {
  enum Number {
    case learningRate, iterations
    case slot(Variable, Int, name: String)
  }

  private let optimizer: Optimizer
  private let number: Number

  init(_ optimizer: Optimizer, _ number: Number) {
    self.optimizer = optimizer
    self.number = number
  }

  private static let shared = ClassObject(
    "Variable", module: "keras.src.backend", doc: "A number of an optimizer.",
    members: VariableMembers.keras + [
      .property("name", "its name") { .string(try $0.receiver(as: OptimizerVariable.self).name) },
      .property("path", "its name with the optimizer's") {
        .string(try $0.receiver(as: OptimizerVariable.self).path)
      },
    ])

  private var name: String {
    switch number {
    case .learningRate: "learning_rate"
    case .iterations: "iteration"
    case .slot(_, _, let name): name
    }
  }
  private var path: String { "\(optimizer.label)/\(name)" }

  var classObject: ClassObject { Self.shared }
  var source: any WatchedVariable { self }
  var isWatched: Bool { false }
  var networkVariable: Variable? { nil }
  var shape: Shape { if case .slot(let variable, _, _) = number { variable.shape } else { .scalar } }
  var elementType: DType { if case .iterations = number { .int64 } else { .float32 } }

  var heldTensor: Tensor {
    get throws {
      switch number {
      case .learningRate: try Tensor(.float(Double(optimizer.currentLearningRate)), dtype: .float32)
      case .iterations: try Tensor(.int(Int64(optimizer.iterations)), dtype: .int64)
      case .slot(let variable, let slot, _): try optimizer.value(of: variable, slot: slot)
      }
    }
  }

  func assign(_ value: Tensor) throws {
    if case .slot(let variable, let slot, _) = number {
      return try optimizer.set(value, of: variable, slot: slot)
    }
    let number = try value.item().doubleValue
    guard number >= 0, number.isFinite else {
      throw Fault.message("\(name) must be 0 or more, and finite, found \(FloatText.repr(number))")
    }
    if case .learningRate = self.number {
      try optimizer.setLearningRate(Float(number))
    } else {
      optimizer.setIterations(Int(min(number, 1e15)))
    }
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    let value = try heldTensor
    return
      "<Variable path=\(path), shape=(), dtype=\(elementType.name), value=\(value.tensorFlowRepr(interpreter))>"
  }
}

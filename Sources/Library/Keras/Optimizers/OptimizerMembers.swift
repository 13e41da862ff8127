import Evaluator
import Gradients
import Networks
import Tensors

/// What optimizers do in a training loop of one's own.
///
///     gradients = tape.gradient(loss, model.trainable_variables)
///     optimizer.apply_gradients(zip(gradients, model.trainable_variables))
enum OptimizerMembers {
  static let all: [Builtin] = [
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
      return try apply(Array(zip(gradients, variables)), call, "grads")
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
    return .int(optimizer.iterations)
  }

  private static func variable(_ value: Value, _ call: Call, _ parameter: String) throws -> Variable {
    guard case .object(let object as any VariableObject) = value else {
      throw call.invalid(parameter, must: "name variables, found \(value.typeName)")
    }
    guard let variable = object.networkVariable else {
      throw call.invalid(
        parameter, must: "name variables of 32-bit floats, found one of \(object.elementType.name)")
    }
    return variable
  }
}

import Evaluator
import Gradients
import Networks
import Tensors

/// `keras.metrics.Metric`: the base of all metrics, and of a program's own.
///
///     class Hits(keras.metrics.Metric):
///         def __init__(self, name="hits", **kwargs):
///             super().__init__(name=name, **kwargs)
///             self.total = self.add_weight(name="total", initializer="zeros")
///         def update_state(self, y_true, y_pred, sample_weight=None):
///             self.total.assign_add(keras.ops.sum(y_true))
///         def result(self):
///             return self.total
enum MetricClass {
  static let base = ClassObject(
    "Metric", module: "keras.metrics",
    doc: "The base of metrics: define update_state(self, y_true, y_pred) and result(self).",
    members: [
      .method(
        "__call__", "Gathers a batch and gives the result so far.", [.rest("args"), .keywords("kwargs")]
      ) { call in
        let interpreter = call.interpreter
        _ = try interpreter.call(
          interpreter.attribute("update_state", of: call.receiver),
          Arguments(Array(call.rest("args")), keywords: call.keywords("kwargs")))
        return try interpreter.call(interpreter.attribute("result", of: call.receiver), [])
      },
      missing("update_state"), missing("result"),
      .method("reset_state", "Sets all its variables to 0.") { call in
        for variable in variables(of: call) {
          guard case .object(let object as any VariableObject) = variable else { continue }
          let value = try object.heldTensor
          try object.assign(Tensor(zeros: value.shape, dtype: value.dtype))
        }
        return .none
      },
      .method(
        "add_weight", "Adds a variable that the metric gathers in.",
        [
          .optional(
            "shape", .shape(allowsNone: false), default: .tuple(of: []), "its shape; (): a single number"),
          .optional("initializer", .any, default: .none, "its first values; None: zeros"),
          .optional("dtype", .dtype, default: .none, "None: float32"),
          .optional("name", .string, default: .none, "its name"),
        ]
      ) { try added($0) },
      .method(
        "add_variable", "Adds a variable that the metric gathers in.",
        [
          .required("shape", .shape(allowsNone: false), "its shape; (): a single number"),
          .optional("initializer", .any, default: .none, "its first values; None: zeros"),
          .optional("dtype", .dtype, default: .none, "None: float32"),
          .optional("aggregation", .any, default: "sum", "accepted"),
          .optional("name", .string, default: .none, "its name"),
        ]
      ) { try added($0) },
      .property("variables", "what it gathers in") { .list(of: variables(of: $0)) },
      .property("weights", "what it gathers in") { .list(of: variables(of: $0)) },
      .property("dtype", "the type of its numbers") { _ in "float32" },
      .method("get_config", "What makes the metric again: its name.") { call in
        .dict(
          DictValue([
            ("name", try call.interpreter.attribute("name", of: call.receiver)), ("dtype", "float32"),
          ]))
      },
      CustomObjects.fromConfig,
    ],
    initializer: .method(
      "__init__", "Makes the metric; a class of your own calls it first.",
      [
        .optional("dtype", .any, default: .none, "accepted; float32"),
        .optional("name", .string, default: .none, "as it is reported; None: after the class"),
      ]
    ) { call in
      guard let instance = call.instance else { return .none }
      let name = try call.optionalString("name") ?? Naming.shared.name(for: instance.classObject.name)
      instance.setAttribute("name", to: .string(name))
      instance.setAttribute("_variables", to: .list(of: []))
      return .none
    })

  private static func missing(_ name: String) -> Builtin {
    .method(name, "To be defined by the class.", [.rest("args"), .keywords("kwargs")]) { call in
      throw Fault.message(
        "a metric must define \(name)(self\(name == "result" ? "" : ", y_true, y_pred, sample_weight=None"))",
        kind: .notImplemented)
    }
  }

  private static func variables(of call: Call) -> [Value] {
    call.instance?.attributes["_variables"]?.elementsOfSequence ?? []
  }

  private static func added(_ call: Call) throws -> Value {
    guard let instance = call.instance, case .list(let held)? = instance.attributes["_variables"] else {
      throw Fault.message(
        "You forgot to call `super().__init__()` in the `__init__()` method of a metric.", kind: .runtime)
    }
    let shape = Shape(try call.ints("shape"))
    let initializer = try call["initializer"].isNone ? Initializer.zeros : call.initializer("initializer")
    let value = try initializer.values(of: shape).convert(to: call.optionalDType("dtype") ?? .float32)
    let name = try call.optionalString("name") ?? Naming.shared.name(for: "Variable")
    let content = try ProgramVariable.Content(value, name: name, isTrainable: false)
    let variable = Value.object(
      ProgramVariable(content, name: name, within: instance.attributes["name"]?.asString, .keras))
    held.elements.append(variable)
    return variable
  }
}

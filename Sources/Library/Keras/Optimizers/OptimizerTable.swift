public import Evaluator
import Language
public import Networks
import Tensors

/// `keras.optimizers`: constructors, and names.
enum OptimizerTable {
  static let constructors: [Builtin] = [
    row(
      "Adam",
      "Steps along a running mean of the gradient, divided by the root of a running mean of its square.",
      rate: 0.001, betas + [amsgrad]
    ) { try adam($0, "Adam") },
    row(
      "AdamW", "Adam that also takes a share of the weights off each step.", rate: 0.001, betas + [amsgrad],
      decay: 0.004
    ) {
      try adam($0, "AdamW")
    },
    row(
      "SGD", "Steps against the gradient.", rate: 0.01,
      [
        .optional("momentum", .float, default: 0.0, "how much of the last step goes on"),
        .optional("nesterov", .bool, default: false, "whether the gradient is taken ahead"),
      ]
    ) {
      SGD(momentum: try $0.share("momentum"), nesterov: try $0.bool("nesterov"), weightDecay: try $0.decay())
    },
    row(
      "RMSprop", "Steps against the gradient, divided by the root of a running mean of its square.",
      rate: 0.001,
      [
        .optional("rho", .float, default: 0.9, "how slowly the mean forgets"),
        .optional("momentum", .float, default: 0.0, "how much of the last step goes on"),
        epsilon, .optional("centered", .bool, default: false, "whether the variance divides"),
      ]
    ) {
      RMSprop(
        rho: try $0.share("rho"), momentum: try $0.share("momentum"), epsilon: try $0.nonNegative("epsilon"),
        isCentered: try $0.bool("centered"), weightDecay: try $0.decay())
    },
    row("Nadam", "Adam that looks ahead.", rate: 0.001, betas) {
      Nadam(
        beta1: try $0.share("beta_1"), beta2: try $0.share("beta_2"), epsilon: try $0.nonNegative("epsilon"),
        weightDecay: try $0.decay())
    },
    row(
      "Adagrad", "Steps against the gradient, divided by the root of the sum of its squares.", rate: 0.001,
      [
        .optional("initial_accumulator_value", .float, default: 0.1, "what the sum begins with"), epsilon,
      ]
    ) {
      Adagrad(
        initialAccumulatorValue: try $0.nonNegative("initial_accumulator_value"),
        epsilon: try $0.nonNegative("epsilon"), weightDecay: try $0.decay())
    },
  ]

  private static let epsilon = Signature.Parameter.optional(
    "epsilon", .float, default: 1e-7, "added to the root")
  private static let amsgrad = Signature.Parameter.optional(
    "amsgrad", .bool, default: false, "whether the largest mean of squares so far divides")
  private static let betas: [Signature.Parameter] = [
    .optional("beta_1", .float, default: 0.9, "decay of the mean of gradients"),
    .optional("beta_2", .float, default: 0.999, "decay of the mean of squares"), epsilon,
  ]

  private static func adam(_ call: Call, _ name: String) throws -> Adam {
    Adam(
      beta1: try call.share("beta_1"), beta2: try call.share("beta_2"),
      epsilon: try call.nonNegative("epsilon"),
      weightDecay: try call.decay(), keepsLargest: try call.bool("amsgrad"), name: name)
  }

  /// The rules by name, with Keras's defaults.
  private static let named: [String: (rule: any UpdateRule, rate: Float)] = [
    "adam": (Adam(), 0.001), "adamw": (Adam(weightDecay: 0.004, name: "AdamW"), 0.001), "sgd": (SGD(), 0.01),
    "rmsprop": (RMSprop(), 0.001), "nadam": (Nadam(), 0.001), "adagrad": (Adagrad(), 0.001),
  ]

  /// The optimizer given as `optimizer=`.
  static func optimizer(_ name: String, _ call: Call) throws -> Optimizer {
    switch call[name] {
    case .object(let object):
      if let optimizer = object as? Optimizer { return optimizer }
    case .string(let text):
      if let entry = named[text.lowercased()] { return Optimizer(entry.rule, learningRate: entry.rate) }
      throw call.unknown(name, "optimizer", text, named.keys.sorted())
    default: break
    }
    throw call.invalid(
      name, must: "be the name of an optimizer, such as \"adam\", or one of keras.optimizers")
  }

  private static func row(
    _ name: String, _ doc: String, rate: Double, _ parameters: [Signature.Parameter], decay: Double? = nil,
    make: @escaping (Call) throws -> any UpdateRule
  ) -> Builtin {
    let first = Signature.Parameter.optional(
      "learning_rate", .any, default: .float(rate), "size of the steps, or one of keras.optimizers.schedules",
      aliases: ["lr"])
    let shared: [Signature.Parameter] = [
      .optional(
        "weight_decay", .float, default: decay.map(Value.float) ?? .none,
        "share of the weights taken off each step"),
      .optional("clipnorm", .float, default: .none, "bound on the norm of each variable's gradient"),
      .optional("clipvalue", .float, default: .none, "bound on the size of each element"),
      .optional("global_clipnorm", .float, default: .none, "bound on the norm of all gradients together"),
      .keyword("name", .string, "a name"),
    ]
    return Builtin(name, module: "keras.optimizers", doc: doc, [first] + parameters + shared) { call in
      let (rule, clipping) = (try make(call), try call.clipping())
      if case .object(let object) = call["learning_rate"], let schedule = object as? ScheduleObject {
        return .object(Optimizer(rule, schedule: schedule.schedule, clipping: clipping))
      }
      guard let rate = call["learning_rate"].asDouble, rate >= 0, rate.isFinite else {
        throw call.invalid(
          "learning_rate", must: "be 0 or more, and finite, or one of keras.optimizers.schedules")
      }
      return .object(Optimizer(rule, learningRate: Float(rate), clipping: clipping))
    }
  }
}

extension Call {
  /// The value of `weight_decay=`; 0 for `None`.
  fileprivate func decay() throws -> Float {
    try self["weight_decay"].isNone ? 0 : nonNegative("weight_decay")
  }

  /// The gradient clipping that was given, at most one.
  fileprivate func clipping() throws -> GradientClipping? {
    let makers: [(String, (Float) -> GradientClipping)] = [
      ("clipnorm", { .norm($0) }), ("clipvalue", { .value($0) }), ("global_clipnorm", { .globalNorm($0) }),
    ]
    let given = makers.filter { !self[$0.0].isNone }
    guard given.count <= 1 else {
      throw invalid(given[1].0, must: "be left out where \(given[0].0) is given")
    }
    guard let (name, make) = given.first else { return nil }
    let bound = try double(name)
    guard bound > 0, bound.isFinite else { throw invalid(name, must: "be above 0, and finite") }
    return make(Float(bound))
  }
}

extension Optimizer: Object {
  private static let shared = ClassObject(
    "Optimizer", module: "keras.optimizers", doc: "How variables are changed by their gradients.",
    members: [
      .property("learning_rate", "size of the next step; can be set where it follows no schedule") {
        .float(Double(try $0.receiver(as: Optimizer.self).currentLearningRate))
      },
      .property("iterations", "steps taken") { .int(try $0.receiver(as: Optimizer.self).iterations) },
      .property("name", "its name") { .string(try $0.receiver(as: Optimizer.self).name.lowercased()) },
    ])

  public var classObject: ClassObject { Self.shared }
  public var typeName: String { name }

  public func repr(_ interpreter: Interpreter) throws -> String {
    if let schedule { return "<\(name) learning_rate=\(schedule.name)>" }
    return "<\(name) learning_rate=\(FloatText.repr(Double(String(learningRate)) ?? Double(learningRate)))>"
  }

  public func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    guard name == "learning_rate" || name == "lr", let rate = value.asDouble, rate >= 0, rate.isFinite else {
      return false
    }
    try setLearningRate(Float(rate))
    return true
  }
}

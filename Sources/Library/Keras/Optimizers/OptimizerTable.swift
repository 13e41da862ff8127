package import Evaluator
import Language
package import Networks
import Tensors

/// `keras.optimizers`: constructors, and what a string stands for. Their options stand in `Networks/Optimizers`.
package enum OptimizerTable {
  private static let types: [any (UpdateRule & Declared).Type] = [
    Adam.self, SGD.self, RMSprop.self, Nadam.self, Adagrad.self, Adadelta.self, Adamax.self, Lion.self,
    Ftrl.self, Lamb.self,
  ]

  static let constructors: [Builtin] = types.flatMap { rows($0) }

  static let classes = KerasClasses.make(
    constructors, base: Optimizer.shared, initializer: OwnOptimizers.initializer(of:))

  /// The rules by name, with Keras's defaults.
  private static let named: [String: any UpdateRule] = Dictionary(
    uniqueKeysWithValues: types.flatMap { prototypes($0) }.map { ($0.name.lowercased(), $0) })

  private static func prototypes<Rule: UpdateRule & Declared>(_ type: Rule.Type) -> [any UpdateRule] {
    type.declarations.map(\.prototype)
  }

  /// The optimizer given as `optimizer=`.
  package static func optimizer(_ name: String, _ call: Call) throws -> Optimizer {
    switch call[name] {
    case .object, .instance:
      if let optimizer = call[name].host(as: Optimizer.self) { return optimizer }
    case .string(let text):
      if let rule = named[text.lowercased()] {
        return Optimizer(rule, learningRate: rule.standardLearningRate)
      }
      throw call.unknown(name, "optimizer", text, named.keys.sorted())
    case .type(let cls) where cls.constructor != nil && classes[cls.name] === cls:
      throw call.invalid(
        name, must: "be an optimizer, not its class", help: "write its parentheses: \(cls.name)()")
    default: break
    }
    throw call.invalid(
      name, must: "be the name of an optimizer, such as \"adam\", or one of keras.optimizers")
  }

  private static func rows<Rule: UpdateRule & Declared>(_ type: Rule.Type) -> [Builtin] {
    type.declarations.map { declaration in
      let rule = declaration.prototype
      return Builtin(
        declaration.name, module: "keras.optimizers", doc: declaration.doc,
        [
          .optional(
            "learning_rate", .any, default: Value(rule.standardLearningRate),
            "size of the steps, or one of keras.optimizers.schedules", aliases: ["lr"])
        ] + declaration.parameters + [
          .optional(
            "weight_decay", .float, default: rule.weightDecay > 0 ? Value(rule.weightDecay) : .none,
            "share of the weights taken off each step")
        ] + shared
      ) { call in
        var rule = try declaration.make(call)
        rule.weightDecay = try call["weight_decay"].isNone ? 0 : call.nonNegative("weight_decay")
        return .object(try optimizer(extended(rule, call), call))
      }
    }
  }

  /// What all optimizers take after their own options.
  private static let shared: [Signature.Parameter] = [
    .optional("clipnorm", .float, default: .none, "bound on the norm of each variable's gradient"),
    .optional("clipvalue", .float, default: .none, "bound on the size of each element"),
    .optional("global_clipnorm", .float, default: .none, "bound on the norm of all gradients together"),
    .optional(
      "use_ema", .bool, default: false, "whether the variables' means over time are what training ends with"),
    .optional("ema_momentum", .float, default: 0.99, "how slowly those means forget"),
    .optional(
      "ema_overwrite_frequency", .int, default: .none,
      "steps after which the variables become their means; None: at the end"),
    .optional("loss_scale_factor", .float, default: .none, "accepted; 32-bit gradients need none"),
    .optional(
      "gradient_accumulation_steps", .int, default: .none, "steps whose mean gradient makes one update"),
    .keyword("name", .string, default: .none, "a name"),
    .keyword("decay", .float, default: .none, "of older versions of Keras; without effect, as in Keras 3"),
  ]

  /// The rule with gathered gradients and averaged variables, where they are asked for.
  private static func extended(_ rule: any UpdateRule, _ call: Call) throws -> any UpdateRule {
    let steps = try call.optionalInt("gradient_accumulation_steps", atLeast: 2)
    if steps != nil,
      let bound = ["clipnorm", "global_clipnorm", "clipvalue"].first(where: { !call[$0].isNone })
    {
      throw call.invalid(bound, must: "be left out with gradient_accumulation_steps")
    }
    let averages = try call.bool("use_ema")
    let momentum = try call.number("ema_momentum", .share)
    let frequency = try call.optionalInt("ema_overwrite_frequency", atLeast: 1)
    guard steps != nil || averages else { return rule }
    return ExtendedRule(
      rule, gatheredSteps: steps, averageMomentum: averages ? Float(momentum) : nil,
      overwriteFrequency: averages ? frequency : nil)
  }

  /// The rule with the learning rate, the bound on gradients and the name that the call gives.
  static func optimizer(_ rule: any UpdateRule, _ call: Call) throws -> Optimizer {
    let (clipping, label) = (try call.clipping(), try call.optionalString("name"))
    if case .object(let object) = call["learning_rate"], let schedule = object as? ScheduleObject {
      return Optimizer(rule, schedule: schedule.schedule, clipping: clipping, label: label)
    }
    guard let rate = call["learning_rate"].asDouble, rate >= 0, rate.isFinite else {
      throw call.invalid(
        "learning_rate", must: "be 0 or more, and finite, or one of keras.optimizers.schedules")
    }
    return Optimizer(rule, learningRate: Float(rate), clipping: clipping, label: label)
  }
}

extension Call {
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
  static let shared = ClassObject(
    "Optimizer", module: "keras.optimizers", doc: "How variables are changed by their gradients.",
    members: OptimizerMembers.all + [
      .property("name", "its name") { .string(try $0.receiver(as: Optimizer.self).label) }
    ] + OwnOptimizers.members, initializer: OwnOptimizers.initializer)

  package var classObject: ClassObject { OptimizerTable.classes[name] ?? Self.shared }
  package var typeName: String { name }

  package func repr(_ interpreter: Interpreter) throws -> String {
    if let schedule { return "<\(name) learning_rate=\(schedule.name)>" }
    return "<\(name) learning_rate=\(FloatText.repr(Double(String(learningRate)) ?? Double(learningRate)))>"
  }

  package func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    name == "learning_rate" ? nil : configured(name)
  }

  package func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    if name == "lr" {
      interpreter.console.note(
        "lr is any attribute in Keras 3, without effect: write optimizer.learning_rate = …")
      return true
    }
    guard name == "learning_rate", let rate = value.asDouble, rate >= 0, rate.isFinite else { return false }
    try setLearningRate(Float(rate))
    return true
  }
}

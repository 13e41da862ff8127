import Evaluator
import Networks

/// A learning rate schedule as a value of the language.
final class ScheduleObject: Object {
  let schedule: any LearningRateSchedule

  init(_ schedule: any LearningRateSchedule) { self.schedule = schedule }

  private static let shared = ClassObject(
    "LearningRateSchedule", module: "keras.optimizers.schedules",
    doc: "A learning rate that depends on the step.")
  var classObject: ClassObject { Self.shared }
  var typeName: String { schedule.name }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(schedule.name) schedule>" }
  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    guard arguments.keywords.isEmpty, arguments.positional.count == 1,
      let step = arguments.positional[0].asInt
    else {
      throw Fault.message("a schedule is called with the number of steps taken", help: "schedule(100)")
    }
    return .float(Double(schedule.rate(at: step)))
  }
}

/// `keras.optimizers.schedules`.
enum ScheduleTable {
  static let constructors: [Builtin] = [
    row(
      "ExponentialDecay", "initial · decay_rate^(step / decay_steps)", [initial, steps, decayRate, staircase]
    ) {
      ExponentialDecay(
        initial: try $0.rate("initial_learning_rate"), steps: try $0.steps("decay_steps"),
        decayRate: try $0.double("decay_rate"), isStaircase: try $0.bool("staircase"))
    },
    row(
      "InverseTimeDecay", "initial / (1 + decay_rate · step / decay_steps)",
      [initial, steps, decayRate, staircase]
    ) {
      InverseTimeDecay(
        initial: try $0.rate("initial_learning_rate"), steps: try $0.steps("decay_steps"),
        decayRate: try $0.double("decay_rate"), isStaircase: try $0.bool("staircase"))
    },
    row(
      "PiecewiseConstantDecay", "One rate up to and including each boundary, and one after the last.",
      [
        .required("boundaries", .list, "steps, ascending"),
        .required("values", .list, "rates, one more than boundaries"),
      ]
    ) { call in
      let (boundaries, values) = (try call.numbers("boundaries"), try call.numbers("values"))
      guard values.count == boundaries.count + 1 else {
        throw call.invalid("values", must: "have one more number than boundaries")
      }
      return PiecewiseConstantDecay(boundaries: boundaries, values: values)
    },
    row(
      "PolynomialDecay", "(initial − end) · (1 − step / decay_steps)^power + end",
      [
        initial, steps, .optional("end_learning_rate", .float, default: 0.0001, "the last rate"),
        .optional("power", .float, default: 1.0, "1 is a straight line"),
        .optional("cycle", .bool, default: false, "whether it starts over, each time longer"),
      ]
    ) {
      PolynomialDecay(
        initial: try $0.rate("initial_learning_rate"), steps: try $0.steps("decay_steps"),
        end: try $0.rate("end_learning_rate"), power: try $0.double("power"), cycles: try $0.bool("cycle"))
    },
    row(
      "CosineDecay", "Half a cosine wave down, after a straight way up where there is a warm-up.",
      [
        initial, steps, .optional("alpha", .float, default: 0.0, "the last rate over the first"), name,
        .optional("warmup_target", .float, default: .none, "where the warm-up ends"),
        .optional("warmup_steps", .float, default: 0, "steps of the warm-up"),
      ]
    ) {
      CosineDecay(
        initial: try $0.rate("initial_learning_rate"), steps: try $0.steps("decay_steps"),
        alpha: try $0.double("alpha"),
        warmupTarget: try $0["warmup_target"].isNone ? nil : $0.rate("warmup_target"),
        warmupSteps: Double(try $0.nonNegative("warmup_steps")))
    },
    row(
      "CosineDecayRestarts", "Cosine decays that start over, each time longer.",
      [
        initial, .required("first_decay_steps", .float, "steps of the first"),
        .optional("t_mul", .float, default: 2.0, "how much longer each time"),
        .optional("m_mul", .float, default: 1.0, "how much lower each time"),
        .optional("alpha", .float, default: 0.0, "the last rate over the first"),
      ]
    ) { call in
      let lengthening = try call.double("t_mul")
      guard lengthening >= 1, lengthening.isFinite else { throw call.invalid("t_mul", must: "be 1 or more") }
      return CosineDecayRestarts(
        initial: try call.rate("initial_learning_rate"), steps: try call.steps("first_decay_steps"),
        lengthening: lengthening, shrinking: try call.double("m_mul"), alpha: try call.double("alpha"))
    },
    row(
      "OneCycle", "Up to the largest rate and down to almost nothing; not in Keras.",
      [
        .required("max_learning_rate", .float, "the largest rate"),
        .required("total_steps", .float, "steps in all"),
        .optional("pct_start", .float, default: 0.3, "share of the steps that go up"),
        .optional("div_factor", .float, default: 25.0, "the largest rate over the first"),
        .optional("final_div_factor", .float, default: 10000.0, "the first rate over the last"),
      ]
    ) { call in
      for factor in ["div_factor", "final_div_factor"] where !(try call.double(factor) > 0) {
        throw call.invalid(factor, must: "be above 0")
      }
      return OneCycle(
        largest: try call.rate("max_learning_rate"), steps: try call.steps("total_steps"),
        warmupShare: Double(try call.share("pct_start")), divisor: try call.double("div_factor"),
        finalDivisor: try call.double("final_div_factor"))
    },
  ]

  private static let initial = Signature.Parameter.required(
    "initial_learning_rate", .float, "the first rate")
  private static let steps = Signature.Parameter.required(
    "decay_steps", .float, "steps over which it decays")
  private static let decayRate = Signature.Parameter.required(
    "decay_rate", .float, "how fast it decays")
  private static let staircase = Signature.Parameter.optional(
    "staircase", .bool, default: false, "whether it changes once every decay_steps only")
  private static let name = Signature.Parameter.optional(
    "name", .string, default: .none, "a name")

  private static func row(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    make: @escaping (Call) throws -> any LearningRateSchedule
  ) -> Builtin {
    let hasName = parameters.contains { $0.name == "name" }
    return Builtin(
      name, module: "keras.optimizers.schedules", doc: doc, parameters + (hasName ? [] : [self.name])
    ) { .object(ScheduleObject(try make($0))) }
  }
}

extension Call {
  fileprivate func rate(_ name: String) throws -> Double {
    let rate = try double(name)
    guard rate >= 0, rate.isFinite else { throw invalid(name, must: "be 0 or more, and finite") }
    return rate
  }

  fileprivate func steps(_ name: String) throws -> Double {
    let steps = try double(name)
    guard steps > 0, steps.isFinite else { throw invalid(name, must: "be above 0") }
    return steps
  }

  fileprivate func numbers(_ name: String) throws -> [Double] {
    try list(name).map {
      guard let number = $0.asDouble else { throw invalid(name, must: "be numbers") }
      return number
    }
  }
}

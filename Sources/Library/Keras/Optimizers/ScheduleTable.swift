import Evaluator
import Networks
import Tensors

/// A learning rate schedule as a value of the language.
final class ScheduleObject: Object {
  let schedule: any LearningRateSchedule

  init(_ schedule: any LearningRateSchedule) { self.schedule = schedule }

  static let shared = ClassObject(
    "LearningRateSchedule", module: "keras.optimizers.schedules",
    doc: "A learning rate that depends on the step.", members: ConfigurationMembers.all)
  var classObject: ClassObject { ScheduleTable.classes[schedule.name] ?? Self.shared }
  var typeName: String { schedule.name }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(schedule.name) schedule>" }
  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? { configured(name) }
  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    let given = arguments.positional.first ?? arguments.keywords.first { $0.name == "step" }?.value
    guard let given, arguments.positional.count + arguments.keywords.count == 1,
      let number = try? interpreter.tensor(from: given).item().doubleValue, number.isFinite,
      abs(number) < 1e15
    else {
      throw Fault.message("a schedule is called with the number of steps taken", help: "schedule(100)")
    }
    return .eager(try Tensor(.float(Double(schedule.rate(at: Int(number)))), dtype: .float32))
  }
}

/// `keras.optimizers.schedules`; their options stand in `Networks/Optimizers`.
enum ScheduleTable {
  private static let types: [any (LearningRateSchedule & Declared).Type] = [
    ExponentialDecay.self, InverseTimeDecay.self, PiecewiseConstantDecay.self, PolynomialDecay.self,
    CosineDecay.self, CosineDecayRestarts.self, OneCycle.self,
  ]

  static let constructors: [Builtin] = types.flatMap { rows($0) }

  static let classes = KerasClasses.make(constructors, base: ScheduleObject.shared)

  private static func rows<Schedule: LearningRateSchedule & Declared>(_ type: Schedule.Type) -> [Builtin] {
    type.declarations.map { declaration in
      Builtin(
        declaration.name, module: "keras.optimizers.schedules", doc: declaration.doc, declaration.parameters
      ) { .object(ScheduleObject(try declaration.make($0))) }
    }
  }
}

import Evaluator
import Networks

/// A constraint as a value of the language.
final class ConstraintObject: Object {
  let constraint: Constraint

  init(_ constraint: Constraint) { self.constraint = constraint }

  static let shared = ClassObject(
    "Constraint", module: "keras.constraints", doc: "What a variable is kept to after each update.",
    members: ConfigurationMembers.all,
    initializer: .method("__init__", "Makes the constraint; a class of your own calls it first.") { _ in .none
    })
  var classObject: ClassObject { ConstraintTable.classes[typeName] ?? Self.shared }
  var typeName: String { constraint.className }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(typeName) constraint>" }
  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? { configured(name) }
  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    guard arguments.keywords.isEmpty, arguments.positional.count == 1 else {
      throw Fault.message("a constraint is called on the value of a variable", help: "constraint(w)")
    }
    let value = try interpreter.tensor(from: arguments.positional[0], dtype: .float32)
    return .tensor(try constraint.applied(to: value))
  }
}

/// `keras.constraints`: constructors, and names.
enum ConstraintTable {
  static let named: [String: Constraint] = [
    "nonneg": .nonNegative, "unitnorm": .unitNorm(axes: [0]), "maxnorm": .maxNorm(2, axes: [0]),
    "minmaxnorm": .minMaxNorm(low: 0, high: 1, rate: 1, axes: [0]),
  ]

  private static let axis = Signature.Parameter.optional(
    "axis", .any, default: 0,
    "the axes that a norm is taken over: 0 for a dense kernel, [0, 1, 2] for a convolution's")

  /// Classes, and the same under the names of functions.
  static let constructors: [Builtin] =
    ["NonNeg", "non_neg"].map { make($0, "No element below zero.", []) { _ in .nonNegative } }
    + ["UnitNorm", "unit_norm"].map { name in
      make(name, "Norms of 1.", [axis]) { .unitNorm(axes: try $0.ints("axis")) }
    }
    + ["MaxNorm", "max_norm"].map { name in
      make(
        name, "Norms of at most a bound.", [.optional("max_value", .float, default: 2, "the bound"), axis]
      ) {
        .maxNorm(try $0.nonNegative("max_value"), axes: try $0.ints("axis"))
      }
    }
    + ["MinMaxNorm", "min_max_norm"].map { name in
      make(
        name, "Norms between two bounds.",
        [
          .optional("min_value", .float, default: 0.0, "the smaller bound"),
          .optional("max_value", .float, default: 1.0, "the larger bound"),
          .optional("rate", .float, default: 1.0, "how much of the way is gone each step, 0 to 1"), axis,
        ]
      ) {
        .minMaxNorm(
          low: try $0.nonNegative("min_value"), high: try $0.nonNegative("max_value"),
          rate: Float(try $0.number("rate", .share)), axes: try $0.ints("axis"))
      }
    }

  static let classes = KerasClasses.make(constructors, base: ConstraintObject.shared)

  private static func make(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    _ constraint: @escaping (Call) throws -> Constraint
  ) -> Builtin {
    Builtin(name, module: "keras.constraints", doc: doc, parameters) {
      .object(ConstraintObject(try constraint($0)))
    }
  }
}

extension Call {
  /// A constraint by name or as an object.
  func constraint(_ name: String) throws -> Constraint? {
    switch self[name] {
    case .none: return nil
    case .string(let text):
      if let found = ConstraintTable.named[text.lowercased().filter { $0 != "_" }] { return found }
      throw unknown(name, "constraint", text, ["non_neg", "unit_norm", "max_norm", "min_max_norm"])
    case .object(let object):
      if let object = object as? ConstraintObject { return object.constraint }
    case .function, .boundMethod, .instance: return constraintFunction(name)
    default: break
    }
    throw invalid(name, must: "be the name of a constraint, such as \"non_neg\", or one of keras.constraints")
  }
}

import Evaluator
import Gradients
import Networks
import Tensors

/// A regularizer as a value of the language.
final class RegularizerObject: Object {
  let regularizer: Regularizer
  package let name: String

  init(_ regularizer: Regularizer, name: String) {
    self.regularizer = regularizer
    self.name = name
  }

  static let shared = ClassObject(
    "Regularizer", module: "keras.regularizers", doc: "What a variable's size adds to the loss.",
    members: [
      .property("l1", "factor of the sum of sizes") {
        Value(try $0.receiver(as: RegularizerObject.self).regularizer.l1)
      },
      .property("l2", "factor of the sum of squares") {
        Value(try $0.receiver(as: RegularizerObject.self).regularizer.l2)
      },
    ] + ConfigurationMembers.all,
    initializer: .method("__init__", "Makes the regularizer; a class of your own calls it first.") { _ in
      .none
    })
  var classObject: ClassObject { RegularizerTable.classes[name] ?? Self.shared }
  var typeName: String { name }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(name) regularizer>" }
  var isCallable: Bool { true }

  /// What a tensor adds to the loss.
  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    guard arguments.keywords.isEmpty, arguments.positional.count == 1 else {
      throw Fault.message("a regularizer is called on the value of a variable", help: "regularizer(w)")
    }
    let math = interpreter.math
    let x = Expression(try interpreter.eager(arguments.positional[0]).of(.float32, math), math)
    let sizes = try x(.absolute)(.sum(axes: nil)) * Double(regularizer.l1)
    let squares = try (x * x)(.sum(axes: nil)) * Double(regularizer.l2)
    if regularizer.l2 == 0 { return .object(sizes.tensor) }
    return .object(regularizer.l1 == 0 ? squares.tensor : try (sizes + squares).tensor)
  }
}

/// `keras.regularizers`: constructors, and names.
enum RegularizerTable {
  static let named: [String: Regularizer] = [
    "l1": Regularizer(l1: 0.01), "l2": Regularizer(l2: 0.01), "l1_l2": Regularizer(), "l1l2": Regularizer(),
  ]

  static let constructors: [Builtin] =
    ["L1", "l1"].map { name in
      make(name, "l1 · Σ|w|", [.optional("l1", .float, default: 0.01, "the factor")]) {
        Regularizer(l1: try $0.nonNegative("l1"))
      }
    }
    + ["L2", "l2"].map { name in
      make(name, "l2 · Σ w²", [.optional("l2", .float, default: 0.01, "the factor")]) {
        Regularizer(l2: try $0.nonNegative("l2"))
      }
    }
    + [("L1L2", 0.0), ("l1_l2", 0.01)].map { name, factor in
      make(
        name, "l1 · Σ|w| + l2 · Σ w²",
        [
          .optional("l1", .float, default: .float(factor), "the first factor"),
          .optional("l2", .float, default: .float(factor), "the second"),
        ]
      ) { Regularizer(l1: try $0.nonNegative("l1"), l2: try $0.nonNegative("l2")) }
    }

  static let classes = KerasClasses.make(constructors, base: RegularizerObject.shared)

  private static func make(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    _ regularizer: @escaping (Call) throws -> Regularizer
  ) -> Builtin {
    Builtin(name, module: "keras.regularizers", doc: doc, parameters) {
      .object(RegularizerObject(try regularizer($0), name: name))
    }
  }
}

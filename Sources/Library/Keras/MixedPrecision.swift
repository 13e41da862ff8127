package import Evaluator
package import Networks

/// `keras.mixed_precision`: how activations are stored between the passes, and what products in training are computed with.
package enum MixedPrecision {
  nonisolated(unsafe) static var current = PlanOptions.Precision.float32

  /// Plans in the precision that is set.
  package static var options: PlanOptions {
    var options = PlanOptions()
    options.precision = current
    return options
  }

  private static let policies: [String: PlanOptions.Precision] = [
    "float32": .float32, "mixed_bfloat16": .bfloat16, "mixed_float16": .float16,
  ]

  package static let namespace = Namespace("keras.mixed_precision", doc: "Activations in 16 bits.") {
    [set, get].named + [
      ("Policy", .type(DTypePolicyObject.shared)), ("DTypePolicy", .type(DTypePolicyObject.shared)),
    ]
  }

  private static let set = Builtin(
    "set_global_policy", module: "keras.mixed_precision",
    doc:
      "Keeps activations between the passes in 16 bits (\"mixed_bfloat16\", \"mixed_float16\") or in full (\"float32\"). With \"mixed_bfloat16\", training also multiplies in 16 bits on processors that have tiles for it (AMX). Variables and sums stay in 32 bits.",
    [.required("policy", .any, "a name, or a keras.DTypePolicy")]
  ) { call in
    let name = try call["policy"].host(as: DTypePolicyObject.self)?.name ?? call.string("policy")
    guard let precision = policies[name] else {
      throw call.unknown("policy", "policy", name, Array(policies.keys))
    }
    current = precision
    return .none
  }

  private static let get = Builtin(
    "global_policy", module: "keras.mixed_precision", doc: "The policy in force.", []
  ) { _ in .object(policy) }

  static var policy: DTypePolicyObject {
    DTypePolicyObject(policies.first { $0.value == current }?.key ?? "float32")
  }
}

/// `keras.DTypePolicy`: what layers compute with, and what their variables are.
final class DTypePolicyObject: Object {
  let name: String

  init(_ name: String) { self.name = name }

  static let constructor = Builtin(
    "DTypePolicy", module: "keras", doc: "What layers compute with: 32 bits, or 16 between the passes.",
    [.required("name", .string, "\"float32\", \"mixed_bfloat16\" or \"mixed_float16\"")]
  ) { .object(DTypePolicyObject(try $0.string("name"))) }

  static let shared = ClassObject(
    "DTypePolicy", module: "keras", doc: constructor.signature.doc,
    members: [
      .property("name", "its name") { .string(try $0.receiver(as: DTypePolicyObject.self).name) },
      .property("compute_dtype", "what layers compute with") {
        let name = try $0.receiver(as: DTypePolicyObject.self).name
        return .string(name.hasPrefix("mixed_") ? String(name.dropFirst(6)) : name)
      },
      .property("variable_dtype", "what their variables are") {
        let name = try $0.receiver(as: DTypePolicyObject.self).name
        return .string(name.hasPrefix("mixed_") ? "float32" : name)
      },
      .method("get_config", "What makes it again.") {
        .dict(DictValue([("name", .string(try $0.receiver(as: DTypePolicyObject.self).name))]))
      },
    ], constructor: constructor)

  var classObject: ClassObject { Self.shared }

  func repr(_ interpreter: Interpreter) throws -> String { "<DTypePolicy \"\(name)\">" }
}

extension Call {
  /// `checkpoint=` with the session's precision.
  package func planOptions() throws -> PlanOptions {
    var options = MixedPrecision.options
    switch self["checkpoint"] {
    case .int: options.segmentCount = try int("checkpoint", atLeast: 1)
    default: options.checkpoints = try bool("checkpoint")
    }
    return options
  }
}

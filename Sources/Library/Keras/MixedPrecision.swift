package import Evaluator
package import Networks

/// `keras.mixed_precision`: how activations are stored between the passes.
package enum MixedPrecision {
  nonisolated(unsafe) static var current = PlanOptions.Precision.float32

  private static let policies: [String: PlanOptions.Precision] = [
    "float32": .float32, "mixed_bfloat16": .bfloat16, "mixed_float16": .float16,
  ]

  package static let namespace = Namespace("keras.mixed_precision", doc: "Activations in 16 bits.") {
    [set, get].named
  }

  private static let set = Builtin(
    "set_global_policy", module: "keras.mixed_precision",
    doc:
      "Keeps activations between the passes in 16 bits (\"mixed_bfloat16\", \"mixed_float16\") or in full (\"float32\"). Variables and sums stay in 32 bits.",
    [.required("policy", .string, "a name")]
  ) { call in
    let name = try call.string("policy")
    guard let precision = policies[name] else {
      throw call.unknown("policy", "policy", name, Array(policies.keys))
    }
    current = precision
    return .none
  }

  private static let get = Builtin(
    "global_policy", module: "keras.mixed_precision", doc: "The policy in force.", []
  ) { _ in .string(policies.first { $0.value == current }?.key ?? "float32") }
}

extension Call {
  /// `checkpoint=` with the session's precision.
  package func planOptions() throws -> PlanOptions {
    var options = PlanOptions()
    options.precision = MixedPrecision.current
    switch self["checkpoint"] {
    case .int: options.segmentCount = try int("checkpoint", atLeast: 1)
    default: options.checkpoints = try bool("checkpoint")
    }
    return options
  }
}

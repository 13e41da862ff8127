package import Evaluator
package import Networks

/// `keras.mixed_precision`: what the layers compute with that are made from here on.
package enum MixedPrecision {
  package static let namespace = Namespace(
    "keras.mixed_precision", doc: "Activations in 16 bits.", absent: .keras("keras.mixed_precision"),
    written: ["LossScaleOptimizer": "_keras_optimizers"]
  ) {
    ["set_global_policy", "set_dtype_policy"].map { set($0, "keras.mixed_precision") }.named
      + ["global_policy", "dtype_policy"].map { get($0, "keras.mixed_precision") }.named
      + ["Policy", "DTypePolicy"].map { ($0, .type(DTypePolicyObject.shared)) }
  }

  /// What sets the policy, under the name that a module has for it.
  static func set(_ name: String, _ module: String) -> Builtin {
    Builtin(
      name, module: module,
      doc:
        "What layers compute with that are made from here on. They keep activations between the passes in 16 bits (\"mixed_bfloat16\", \"mixed_float16\") or in full (\"float32\"). With \"mixed_bfloat16\", training also multiplies in 16 bits on processors that are faster at it (with AMX, or AMD's with AVX-512). Variables and sums stay in 32 bits.",
      [.required("policy", .any, "a name, or a keras.DTypePolicy")]
    ) { call in
      let name = Precision.policyName(of: call["policy"])
      guard let precision = name.flatMap(Precision.init(policy:)) else {
        if let name, let refusal = Precision.refusal(of: name) { throw refusal }
        let names = Precision.allCases.map(\.policyName)
        throw try call.unknown("policy", "policy", call.string("policy"), names)
      }
      Precision.ofNewLayers = precision
      return .none
    }
  }

  /// What gives the policy.
  static func get(_ name: String, _ module: String) -> Builtin {
    Builtin(name, module: module, doc: "The policy in force.", []) { _ in
      .object(DTypePolicyObject(Precision.ofNewLayers.policyName))
    }
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

extension Precision {
  /// The name of a policy, from itself, from its name, or from its saved form; `nil` for others.
  fileprivate static func policyName(of value: Value) -> String? {
    if case .dict(let saved) = value, case .dict(let arguments)? = saved[string: "config"] {
      return arguments[string: "name"]?.asString
    }
    return value.host(as: DTypePolicyObject.self)?.name ?? value.asString
  }

  /// Why a policy is none here whose variables have 16 bits too; `nil` for others.
  fileprivate static func refusal(of name: String) -> Fault? {
    guard name == bfloat16.rawValue || name == float16.rawValue else { return nil }
    return .message(
      "a layer whose dtype is \"\(name)\" has variables of 16 bits in Keras; those of fieldbook have 32",
      help: "\"mixed_\(name)\" computes in \(name) and keeps the variables in float32", kind: .value)
  }

  /// That of a policy or of a type. Layers compute in float32 where the type is another than of 16 bits.
  init(_ value: Value, _ interpreter: Interpreter) throws {
    let named = Self.policyName(of: value)
    let type = interpreter.dtype(from: value)
    if let name = type?.name ?? named, let refusal = Self.refusal(of: name) { throw refusal }
    guard let found = named.flatMap(Precision.init(policy:)) ?? type.map({ _ in .float32 }) else {
      throw Fault.message(
        "dtype is a type or a policy (\(Precision.allCases.map { "\"\($0.policyName)\"" }.joined(separator: ", "))), found \(try interpreter.repr(value))",
        kind: .value)
    }
    self = found
  }
}

extension Call {
  /// `checkpoint=`.
  package func planOptions() throws -> PlanOptions {
    var options = PlanOptions()
    switch self["checkpoint"] {
    case .int: options.segmentCount = try int("checkpoint", atLeast: 1)
    default: options.checkpoints = try bool("checkpoint")
    }
    return options
  }
}

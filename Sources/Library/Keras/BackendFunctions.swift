import Evaluator
import Networks
import Tensors

/// `keras.backend` and `keras.config`: what the session computes with. All of it is fixed here; what Keras can set is
/// taken where it is what there is already.
enum BackendFunctions {
  static let backend: [Builtin] =
    common + [
      KerasModules.clearSession, isKerasTensor,
    ] + UtilityFunctions.types + [
      Builtin(
        "get_uid", module: "keras.backend", doc: "A number for a name: 1, 2 … with each call.",
        [.optional("prefix", .string, default: "", "the name")]
      ) { call in
        let state: NameCounts = call.interpreter.state()
        let prefix = try call.string("prefix")
        state.counts[prefix, default: 0] += 1
        return .int(state.counts[prefix] ?? 1)
      }
    ]

  static let config: [Builtin] =
    common + [
      setting("set_backend", "backend", "\"tensorflow\"", ["tensorflow"]),
      answer("is_interactive_logging_enabled", true, "Whether progress is shown as bars."),
      answer("is_traceback_filtering_enabled", true, "Whether messages leave out Keras's own calls."),
      answer("is_flash_attention_enabled", .none, "None: there is none."),
      accepted("enable_interactive_logging"), accepted("disable_interactive_logging"),
      accepted("enable_flash_attention"), answer("is_nnx_enabled", false, "False: there is no NNX."),
      limit("max_epochs"), answer("max_steps_per_epoch", .none, "None: no bound."), setLimit("max_epochs"),
      accepted("enable_traceback_filtering"),
      accepted("disable_traceback_filtering"), accepted("enable_unsafe_deserialization"),
      accepted("disable_flash_attention"),
      MixedPrecision.set("set_dtype_policy", "keras.config"),
      MixedPrecision.get("dtype_policy", "keras.config"),
    ]

  private static let common: [Builtin] = [
    answer("backend", "tensorflow", "What Keras would compute with; here fieldbook's own engine does."),
    answer("image_data_format", "channels_last", "Where channels lie."),
    answer("epsilon", 1e-7, "The small number that is added to divisors."),
    answer("floatx", "float32", "The type of numbers."),
    setting("set_image_data_format", "data_format", "\"channels_last\"", ["channels_last"]),
    setting("set_floatx", "value", "\"float32\"", ["float32"]),
    Builtin(
      "set_epsilon", module: "keras.config", doc: "Only 1e-7.",
      [.required("value", .float, "the small number that is added to divisors")]
    ) { call in
      guard try call.double("value") == 1e-7 else { throw call.invalid("value", must: "be 1e-7") }
      return .none
    },
  ]

  private static func answer(_ name: String, _ value: Value, _ doc: String) -> Builtin {
    Builtin(name, module: "keras.config", doc: doc) { _ in value }
  }

  /// A bound on what `fit` does.
  private static func limit(_ name: String) -> Builtin {
    Builtin(name, module: "keras.config", doc: "What set_\(name) was given; None for no bound.") { call in
      call.interpreter.state(TrainingLimits.self).values[name].map(Value.int) ?? .none
    }
  }

  /// Epochs within the bound of `keras.config.set_max_epochs`.
  static func bounded(_ epochs: Int, _ interpreter: Interpreter) -> Int {
    min(epochs, interpreter.state(TrainingLimits.self).values["max_epochs"] ?? epochs)
  }

  private static func setLimit(_ name: String) -> Builtin {
    Builtin(
      "set_\(name)", module: "keras.config", doc: "The most that fit does, whatever it is asked for.",
      [.required(name, .any, "a number; None for no bound")]
    ) { call in
      let number = call[name].asInt
      guard call[name].isNone || number ?? -1 >= 0 else {
        throw call.invalid(name, must: "be a number from 0, or None")
      }
      call.interpreter.state(TrainingLimits.self).values[name] = number
      return .none
    }
  }

  private static func accepted(_ name: String) -> Builtin {
    Builtin(name, module: "keras.config", doc: "Accepted; nothing to switch.") { _ in .none }
  }

  private static func setting(_ name: String, _ parameter: String, _ doc: String, _ values: [String])
    -> Builtin
  {
    Builtin(name, module: "keras.config", doc: "Only \(doc).", [.required(parameter, .any, "only \(doc)")]) {
      call in
      guard let text = call[parameter].asString, values.contains(text) else {
        throw call.invalid(parameter, must: "be \(doc)")
      }
      return .none
    }
  }

  static let isKerasTensor = Builtin(
    "is_keras_tensor", module: "keras.utils", doc: "Whether something is a value of a network to be.",
    [.required("x", .any, "anything")]
  ) { .bool($0["x"].host(as: SymbolicTensor.self) != nil) }

  /// Bounds that `keras.config` sets.
  final class TrainingLimits: SessionState {
    var values: [String: Int] = [:]
    init() {}
  }

  private final class NameCounts: SessionState {
    var counts: [String: Int] = [:]
    init() {}
  }
}

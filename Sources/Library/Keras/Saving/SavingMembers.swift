import Evaluator
import Files
import Formats
import Language
import Networks

/// Saving and loading, as methods of models.
enum SavingMembers {
  static let all: [Builtin] = [save, saveWeights, loadWeights, getConfig, toJSON, export]

  private static let overwrite = Signature.Parameter.optional(
    "overwrite", .bool, default: true, "whether a file of that name is replaced")

  private static let save = Builtin.method(
    "save", "Writes the whole model: layers, weights, and how it is trained.",
    [
      .required("filepath", .path, "ends in .keras, or in .h5 for the format of older versions"), overwrite,
      .optional("zipped", .any, default: .none, "only None"),
      .keyword("include_optimizer", .bool, default: true, "accepted; the optimizer's state is always kept"),
      .keyword("save_format", .any, default: .none, "accepted, as in Keras: the ending of the name says it"),
    ]
  ) { call in
    try call.onlyDefault("zipped")
    try SavingFunctions.save(try call.receiver(as: Model.self), call)
    return .none
  }

  private static let saveWeights = Builtin.method(
    "save_weights", "Writes all weights.", [.required("filepath", .path, "ends in .weights.h5"), overwrite]
  ) { call in
    let model = try call.receiver(as: Model.self)
    let path = try call.path("filepath", for: .writing)
    try call.checkOverwrite(path)
    try call.about("filepath") { try model.saveWeights(to: path) }
    return .none
  }

  private static let loadWeights = Builtin.method(
    "load_weights", "Takes weights from a file.",
    [
      .required("filepath", .path, ".weights.h5, .keras, or .h5 in the layout of older versions"),
      .optional(
        "skip_mismatch", .bool, default: false, "whether layers that do not fit are left as they are"),
      .optional(
        "by_name", .bool, default: .none, "whether layers are found by their names; older layout only"),
    ]
  ) { call in
    let model = try call.receiver(as: Model.self)
    let (path, byName) = (try call.path("filepath", for: .reading), try call.bool("by_name"))
    let skips = try call.bool("skip_mismatch")
    let report = try call.about("filepath") {
      try model.loadWeights(from: path, byName: byName, skippingMismatch: skips)
    }
    let console = call.interpreter.console
    for skipped in report.skipped { console.note("left as it is: \(skipped.message)") }
    if !byName, !report.unused.isEmpty {
      console.note(
        "\(path) also has weights that no layer of the model takes: \(report.unused.joined(separator: ", "))")
    }
    return .none
  }

  private static let getConfig = Builtin.method(
    "get_config", "What makes the model again: its layers' configurations, and how they are connected."
  ) { call in Value(try call.receiver(as: Model.self).savedConfiguration) }

  private static let toJSON = Builtin.method("to_json", "The model without its weights, as JSON.") { call in
    .string(try call.receiver(as: Model.self).savedForm(compiled: true).text(spaced: true))
  }
}

extension SavingMembers {
  private static let export = Builtin.method(
    "export", "Refused: what it writes is for other programs than Keras.",
    [.required("filepath", .any, "a folder"), .rest("args"), .keywords("options")]
  ) { _ in
    throw Fault.message(
      "model.export writes TensorFlow's SavedModel, ONNX and the like, which Fieldbook does not",
      help: "model.save(\"model.keras\") writes a file that Keras loads and exports", kind: .notImplemented)
  }
}

/// What initializers, regularizers, constraints and schedules have in common.
enum ConfigurationMembers {
  static let all: [Builtin] = [getConfig, CustomObjects.fromConfig]

  private static let getConfig = Builtin.method("get_config", "The arguments that make it again.") { call in
    let object: (any Object)? =
      switch call.receiver {
      case .object(let object): object
      case .instance(let instance): instance.host
      default: nil
      }
    // A class of one's own without arguments has none to tell.
    guard let object = object as? any JSONSerializable else { return .dict(DictValue([])) }
    return Value(try object.savedForm["config"] ?? .object([]))
  }
}

extension JSONSerializable {
  /// An argument that made the object, which is an attribute in Keras.
  func configured(_ name: String) -> Value? {
    guard let member = (try? savedForm["config"])??.members?.first(where: { $0.key == name }) else {
      return nil
    }
    return Value(member.value)
  }
}

extension Model: JSONSerializable {
  var savedForm: JSON { get throws { try savedForm(compiled: true) } }
}

extension Layer: JSONSerializable {}

extension Optimizer: JSONSerializable {}

extension ScheduleObject: JSONSerializable {
  var savedForm: JSON { get throws { try schedule.savedForm } }
}

extension InitializerObject: JSONSerializable {
  var savedForm: JSON { initializer.savedForm }
}

extension ConstraintObject: JSONSerializable {
  var savedForm: JSON { constraint.savedForm }
}

extension RegularizerObject: JSONSerializable {
  var savedForm: JSON { regularizer.savedForm }
}

extension Call {
  /// Reports file errors at the argument that names the file.
  func about<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as any ExplainedError
      where error is SavingError || error is FormatFault || error is SystemFault
    { throw fault(name, .explained(error)) }
  }

  /// Refuses to replace a file with `overwrite=False`.
  func checkOverwrite(_ path: String) throws {
    if try !bool("overwrite"), FileCheck.exists(path) {
      throw fault("filepath", .message("\(path) is there already", help: "overwrite=True replaces it"))
    }
  }
}

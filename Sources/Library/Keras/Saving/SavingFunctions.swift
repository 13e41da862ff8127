import Evaluator
import Formats
import Language
import Networks

/// `keras.saving`, parts of which are also in `keras.models`.
enum SavingFunctions {
  static let forModels = [loadModel, saveModel, modelFromJSON, ModelCloning.function]
  static let all = [loadModel, saveModel, loadWeights, saveWeights] + CustomObjects.functions

  static func save(_ model: Model, _ call: Call) throws {
    let path = try call.path("filepath", for: .writing)
    try call.checkOverwrite(path)
    try call.about("filepath") {
      if isOlder(path) {
        call.interpreter.console.note(
          "an .h5 file is the format of older versions: .keras is Keras's own now")
        return try model.saveWhole(to: path)
      }
      guard path.hasSuffix(".keras") else {
        throw SavingError.fileEnding(path: path, expected: [".keras", ".h5"])
      }
      if !model.isBuilt {
        call.interpreter.console.note(
          "You are saving a model that has not yet been built. It might not contain any weights yet. Consider building the model first by calling it on some data."
        )
      }
      try model.save(to: path)
    }
  }

  /// Whether a file is one of older versions.
  private static func isOlder(_ path: String) -> Bool { path.hasSuffix(".h5") || path.hasSuffix(".hdf5") }

  private static let customObjects = Signature.Parameter.optional(
    "custom_objects", .any, default: .none, "classes and functions of the program's by name")
  private static let model = Signature.Parameter.required("model", .object("a model"), "a model")

  /// The model of a configuration, compiled where the call asks for it, with its weights.
  private static func model(
    _ configuration: JSON, of source: String, _ call: Call, weights: (Model) throws -> Void
  ) throws -> Value {
    let models = SavedModels(
      objects: SavedObjects(
        interpreter: call.interpreter, source: source, isSafe: try call.bool("safe_mode")))
    let model = try models.model(configuration)
    if try call.bool("compile"), model.isBuilt { try models.compile(model, as: configuration) }
    try weights(model)
    return CustomClasses.value(Layer(model))
  }

  private static let loadModel = Builtin(
    "load_model", module: "keras.models", doc: "The model that a .keras file holds, compiled where it was.",
    [
      .required("filepath", .path, "ends in .keras, or in .h5 for the format of older versions"),
      customObjects,
      .optional("compile", .bool, default: true, "whether it is compiled as it was"),
      .optional("safe_mode", .bool, default: true, "whether lambdas are refused unread; they never run here"),
    ]
  ) { call in
    let path = try call.path("filepath", for: .reading)
    return try CustomObjects.using(call) {
      try call.about("filepath") {
        if isOlder(path) {
          let file = try WholeModelFile.reading(path)
          return try model(file.configuration, of: "model_config of \(path)", call, weights: file.loadWeights)
        }
        guard path.hasSuffix(".keras") else {
          throw SavingError.fileEnding(path: path, expected: [".keras", ".h5"])
        }
        let archive = try ModelArchive.reading(path)
        return try model(
          archive.configuration, of: "config.json in \(path)", call, weights: archive.loadWeights)
      }
    }
  }

  private static let saveModel = Builtin(
    "save_model", module: "keras.models",
    doc: "Writes the whole model: layers, weights, and how it is trained.",
    [
      model, .required("filepath", .path, "ends in .keras, or in .h5 for the format of older versions"),
      .optional("overwrite", .bool, default: true, "whether a file of that name is replaced"),
      .optional("zipped", .any, default: .none, "only None"),
    ]
  ) { call in
    try call.onlyDefault("zipped")
    try save(try call.object("model", as: Model.self, expected: "a model"), call)
    return .none
  }

  private static let modelFromJSON = Builtin(
    "model_from_json", module: "keras.models", doc: "The model that model.to_json() wrote, with new weights.",
    [.required("json_string", .string, "what to_json gave"), customObjects]
  ) { call in
    guard let json = JSON(try call.string("json_string")), json.members != nil else {
      throw call.invalid("json_string", must: "be a JSON object", help: "json_string = model.to_json()")
    }
    let models = SavedModels(objects: SavedObjects(interpreter: call.interpreter, source: "json_string"))
    return try CustomObjects.using(call) {
      try call.about("json_string") {
        let model = try models.model(json)
        if model.isBuilt { try models.compile(model, as: json) }
        return .object(model)
      }
    }
  }

  private static let loadWeights = method("load_weights", "Takes weights from a file.")
  private static let saveWeights = method("save_weights", "Writes all weights.")

  /// A method of models as a function whose first argument is the model.
  private static func method(_ name: String, _ doc: String) -> Builtin {
    Builtin(
      name, module: "keras.saving", doc: doc,
      [model, .required("filepath", .path, "the file"), .keywords("options", "as the method takes them")]
    ) { call in
      let model = try call.object("model", as: Model.self, expected: "a model")
      let method = try call.interpreter.attribute(name, of: .object(model))
      return try call.interpreter.call(
        method, Arguments([call["filepath"]], keywords: call.keywords("options")))
    }
  }
}

extension LayerClasses {
  /// `Conv2D.from_config(config)`.
  static func fromConfig(_ className: String) -> Builtin {
    .classMethod(
      "from_config", "A layer from what get_config() gave, with new weights.",
      [.required("config", .dict, "name and arguments")]
    ) { call in
      guard let constructor = byName[className]?.constructor else { return .none }
      guard let config = try JSON(call["config"]) else {
        throw call.invalid(
          "config", must: "hold numbers, text, lists and dicts", help: "config = layer.get_config()")
      }
      let objects = SavedObjects(interpreter: call.interpreter, source: "config")
      return try call.about("config") {
        if case .type(let cls) = call.receiver, cls.isUserDefined { return try objects.call(cls, config) }
        return try objects.call(constructor, config)
      }
    }
  }

  static let getConfig = Builtin.method(
    "get_config", "What makes the layer again: its name and its arguments."
  ) {
    call in
    let layer = try call.receiver(as: Layer.self)
    if layer.definition is CustomLayer {
      let base = call.instance.flatMap(CustomClasses.baseLayer)
      if base == nil, let instance = call.instance,
        let configuration = try CustomObjects.automaticConfiguration(of: instance, layer)
      {
        return configuration
      }
      return Value(
        configuration: try layer.sharedConfiguration + (base?.definition.arguments ?? [:]),
        of: base.flatMap { byName[$0.className]?.constructor?.signature })
    }
    return Value(
      configuration: try layer.savedConfiguration, of: byName[layer.className]?.constructor?.signature)
  }
}

extension ModelClasses {
  /// `Sequential.from_config(config)`, `Model.from_config(config)`.
  static func fromConfig(_ className: String) -> Builtin {
    Builtin(
      "from_config", module: "keras", doc: "A model from what get_config() gave, with new weights.",
      [
        .required("config", .dict, "layers, and how they are connected"),
        .optional("custom_objects", .any, default: .none, "classes and functions of the program's by name"),
      ]
    ) { call in
      guard let config = try JSON(call["config"]) else {
        throw call.invalid(
          "config", must: "hold numbers, text, lists and dicts", help: "config = model.get_config()")
      }
      let models = SavedModels(objects: SavedObjects(interpreter: call.interpreter, source: "config"))
      return try CustomObjects.using(call) {
        try call.about("config") {
          .object(try models.model(["class_name": .string(className), "config": config]))
        }
      }
    }
  }
}

import Evaluator
import Formats
import Networks

/// `get`, `serialize` and `deserialize` of the modules of Keras.
enum SerializationFunctions {
  /// The kinds of objects that a module has.
  enum Kind: String {
    case activation, constraint, initializer, layer, loss, metric, optimizer, regularizer, schedule

    var saved: SavedKind { SavedKind(rawValue: rawValue) ?? .layer }
    var module: String {
      self == .schedule ? "keras.optimizers.schedules" : "keras.\(rawValue == "loss" ? "losse" : rawValue)s"
    }

    /// The objects that a name stands for, as the arguments of layers and models read it.
    func object(named name: String, _ call: Call) throws -> Value {
      switch self {
      case .activation: return ActivationFunctions.value(of: try call.activation("identifier"))
      case .initializer: return .object(InitializerObject(try call.initializer("identifier"), name: name))
      case .regularizer:
        return try call.regularizer("identifier").map { .object(RegularizerObject($0, name: name)) } ?? .none
      case .constraint:
        return try call.constraint("identifier").map { .object(ConstraintObject($0)) } ?? .none
      case .optimizer: return .object(try OptimizerTable.optimizer("identifier", call))
      case .layer, .loss, .metric, .schedule:
        if self == .loss, let function = LossTable.function(named: name) { return .builtin(function) }
        if self == .metric, let constructor = MetricTable.constructor(named: name) {
          return try constructor.call(Arguments(), call.interpreter)
        }
        guard let constructor = saved.constructor(of: name, module: nil) else {
          throw call.unknown("identifier", rawValue, name, saved.classNames)
        }
        return try constructor.call(Arguments(), call.interpreter)
      }
    }
  }

  static func members(_ kind: Kind) -> [(String, Value)] {
    [
      Builtin(
        "get", module: kind.module, doc: "What a name or a configuration stands for; anything else as it is.",
        [.required("identifier", .any, "a name, a dict from serialize, an object, or None")]
      ) { call in
        switch call["identifier"] {
        case .none: return .none
        case .string(let name):
          if let own = call.interpreter.state(CustomObjects.self).find([name]) { return own }
          return try kind.object(named: name, call)
        case .dict: return try made(call["identifier"], kind.saved, "identifier", call)
        case .type(let cls):
          return try cls.constructor.map { try $0.call(Arguments(), call.interpreter) } ?? call["identifier"]
        default: return call["identifier"]
        }
      },
      Builtin(
        "serialize", module: kind.module,
        doc: "What makes an object again, as a dict; of a function its name.",
        [.required(kind.rawValue, .any, "the object")]
      ) { call in try serialized(call[kind.rawValue], kind.rawValue, call) },
      Builtin(
        "deserialize", module: kind.module, doc: "The object that serialize gave a dict or a name of.",
        [
          .required(
            kind == .activation || kind == .loss || kind == .metric ? "name" : "config", .any,
            "a dict, or a name"),
          .optional("custom_objects", .any, default: .none, "classes and functions of the program's by name"),
        ]
      ) { call in
        let parameter = call.signature.parameters[0].name
        return try CustomObjects.using(call) { try made(call[parameter], kind.saved, parameter, call) }
      },
    ].map { ($0.name, .builtin($0)) }
  }

  /// Those of `keras.saving` and `keras.utils`, for objects of any kind.
  static let general: [(String, Value)] =
    [
      Builtin(
        "serialize_keras_object", module: "keras.saving", doc: "What makes an object again, as a dict.",
        [.required("obj", .any, "a layer, a loss, an optimizer …")]
      ) { call in try serialized(call["obj"], "obj", call) },
      Builtin(
        "deserialize_keras_object", module: "keras.saving",
        doc: "The object of a dict that serialize_keras_object gave.",
        [
          .required("config", .any, "the dict"),
          .optional("custom_objects", .any, default: .none, "classes and functions of the program's by name"),
          .optional("safe_mode", .any, default: true, "accepted"),
        ]
      ) { call in
        guard case .dict = call["config"], let json = try JSON(call["config"]) else { return call["config"] }
        return try CustomObjects.using(call) {
          let name = json["class_name"]?.string ?? ""
          let module = json["module"]?.string
          let kind = SavedKind.allCases.first { $0.constructor(of: name, module: module) != nil }
          return try made(call["config"], kind ?? .layer, "config", call)
        }
      },
      Builtin(
        "get_custom_objects", module: "keras.saving", doc: "The registered classes and functions by name.", []
      ) { call in
        .dict(DictValue(call.interpreter.state(CustomObjects.self).all))
      },
    ].map { ($0.name, .builtin($0)) }
    + CustomObjects.functions.filter { $0.name == "custom_object_scope" }.map {
      ("CustomObjectScope", .builtin($0))
    }

  private static func serialized(_ value: Value, _ parameter: String, _ call: Call) throws -> Value {
    switch value {
    case .none, .bool, .int, .float, .string, .list, .tuple, .dict: return value
    case .builtin(let builtin): return .string(builtin.name)
    case .function(let function): return .string(function.name)
    case .instance(let instance):
      let config = try call.interpreter.call(call.interpreter.attribute("get_config", of: value), [])
      let name = instance.classObject.name
      let registered =
        call.interpreter.state(CustomObjects.self).registeredName(of: instance.classObject) ?? name
      return .dict(
        DictValue([
          ("module", .none), ("class_name", .string(name)), ("config", config),
          ("registered_name", .string(registered)),
        ]))
    default:
      guard let json = try call.about(parameter, { try JSON(value) }) else {
        throw call.invalid(parameter, must: "be an object of Keras")
      }
      return Value(json)
    }
  }

  private static func made(_ config: Value, _ kind: SavedKind, _ parameter: String, _ call: Call) throws
    -> Value
  {
    if case .string(let name) = config {
      if let own = call.interpreter.state(CustomObjects.self).find([name]) { return own }
      let reader = Builtin("get", doc: "", [.required("identifier", .any)]) {
        try (Kind(rawValue: kind.rawValue) ?? .layer).object(named: name, $0)
      }
      return try reader.call(Arguments([config]), call.interpreter)
    }
    guard let json = try JSON(config), json.members != nil else {
      throw call.invalid(parameter, must: "be a dict with class_name and config")
    }
    let objects = SavedObjects(interpreter: call.interpreter, source: parameter)
    let object = try call.about(parameter) { try objects.value(json, as: kind) }
    // A layer that had weights has new ones.
    if let shape = json["build_config"]?["input_shape"], shape != .null,
      let layer = object.host(as: Layer.self),
      layer.inputShapes == nil
    {
      _ = try call.interpreter.call(call.interpreter.attribute("build", of: object), [tuple(Value(shape))])
    }
    return object
  }

  /// Lists of lengths as the tuples that shapes are.
  private static func tuple(_ value: Value) -> Value {
    guard case .list(let list) = value else { return value }
    return .tuple(of: list.elements.map(tuple))
  }

  /// `copy.deepcopy(layer)`: made again from its configuration, with the same weights.
  static let deepCopy = Builtin.method(
    "__deepcopy__", "The same again, with weights of its own.", [.optional("memo", .any, default: .none)]
  ) { call in
    let interpreter = call.interpreter
    let copy = try made(try serialized(call.receiver, "self", call), .layer, "config", call)
    let weights = try interpreter.call(interpreter.attribute("get_weights", of: call.receiver), [])
    _ = try interpreter.call(interpreter.attribute("set_weights", of: copy), [weights])
    return copy
  }
}

import Evaluator
import Formats
import Networks
import PythonLibrary

/// The program's own classes and functions that saved models may name.
///
///     @keras.saving.register_keras_serializable()
///     class Scale(keras.layers.Layer): …
///     keras.models.load_model("net.keras", custom_objects={"Scale": Scale})
final class CustomObjects: SessionState {
  private var registered: [String: Value] = [:]
  /// By the identity of a class or function.
  private var names: [ObjectIdentifier: String] = [:]
  private var scopes: [[String: Value]] = []

  init() {}

  /// The object that one of the names stands for; the innermost scope first.
  package func find(_ wanted: [String]) -> Value? {
    for scope in scopes.reversed() {
      if let found = wanted.lazy.compactMap({ scope[$0] }).first { return found }
    }
    return wanted.lazy.compactMap { self.registered[$0] }.first
  }

  /// What is registered, by name.
  var all: [(String, Value)] { registered.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

  func registeredName(of cls: ClassObject) -> String? { names[ObjectIdentifier(cls)] }

  /// A function of the program's in a saved form, by its registered name or its own; `nil` if it has none.
  static func form(of function: Value, _ interpreter: Interpreter) throws -> JSON? {
    guard case .function(let own) = function, own.name != "<lambda>" else { return nil }
    let registered = interpreter.state(CustomObjects.self).names[ObjectIdentifier(own)]
    return [
      "module": "builtins", "class_name": "function", "config": .string(registered ?? own.name),
      "registered_name": "function",
    ]
  }

  /// Runs with `custom_objects=` of a call.
  static func using(_ call: Call, _ body: () throws -> Value) throws -> Value {
    guard let scope = try objects(call, "custom_objects") else { return try body() }
    return try call.interpreter.state(CustomObjects.self).within(scope, body)
  }

  /// Runs with classes and functions at hand by name.
  func within<Result>(_ scope: [String: Value], _ body: () throws -> Result) rethrows -> Result {
    scopes.append(scope)
    defer { scopes.removeLast() }
    return try body()
  }

  private static func objects(_ call: Call, _ name: String) throws -> [String: Value]? {
    if call[name].isNone { return nil }
    guard case .dict(let dict) = call[name] else {
      throw call.invalid(name, must: "be a dict of classes and functions by name")
    }
    return Dictionary(
      dict.pairs.compactMap { pair in pair.key.asString.map { ($0, pair.value) } }, uniquingKeysWith: { $1 })
  }

  /// The registered name of a user-defined layer's class and what its `get_config` gives; `nil` if it has none.
  static func saved(_ instance: Instance, _ interpreter: Interpreter) throws -> (
    registeredName: String, configuration: JSON
  )? {
    let cls = instance.classObject
    let name = interpreter.state(CustomObjects.self).names[ObjectIdentifier(cls)] ?? cls.name
    if case .function? = cls.lookup("get_config") {
      let config = try interpreter.call(interpreter.attribute("get_config", of: .instance(instance)), [])
      guard let found = try JSON(config), found.members != nil else {
        throw SavingError.notSavable(
          layer: cls.name, reason: "its get_config gives more than numbers, text, lists and dicts")
      }
      return (name, found)
    }
    let found: JSON
    if let base = CustomClasses.baseLayer(of: instance) {
      found = try base.definition.arguments
    } else {
      guard let made = try constructorArguments(of: instance) else { return nil }
      found = made
    }
    let shared =
      (instance.host as? Layer)?.sharedConfiguration ?? (instance.host as? Model)?.sharedConfiguration ?? [:]
    let own = (found.members ?? []).filter { !["name", "trainable", "dtype"].contains($0.key) }
    return (name, shared + .object(own))
  }

  /// What the class was called with, by name, and defaults; `nil` if that is more than numbers, text, lists and dicts.
  static func constructorArguments(of instance: Instance) throws -> JSON? {
    guard let given = valuesByName(instance) else { return nil }
    var members: [JSON.Member] = []
    for (name, value) in given {
      guard let json = try JSON(value) else { return nil }
      members.append(JSON.Member(name, json))
    }
    return .object(members)
  }

  private static func valuesByName(_ instance: Instance) -> [(name: String, value: Value)]? {
    guard let given = instance.madeWith else { return nil }
    if case .function(let initializer)? = instance.classObject.lookup("__init__") {
      return initializer.valuesByName(given)
    }
    return given.positional.isEmpty ? given.keywords.map { ($0.name, $0.value) } : nil
  }

  /// What `get_config` gives of a layer whose class says nothing of its own: what it was made with. `nil` where it has its own
  /// `get_config`, or no `__init__`.
  /// - Throws: NotImplementedError if that cannot be told.
  static func automaticConfiguration(of instance: Instance, _ layer: Layer) throws -> Value? {
    let cls = instance.classObject
    guard case .function(let initializer)? = cls.lookup("__init__"), instance.madeWith != nil,
      case .builtin? = cls.lookup("get_config")
    else { return nil }
    guard let given = valuesByName(instance) else {
      throw notTold(cls, "positional only or variadic positional arguments to `__init__()`")
    }
    guard given.allSatisfy({ $0.value.isPlainConfiguration() }) else {
      throw notTold(cls, "non-serializable argument values in `__init__()`")
    }
    let configuration = DictValue()
    let parameters = initializer.parameterNames
    if parameters.contains("name") || parameters.contains("kwargs") && initializer.takesAnyKeyword {
      configuration[string: "name"] = .string(layer.name)
    }
    for (name, value) in given where name != "name" { configuration[string: name] = value }
    for member in layer.sharedConfiguration.members ?? [] where member.key != "name" {
      configuration[string: member.key] = Value(member.value)
    }
    return .dict(configuration)
  }

  private static func notTold(_ cls: ClassObject, _ cause: String) -> Fault {
    .message(
      "Object \(cls.name) was created by passing \(cause), and therefore the object must override `get_config()`",
      help: "define get_config in \(cls.name): return {**super().get_config(), 'units': self.units}",
      kind: .notImplemented)
  }

  static let functions: [Builtin] = [
    Builtin(
      "register_keras_serializable", module: "keras.saving",
      doc: "Decorates a class or a function that saved models may name: it is found when they are loaded.",
      [
        .optional("package", .string, default: "Custom", "stands before the name"),
        .optional("name", .string, default: .none, "None: its own"),
      ]
    ) { call in
      let (package, name) = (try call.string("package"), try call.optionalString("name"))
      return .builtin(
        Builtin("decorator", doc: "Registers and gives back.", [.required("arg", .any)]) { call in
          let given = call["arg"]
          let own = try call.interpreter.text(call.interpreter.attribute("__name__", of: given))
          let path = package + ">" + (name ?? own)
          let state = call.interpreter.state(CustomObjects.self)
          state.registered[path] = given
          if let identity = given.identity { state.names[identity] = path }
          return given
        })
    },
    Builtin(
      "custom_object_scope", module: "keras.saving",
      doc: "A block in which saved models may name classes and functions.",
      [.required("custom_objects", .dict, "classes and functions by name")]
    ) { call in
      let scope = try objects(call, "custom_objects") ?? [:]
      return .object(
        ContextObject("custom_object_scope") { interpreter in
          interpreter.state(CustomObjects.self).scopes.append(scope)
          return .none
        } exit: { _, interpreter in
          _ = interpreter.state(CustomObjects.self).scopes.popLast()
          return false
        })
    },
    Builtin(
      "get_registered_name", module: "keras.saving",
      doc: "The name under which a class or a function is registered, or its own.",
      [.required("obj", .any)]
    ) { call in
      let given = call["obj"]
      if let identity = given.identity, let name = call.interpreter.state(CustomObjects.self).names[identity]
      {
        return .string(name)
      }
      return try call.interpreter.attribute("__name__", of: given)
    },
    Builtin(
      "get_registered_object", module: "keras.saving",
      doc: "What is registered under a name; None for nothing.",
      [
        .required("name", .string), .optional("custom_objects", .any, default: .none, "looked up first"),
        .optional("module_objects", .any, default: .none, "accepted"),
      ]
    ) { call in
      let name = try call.string("name")
      if let found = try objects(call, "custom_objects")?[name] { return found }
      return call.interpreter.state(CustomObjects.self).find([name]) ?? .none
    },
  ]

  /// `from_config` of a layer's class: calls it with the configuration.
  static let fromConfig = Builtin.classMethod(
    "from_config", "A layer from what get_config() gave, with new weights.",
    [.required("config", .dict, "name and arguments")]
  ) { call in
    guard case .dict(let dict) = call["config"] else { return .none }
    let keywords = dict.pairs.compactMap { pair in pair.key.asString.map { (name: $0, value: pair.value) } }
    return try call.interpreter.call(call.receiver, Arguments(keywords: keywords))
  }
}

extension Value {
  /// Whether it is made of numbers, text, None, lists, tuples and dicts alone.
  fileprivate func isPlainConfiguration(depth: Int = 0) -> Bool {
    if depth > 100 { return false }
    func arePlain(_ parts: [Value]) -> Bool { parts.allSatisfy { $0.isPlainConfiguration(depth: depth + 1) } }
    return switch self {
    case .none, .bool, .int, .float, .string: true
    case .list(let list): arePlain(list.elements)
    case .tuple(let tuple): arePlain(tuple.elements)
    case .dict(let dict): arePlain(dict.values)
    default: false
    }
  }
}

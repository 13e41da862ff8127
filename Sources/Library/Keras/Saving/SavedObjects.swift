import Evaluator
import Formats
import Language
import Networks

/// Reconstructs serialized objects by calling their classes with the saved arguments, through the same signatures
/// as calls in a cell. `SavedKind` decides which classes are allowed where; everything else is data.
struct SavedObjects {
  let interpreter: Interpreter
  /// For messages: the file, or the function that received the configuration.
  let source: String
  /// Keras's `safe_mode=`.
  let isSafe: Bool
  /// Objects of the program's classes, until the model that is made holds them.
  private let made = Made()

  init(interpreter: Interpreter, source: String, isSafe: Bool = true) {
    self.interpreter = interpreter
    self.source = source
    self.isSafe = isSafe
  }

  private final class Made {
    var values: [Value] = []
  }

  /// Numbers and text unchanged; an object with a class, which must be of the kind, by calling that class.
  func value(_ json: JSON, as kind: SavedKind?) throws -> Value {
    switch json {
    case .array(let items): return .list(of: try items.map { try value($0, as: kind) })
    case .object(let members):
      if json["class_name"]?.string != nil { return try object(json, as: kind) }
      return .dict(DictValue(try members.map { ($0.key, try value($0.value, as: kind)) }))
    default: return Value(json)
    }
  }

  /// - Throws: `SavingError.unknownClass`, `.configuration`, and errors of the class's arguments.
  func object(_ json: JSON, as kind: SavedKind?) throws -> Value {
    guard let className = json["class_name"]?.string else {
      throw SavingError.configuration(where: source, expected: "has an object without a class_name")
    }
    let arguments = json["config"] ?? .null
    let names = [json["registered_name"]?.string, className == "function" ? arguments.string : className]
    if kind != nil, let own = interpreter.state(CustomObjects.self).find(names.compactMap { $0 }) {
      let object = try make(own, arguments)
      made.values.append(object)
      return object
    }
    switch className {
    case "function":
      if let name = arguments.string { return .string(name) }
    case "__numpy__", "__tensor__": return Value(arguments["value"] ?? .null)
    case "__lambda__":
      throw isSafe
        ? SavingError.lambda
        : .configuration(
          where: source,
          expected:
            "holds a lambda as bytecode of CPython, which does not run here: in a Lambda of a function with a name, custom_objects= says which it is"
        )
    case "Sequential", "Functional", "Model":
      guard kind == .layer else { break }
      return .object(try SavedModels(objects: self).model(json))
    default: break
    }
    return try call(constructor(of: className, module: json["module"]?.string, kind), arguments)
  }

  /// A function of the program's by the name that was saved.
  private func function(_ json: JSON) throws -> Value {
    guard json["class_name"]?.string == "function", let name = json["config"]?.string else {
      return try value(json, as: nil)
    }
    guard let own = interpreter.state(CustomObjects.self).find([name]) else {
      throw SavingError.unknownFunction(name, of: source)
    }
    return own
  }

  /// An object of a class of the program's, by its `from_config`; a function as it is.
  private func make(_ own: Value, _ arguments: JSON) throws -> Value {
    guard case .type(let cls) = own else { return own }
    let config = Value(arguments)
    // Only a `from_config` of the program's own knows more than the class itself.
    if case .builtin(let method)? = cls.lookup("from_config"), method !== CustomObjects.fromConfig {
      return try call(cls, arguments)
    }
    if case .builtin? = cls.lookup("from_config"), case .dict(let dict) = config {
      let keywords = dict.pairs.compactMap { pair in pair.key.asString.map { (name: $0, value: pair.value) } }
      return try interpreter.call(own, Arguments(keywords: keywords.filter { keeps($0.name, cls) }))
    }
    if let method = try? interpreter.attribute("from_config", of: own) {
      return try interpreter.call(method, [config])
    }
    guard case .dict(let dict) = config else { return try interpreter.call(.type(cls), Arguments()) }
    let keywords = dict.pairs.compactMap { pair in pair.key.asString.map { (name: $0, value: pair.value) } }
    return try interpreter.call(own, Arguments(keywords: keywords))
  }

  /// Whether a class takes a saved argument: what all layers save is left out where its `__init__` has no place for it.
  private func keeps(_ name: String, _ cls: ClassObject) -> Bool {
    guard ["trainable", "dtype"].contains(name), case .function(let function)? = cls.lookup("__init__") else {
      return true
    }
    return function.parameterNames.contains(name) || function.takesAnyKeyword
  }

  private func constructor(of className: String, module: String?, _ kind: SavedKind?) throws -> Builtin {
    guard let kind else {
      throw SavingError.configuration(
        where: source, expected: "has the class “\(className)” where numbers, text or lists must stand")
    }
    if let constructor = kind.constructor(of: className, module: module) { return constructor }
    throw SavingError.unknownClass(
      className, of: source, nearest: nearestName(to: className, among: kind.classNames))
  }

  /// Calls a class of the program's that is derived from one of Keras's with saved arguments.
  func call(_ cls: ClassObject, _ arguments: JSON) throws -> Value {
    let keywords = try (arguments.members ?? []).filter { keeps($0.key, cls) }.map {
      (name: $0.key, value: try value($0.value, as: SavedKind(argument: $0.key)))
    }
    return try interpreter.call(.type(cls), Arguments(keywords: keywords))
  }

  /// Calls a constructor with saved arguments.
  func call(_ constructor: Builtin, _ arguments: JSON) throws -> Value {
    guard let members = arguments.members else {
      throw SavingError.configuration(
        where: "\(constructor.name) in \(source)", expected: "has a config that is no object")
    }
    let known = Set(constructor.signature.parameters.map(\.name))
    var keywords: [(name: String, value: Value)] = []
    for member in members {
      if member.key == "function", known.contains(member.key) {
        keywords.append((member.key, try function(member.value)))
      } else if known.contains(member.key) {
        keywords.append((member.key, try value(member.value, as: SavedKind(argument: member.key))))
      } else if !Self.isIdle(member) {
        throw SavingError.configuration(
          where: "\(constructor.name) in \(source)",
          expected: "has an argument “\(member.key)”, which is not here")
      }
    }
    return try naming(members) { try interpreter.call(.builtin(constructor), Arguments(keywords: keywords)) }
  }

  /// Whether an unsupported argument has no effect: it is switched off, or belongs to one that is.
  private static func isIdle(_ member: JSON.Member) -> Bool {
    [.null, .bool(false)].contains(member.value)
      || ["ema_momentum", "renorm_momentum", "fill_mode", "fill_value", "registered_name"].contains(
        member.key)
  }

  /// Adds the position in the configuration to a fault.
  private func naming(_ members: [JSON.Member], _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error {
      guard !(error is Raised), let fault = Fault(error) ?? interpreter.explain(error) else { throw error }
      let name = members.first { $0.key == "name" }?.value.string
      let wording = fault.wording
      throw Fault.message(
        "\(source)\(name.map { ", \($0)" } ?? ""): \(wording.message)", help: wording.help)
    }
  }
}

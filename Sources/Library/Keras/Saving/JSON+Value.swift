import Evaluator
import Formats
import Language
import Networks
import Tensors

/// An object that can be serialized: its class and its constructor arguments.
protocol JSONSerializable {
  /// - Throws: `SavingError.notSavable`.
  var savedForm: JSON { get throws }
}

/// Within `JSON` the name `Value` is taken.
typealias LanguageValue = Value

extension JSON {
  /// A value as JSON; `nil` for one that cannot be serialized, such as a user-defined function.
  init?(_ value: LanguageValue) throws {
    switch value {
    case .none: self = .null
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(number)
    case .float(let number): self = .double(number)
    case .string(let text): self = .string(text)
    case .list, .tuple:
      var items: [JSON] = []
      for element in value.elementsOfSequence ?? [] {
        guard let item = try JSON(element) else { return nil }
        items.append(item)
      }
      self = .array(items)
    case .dict(let dict):
      var members: [Member] = []
      for pair in dict.pairs {
        guard let key = pair.key.asString, let item = try JSON(pair.value) else { return nil }
        members.append(Member(key, item))
      }
      self = .object(members)
    case .tensor(let tensor) where tensor.rank == 0:
      guard let number = value.asDouble else { return nil }
      self = .double(number)
    // Keras's own functions are saved by name.
    case .builtin(let builtin) where builtin.module.hasPrefix("keras."): self = .string(builtin.name)
    case .object(let object):
      guard let object = object as? any JSONSerializable else { return nil }
      self = try object.savedForm
    default: return nil
    }
  }
}

extension Value {
  /// JSON as values: lists and dicts, and numbers.
  init(_ json: JSON) {
    switch json {
    case .null: self = .none
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(number)
    case .double(let number): self = .float(number)
    case .string(let text): self = .string(text)
    case .array(let items): self = .list(of: items.map { Value($0) })
    case .object(let members): self = .dict(DictValue(members.map { ($0.key, Value($0.value)) }))
    }
  }

  /// A configuration as `get_config()` gives it: tuples for arguments that the class takes as tuples.
  init(configuration: JSON, of signature: Signature?) {
    let pairs = (configuration.members ?? []).map { member -> (String, Value) in
      let parameter = signature?.parameters.first { $0.name == member.key }
      return (member.key, parameter?.takesTuple ?? false ? Value(tuples: member.value) : Value(member.value))
    }
    self = .dict(DictValue(pairs))
  }

  private init(tuples json: JSON) {
    guard let items = json.array else {
      self = Value(json)
      return
    }
    self = .tuple(of: items.map { Value(tuples: $0) })
  }
}

extension Signature.Parameter {
  /// Whether the argument is a tuple in Keras.
  fileprivate var takesTuple: Bool {
    if case .tuple? = defaultValue { return true }
    switch accepts {
    case .ints, .shape: return true
    default: return false
    }
  }
}

extension Call {
  /// The object that the call creates as JSON, with the given arguments.
  func savedForm() throws -> JSON {
    var arguments: [JSON.Member] = []
    for parameter in signature.parameters where isGiven(parameter.name) {
      guard let value = try JSON(self[parameter.name]) else {
        throw SavingError.notSavable(
          layer: builtin.name, reason: "its \(parameter.name) is a function of yours")
      }
      arguments.append(JSON.Member(parameter.name, value))
    }
    return [
      "module": .string(builtin.module), "class_name": .string(builtin.name), "config": .object(arguments),
      "registered_name": .null,
    ]
  }
}

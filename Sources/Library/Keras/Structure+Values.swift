import Evaluator
import Language
import Networks
import Tensors

extension Structure {
  /// How a value holds others: dicts, lists and tuples are taken apart, anything else counts as one.
  init(_ value: Value) {
    switch value {
    case .dict(let dict):
      self = .dict(dict.pairs.map { pair in Entry(pair.key.asString ?? "", Structure(pair.value)) })
    case .list(let list): self = .list(list.elements.map { Structure($0) })
    case .tuple(let tuple): self = .tuple(tuple.elements.map { Structure($0) })
    default: self = .leaf
    }
  }

  /// The values in it; those of a dict by key.
  static func values(in value: Value) -> [Value] {
    switch value {
    case .dict(let dict):
      dict.pairs.sorted { ($0.key.asString ?? "") < ($1.key.asString ?? "") }.flatMap { values(in: $0.value) }
    case .list, .tuple: (value.elementsOfSequence ?? []).flatMap { values(in: $0) }
    default: [value]
    }
  }

  /// Values held as the structure says.
  ///
  /// - Precondition: there are `count` values.
  func packed(_ values: [Value]) -> Value {
    var rest = values[...]
    return take(from: &rest)
  }

  private func take(from rest: inout ArraySlice<Value>) -> Value {
    switch self {
    case .leaf: return rest.popFirst() ?? .none
    case .list(let parts): return .list(of: parts.map { $0.take(from: &rest) })
    case .tuple(let parts): return .tuple(of: parts.map { $0.take(from: &rest) })
    case .dict(let entries):
      var found: [String: Value] = [:]
      for entry in Self.sorted(entries) { found[entry.key] = entry.value.take(from: &rest) }
      return .dict(DictValue(entries.map { ($0.key, found[$0.key] ?? .none) }))
    }
  }

  /// The same where Keras gives one value in place of a list of one.
  var unpackingOne: Structure {
    switch self {
    case .list(let parts), .tuple(let parts): parts.count == 1 ? parts[0] : self
    default: self
    }
  }
}

extension Model {
  /// Outputs as the model's callers get them.
  func packed(_ outputs: [Value]) -> Value {
    outputStructure.count == outputs.count
      ? outputStructure.unpackingOne.packed(outputs) : LayerMembers.one(outputs)
  }

  /// Remembers how the first inputs of a subclassed model are held: its `call` gets them so.
  func adoptStructure(of value: Value) {
    guard kind == .subclassed, !isBuilt else { return }
    switch value {
    case .dict: inputStructure = Structure(value)
    case .list, .tuple:
      let holdsTensors = Structure.values(in: value).allSatisfy {
        if case .tensor = $0 { true } else { $0.host(as: SymbolicTensor.self) != nil }
      }
      if holdsTensors { inputStructure = Structure(value) }
    default: break
    }
  }

  /// The values for the model's inputs in their order: held as the inputs are, by their names, or one after another.
  ///
  /// - Throws: `Fault` if a dict lacks an input.
  func inputValues(_ value: Value) throws -> [Value] {
    guard case .dict(let dict) = value else { return Structure.values(in: value) }
    let names = inputStructure.keys ?? inputs.map(\.name)
    guard kind != .subclassed || inputStructure.keys != nil else { return Structure.values(in: value) }
    return try names.map { name in
      guard let found = dict[string: name] else {
        let keys = dict.pairs.compactMap(\.key.asString).map { "'\($0)'" }
        throw Fault.message(
          "missing data for input “\(name)”: the dict has the keys [\(keys.joined(separator: ", "))]",
          help: "the inputs are \(names.joined(separator: ", ")); a dataset of dicts with labels: "
            + "dataset.map(lambda d: (d[\"image\"], d[\"label\"]))")
      }
      return found
    }
  }
}

import Language

/// `dict`: its methods, views and constructor.
enum DictMembers {
  static let make = Builtin(
    "dict", doc: "A dict from another, from pairs, or from named arguments.",
    [.positional("mapping", default: []), .keywords("kwargs")]
  ) { call in
    let dict = DictValue()
    try fill(dict, call)
    return .dict(dict)
  }

  /// Adds the pairs of `mapping` and the named arguments.
  private static func fill(_ dict: DictValue, _ call: Call) throws {
    switch call["mapping"] {
    case .dict(let other):
      for case let entry? in other.entries { try dict.set(entry.hashKey, key: entry.key, value: entry.value) }
    case let value where try call.interpreter.mapping(value) != nil:
      guard let other = try call.interpreter.mapping(value) else { return }
      for case let entry? in other.entries { try dict.set(entry.hashKey, key: entry.key, value: entry.value) }
    case let value:
      for (position, element) in try call.elements("mapping").enumerated() {
        let pair = value.isIterable && element.isIterable ? try call.interpreter.elements(of: element) : []
        guard pair.count == 2 else {
          throw call.fault(
            "mapping",
            .message("dict() needs pairs of key and value, found \(element.typeName) at position \(position)")
          )
        }
        try dict.set(try HashKey(pair[0], call.interpreter), key: pair[0], value: pair[1])
      }
    }
    for (name, value) in call.keywords("kwargs") { dict[string: name] = value }
  }

  static let all: [Builtin] = [
    .method("keys", "The keys, in the order in which they came.") {
      .object(DictView(try $0.receiverDict, .keys))
    },
    .method("values", "The values, in the order of the keys.") {
      .object(DictView(try $0.receiverDict, .values))
    },
    .method("items", "Pairs of key and value.") { .object(DictView(try $0.receiverDict, .items)) },
    .method(
      "get", "The value at a key, or a default.",
      [.positional("key"), .positional("default", default: Value.none)],
      quick: { values in
        guard values.count == 2 || values.count == 3, case .dict(let dict) = values[0],
          let key = HashKey(plain: values[1])
        else { return nil }
        return try dict[key] ?? (values.count == 3 ? values[2] : Value.none)
      }
    ) { call in try call.receiverDict[HashKey(call[1], call.interpreter)] ?? call[2] },
    .method(
      "setdefault", "The value at a key, which is set to a default where it is missing.",
      [.positional("key"), .positional("default", default: Value.none)]
    ) { call in
      let dict = try call.receiverDict
      let key = try HashKey(call["key"], call.interpreter)
      if let value = try dict[key] { return value }
      try dict.set(key, key: call["key"], value: call["default"])
      return call["default"]
    },
    .method(
      "pop", "Takes a key out and gives its value, or a default.",
      [.positional("key"), .positional("default", default: Value.none)]
    ) { call in
      let dict = try call.receiverDict
      if let value = try dict.remove(try HashKey(call["key"], call.interpreter)) { return value }
      guard call.isGiven("default") else {
        throw call.fault("key", try call.interpreter.missingKey(call["key"], dict))
      }
      return call["default"]
    },
    .method("popitem", "Takes the last pair out.") { call in
      let dict = try call.receiverDict
      guard let last = dict.last else { throw Fault.empty(type: "dict", operation: "popitem()") }
      try dict.remove(last.hashKey)
      return [last.key, last.value]
    },
    .method(
      "update", "Adds pairs; a key that is there gets the new value.",
      [.positional("mapping", default: []), .keywords("kwargs")]
    ) { call in
      try fill(call.receiverDict, call)
      return .none
    },
    .method("clear", "Takes all pairs out.") { call in
      try call.receiverDict.removeAll()
      return .none
    },
    Builtin(
      "fromkeys", doc: "A dict with these keys, all of one value.",
      [.positional("iterable", .iterable), .positional("value", default: Value.none)]
    ) { call in
      let dict = DictValue()
      for key in try call.elements("iterable") {
        try call.interpreter.checkInterruption()
        do {
          try dict.set(try HashKey(key, call.interpreter), key: key, value: call["value"])
        } catch let fault as Fault { throw call.fault("iterable", fault) }
      }
      return .dict(dict)
    },
    .method("copy", "A new dict of the same pairs.") { .dict(try $0.receiverDict.copy()) },
  ]

  /// `dict.__init__`, for classes that are derived from it.
  static let initialize = Builtin.method(
    "__init__", "Takes pairs from another dict, from pairs, or from named arguments.",
    [.positional("mapping", default: []), .keywords("kwargs")]
  ) { call in
    try fill(call.receiverDict, call)
    return .none
  }
}

/// `d.keys()`, `d.values()` and `d.items()`: a live view of the dict.
final class DictView: Object {
  private let dict: DictValue
  private let part: DictIterator.Part

  init(_ dict: DictValue, _ part: DictIterator.Part) {
    self.dict = dict
    self.part = part
  }

  private static let classes: [ClassObject] = ["dict_keys", "dict_values", "dict_items"]
    .map {
      ClassObject($0)
    }

  var classObject: ClassObject {
    switch part {
    case .keys: Self.classes[0]
    case .values: Self.classes[1]
    case .items: Self.classes[2]
    }
  }

  private var elements: [Value] {
    switch part {
    case .keys: dict.keys
    case .values: dict.values
    case .items: dict.pairs.map { [$0.key, $0.value] }
    }
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    "\(typeName)(\(try interpreter.repr(.list(of: elements))))"
  }

  func length(_ interpreter: Interpreter) -> Int? { dict.count }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) -> ValueIterator? { DictIterator(dict, part) }

  func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? {
    part == .keys ? try dict.contains(try HashKey(value, interpreter)) : nil
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard part == .keys, comparison == .equal, other.isIterable else { return nil }
    let set = SetValue(copying: dict)
    let others = SetValue()
    for element in try interpreter.elements(of: other) { try others.insert(element, interpreter) }
    return .bool(try interpreter.equal(.set(set), .set(others)))
  }

  func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? {
    guard part == .keys, other.isIterable else { return nil }
    let mine = SetValue(copying: dict)
    let others = SetValue()
    for element in try interpreter.elements(of: other) { try others.insert(element, interpreter) }
    return try
      (isReversed
      ? interpreter.setOperation(operation, others, mine) : interpreter.setOperation(operation, mine, others))
      .map(Value.set)
  }
}

extension Call {
  var receiverDict: DictValue {
    get throws {
      guard case .dict(let dict) = receiver else {
        throw Fault.wrongReceiver(method: "dict." + signature.name, found: receiver.typeName)
      }
      return dict
    }
  }
}

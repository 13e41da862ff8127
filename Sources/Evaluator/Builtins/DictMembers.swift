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
    do {
      try add(call["mapping"], to: dict, call.interpreter)
    } catch let fault as Fault { throw call.fault("mapping", fault) }
    for (name, value) in call.keywords("kwargs") { dict[string: name] = value }
  }

  /// Adds the pairs of a dict, of another mapping, or of an iterable of pairs.
  static func add(_ value: Value, to dict: DictValue, _ interpreter: Interpreter) throws {
    if value.isCustom, value.customClass?.special("__iter__") != nil, case .dict = value {
      for key in try interpreter.elements(of: interpreter.callMethod("keys", on: value, []) ?? []) {
        try dict.set(HashKey(key, interpreter), key: key, value: interpreter.item(key, of: value))
      }
      return
    }
    if let other = try interpreter.mapping(value) {
      for entry in other.entries { try dict.set(entry.hashKey, key: entry.key, value: entry.value) }
      return
    }
    guard value.isIterable else {
      throw Fault.message("'\(value.typeName)' object is not iterable", kind: .type)
    }
    for (position, element) in try interpreter.elements(of: value).enumerated() {
      guard element.isIterable else {
        throw Fault.message(
          "cannot convert dictionary update sequence element #\(position) to a sequence",
          help: "a dict is made of pairs of key and value", kind: .type)
      }
      let pair = try interpreter.elements(of: element)
      guard pair.count == 2 else {
        throw Fault.message(
          "dictionary update sequence element #\(position) has length \(pair.count); 2 is required",
          help: "a dict is made of pairs of key and value", kind: .value)
      }
      try dict.set(try HashKey(pair[0], interpreter), key: pair[0], value: pair[1])
    }
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
        guard values.count == 2 || values.count == 3, case .dict(let dict) = values[0] else { return nil }
        if let value = dict.plainValue(values[1]) { return value }
        guard let key = HashKey(plain: values[1]) else { return nil }
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
    .classMethod(
      "fromkeys", "A dict with these keys, all of one value.",
      [.positional("iterable", .iterable), .positional("value", default: Value.none)]
    ) { call in
      if let cls = call.receiver.asClass, cls.isUserDefined {
        let made = try call.interpreter.call(call.receiver, [])
        for key in try call.elements("iterable") {
          try call.interpreter.setItem(key, of: made, to: call["value"])
        }
        return made
      }
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

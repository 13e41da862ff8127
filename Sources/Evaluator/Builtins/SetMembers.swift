import Language

/// `set` and `frozenset`: their methods and constructors.
enum SetMembers {
  static func make(isFrozen: Bool) -> Builtin {
    Builtin(
      isFrozen ? "frozenset" : "set", doc: "The elements of anything that can be looped over, each once.",
      [.positional("iterable", .iterable, default: [])]
    ) { call in
      if isFrozen, case .set(let given) = call[0], given.isFrozen, given.instance == nil { return call[0] }
      let set = SetValue(isFrozen: isFrozen)
      if case .set(let given) = call[0], given.instance == nil {
        return .set(SetValue(copying: given, isFrozen: isFrozen))
      }
      if let known = call[0].membersAtOnce {
        try set.merge(known, call.interpreter)
        return .set(set)
      }
      for element in try call.elements("iterable") {
        try call.interpreter.checkInterruption()
        do {
          try set.insert(element, call.interpreter)
        } catch let fault as Fault { throw call.fault("iterable", fault) }
      }
      return .set(set)
    }
  }

  /// `set.__init__`, for classes that are derived from it.
  static let initialize = Builtin.method(
    "__init__", "Takes the elements of an iterable.", [.positional("iterable", .iterable, default: [])]
  ) { call in
    let set = try call.receiverSet
    set.removeAll()
    for element in try call.elements("iterable") { try set.insert(element, call.interpreter) }
    return .none
  }

  static let unchanging: [Builtin] = [
    combine("union", "The members of any.", .bitOr),
    combine("intersection", "The members of all.", .bitAnd),
    combine("difference", "The members that no other has.", .subtract),
    combine("symmetric_difference", "The members of one alone.", .bitXor),
    compare("issubset", "Whether the other has all members.", .lessOrEqual),
    compare("issuperset", "Whether it has all of the other's members.", .greaterOrEqual),
    .method("isdisjoint", "Whether they have no member in common.", [.positional("other", .iterable)]) {
      call in
      .bool(
        try call.interpreter.setOperation(.bitAnd, call.receiverSet, call.otherSet(call["other"]))?.count == 0
      )
    },
    .method("copy", "A new set of the same members.") { call in
      let set = try call.receiverSet
      if set.isFrozen, set.instance == nil { return call.receiver }
      return .set(SetValue(copying: set, isFrozen: set.isFrozen))
    },
  ]

  static let all: [Builtin] =
    unchanging + [
      .method("add", "Adds a member.", [.positional("element")]) { call in
        do {
          try call.receiverSet.insert(call["element"], call.interpreter)
        } catch let fault as Fault { throw call.fault("element", fault) }
        return .none
      },
      .method("remove", "Takes a member out.", [.positional("element")]) { call in
        guard try call.receiverSet.members.remove(call.interpreter.memberKey(call["element"])) != nil else {
          throw call.fault(
            "element",
            .notInList(try call.interpreter.shortRepr(call["element"]), type: "set", value: call["element"]))
        }
        return .none
      },
      .method("discard", "Takes a member out, if it is there.", [.positional("element")]) { call in
        try call.receiverSet.members.remove(call.interpreter.memberKey(call["element"]))
        return .none
      },
      .method("pop", "Takes any member out.") { call in
        guard let member = try call.receiverSet.pop() else {
          throw Fault.empty(type: "set", operation: "pop()")
        }
        return member
      },
      .method("clear", "Takes all members out.") { call in
        try call.receiverSet.removeAll()
        return .none
      },
      .method("update", "Adds the members of others.", [.rest("others", .iterable)]) { call in
        let set = try call.receiverSet
        for other in call.rest("others") {
          if let known = other.membersAtOnce {
            try set.merge(known, call.interpreter)
            continue
          }
          for element in try call.interpreter.elements(of: other) {
            try set.insert(element, call.interpreter)
          }
        }
        return .none
      },
      change("intersection_update", "Keeps the members that all have.", .bitAnd),
      change("difference_update", "Takes out the members of others.", .subtract),
      .method(
        "symmetric_difference_update", "Keeps the members of one alone.", [.positional("other", .iterable)]
      ) { call in
        try call.receiverSet.exchange(with: call.otherSet(call["other"]))
        return .none
      },
    ]

  private static func change(_ name: String, _ doc: String, _ operation: BinaryOperator) -> Builtin {
    .method(name, doc, [.rest("others", .iterable)]) { call in
      let set = try call.receiverSet
      for other in call.rest("others") {
        if let result = try call.interpreter.setOperation(operation, set, call.otherSet(other)) {
          set.become(result, keepsTable: operation == .subtract)
        }
      }
      return .none
    }
  }

  private static func combine(_ name: String, _ doc: String, _ operation: BinaryOperator) -> Builtin {
    .method(name, doc, [.rest("others", .iterable)]) { call in
      var result = try call.receiverSet
      result = SetValue(copying: result, isFrozen: result.isFrozen)
      for other in call.rest("others") {
        let isSet = if case .set = other { true } else { false }
        result =
          try call.interpreter.setOperation(operation, result, call.otherSet(other), takesSecond: !isSet)
          ?? result
      }
      return .set(result)
    }
  }

  private static func compare(_ name: String, _ doc: String, _ comparison: ComparisonOperator) -> Builtin {
    .method(name, doc, [.positional("other", .iterable)]) { call in
      .bool(
        try call.interpreter.ordered(comparison, .set(call.receiverSet), .set(call.otherSet(call["other"]))))
    }
  }
}

extension Value {
  /// The members of a set or the keys of a dict, which CPython adds to a set after making room for all.
  fileprivate var membersAtOnce: [Value]? {
    switch self {
    case .set(let set) where set.instance == nil: set.elements
    case .dict(let dict) where dict.instance == nil: dict.keys
    default: nil
    }
  }
}

extension Call {
  fileprivate var receiverSet: SetValue {
    get throws {
      guard case .set(let set) = receiver else {
        throw Fault.wrongReceiver(method: "set." + signature.name, found: receiver.typeName)
      }
      return set
    }
  }

  /// A set of an iterable's elements.
  fileprivate func otherSet(_ value: Value) throws -> SetValue {
    if case .set(let set) = value { return set }
    let set = SetValue()
    for element in try interpreter.elements(of: value) { try set.insert(element, interpreter) }
    return set
  }
}

extension Interpreter {
  /// The key of what is looked for in a set: a set among the members is a frozenset.
  func memberKey(_ value: Value) throws -> HashKey {
    guard case .set(let set) = value, !set.isFrozen else { return try HashKey(value, self) }
    return try HashKey(.set(SetValue(copying: set, isFrozen: true)), self)
  }
}

import Language

/// The special methods of built-in types as programs reach them: `x.__len__()`, `dict.__getitem__(d, key)`,
/// `super().__setitem__(key, value)`.
///
/// They stand beside the classes, not in them, so that looking a special method up in a class finds only those of
/// user-defined classes.
enum SpecialMembers {
  private struct Entry {
    let types: Set<String>
    let builtin: Builtin
  }

  /// The method of a value of a built-in type, or of a class that is derived from one.
  static func member(_ name: String, of value: Value) -> Builtin? {
    guard name.hasPrefix("__"), let entry = table[name] else { return nil }
    return entry.types.contains(typeName(of: value)) ? entry.builtin : nil
  }

  /// The method of a built-in type.
  static func member(_ name: String, ofClass cls: ClassObject) -> Builtin? {
    guard name.hasPrefix("__"), let entry = table[name] else { return nil }
    return ([cls] + cls.ancestors).contains { !$0.isUserDefined && entry.types.contains($0.name) }
      ? entry.builtin : nil
  }

  private static func typeName(of value: Value) -> String {
    let cls = (value.content ?? value).classObject
    return cls.isUserDefined ? cls.hostBase?.name ?? "" : cls.name
  }

  private static let numbers: Set = ["int", "bool", "float"]
  private static let sequences: Set = ["list", "tuple", "str", "bytes", "bytearray", "range", "memoryview"]
  private static let containers = sequences.union([
    "dict", "set", "frozenset", "dict_keys", "dict_values", "dict_items", "deque",
  ])
  private static let compared = numbers.union(sequences).union(["dict", "set", "frozenset"]).subtracting([
    "memoryview"
  ])

  private static let table: [String: Entry] = {
    var table: [String: Entry] = [:]
    func add(_ types: Set<String>, _ builtin: Builtin) {
      table[builtin.name] = Entry(types: types, builtin: builtin)
    }
    add(
      containers,
      .method("__len__", "The number of elements.") { .int(try $0.interpreter.plainLength(of: $0.plain)) })
    add(
      containers,
      .method("__iter__", "An iterator over the elements.") {
        .iterator(try $0.interpreter.plainIterator(of: $0.plain))
      })
    add(
      containers,
      .method("__contains__", "Whether it has an element.", [.positional("key")]) {
        .bool(try $0.interpreter.plainContains($0.plain, $0["key"]))
      })
    add(
      sequences.union(["dict", "deque"]),
      .method("__getitem__", "The element at a place or key.", [.positional("key")]) {
        try $0.interpreter.plainItem($0["key"], of: $0.plain)
      })
    let changing: Set = ["list", "dict", "bytearray", "deque", "memoryview"]
    add(
      changing,
      .method("__setitem__", "Sets an element.", [.positional("key"), .positional("value")]) {
        try $0.interpreter.setPlainItem($0["key"], of: $0.plain, to: $0["value"])
        return .none
      })
    add(
      changing,
      .method("__delitem__", "Deletes an element.", [.positional("key")]) {
        try $0.interpreter.deletePlainItem($0["key"], of: $0.plain)
        return .none
      })
    add(
      ["list", "tuple", "dict", "range", "deque"],
      .method("__reversed__", "An iterator from the end.") { call in
        .iterator(ArrayIterator(try call.interpreter.elements(of: call.plain).reversed()))
      })
    add(
      compared,
      .method("__eq__", "Whether both are equal.", [.positional("other")]) { call in
        if call.isIntBesideFloat { return .notImplemented }
        return try call.interpreter.plainEqual(call.plain, call.other).map { .bool($0) } ?? .notImplemented
      })
    add(
      compared,
      .method("__ne__", "Whether they differ.", [.positional("other")]) { call in
        if call.isIntBesideFloat { return .notImplemented }
        return try call.interpreter.plainEqual(call.plain, call.other).map { .bool(!$0) } ?? .notImplemented
      })
    for comparison in [ComparisonOperator.less, .lessOrEqual, .greater, .greaterOrEqual] {
      add(
        compared.subtracting(["dict"]),
        .method(comparison.methodName, "self \(comparison.rawValue) other", [.positional("other")]) {
          call in
          if call.isIntBesideFloat { return .notImplemented }
          do {
            return .bool(try call.interpreter.plainOrdered(comparison, call.plain, call.other))
          } catch Fault.notComparable where !call.isBesideItsKind { return .notImplemented }
        })
    }
    for operation in BinaryOperator.allCases {
      let types = typesWith(operation)
      add(
        types,
        .method(operation.methodName, "self \(operation.rawValue) other", [.positional("other")]) { call in
          if call.isIntBesideFloat { return .notImplemented }
          return try call.interpreter.plainBinary(operation, call.plain, call.other)
        })
      add(
        types.intersection(["list", "dict", "set", "bytearray", "deque"]),
        .method(
          "__i" + operation.methodName.dropFirst(2), "self \(operation.rawValue)= other",
          [.positional("other")]
        ) { try $0.interpreter.augmented(operation, $0.plain, $0.other) })
      let reflected = "__r" + operation.methodName.dropFirst(2)
      add(
        types.intersection(numbers.union(["list", "tuple", "str"])),
        .method(reflected, "other \(operation.rawValue) self", [.positional("other")]) { call in
          if call.isIntBesideFloat { return .notImplemented }
          return try call.interpreter.plainBinary(operation, call.other, call.plain)
        })
    }
    for (name, operation) in [("__neg__", UnaryOperator.minus), ("__pos__", .plus), ("__invert__", .invert)] {
      add(
        numbers, .method(name, "\(operation.rawValue)self") { try $0.interpreter.unary(operation, $0.plain) })
    }
    add(
      numbers, .method("__bool__", "Whether it is not 0.") { .bool(try $0.interpreter.plainTruth($0.plain)) })
    for (name, function) in [
      ("__abs__", "abs"), ("__int__", "int"), ("__float__", "float"), ("__round__", "round"),
      ("__divmod__", "divmod"), ("__trunc__", "int"),
    ] {
      add(
        numbers,
        .method(name, "\(function)(self)", [.rest("args")]) { call in
          guard let callee = call.interpreter.builtins[function] else { return .none }
          return try call.interpreter.call(callee, [call.plain] + call.rest("args"))
        })
    }
    for (name, rule) in [("__floor__", FloatingPointRoundingRule.down), ("__ceil__", .up)] {
      add(
        numbers,
        .method(name, "The nearest whole number \(rule == .up ? "above" : "below").") { call in
          guard case .float(let number) = call.plain else { return call.plain }
          return try call.interpreter.call(.type(BuiltinTypes.int), [.float(number.rounded(rule))])
        })
    }
    add(
      ["int", "bool"],
      .method("__index__", "The number itself.") { call in
        if case .bool(let flag) = call.plain { return .int(flag ? 1 : 0) }
        return call.plain
      })
    add(
      compared,
      .method("__repr__", "As it would be written in code.") {
        .string(try $0.interpreter.plainRepr($0.plain))
      })
    add(
      compared,
      .method("__str__", "As text.") { call in
        .string(
          call.plain.asString == nil
            ? try call.interpreter.repr(call.receiver) : try call.interpreter.text(call.plain))
      })
    add(
      numbers.union(["str", "bytes", "tuple", "frozenset", "range"]),
      .method("__hash__", "The number by which dicts find it.") { call in
        .int(try HashKey(call.plain, call.interpreter).pythonHash)
      })
    add(
      compared,
      .method("__format__", "As an f-string writes it.", [.positional("spec", .string)]) { call in
        .string(try call.interpreter.formatted(call.plain, spec: call.string("spec")))
      })
    add(
      ["function", "builtin_function_or_method", "method"],
      .method("__call__", "Calls it.", [.rest("args"), .keywords("kwargs")]) { call in
        try call.interpreter.call(
          call.receiver, Arguments(call.rest("args"), keywords: call.keywords("kwargs")))
      })
    return table
  }()

  private static func typesWith(_ operation: BinaryOperator) -> Set<String> {
    switch operation {
    case .add: numbers.union(["list", "tuple", "str", "bytes", "bytearray"])
    case .multiply: numbers.union(["list", "tuple", "str", "bytes", "bytearray"])
    case .subtract: numbers.union(["set", "frozenset"])
    case .divide, .floorDivide, .power: numbers
    case .modulo: numbers.union(["str"])
    case .bitAnd, .bitXor: ["int", "bool", "set", "frozenset"]
    case .bitOr: ["int", "bool", "set", "frozenset", "dict"]
    case .shiftLeft, .shiftRight: ["int", "bool"]
    case .matrixMultiply: []
    }
  }
}

extension Call {
  /// The receiver; of an instance of a class derived from `int` or `str`, its number or text.
  fileprivate var plain: Value { receiver.content ?? receiver }

  fileprivate var other: Value { self["other"].content ?? self["other"] }

  /// Whether both are lists or both are tuples: then it is their elements that cannot be compared.
  fileprivate var isBesideItsKind: Bool {
    switch (plain, other) {
    case (.list, .list), (.tuple, .tuple): true
    default: false
    }
  }

  /// Whether the receiver is an int and the other a float: then the float's method decides.
  fileprivate var isIntBesideFloat: Bool {
    guard case .float = other else { return false }
    if case .float = plain { return false }
    return true
  }
}

extension Interpreter {
  /// `left ∘ right` by the rules of the built-in types; `NotImplemented` where they have none.
  fileprivate func plainBinary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    if let result = try container(operation, left, right) { return result }
    guard left.asDouble != nil, right.asDouble != nil, !left.isTensorLike, !right.isTensorLike else {
      return .notImplemented
    }
    do {
      return try binary(operation, left, right)
    } catch Fault.unsupportedOperands { return .notImplemented }
  }
}

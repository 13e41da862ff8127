import Evaluator

/// `total_ordering` and `cached_property`.
extension FunctoolsModule {
  // MARK: - total_ordering

  /// What a class that defines one comparison gets: the others, of that one and of equality.
  private static let derived:
    [String: [(name: String, holds: @Sendable (_ root: Bool, _ equal: Bool) -> Bool)]] = [
      "__lt__": [
        ("__gt__", { !$0 && !$1 }), ("__le__", { $0 || $1 }), ("__ge__", { root, _ in !root }),
      ],
      "__le__": [
        ("__ge__", { !$0 || $1 }), ("__lt__", { $0 && !$1 }), ("__gt__", { root, _ in !root }),
      ],
      "__gt__": [
        ("__lt__", { !$0 && !$1 }), ("__ge__", { $0 || $1 }), ("__le__", { root, _ in !root }),
      ],
      "__ge__": [
        ("__le__", { !$0 || $1 }), ("__gt__", { $0 && !$1 }), ("__lt__", { root, _ in !root }),
      ],
    ]

  static let totalOrdering = Builtin(
    "total_ordering", module: "functools",
    doc:
      "Adds the missing comparisons to a class that defines __eq__ and one of __lt__, __le__, __gt__, __ge__.",
    [.positional("cls")]
  ) { call in
    guard case .type(let cls) = call[0] else { throw call.wrongType("cls", expected: "a class") }
    guard let root = ["__lt__", "__le__", "__gt__", "__ge__"].first(where: { cls.lookup($0) != nil }),
      let function = cls.lookup(root)
    else {
      throw call.fault(
        "cls", .message("must define at least one ordering operation: < > <= >=", kind: .value))
    }
    for (name, holds) in derived[root] ?? [] where cls.lookup(name) == nil {
      let method = Builtin.method(name, "Derived by total_ordering.", [.positional("other")]) { call in
        let interpreter = call.interpreter
        let result = try interpreter.call(function, [call.receiver, call["other"]])
        if case .notImplemented = result { return result }
        return .bool(
          holds(try interpreter.truth(result), try interpreter.equal(call.receiver, call["other"])))
      }
      try call.interpreter.setAttribute(name, of: call[0], to: .builtin(method))
    }
    return call[0]
  }
}

/// `functools.cached_property`: computed at first, then an attribute of the instance.
final class CachedProperty: Object {
  private let function: Value
  /// The name that the class gave it.
  private var name: String?

  init(_ function: Value) { self.function = function }

  func setName(_ name: String) throws {
    guard let known = self.name, known != name else {
      self.name = name
      return
    }
    throw Fault.message(
      "Cannot assign the same cached_property to two different names ('\(known)' and '\(name)').", kind: .type
    )
  }

  static let type = ClassObject(
    "cached_property", module: "functools", doc: "An attribute that is computed once.",
    constructor: Builtin(
      "cached_property", module: "functools", doc: "An attribute that is computed once.",
      [.positional("func", .callable)]
    ) { .object(CachedProperty($0[0])) })

  var classObject: ClassObject { Self.type }

  func bound(to receiver: Value, _ interpreter: Interpreter) throws -> Value? {
    guard let name else {
      throw Fault.message(
        "Cannot use cached_property instance without calling __set_name__ on it.", kind: .type)
    }
    let value = try interpreter.call(function, [receiver])
    try interpreter.setAttribute(name, of: receiver, to: value)
    return value
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    switch name {
    case "func": function
    case "__doc__": try interpreter.attribute(name, of: function)
    default: nil
    }
  }
}

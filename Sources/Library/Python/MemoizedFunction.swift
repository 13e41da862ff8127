import Evaluator

/// A memoized function: `fib = functools.cache(fib)`.
final class MemoizedFunction: Object {
  private let function: Value
  private let maximum: Int?
  /// Whether `1` and `1.0` are told apart.
  private let isTyped: Bool
  private let results = DictValue()
  /// Attributes that the program set.
  private var attributes: [String: Value] = [:]
  private var hits = 0
  private var misses = 0

  init(_ function: Value, maximum: Int?, isTyped: Bool = false) {
    self.function = function
    self.maximum = maximum
    self.isTyped = isTyped
  }

  static let makers: [Builtin] = [
    Builtin(
      "cache", module: "functools", doc: "The function, remembering what it gives.",
      [.positional("user_function", .callable)]
    ) { .object(MemoizedFunction($0[0], maximum: nil)) },
    Builtin(
      "lru_cache", module: "functools", doc: "The function, remembering what it gave last.",
      [
        .optional("maxsize", default: 128, "calls remembered; None for all"),
        .optional("typed", .bool, default: false),
      ]
    ) { call in
      if call["maxsize"].isCallable { return .object(MemoizedFunction(call["maxsize"], maximum: 128)) }
      let maximum = try call.optionalInt("maxsize").map { max($0, 0) }
      let isTyped = try call.bool("typed")
      return .builtin(
        Builtin("lru_cache", module: "functools", doc: "", [.positional("user_function", .callable)]) {
          .object(MemoizedFunction($0[0], maximum: maximum, isTyped: isTyped))
        })
    },
  ]

  static let type = ClassObject(
    "_lru_cache_wrapper", module: "functools", doc: "A function that remembers what it gave.",
    members: [
      .method("cache_clear", "Forgets everything.") { call in
        let own = try call.receiver(as: MemoizedFunction.self)
        own.results.removeAll()
        (own.hits, own.misses) = (0, 0)
        return .none
      },
      .method("cache_info", "How often a result was known.") { call in
        let own = try call.receiver(as: MemoizedFunction.self)
        guard let make = try call.interpreter.module("functools")["_cache_info"] else { return .none }
        return try call.interpreter.call(
          make,
          [.int(own.hits), .int(own.misses), own.maximum.map { .int($0) } ?? .none, .int(own.results.count)])
      },
      .method("cache_parameters", "How it was made.") { call in
        let own = try call.receiver(as: MemoizedFunction.self)
        return .dict(
          DictValue([("maxsize", own.maximum.map { .int($0) } ?? .none), ("typed", .bool(own.isTyped))]))
      },
      .property("__wrapped__", "the function itself") { try $0.receiver(as: MemoizedFunction.self).function },
    ])

  var classObject: ClassObject { Self.type }

  var isCallable: Bool { true }

  func bound(to receiver: Value, _ interpreter: Interpreter) -> Value? {
    .boundMethod(BoundMethod(receiver: receiver, function: .object(self)))
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    if let own = attributes[name] { return own }
    return ["__name__", "__doc__", "__qualname__", "__module__", "__annotations__", "__dict__"].contains(name)
      ? try interpreter.findAttribute(name, of: function) : nil
  }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) -> Bool {
    attributes[name] = value
    return true
  }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    let named = arguments.keywords.map { Value.tuple(of: [.string($0.name), $0.value]) }
    // A single int or text is its own key, so that it is told apart from a float that equals it.
    let isSingle = arguments.positional.count == 1 && named.isEmpty && arguments.positional[0].isPlainKey
    var parts: [Value] = [
      isSingle ? arguments.positional[0] : .tuple(of: arguments.positional), .tuple(of: named),
    ]
    if isTyped {
      parts += (arguments.positional + arguments.keywords.map(\.value)).map { .type($0.classObject) }
    }
    let key = Value.tuple(of: parts)
    let hashKey = try HashKey(key, interpreter)
    if let known = try results[hashKey] {
      hits += 1
      if maximum != nil {
        // The one that was used last is forgotten last.
        try results.remove(hashKey)
        try results.set(hashKey, key: key, value: known)
      }
      return known
    }
    misses += 1
    let result = try interpreter.call(function, arguments)
    if let maximum {
      guard maximum > 0 else { return result }
      // The call itself may have given a result for these arguments.
      if results.count >= maximum, try results[hashKey] == nil, let first = results.first {
        try results.remove(first.hashKey)
      }
    }
    try results.set(hashKey, key: key, value: result)
    return result
  }

  func repr(_ interpreter: Interpreter) -> String { "<functools._lru_cache_wrapper object>" }
}

extension Value {
  /// Whether it is an int or a text, and of no class that descends from them.
  fileprivate var isPlainKey: Bool {
    switch self {
    case .int, .string: true
    default: false
    }
  }
}

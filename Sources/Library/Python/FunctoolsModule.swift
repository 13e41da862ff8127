import Evaluator

/// `_functools`: what `functools` is written with.
enum FunctoolsModule {
  package static func namespace() -> Namespace {
    Namespace(
      "_functools", doc: "What functools is written with."
    ) {
      [("partial", .type(Partial.type)), ("cached_property", .type(CachedProperty.type))]
        + [reduce, totalOrdering].named + MemoizedFunction.makers.named
    }
  }

  private static let reduce = Builtin(
    "reduce", module: "functools", doc: "The elements combined two by two, from the left.",
    [
      .positional("function", .callable), .positional("iterable", .iterable),
      .positional("initial", default: Value.none),
    ]
  ) { call in
    let iterator = try call.interpreter.iterator(of: call["iterable"])
    var result: Value
    if call.isGiven("initial") {
      result = call["initial"]
    } else {
      guard let first = try iterator.next(call.interpreter) else {
        throw Fault.empty(type: call["iterable"].typeName, operation: "reduce()")
      }
      result = first
    }
    while let value = try iterator.next(call.interpreter) {
      try call.interpreter.checkInterruption()
      result = try call.interpreter.call(call["function"], [result, value])
    }
    return result
  }
}

/// A function with some arguments bound: `functools.partial(Conv2D, kernel_size=3)`.
final class Partial: Object {
  let function: Value
  private(set) var positional: [Value]
  let keywords: [(name: String, value: Value)]
  /// Attributes that the program set.
  private var attributes: [String: Value] = [:]

  /// A partial of a partial is one of the function inside.
  init(_ function: Value, _ positional: [Value], _ keywords: [(name: String, value: Value)]) {
    if case .object(let inner as Partial) = function, inner.attributes.isEmpty {
      self.function = inner.function
      self.positional = inner.positional + positional
      self.keywords =
        inner.keywords.filter { known in !keywords.contains { $0.name == known.name } } + keywords
    } else {
      self.function = function
      self.positional = positional
      self.keywords = keywords
    }
  }

  func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
    if name == "__dict__" {
      return .dict(DictValue(attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }
    return attributes[name]
  }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) -> Bool {
    attributes[name] = value
    return true
  }

  deinit {
    var held = positional + [function] + attributes.values
    (positional, attributes) = ([], [:])
    DeferredRelease.release(&held)
  }

  static let type = ClassObject(
    "partial", module: "functools", doc: "A function with some of its arguments already given.",
    members: [
      .property("func", "the function") { try $0.receiver(as: Partial.self).function },
      .property("args", "the positional arguments that are given") {
        .tuple(of: try $0.receiver(as: Partial.self).positional)
      },
      .property("keywords", "the named arguments that are given") {
        .dict(DictValue(try $0.receiver(as: Partial.self).keywords.map { ($0.name, $0.value) }))
      },
    ],
    constructor: Builtin(
      "partial", module: "functools", doc: "A function with some of its arguments already given.",
      [.positional("func", .callable), .rest("args"), .keywords("keywords")]
    ) { call in .object(Partial(call["func"], call.rest("args"), call.keywords("keywords"))) },
    isBase: true)

  var classObject: ClassObject { Self.type }

  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    var all = arguments
    all.positional = positional + arguments.positional
    all.implicitCount += positional.count
    // Keyword arguments of the call override the bound ones.
    all.keywords =
      keywords.filter { given in !arguments.keywords.contains { $0.name == given.name } } + arguments.keywords
    return try interpreter.call(function, all)
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    let parts =
      try [interpreter.repr(function)] + positional.map { try interpreter.repr($0) }
      + keywords.map { "\($0.name)=\(try interpreter.repr($0.value))" }
    return "functools.partial(\(parts.joined(separator: ", ")))"
  }
}

/// What a function with `yield` returns.
package final class Generator: ValueIterator {
  let coroutine: Coroutine
  fileprivate let code: Code
  /// Kept for the frame.
  private let function: Function?

  init(_ frame: Frame) {
    function = frame.function
    coroutine = Coroutine(frame)
    code = frame.code
  }

  deinit { coroutine.abandon() }

  package override var typeName: String { "generator" }

  override var classObject: ClassObject { BuiltinTypes.generator }

  override func repr(_ interpreter: Interpreter) -> String { "<generator object \(code.qualifiedName)>" }

  package override func next(_ interpreter: Interpreter) throws -> Value? {
    try coroutine.resume(.send(.none))
  }

  override func exhausted(_ interpreter: Interpreter) -> Fault {
    let value = coroutine.returned
    coroutine.returned = .none
    return value.isNone
      ? Fault.iteratorExhausted : Fault.raised(interpreter.makeException(.stopIteration, [value]))
  }

  /// Raises an exception where the body waits, and gives the next value; `nil` when the body has returned.
  package func raise(_ exception: Value, _ interpreter: Interpreter) throws -> Value? {
    try coroutine.resume(.raise(interpreter.raising(exception)))
  }

  static let members: [Builtin] = [
    .property("__name__", "the name of the function") { call in
      .string(try call.code.name)
    },
    .property("__qualname__", "the name of the function, with those around it") { call in
      .string(try call.code.qualifiedName)
    },
    .property("gi_running", "whether the body runs now") { call in
      .bool((call.iterator as? Generator)?.coroutine.isRunning ?? false)
    },
    .property("gi_suspended", "whether the body waits at a yield") { call in
      .bool((call.iterator as? Generator)?.coroutine.isSuspended ?? false)
    },
    .property("gi_code", "the code of the function") { .object(CodeObject(try $0.code)) },
    .property("gi_frame", "the body as it waits; None when it has ended") { call in
      switch call.iterator {
      case let generator as Generator:
        generator.coroutine.isFinished ? .none : .object(GeneratorFrame(generator.code))
      case let expression as GeneratorIterator:
        expression.isFinished ? .none : .object(GeneratorFrame(expression.code))
      default: .none
      }
    },
    .method("send", "Continues with a value for `yield`.", [.positional("value")]) { call in
      let generator = try call.generator
      guard let value = try generator.coroutine.resume(.send(call["value"])) else {
        throw generator.exhausted(call.interpreter)
      }
      return value
    },
    .method(
      "throw", "Raises an exception where the generator waits.",
      [
        .positional("type"), .positional("value", default: Value.none),
        .positional("traceback", default: Value.none),
      ]
    ) { call in
      let given = call["value"].isNone || call["value"].exceptionState == nil ? call["type"] : call["value"]
      let exception = try call.interpreter.raisable(given)
      guard let value = try call.generator.raise(exception, call.interpreter) else {
        throw try call.generator.exhausted(call.interpreter)
      }
      return value
    },
    .method("close", "Ends the generator.") { call in
      if case .iterator(let iterator as GeneratorIterator) = call.receiver {
        iterator.close()
      } else {
        try call.generator.coroutine.close()
      }
      return .none
    },
  ]
}

extension Call {
  fileprivate var iterator: ValueIterator? {
    if case .iterator(let iterator) = receiver { iterator } else { nil }
  }

  /// The code of a generator, or of a generator expression.
  fileprivate var code: Code {
    get throws {
      switch iterator {
      case let generator as Generator: return generator.code
      case let expression as GeneratorIterator: return expression.code
      default: throw Fault.wrongReceiver(method: "generator." + signature.name, found: receiver.typeName)
      }
    }
  }

  fileprivate var generator: Generator {
    get throws {
      guard case .iterator(let iterator as Generator) = receiver else {
        throw Fault.message(
          "a generator expression takes no values", help: "write a function with `yield`", kind: .type)
      }
      return iterator
    }
  }
}

/// `gi_frame`: the body of a generator that has not ended, of which only the code can be seen.
private final class GeneratorFrame: Object {
  private let code: Code

  init(_ code: Code) { self.code = code }

  private static let type = ClassObject(
    "frame", doc: "The body of a generator that has not ended.",
    members: [
      .property("f_code", "the code of the function") {
        .object(CodeObject(try $0.receiver(as: GeneratorFrame.self).code))
      }
    ])

  var classObject: ClassObject { Self.type }
}

/// Iterates with an object's `__next__`, up to StopIteration.
final class InstanceIterator: ValueIterator {
  private let object: Value

  init(_ object: Value) { self.object = object }

  override func next(_ interpreter: Interpreter) throws -> Value? {
    do {
      return try interpreter.nested { try interpreter.callMethod("__next__", on: object, []) }
    } catch  where interpreter.isException(error, .stopIteration) { return nil }
  }
}

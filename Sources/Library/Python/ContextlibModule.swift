package import Evaluator

/// `_contextlib`: what `contextlib` is written with.
enum ContextlibModule {
  package static func namespace() -> Namespace {
    Namespace(
      "_contextlib", doc: "What contextlib is written with."
    ) { [suppress, closing, nullcontext].named }
  }

  private static let suppress = Builtin(
    "suppress", module: "contextlib", doc: "Ends the block silently at one of these exceptions.",
    [.rest("exceptions")]
  ) { call in
    let classes = Value.tuple(of: call.rest("exceptions"))
    return .object(
      ContextObject("suppress", enter: { _ in .none }) { exception, interpreter in
        guard let exception else { return false }
        return try interpreter.isInstance(exception, of: classes)
      })
  }

  private static let closing = Builtin(
    "closing", module: "contextlib", doc: "Calls the close() of an object at the end of the block.",
    [.positional("thing")]
  ) { call in
    let thing = call[0]
    return .object(
      ContextObject("closing", enter: { _ in thing }) { _, interpreter in
        _ = try interpreter.call(interpreter.attribute("close", of: thing), [])
        return false
      })
  }

  private static let nullcontext = Builtin(
    "nullcontext", module: "contextlib", doc: "Does nothing but give a value.",
    [.positional("enter_result", default: Value.none)]
  ) { call in
    let value = call[0]
    return .object(ContextObject("nullcontext", enter: { _ in value }) { _, _ in false })
  }
}

/// An object for `with`, of two functions.
package final class ContextObject: Object {
  private let name: String
  private let enter: (Interpreter) throws -> Value
  /// Given the exception that ended the block; returns whether it is done with.
  private let exit: (_ exception: Value?, Interpreter) throws -> Bool

  package init(
    _ name: String, enter: @escaping (Interpreter) throws -> Value,
    exit: @escaping (_ exception: Value?, Interpreter) throws -> Bool
  ) {
    self.name = name
    self.enter = enter
    self.exit = exit
  }

  static let type = ClassObject(
    "ContextManager", module: "contextlib", doc: "An object for `with`.",
    members: [
      .method("__enter__", "Begins the block.") { call in
        try call.receiver(as: ContextObject.self).enter(call.interpreter)
      },
      .method(
        "__exit__", "Ends the block.",
        [.positional("type"), .positional("value"), .positional("traceback")]
      ) { call in
        let exception = call["value"].isNone ? nil : call["value"]
        return .bool(try call.receiver(as: ContextObject.self).exit(exception, call.interpreter))
      },
    ])

  package var classObject: ClassObject { Self.type }

  package var typeName: String { name }
}

package import Evaluator

/// `_contextlib`: what `contextlib` is written with.
enum ContextlibModule {
  package static func namespace() -> Namespace {
    Namespace(
      "_contextlib", doc: "What contextlib is written with."
    ) { [contextmanager, suppress, closing, nullcontext].named }
  }

  private static let contextmanager = Builtin(
    "contextmanager", module: "contextlib",
    doc:
      "A generator that yields once, as a function for `with`: what is before `yield` enters, the rest leaves.",
    [.positional("func", .callable)]
  ) { .object(ContextFunction($0[0])) }

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

/// A function that `contextmanager` made of a generator function.
final class ContextFunction: Object {
  private let function: Value

  init(_ function: Value) { self.function = function }

  static let type = ClassObject("function", module: "contextlib", doc: "A function for `with`.")

  var classObject: ClassObject { Self.type }

  var isCallable: Bool { true }

  func bound(to receiver: Value, _ interpreter: Interpreter) -> Value? {
    .boundMethod(BoundMethod(receiver: receiver, function: .object(self)))
  }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    if name == "__wrapped__" { return function }
    guard ["__name__", "__doc__", "__qualname__", "__module__"].contains(name) else { return nil }
    return try interpreter.attribute(name, of: function)
  }

  func repr(_ interpreter: Interpreter) throws -> String { try interpreter.repr(function) }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    guard case .iterator(let iterator as Generator) = try interpreter.call(function, arguments) else {
      throw Fault.message(
        "contextmanager needs a generator function", help: "write `yield` where the block runs", kind: .type)
    }
    return .object(
      ContextObject(
        "_GeneratorContextManager",
        enter: { interpreter in
          guard let value = try iterator.next(interpreter) else {
            throw Fault.message("generator didn't yield", kind: .runtime)
          }
          return value
        },
        exit: { exception, interpreter in
          guard let exception else {
            if try iterator.next(interpreter) == nil { return false }
            throw Fault.message("generator didn't stop", kind: .runtime)
          }
          do {
            if try iterator.raise(exception, interpreter) == nil { return true }
          } catch {
            // The block's own exception goes on from the block.
            if let raised = interpreter.exception(of: error) {
              if raised.identity == exception.identity { return false }
              // A StopIteration that goes through the generator becomes a RuntimeError there.
              if interpreter.isException(error, .runtime),
                try interpreter.attribute("__cause__", of: raised).identity == exception.identity
              {
                return false
              }
            }
            throw error
          }
          throw Fault.message("generator didn't stop after throw()", kind: .runtime)
        }))
  }
}

import Language

/// What an exception holds beside its attributes.
final class ExceptionState: Object {
  /// The class of the exception, which may be a subclass by the user.
  let classObject: ClassObject
  var arguments: [Value]
  var cause: Value = .none
  var context: Value = .none
  var suppressesContext = false
  var notes: [String] = []
  /// The attribute whose look-up raised it, and the object that was asked.
  var sought: (name: String, object: Value)?
  /// What `__traceback__` gave, or was set to.
  var traceback: TracebackObject?
  /// The fault that it was made of, if the program did not raise it; where it was raised, and through which calls.
  var fault: Fault?
  var location: Location?
  var calls: [Raised.PendingCall] = []
  var omitted = 0

  init(_ classObject: ClassObject, _ arguments: [Value]) {
    self.classObject = classObject
    self.arguments = arguments
  }

  deinit {
    // A chain of exceptions may be long.
    var held = arguments + [cause, context, sought?.object ?? .none]
    (arguments, cause, context, sought) = ([], .none, .none, nil)
    DeferredRelease.release(&held)
  }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    switch name {
    case "args": arguments = try interpreter.elements(of: value)
    case "__cause__":
      try check(value, "exception cause must be None or derive from BaseException")
      (cause, suppressesContext) = (value, true)
    case "__context__":
      try check(value, "exception context must be None or derive from BaseException")
      context = value
    case "__suppress_context__": suppressesContext = try interpreter.truth(value)
    case "__traceback__": try setTraceback(value)
    default: return false
    }
    return true
  }

  private func check(_ value: Value, _ rule: String) throws {
    guard value.isNone || value.exceptionState != nil else { throw Fault.message(rule, kind: .type) }
  }

  /// Sets the calls in which it was raised; without any it is raised anew by the next `raise`.
  func setTraceback(_ value: Value) throws {
    if value.isNone {
      (traceback, location, calls, omitted) = (nil, nil, [], 0)
    } else if case .object(let object as TracebackObject) = value {
      traceback = object
    } else {
      throw Fault.message("__traceback__ must be a traceback or None", kind: .type)
    }
  }
}

extension Value {
  /// The state of an exception; `nil` for other values.
  var exceptionState: ExceptionState? {
    if case .instance(let instance) = self { instance.host as? ExceptionState } else { nil }
  }
}

extension ClassObject {
  /// Whether it is an exception class.
  var isException: Bool { isSubclass(of: ExceptionTypes.base) }
}

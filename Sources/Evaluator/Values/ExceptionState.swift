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
    var held = arguments + [cause, context]
    (arguments, cause, context) = ([], .none, .none)
    DeferredRelease.release(&held)
  }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    switch name {
    case "args": arguments = try interpreter.elements(of: value)
    case "__cause__": (cause, suppressesContext) = (value, true)
    case "__context__": context = value
    case "__suppress_context__": suppressesContext = try interpreter.truth(value)
    case "__traceback__": break
    default: return false
    }
    return true
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

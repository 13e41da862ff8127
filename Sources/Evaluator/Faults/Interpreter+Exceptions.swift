import Engine
import Language

extension Interpreter {
  /// The class of the exception that an error is for programs; `nil` for an error that they cannot catch.
  package func exceptionClass(of error: any Error) -> ClassObject? {
    switch error {
    case let raised as Raised:
      return raised.exception.map(\.classObject) ?? exceptionClass(ofFault: raised.fault)
    case is Interrupted: return ExceptionKind.keyboardInterrupt.classObject
    case is Abandoned: return nil
    default: return (Fault(error) ?? explain(error)).map(exceptionClass(ofFault:))
    }
  }

  private func exceptionClass(ofFault fault: Fault) -> ClassObject {
    ofLibrary(fault)?.classObject ?? fault.exceptionClass
  }

  /// The exception of the library's own that a fault is.
  private func ofLibrary(_ fault: Fault) -> Value? {
    guard case .tensor(let error) = fault else { return nil }
    return try? environment.exception(error, self)
  }

  /// Whether an error is an exception of this kind.
  package func isException(_ error: any Error, _ kind: ExceptionKind) -> Bool {
    exceptionClass(of: error)?.isSubclass(of: kind.classObject) ?? false
  }

  /// The exception that an error is for programs, which keeps where it was raised; `nil` if they cannot catch it.
  package func exception(of error: any Error) -> Value? {
    if error is Interrupted { return makeException(.keyboardInterrupt, []) }
    if let raised = error as? Raised {
      let exception = raised.exception ?? makeException(of: raised.fault)
      guard let state = exception.exceptionState else { return exception }
      if case .raised = raised.fault {} else { state.fault = raised.fault }
      (state.location, state.calls, state.omitted) = (raised.location, raised.calls, raised.omitted)
      state.traceback = nil
      if let context = raised.context, state.context.isNone, !context.isIdentical(to: exception) {
        state.context = context
      }
      return exception
    }
    guard !(error is Abandoned), let fault = Fault(error) ?? explain(error) else { return nil }
    let exception = makeException(of: fault)
    if case .raised = fault {} else { exception.exceptionState?.fault = fault }
    return exception
  }

  private func makeException(of fault: Fault) -> Value {
    if case .raised(let exception) = fault { return exception }
    if let exception = ofLibrary(fault) { return exception }
    let (kind, arguments) = fault.exception
    return makeException(kind, arguments)
  }

  /// A new exception of a built-in class.
  package func makeException(_ kind: ExceptionKind, _ arguments: [Value]) -> Value {
    makeException(of: kind.classObject, arguments)
  }

  /// A new exception of a class.
  package func makeException(of cls: ClassObject, _ arguments: [Value]) -> Value {
    let instance = Instance(cls)
    instance.host = ExceptionState(cls, arguments)
    return .instance(instance)
  }

  /// A fault that is an exception of a class of the library for programs, with the fault's own words.
  package func fault(_ fault: Fault, as cls: ClassObject, _ arguments: [Value]) -> Fault {
    let exception = makeException(of: cls, arguments)
    exception.exceptionState?.fault = fault
    return .raised(exception)
  }

  /// The error that raises an exception: with the place where it was raised first, if it was before.
  package func raising(_ exception: Value) -> any Error {
    guard let state = exception.exceptionState else { return Fault.notAnException(type: exception.typeName) }
    guard let location = state.location else { return Fault.raised(exception) }
    var raised = Raised(fault: state.fault ?? .raised(exception), location: location)
    (raised.calls, raised.omitted, raised.exception) = (state.calls, state.omitted, exception)
    return raised
  }

  /// The exception that `raise value` and `throw` take: an exception, or one of a class without arguments.
  package func raisable(_ value: Value) throws -> Value {
    var exception = value
    if case .type(let cls) = value, cls.isException { exception = try call(value, []) }
    guard exception.exceptionState != nil else { throw Fault.notAnException(type: value.typeName) }
    return exception
  }

  /// Whether an error is one of the classes after `except`.
  func matches(_ error: any Error, _ classes: Value) throws -> Bool {
    let options = classes.elementsOfSequence ?? [classes]
    var isMatch = false
    guard let cls = exceptionClass(of: error) else { return false }
    for option in options {
      if case .tuple = option {
        isMatch = try isMatch || matches(error, option)
        continue
      }
      guard case .type(let other) = option, other.isException else {
        throw Fault.message(
          "catching classes that do not inherit from BaseException is not allowed",
          help: "after except stands a class such as ValueError, or a tuple of them", kind: .type)
      }
      if cls.isSubclass(of: other) { isMatch = true }
    }
    return isMatch
  }

  /// Whether an exception is of a class, or of one of a tuple of classes.
  package func isInstance(_ exception: Value, of classes: Value) throws -> Bool {
    try matches(Fault.raised(exception), classes)
  }

  /// The diagnostic of an error that nobody handled.
  func diagnostic(of raised: Raised) -> Diagnostic {
    var diagnostic = raised.diagnostic
    guard let exception = exception(of: raised), let state = exception.exceptionState else {
      return diagnostic
    }
    if case .raised = raised.fault, state.fault == nil { diagnostic.message = headline(of: exception) }
    for note in state.notes { diagnostic.notes.append(Diagnostic.Note(note)) }
    var current = exception
    for _ in 0..<4 {
      guard let state = current.exceptionState else { break }
      let isCause = !state.cause.isNone
      let earlier = isCause ? state.cause : state.suppressesContext ? .none : state.context
      guard let other = earlier.exceptionState else { break }
      diagnostic.notes.append(
        Diagnostic.Note(
          (isCause ? "caused by " : "while handling ") + headline(of: earlier), at: other.location))
      current = earlier
    }
    return diagnostic
  }

  /// `ValueError: what it says`.
  package func headline(of exception: Value) -> String {
    let text = (try? text(exception)) ?? ""
    let name = exception.classObject.name
    return text.isEmpty ? name : name + ": " + text
  }
}

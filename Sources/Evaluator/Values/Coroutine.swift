import CCoroutines
import Engine

/// A running function that can suspend: the body of a generator, on a stack of its own.
///
/// Ordinary calls are not affected: only a function with `yield` gets one, when its generator is first asked for a value.
final class Coroutine {
  /// What the body continues with.
  enum Input {
    case send(Value)
    case raise(any Error)
  }

  private enum State {
    case created, suspended, running, finished
  }

  /// Stacks in use at once.
  private static let limit = 10_000

  private unowned(unsafe) let interpreter: Interpreter
  private var frame: Frame?
  private var state = State.created
  private var stack: OpaquePointer?
  private var input = Input.send(.none)
  private var yielded = Value.none
  private var outcome: Result<Value, any Error>?
  /// The pending calls of the body while it is suspended.
  private var depth = 1
  /// The exception that the body handles, and, while it runs, the one that its caller does, which is told where it handles none.
  var handled: Value?
  private(set) var handledOutside: Value?
  /// What the body returned.
  var returned = Value.none

  init(_ frame: Frame) {
    self.frame = frame
    interpreter = frame.interpreter
    frame.coroutine = self
  }

  var isFinished: Bool { state == .finished }
  var isRunning: Bool { state == .running }
  var isSuspended: Bool { state == .suspended }

  /// Runs the body up to its next `yield`; `nil` when it has returned.
  func resume(_ input: Input) throws -> Value? {
    switch state {
    case .running: throw Fault.generatorRunning
    case .finished:
      if case .raise(let error) = input { throw error }
      return nil
    case .created:
      if case .raise(let error) = input {
        finish()
        throw error
      }
      if case .send(let value) = input, !value.isNone {
        throw Fault.message("can't send non-None value to a just-started generator", kind: .type)
      }
      // Only a body that runs at once is registered.
      try checkDepth()
      try start()
    case .suspended:
      // What unwinds is never refused.
      if case .send = input { try checkDepth() }
    }
    self.input = input
    run()
    guard let outcome else { return yielded }
    finish()
    switch outcome {
    case .success(let value):
      returned = value
      return nil
    case .failure(let error):
      if interpreter.isException(error, .stopIteration) {
        let message = "generator raised StopIteration"
        let fault = interpreter.fault(
          .message(message, kind: .runtime), as: ExceptionKind.runtime.classObject, [.string(message)])
        if let state = fault.raisedException?.exceptionState, let cause = interpreter.exception(of: error) {
          (state.cause, state.context, state.suppressesContext) = (cause, cause, true)
        }
        throw fault
      }
      throw error
    }
  }

  private func checkDepth() throws {
    guard interpreter.depth + depth <= EvaluationLimits.depth, interpreter.hasStack else {
      throw Fault.recursionTooDeep(limit: EvaluationLimits.depth)
    }
  }

  private func start() throws {
    guard interpreter.coroutines.count < Self.limit else {
      throw Fault.tooLarge(
        what: "a number of generators in use", size: "\(Self.limit + 1)", limit: "\(Self.limit)")
    }
    let entry: @convention(c) (UnsafeMutableRawPointer?) -> Void = { pointer in
      guard let pointer else { return }
      Unmanaged<Coroutine>.fromOpaque(pointer).takeUnretainedValue().runBody()
    }
    guard let stack = coroutine_new(entry, Unmanaged.passUnretained(self).toOpaque()) else {
      throw Fault.memoryExhausted
    }
    self.stack = stack
    interpreter.coroutines[ObjectIdentifier(self)] = Unmanaged.passUnretained(self)
  }

  /// Switches to the body's stack and back.
  private func run() {
    guard let stack else { return }
    state = .running
    let outer = (interpreter.depth, interpreter.stackFloor, interpreter.handled)
    interpreter.depth += depth
    interpreter.stackFloor = UInt(coroutine_floor(stack))
    handledOutside = outer.2
    if let handled { interpreter.handled = handled }
    coroutine_resume(stack)
    depth = interpreter.depth - outer.0
    handledOutside = nil
    (interpreter.depth, interpreter.stackFloor, interpreter.handled) = outer
    state = .suspended
  }

  private func runBody() {
    guard let frame else { return }
    do {
      outcome = .success(try frame.code.run(frame))
    } catch { outcome = .failure(error) }
  }

  /// Called by the body: hands a value over, and waits to be resumed.
  func suspend(with value: Value) throws -> Value {
    guard let stack else { return .none }
    yielded = value
    coroutine_suspend(stack)
    yielded = .none
    switch input {
    case .send(let value): return value
    case .raise(let error): throw error
    }
  }

  /// `close()`: raises GeneratorExit in the body.
  func close() throws {
    guard state == .suspended else {
      if state == .created { finish() }
      return
    }
    do {
      if try resume(.raise(Fault.raised(interpreter.makeException(.generatorExit, [])))) != nil {
        throw Fault.message("generator ignored GeneratorExit", kind: .runtime)
      }
    } catch  where interpreter.isException(error, .generatorExit) {}
  }

  /// Ends a body that nobody will resume; at the end of the session without running any more of the program.
  func abandon() {
    guard state == .suspended else { return }
    if !interpreter.isEnding { try? close() }
    while state == .suspended { _ = try? resume(.raise(Abandoned())) }
  }

  private func finish() {
    state = .finished
    if let stack { coroutine_free(stack) }
    stack = nil
    frame = nil
    outcome = nil
    input = .send(.none)
    handled = nil
    interpreter.coroutines[ObjectIdentifier(self)] = nil
  }
}

/// Unwinds the stack of a generator without running what programs have in `finally`.
struct Abandoned: Error {}

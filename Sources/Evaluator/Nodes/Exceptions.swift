import Engine
import Language

/// `try: … except …: … else: … finally: …`.
final class TryStatement: StatementNode {
  struct Handler {
    let classes: ExpressionNode?
    let target: TargetNode?
    let body: NodeList<StatementNode>
  }

  let body: NodeList<StatementNode>
  let handlers: [Handler]
  let otherwise: NodeList<StatementNode>
  let final: NodeList<StatementNode>

  init(
    body: [StatementNode], handlers: [Handler], otherwise: [StatementNode], final: [StatementNode],
    _ span: Span
  ) {
    self.body = NodeList(body)
    self.handlers = handlers
    self.otherwise = NodeList(otherwise)
    self.final = NodeList(final)
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    if final.count == 0 { return try executeHandled(frame) }
    let flow: Flow
    do {
      flow = try executeHandled(frame)
    } catch {
      if error is Abandoned { throw error }
      let flow = try frame.handling(frame.interpreter.exception(of: error)) { try final.execute(frame) }
      if flow == .next { throw error }
      return flow
    }
    let result = frame.result
    let last = try final.execute(frame)
    if last != .next { return last }
    frame.result = result
    return flow
  }

  private func executeHandled(_ frame: Frame) throws -> Flow {
    do {
      let flow = try body.execute(frame)
      if flow != .next { return flow }
    } catch {
      guard let handler = try handler(for: error, frame) else { throw error }
      return try run(handler, error, frame)
    }
    return try otherwise.execute(frame)
  }

  private func handler(for error: any Error, _ frame: Frame) throws -> Handler? {
    guard frame.interpreter.exceptionClass(of: error) != nil else { return nil }
    for handler in handlers {
      guard let classes = handler.classes else { return handler }
      let value = try classes.evaluate(frame)
      do {
        if try frame.interpreter.matches(error, value) { return handler }
      } catch { throw located(error, classes.span, frame) }
    }
    return nil
  }

  private func run(_ handler: Handler, _ error: any Error, _ frame: Frame) throws -> Flow {
    let interpreter = frame.interpreter
    guard let exception = interpreter.exception(of: error) else { throw error }
    return try frame.handling(exception) {
      guard let target = handler.target else { return try handler.body.execute(frame) }
      try target.store(exception, frame)
      // The name is gone after the handler, as in Python.
      defer { try? target.delete(frame) }
      return try handler.body.execute(frame)
    }
  }
}

extension Frame {
  /// Runs what handles an exception; `nil` if no program can handle it. A generator may be suspended in it, and then goes on in another
  /// place than it began.
  fileprivate func handling<Result>(_ exception: Value?, _ body: () throws -> Result) rethrows -> Result {
    guard let exception else { return try body() }
    let interpreter = interpreter
    let (outer, outerOfBody) = (interpreter.handled, coroutine?.handled)
    interpreter.handled = exception
    coroutine?.handled = exception
    defer {
      coroutine?.handled = outerOfBody
      interpreter.handled = coroutine.map { $0.handled ?? $0.handledOutside } ?? outer
    }
    return try body()
  }
}

/// `raise value from cause`.
final class RaiseStatement: StatementNode {
  let value: ExpressionNode?
  let cause: ExpressionNode?

  init(_ value: ExpressionNode?, cause: ExpressionNode?, _ span: Span) {
    self.value = value
    self.cause = cause
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    let interpreter = frame.interpreter
    guard let value else {
      guard let exception = interpreter.handled else { throw located(Fault.nothingToRaise, span, frame) }
      throw located(interpreter.raising(exception), span, frame)
    }
    let given = try value.evaluate(frame)
    let cause = try cause?.evaluate(frame)
    do {
      let exception = try interpreter.raisable(given)
      if let cause {
        let state = exception.exceptionState
        let isException = cause.exceptionState != nil || cause.asClass?.isException ?? false
        guard cause.isNone || isException else {
          throw Fault.message(
            "exception causes must derive from BaseException",
            help: "after from stands an exception, or None",
            kind: .type)
        }
        state?.cause = cause.isNone ? .none : try interpreter.raisable(cause)
        state?.suppressesContext = true
      }
      throw interpreter.raising(exception)
    } catch {
      if error is Raised { throw error }
      throw located(error, span, frame)
    }
  }
}

/// `with manager as target, …: body`.
final class WithStatement: StatementNode {
  let items: [(manager: ExpressionNode, target: TargetNode?)]
  let body: NodeList<StatementNode>

  init(_ items: [(ExpressionNode, TargetNode?)], body: [StatementNode], _ span: Span) {
    self.items = items
    self.body = NodeList(body)
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow { try enter(items[...], frame) }

  private func enter(_ items: ArraySlice<(manager: ExpressionNode, target: TargetNode?)>, _ frame: Frame)
    throws
    -> Flow
  {
    guard let item = items.first else { return try body.execute(frame) }
    let interpreter = frame.interpreter
    let manager = try item.manager.evaluate(frame)
    let entered: Value
    do {
      guard interpreter.hasSpecial("__enter__", manager) else {
        throw Fault.notAContextManager(type: manager.typeName)
      }
      guard interpreter.hasSpecial("__exit__", manager) else {
        throw Fault.notAContextManager(type: manager.typeName, hasEnter: true)
      }
      entered = try interpreter.callMethod("__enter__", on: manager, []) ?? .none
    } catch { throw located(error, item.manager.span, frame) }

    let flow: Flow
    do {
      try item.target?.store(entered, frame)
      flow = try enter(items.dropFirst(), frame)
    } catch {
      if try isSuppressed(error, by: manager, item.manager.span, frame) { return .next }
      throw error
    }
    let result = frame.result
    do {
      _ = try interpreter.callMethod("__exit__", on: manager, [.none, .none, .none])
    } catch { throw located(error, item.manager.span, frame) }
    frame.result = result
    return flow
  }

  private func isSuppressed(_ error: any Error, by manager: Value, _ span: Span, _ frame: Frame) throws
    -> Bool
  {
    if error is Abandoned { return false }
    let interpreter = frame.interpreter
    guard let exception = interpreter.exception(of: error) else {
      // Nothing that a program could handle; what is open is closed all the same.
      _ = try? interpreter.callMethod("__exit__", on: manager, [.none, .none, .none])
      return false
    }
    do {
      return try frame.handling(exception) {
        let verdict = try interpreter.callMethod(
          "__exit__", on: manager,
          [
            .type(exception.classObject), exception,
            exception.exceptionState.map(TracebackObject.value) ?? .none,
          ])
        return try interpreter.truth(verdict ?? .none)
      }
    } catch { throw located(error, span, frame) }
  }
}

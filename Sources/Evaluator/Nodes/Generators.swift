import Language

/// `yield value`.
final class YieldNode: ExpressionNode {
  let value: ExpressionNode?

  init(_ value: ExpressionNode?, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let value = try value?.evaluate(frame) ?? .none
    do {
      return try frame.coroutine?.suspend(with: value) ?? .none
    } catch {
      if error is Abandoned { throw error }
      let error = located(error, span, frame)
      guard var raised = error as? Raised else { throw error }
      // What the caller handles is not what led to an exception that it throws into the body.
      raised.context = frame.coroutine?.handled
      throw raised
    }
  }
}

/// `yield from iterable`.
final class YieldFromNode: ExpressionNode {
  let iterable: ExpressionNode

  init(_ iterable: ExpressionNode, _ span: Span) {
    self.iterable = iterable
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let value = try iterable.evaluate(frame)
    do {
      let iterator = try frame.interpreter.iterator(of: value)
      if let generator = iterator as? Generator {
        return try withExtendedLifetime(generator) { try delegate(to: generator.coroutine, frame) }
      }
      while let element = try iterator.next(frame.interpreter) {
        try frame.interpreter.checkInterruption()
        let sent = try frame.coroutine?.suspend(with: element) ?? .none
        if !sent.isNone {
          throw Fault.noAttribute(type: iterator.typeName, name: "send", nearest: nil)
        }
      }
      return .none
    } catch {
      if error is Abandoned { throw error }
      throw located(error, iterable.span, frame)
    }
  }

  /// Values sent and exceptions raised go on to the inner generator.
  private func delegate(to inner: Coroutine, _ frame: Frame) throws -> Value {
    var input = Coroutine.Input.send(.none)
    while let element = try inner.resume(input) {
      do {
        input = .send(try frame.coroutine?.suspend(with: element) ?? .none)
      } catch {
        if error is Abandoned { throw error }
        if frame.interpreter.isException(error, .generatorExit) {
          try inner.close()
          throw error
        }
        input = .raise(error)
      }
    }
    return inner.returned
  }
}

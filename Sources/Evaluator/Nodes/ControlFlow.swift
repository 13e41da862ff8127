import Language

/// `if test: … elif …: … else: …`; an `elif` is an `if` in the `else` before it.
final class IfStatement: StatementNode {
  private let test: ExpressionNode
  private let body: NodeList<StatementNode>
  private let otherwise: NodeList<StatementNode>

  init(_ test: ExpressionNode, _ body: [StatementNode], otherwise: [StatementNode], _ span: Span) {
    self.test = test
    self.body = NodeList(body)
    self.otherwise = NodeList(otherwise)
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    try test.test(frame) ? body.execute(frame) : otherwise.execute(frame)
  }
}

final class WhileStatement: StatementNode {
  private let condition: ExpressionNode
  private let body: NodeList<StatementNode>
  private let otherwise: NodeList<StatementNode>

  init(_ condition: ExpressionNode, body: [StatementNode], otherwise: [StatementNode], _ span: Span) {
    self.condition = condition
    self.body = NodeList(body)
    self.otherwise = NodeList(otherwise)
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    while try condition.test(frame) {
      try frame.pace.pointee.checkInterruption()
      switch try body.execute(frame) {
      case .next, .continue: continue
      case .break: return .next
      case .return: return .return
      }
    }
    return try otherwise.execute(frame)
  }
}

final class ForStatement: StatementNode {
  private let target: TargetNode
  private let iterable: ExpressionNode
  private let body: NodeList<StatementNode>
  private let otherwise: NodeList<StatementNode>

  init(
    _ target: TargetNode, _ iterable: ExpressionNode, body: [StatementNode], otherwise: [StatementNode],
    _ span: Span
  ) {
    self.target = target
    self.iterable = iterable
    self.body = NodeList(body)
    self.otherwise = NodeList(otherwise)
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    let value = try iterable.evaluate(frame)
    let flow =
      if case .range(let range) = value {
        try execute(over: range, frame)
      } else {
        try execute(over: value, frame)
      }
    switch flow {
    case .next, .continue: return try otherwise.execute(frame)
    case .break: return .next
    case .return: return .return
    }
  }

  private func execute(over range: RangeValue, _ frame: Frame) throws -> Flow {
    var number = range.start
    for _ in 0..<range.count {
      try frame.pace.pointee.checkInterruption()
      try target.store(Immediate.int(number), frame)
      let flow = try body.execute(frame)
      if flow == .break || flow == .return { return flow }
      number &+= range.step
    }
    return .next
  }

  private func execute(over value: Value, _ frame: Frame) throws -> Flow {
    let iterator: ValueIterator
    do {
      iterator = try frame.interpreter.iterator(of: value)
    } catch { throw located(error, iterable.span, frame) }
    while let element = try next(iterator, frame) {
      try target.store(element, frame)
      let flow = try body.execute(frame)
      if flow == .break || flow == .return { return flow }
    }
    return .next
  }

  @inline(__always)
  private func next(_ iterator: ValueIterator, _ frame: Frame) throws -> Value? {
    do {
      try frame.pace.pointee.checkInterruption()
      return try iterator.next(frame.interpreter)
    } catch { throw located(error, iterable.span, frame) }
  }
}

/// `break` and `continue`.
final class JumpStatement: StatementNode {
  let flow: Flow

  init(_ flow: Flow, _ span: Span) {
    self.flow = flow
    super.init(span)
  }

  override func execute(_ frame: Frame) -> Flow { flow }
}

final class ReturnStatement: StatementNode {
  let value: ExpressionNode?

  init(_ value: ExpressionNode?, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    frame.result = if let value { frame.slot(try value.immediate(frame)) } else { .value(.none) }
    return .return
  }
}

final class AssertStatement: StatementNode {
  let condition: ExpressionNode
  let message: ExpressionNode?

  init(_ condition: ExpressionNode, message: ExpressionNode?, _ span: Span) {
    self.condition = condition
    self.message = message
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    if try condition.test(frame) { return .next }
    let value = try message?.evaluate(frame)
    do {
      throw Fault.assertion(message: try value.map { try frame.interpreter.text($0) }, value: value)
    } catch { throw located(error, condition.span, frame) }
  }
}

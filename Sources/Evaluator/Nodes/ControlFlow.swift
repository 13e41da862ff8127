import Language

extension [StatementNode] {
  @inline(__always)
  func execute(_ frame: Frame) throws -> Flow {
    for statement in self {
      let flow = try statement.execute(frame)
      if flow != .next { return flow }
    }
    return .next
  }
}

final class IfStatement: StatementNode {
  let branches: [(test: ExpressionNode, body: NodeList<StatementNode>)]
  let otherwise: [StatementNode]

  init(_ branches: [(ExpressionNode, [StatementNode])], otherwise: [StatementNode], _ span: Span) {
    self.branches = branches.map { ($0.0, NodeList($0.1)) }
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    for branch in branches where try branch.test.test(frame) { return try branch.body.execute(frame) }
    return try otherwise.execute(frame)
  }
}

final class WhileStatement: StatementNode {
  let condition: ExpressionNode
  let body: NodeList<StatementNode>
  let otherwise: [StatementNode]

  init(_ condition: ExpressionNode, body: [StatementNode], otherwise: [StatementNode], _ span: Span) {
    self.condition = condition
    self.body = NodeList(body)
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    let interpreter = frame.interpreter
    while try condition.test(frame) {
      try interpreter.checkInterruption()
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
  let target: TargetNode
  let iterable: ExpressionNode
  let body: NodeList<StatementNode>
  let otherwise: [StatementNode]

  init(
    _ target: TargetNode, _ iterable: ExpressionNode, body: [StatementNode], otherwise: [StatementNode],
    _ span: Span
  ) {
    self.target = target
    self.iterable = iterable
    self.body = NodeList(body)
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    let interpreter = frame.interpreter
    let value = try iterable.evaluate(frame)
    if case .range(let range) = value {
      for position in 0..<range.count {
        try interpreter.checkInterruption()
        try target.store(.int(range[position]), frame)
        switch try body.execute(frame) {
        case .next, .continue: continue
        case .break: return .next
        case .return: return .return
        }
      }
      return try otherwise.execute(frame)
    }

    let iterator: ValueIterator
    do {
      iterator = try interpreter.iterator(of: value)
    } catch { throw located(error, iterable.span, frame) }
    while true {
      let element: Value?
      do {
        try interpreter.checkInterruption()
        element = try iterator.next(interpreter)
      } catch { throw located(error, iterable.span, frame) }
      guard let element else { break }
      try target.store(element, frame)
      switch try body.execute(frame) {
      case .next, .continue: continue
      case .break: return .next
      case .return: return .return
      }
    }
    return try otherwise.execute(frame)
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
    frame.result = try value?.evaluate(frame) ?? .none
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

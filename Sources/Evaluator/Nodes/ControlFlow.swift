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
  let branches: [(test: ExpressionNode, body: [StatementNode])]
  let otherwise: [StatementNode]

  init(_ branches: [(ExpressionNode, [StatementNode])], otherwise: [StatementNode], _ span: Span) {
    self.branches = branches
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
  let body: [StatementNode]
  let otherwise: [StatementNode]

  init(_ condition: ExpressionNode, body: [StatementNode], otherwise: [StatementNode], _ span: Span) {
    self.condition = condition
    self.body = body
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
  let body: [StatementNode]
  let otherwise: [StatementNode]

  init(
    _ target: TargetNode, _ iterable: ExpressionNode, body: [StatementNode], otherwise: [StatementNode],
    _ span: Span
  ) {
    self.target = target
    self.iterable = iterable
    self.body = body
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
      throw Fault.assertion(message: try value.map { try frame.interpreter.text($0) })
    } catch { throw located(error, condition.span, frame) }
  }
}

/// `class name(base): body`.
final class ClassStatement: StatementNode {
  let name: Identifier
  let base: ExpressionNode?
  let code: Code
  let captures: [Int]
  let target: TargetNode

  init(
    _ name: Identifier, base: ExpressionNode?, code: Code, captures: [Int], target: TargetNode, _ span: Span
  ) {
    self.name = name
    self.base = base
    self.code = code
    self.captures = captures
    self.target = target
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    var superclass = BuiltinTypes.object
    if let base {
      let value = try base.evaluate(frame)
      guard case .type(let cls) = value else {
        throw located(Fault.notAClass(type: value.typeName), base.span, frame)
      }
      guard cls.canBeSubclassed else { throw located(Fault.cannotSubclass(cls.name), base.span, frame) }
      superclass = cls
    }
    let inner = Frame(
      code: code, function: nil, captured: captures.map { frame.cells[$0] }, interpreter: frame.interpreter)
    let namespace = ClassNamespace()
    inner.namespace = namespace
    do {
      try frame.interpreter.nested { _ = try code.run(inner) }
    } catch { throw located(error, name.span, frame) }
    let cls = ClassObject(
      name.name, doc: code.documentation ?? "", base: superclass, attributes: namespace.attributes)
    cls.definition = code.span.map { Location(code.source, $0) }
    for case .function(let function) in namespace.attributes.values where function.code.isMethod {
      if function.owner == nil { function.owner = cls }
    }
    try target.store(.type(cls), frame)
    return .next
  }
}

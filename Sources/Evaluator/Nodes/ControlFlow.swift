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

  override func emit(_ code: RegisterBuilder) -> Bool {
    let (other, end) = (RegisterBuilder.Label(), RegisterBuilder.Label())
    guard code.test(test, otherwise: other), code.statements(body) else { return false }
    if otherwise.count > 0 { code.add(.jump, to: end) }
    code.set(other)
    guard code.statements(otherwise) else { return false }
    code.set(end)
    return true
  }
}

final class WhileStatement: StatementNode {
  private let condition: ExpressionNode
  private let body: NodeList<StatementNode>
  private let otherwise: NodeList<StatementNode>
  private let registers = LoopRegisters()

  init(_ condition: ExpressionNode, body: [StatementNode], otherwise: [StatementNode], _ span: Span) {
    self.condition = condition
    self.body = NodeList(body)
    self.otherwise = NodeList(otherwise)
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    turns: while true {
      if registers.isWarm, let code = registers.code(making: { emit($0, isOuter: true) }) {
        switch try registers.run(code, frame) {
        case .next?: break turns
        case .break?: return .next
        case .return?: return .return
        case .continue?, nil: break
        }
      }
      guard try condition.test(frame) else { break }
      try frame.pace.pointee.checkInterruption()
      registers.takeTurn()
      switch try body.execute(frame) {
      case .next, .continue: continue
      case .break: return .next
      case .return: return .return
      }
    }
    return try otherwise.execute(frame)
  }

  override func emit(_ code: RegisterBuilder) -> Bool { emit(code, isOuter: false) }

  private func emit(_ code: RegisterBuilder, isOuter: Bool) -> Bool {
    let (loop, other) = (RegisterBuilder.Loop(), RegisterBuilder.Label())
    code.set(loop.next)
    code.add(isOuter ? .outerTurn : .turn)
    guard code.test(condition, otherwise: other), code.body(body, of: loop) else { return false }
    code.add(.jump, to: loop.next)
    code.set(other)
    return code.close(loop, otherwise, isOuter: isOuter)
  }
}

final class ForStatement: StatementNode {
  private let target: TargetNode
  let iterable: ExpressionNode
  private let body: NodeList<StatementNode>
  private let otherwise: NodeList<StatementNode>
  private let registers = LoopRegisters()

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
    return try finish(try execute(over: value, frame), frame)
  }

  /// Runs the turns of a comprehension.
  func collect(over range: RangeValue, _ frame: Frame) throws { _ = try execute(over: range, frame) }

  /// How the statement ends after its turns ended.
  func finish(_ flow: Flow, _ frame: Frame) throws -> Flow {
    switch flow {
    case .next, .continue: return try otherwise.execute(frame)
    case .break: return .next
    case .return: return .return
    }
  }

  private func execute(over range: RangeValue, _ frame: Frame) throws -> Flow {
    var rest = RemainingRange(range)
    while rest.count > 0 {
      if registers.isWarm, let code = registers.code(making: emitOuter),
        let flow = try registers.run(code, frame, over: &rest)
      {
        return flow
      }
      guard let number = rest.next() else { break }
      try frame.pace.pointee.checkInterruption()
      registers.takeTurn()
      try target.store(Immediate.int(number), frame)
      let flow = try body.execute(frame)
      if flow == .break || flow == .return { return flow }
    }
    return .next
  }

  /// Adds the steps of the outermost loop, whose range is put into its registers by whoever runs them.
  private func emitOuter(_ code: RegisterBuilder) -> Bool {
    emitTurns(code, over: code.takeOuterRange(), isOuter: true)
  }

  override func emit(_ code: RegisterBuilder) -> Bool {
    guard let range = iterable as? CallNode, range.isRange else { return false }
    let (registers, loop) = (code.temporaries(3), RegisterBuilder.Loop())
    return code.range(of: self, registers, loop) { range.emitRange(code, into: registers) }
      && emitTurns(code, over: registers, in: loop, isOuter: false)
  }

  private func emitTurns(
    _ code: RegisterBuilder, over range: Int, in loop: RegisterBuilder.Loop = RegisterBuilder.Loop(),
    isOuter: Bool
  ) -> Bool {
    guard let variable = target.register(code) else { return false }
    let other = RegisterBuilder.Label()
    code.set(loop.next)
    code.add(isOuter ? .nextOfOuterRange : .nextOfRange, range, variable, to: other)
    guard code.body(body, of: loop) else { return false }
    code.add(.jump, to: loop.next)
    code.set(other)
    return code.close(loop, otherwise, isOuter: isOuter)
  }

  /// Runs the turns.
  func execute(over value: Value, _ frame: Frame) throws -> Flow {
    switch value {
    case .range(let range): return try execute(over: range, frame)
    case .list(let list) where list.instance == nil: return try execute(over: list, frame)
    default: return try executeAny(over: value, frame)
    }
  }

  private func execute(over list: ListValue, _ frame: Frame) throws -> Flow {
    var position = 0
    while position < list.elements.count {
      do {
        try frame.pace.pointee.checkInterruption()
      } catch { throw located(error, iterable.span, frame) }
      try target.store(list.elements[position], frame)
      position += 1
      let flow = try body.execute(frame)
      if flow == .break || flow == .return { return flow }
    }
    return .next
  }

  private func executeAny(over value: Value, _ frame: Frame) throws -> Flow {
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

  override func emit(_ code: RegisterBuilder) -> Bool { code.jump(flow) }
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

  override func emit(_ code: RegisterBuilder) -> Bool {
    guard let result = value?.emit(code, into: nil) else { return false }
    code.add(code.isFunction ? .giveBack : .returnValue, result)
    return true
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

import Language

/// `a ∘ b`.
final class BinaryNode: NumberNode {
  private let left: ExpressionNode
  private let right: ExpressionNode
  private let operation: BinaryOperator

  init(_ left: ExpressionNode, _ operation: BinaryOperator, _ right: ExpressionNode, _ span: Span) {
    self.left = left
    self.right = right
    self.operation = operation
    super.init(span)
  }

  override var isSimple: Bool { left.isSimple && right.isSimple }

  override func immediate(_ frame: Frame) throws -> Immediate {
    let first = try left.immediate(frame)
    if case .waiting = first {
      let a = frame.waiting.move()
      return try general(a, try right.evaluate(frame), frame)
    }
    let second = try right.immediate(frame)
    if let result = Immediate.compute(operation, first, second) { return result }
    let b = frame.value(second)
    return try general(frame.value(first), b, frame)
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    guard let step = operation.step, let a = left.emit(code, into: nil), let b = right.emit(code, into: nil)
    else {
      return nil
    }
    let result = code.destination(wanted)
    code.add(step, result, a, b)
    return result
  }

  @inline(never)
  private func general(_ a: Value, _ b: Value, _ frame: Frame) throws -> Immediate {
    do {
      return frame.immediate(try frame.interpreter.binary(operation, a, b))
    } catch { throw located(error, span, frame) }
  }
}

/// `-a`, `+a`, `~a`.
final class UnaryNode: ExpressionNode {
  let operation: UnaryOperator
  let operand: ExpressionNode

  init(_ operation: UnaryOperator, _ operand: ExpressionNode, _ span: Span) {
    self.operation = operation
    self.operand = operand
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let value = try operand.evaluate(frame)
    do {
      return try frame.interpreter.unary(operation, value)
    } catch { throw located(error, span, frame) }
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    guard operation == .minus, let value = operand.emit(code, into: nil) else { return nil }
    let result = code.destination(wanted)
    code.add(.negate, result, value)
    return result
  }
}

final class NotNode: ExpressionNode {
  let operand: ExpressionNode

  init(_ operand: ExpressionNode, _ span: Span) {
    self.operand = operand
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value { .bool(!(try operand.test(frame))) }

  override func test(_ frame: Frame) throws -> Bool { !(try operand.test(frame)) }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    guard let value = operand.emit(code, into: nil) else { return nil }
    let result = code.destination(wanted)
    code.add(.not, result, value)
    return result
  }

  override func emitTest(_ code: RegisterBuilder, goingIf holds: Bool, to label: RegisterBuilder.Label)
    -> Bool
  {
    operand.emitTest(code, goingIf: !holds, to: label)
  }
}

/// `a < b`.
final class ComparisonNode: NumberNode {
  private let left: ExpressionNode
  private let right: ExpressionNode
  private let comparison: ComparisonOperator

  init(_ left: ExpressionNode, _ comparison: ComparisonOperator, _ right: ExpressionNode, _ span: Span) {
    self.left = left
    self.right = right
    self.comparison = comparison
    super.init(span)
  }

  override func immediate(_ frame: Frame) throws -> Immediate {
    let first = try left.immediate(frame)
    if case .waiting = first {
      let a = frame.waiting.move()
      return frame.immediate(try general(a, try right.evaluate(frame), frame))
    }
    let second = try right.immediate(frame)
    // What NumPy's numbers give is a bool of NumPy's.
    if !first.isFloat64, !second.isFloat64, let result = Immediate.holds(comparison, first, second) {
      return .bool(result)
    }
    let b = frame.value(second)
    return frame.immediate(try general(frame.value(first), b, frame))
  }

  override func test(_ frame: Frame) throws -> Bool {
    let first = try left.immediate(frame)
    if case .waiting = first {
      let a = frame.waiting.move()
      return try holds(a, try right.evaluate(frame), frame)
    }
    let second = try right.immediate(frame)
    if let result = Immediate.holds(comparison, first, second) { return result }
    let b = frame.value(second)
    return try holds(frame.value(first), b, frame)
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    guard let steps = comparison.steps, let a = left.emit(code, into: nil),
      let b = right.emit(code, into: nil)
    else {
      return nil
    }
    let result = code.destination(wanted)
    code.add(steps.value, result, a, b)
    return result
  }

  override func emitTest(_ code: RegisterBuilder, goingIf holds: Bool, to label: RegisterBuilder.Label)
    -> Bool
  {
    guard let steps = comparison.steps, let a = left.emit(code, into: nil),
      let b = right.emit(code, into: nil)
    else {
      return false
    }
    if holds {
      let next = RegisterBuilder.Label()
      code.add(steps.unless, a, b, to: next)
      code.add(.jump, to: label)
      code.set(next)
    } else {
      code.add(steps.unless, a, b, to: label)
    }
    return true
  }

  @inline(never)
  private func holds(_ a: Value, _ b: Value, _ frame: Frame) throws -> Bool {
    switch (a, b) {
    case (.tensor, _), (_, .tensor):
      if let result = frame.interpreter.numbersHold(comparison, a, b) { return result }
    default: break
    }
    let result = try general(a, b, frame)
    if case .bool(let flag) = result { return flag }
    do {
      return try frame.interpreter.truth(result)
    } catch { throw located(error, span, frame) }
  }

  @inline(never)
  private func general(_ a: Value, _ b: Value, _ frame: Frame) throws -> Value {
    do {
      return try frame.interpreter.compare(comparison, a, b)
    } catch { throw located(error, span, frame) }
  }
}

/// `a < b < c`: each operand is evaluated once, and none after the first comparison that fails.
final class ChainNode: ExpressionNode {
  private let first: ExpressionNode
  private let steps: [(comparison: ComparisonOperator, operand: ExpressionNode)]

  init(_ first: ExpressionNode, _ steps: [(ComparisonOperator, ExpressionNode)], _ span: Span) {
    self.first = first
    self.steps = steps
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    var left = try first.evaluate(frame)
    var result = Value.none
    for (position, step) in steps.enumerated() {
      let right = try step.operand.evaluate(frame)
      let start = position == 0 ? first.span : steps[position - 1].operand.span
      let span = start.joined(with: step.operand.span)
      do {
        result = try frame.interpreter.compare(step.comparison, left, right)
      } catch { throw located(error, span, frame) }
      if position + 1 < steps.count {
        do {
          if try !frame.interpreter.truth(result) { return result }
        } catch { throw located(error, self.span, frame) }
        left = right
      }
    }
    return result
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    let (result, end) = (code.temporaries(), RegisterBuilder.Label())
    guard var left = first.emit(code, into: nil) else { return nil }
    for (position, step) in steps.enumerated() {
      guard let operation = step.comparison.steps, let right = step.operand.emit(code, into: nil) else {
        return nil
      }
      code.add(operation.value, result, left, right)
      if position + 1 < steps.count { code.add(.jumpIfFalse, result, to: end) }
      left = right
    }
    code.set(end)
    return code.moved(result, into: wanted)
  }

  override func emitTest(_ code: RegisterBuilder, goingIf holds: Bool, to label: RegisterBuilder.Label)
    -> Bool
  {
    let end = RegisterBuilder.Label()
    guard var left = first.emit(code, into: nil) else { return false }
    for step in steps {
      guard let operation = step.comparison.steps, let right = step.operand.emit(code, into: nil) else {
        return false
      }
      code.add(operation.unless, left, right, to: holds ? end : label)
      left = right
    }
    if holds { code.add(.jump, to: label) }
    code.set(end)
    return true
  }
}

extension ComparisonOperator {
  @inline(__always)
  var isArithmetic: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .in, .notIn, .is, .isNot: false
    }
  }
}

/// `a and b and c`, `a or b or c`: the first that decides, or the last.
final class BooleanNode: ExpressionNode {
  let operands: [ExpressionNode]
  /// The truth that decides: false ends an `and`, true an `or`.
  private let end: Bool

  init(_ operands: [ExpressionNode], endingIf end: Bool, _ span: Span) {
    self.operands = operands
    self.end = end
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    var value = Value.none
    for (position, operand) in operands.enumerated() {
      value = try operand.evaluate(frame)
      if position + 1 < operands.count {
        do {
          if try frame.interpreter.truth(value) == end { return value }
        } catch { throw located(error, operand.span, frame) }
      }
    }
    return value
  }

  override func test(_ frame: Frame) throws -> Bool {
    for operand in operands where try operand.test(frame) == end { return end }
    return !end
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    code.chosen(operands, endingIf: end ? .jumpIfTrue : .jumpIfFalse, into: wanted)
  }

  override func emitTest(_ code: RegisterBuilder, goingIf holds: Bool, to label: RegisterBuilder.Label)
    -> Bool
  {
    code.test(operands, endingIf: end, goingIf: holds, to: label)
  }
}

/// `a if test else b`.
final class ConditionalNode: ExpressionNode {
  let condition: ExpressionNode
  let then: ExpressionNode
  let otherwise: ExpressionNode

  init(_ condition: ExpressionNode, then: ExpressionNode, otherwise: ExpressionNode, _ span: Span) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    try condition.test(frame) ? then.evaluate(frame) : otherwise.evaluate(frame)
  }

  override func immediate(_ frame: Frame) throws -> Immediate {
    try condition.test(frame) ? then.immediate(frame) : otherwise.immediate(frame)
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    let (result, other, end) = (code.destination(wanted), RegisterBuilder.Label(), RegisterBuilder.Label())
    guard condition.emitTest(code, goingIf: false, to: other), then.emit(code, into: result) != nil else {
      return nil
    }
    code.add(.jump, to: end)
    code.set(other)
    guard otherwise.emit(code, into: result) != nil else { return nil }
    code.set(end)
    return result
  }
}

/// `name := value`.
final class NamedNode: ExpressionNode {
  let target: TargetNode
  let value: ExpressionNode

  init(_ target: TargetNode, _ value: ExpressionNode, _ span: Span) {
    self.target = target
    self.value = value
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let value = try value.evaluate(frame)
    try target.store(value, frame)
    return value
  }
}

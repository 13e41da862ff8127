import Language

/// `a ∘ b`. Addition, subtraction and multiplication have their own nodes, for fast loops.
class BinaryNode: ExpressionNode {
  final let left: ExpressionNode
  final let right: ExpressionNode
  final let operation: BinaryOperator

  init(_ left: ExpressionNode, _ operation: BinaryOperator, _ right: ExpressionNode, _ span: Span) {
    self.left = left
    self.right = right
    self.operation = operation
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    return try general(a, b, frame)
  }

  @inline(never)
  final func general(_ a: Value, _ b: Value, _ frame: Frame) throws -> Value {
    do {
      return try frame.interpreter.binary(operation, a, b)
    } catch { throw located(error, span, frame) }
  }

  /// The node for an operator.
  static func make(
    _ left: ExpressionNode, _ operation: BinaryOperator, _ right: ExpressionNode, _ span: Span
  ) -> BinaryNode {
    switch operation {
    case .add: AddNode(left, operation, right, span)
    case .subtract: SubtractNode(left, operation, right, span)
    case .multiply: MultiplyNode(left, operation, right, span)
    default: BinaryNode(left, operation, right, span)
    }
  }
}

final class AddNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    switch (a, b) {
    case (.int(let x), .int(let y)):
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return .int(sum) }
    case (.float(let x), .float(let y)): return .float(x + y)
    default: break
    }
    return try general(a, b, frame)
  }
}

final class SubtractNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    switch (a, b) {
    case (.int(let x), .int(let y)):
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return .int(difference) }
    case (.float(let x), .float(let y)): return .float(x - y)
    default: break
    }
    return try general(a, b, frame)
  }
}

final class MultiplyNode: BinaryNode {
  override func evaluate(_ frame: Frame) throws -> Value {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    switch (a, b) {
    case (.int(let x), .int(let y)):
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return .int(product) }
    case (.float(let x), .float(let y)): return .float(x * y)
    default: break
    }
    return try general(a, b, frame)
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
}

final class NotNode: ExpressionNode {
  let operand: ExpressionNode

  init(_ operand: ExpressionNode, _ span: Span) {
    self.operand = operand
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value { .bool(!(try operand.test(frame))) }

  override func test(_ frame: Frame) throws -> Bool { !(try operand.test(frame)) }
}

/// `a < b`, and `a < b < c`: each operand is evaluated once, and none after the first comparison that fails.
final class ComparisonNode: ExpressionNode {
  let first: ExpressionNode
  let steps: [(comparison: ComparisonOperator, operand: ExpressionNode)]

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
      switch (left, right) {
      case (.int(let x), .int(let y)) where step.comparison.isArithmetic:
        result = .bool(step.comparison.holds(x, y))
      case (.float(let x), .float(let y)) where step.comparison.isArithmetic:
        result = .bool(step.comparison.holds(x, y))
      default: result = try general(step.comparison, left, right, position, frame)
      }
      if position + 1 < steps.count {
        if try !truth(result, frame) { return result }
        left = right
      }
    }
    return result
  }

  override func test(_ frame: Frame) throws -> Bool {
    guard steps.count == 1 else { return try truth(evaluate(frame), frame) }
    let left = try first.evaluate(frame)
    let right = try steps[0].operand.evaluate(frame)
    let comparison = steps[0].comparison
    switch (left, right) {
    case (.int(let x), .int(let y)) where comparison.isArithmetic: return comparison.holds(x, y)
    case (.float(let x), .float(let y)) where comparison.isArithmetic: return comparison.holds(x, y)
    case (.tensor, _), (_, .tensor):
      if let result = frame.interpreter.numbersHold(comparison, left, right) { return result }
    default: break
    }
    return try truth(general(comparison, left, right, 0, frame), frame)
  }

  private func truth(_ value: Value, _ frame: Frame) throws -> Bool {
    if case .bool(let flag) = value { return flag }
    do {
      return try frame.interpreter.truth(value)
    } catch { throw located(error, span, frame) }
  }

  private func general(
    _ comparison: ComparisonOperator, _ left: Value, _ right: Value, _ position: Int, _ frame: Frame
  ) throws -> Value {
    do {
      return try frame.interpreter.compare(comparison, left, right)
    } catch {
      let start = position == 0 ? first.span : steps[position - 1].operand.span
      throw located(error, start.joined(with: steps[position].operand.span), frame)
    }
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

/// `a and b and c`: the first that is false, or the last.
final class AndNode: ExpressionNode {
  let operands: [ExpressionNode]

  init(_ operands: [ExpressionNode], _ span: Span) {
    self.operands = operands
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    var value = Value.none
    for (position, operand) in operands.enumerated() {
      value = try operand.evaluate(frame)
      if position + 1 < operands.count {
        do {
          if try !frame.interpreter.truth(value) { return value }
        } catch { throw located(error, operand.span, frame) }
      }
    }
    return value
  }

  override func test(_ frame: Frame) throws -> Bool {
    for operand in operands where try !operand.test(frame) { return false }
    return true
  }
}

/// `a or b or c`: the first that is true, or the last.
final class OrNode: ExpressionNode {
  let operands: [ExpressionNode]

  init(_ operands: [ExpressionNode], _ span: Span) {
    self.operands = operands
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    var value = Value.none
    for (position, operand) in operands.enumerated() {
      value = try operand.evaluate(frame)
      if position + 1 < operands.count {
        do {
          if try frame.interpreter.truth(value) { return value }
        } catch { throw located(error, operand.span, frame) }
      }
    }
    return value
  }

  override func test(_ frame: Frame) throws -> Bool {
    for operand in operands where try operand.test(frame) { return true }
    return false
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

import Language

/// An expression with its names resolved, ready to be evaluated.
class ExpressionNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  func evaluate(_ frame: Frame) throws -> Value { .none }

  /// Whether the value counts as true.
  func test(_ frame: Frame) throws -> Bool {
    let value = try evaluate(frame)
    if case .bool(let flag) = value { return flag }
    do {
      return try frame.interpreter.truth(value)
    } catch { throw located(error, span, frame) }
  }
}

/// How a statement ended.
enum Flow {
  case next, `break`, `continue`, `return`
}

/// A statement with its names resolved, ready to be run.
class StatementNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  func execute(_ frame: Frame) throws -> Flow { .next }
}

/// A target of an assignment.
class TargetNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  func store(_ value: Value, _ frame: Frame) throws {}

  func delete(_ frame: Frame) throws {}
}

/// A literal.
final class ConstantNode: ExpressionNode {
  let value: Value

  init(_ value: Value, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func evaluate(_ frame: Frame) -> Value { value }
}

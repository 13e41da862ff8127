import Language

/// `name = name + a + b`. A text is appended to in place, so that a loop that builds one takes time in proportion to its
/// length; all else is added as anywhere.
final class SumStatement: StatementNode {
  private let current: ExpressionNode
  private let target: TargetNode
  /// What is added, each with the span of the sum up to it.
  private let added: [(operand: ExpressionNode, sum: Span)]
  private let whole: ExpressionNode

  init(
    _ current: ExpressionNode, _ target: TargetNode, _ added: [(operand: ExpressionNode, sum: Span)],
    whole: ExpressionNode, _ span: Span
  ) {
    self.current = current
    self.target = target
    self.added = added
    self.whole = whole
    super.init(span)
  }

  override func emit(_ code: RegisterBuilder) -> Bool {
    target.register(code).map { whole.emit(code, into: $0) != nil } ?? false
  }

  override func execute(_ frame: Frame) throws -> Flow {
    guard current.holdsText(frame) else {
      try target.store(try whole.immediate(frame), frame)
      return .next
    }
    var text = try current.evaluate(frame)
    var end = ""
    for (position, term) in added.enumerated() {
      let value = try term.operand.evaluate(frame)
      guard case .string(let text) = value else {
        try target.store(try sum(of: text, end, value, from: position, frame), frame)
        return .next
      }
      if position == 0 { end = text } else { end += text }
    }
    try target.append(end, to: &text, span, frame)
    return .next
  }

  /// The sum of the text, what was to be added to it, a value that is no text, and what comes behind that.
  private func sum(of text: Value, _ end: String, _ value: Value, from position: Int, _ frame: Frame) throws
    -> Value
  {
    var result = try frame.interpreter.binary(.add, text, .string(end))
    var next = value
    for place in added.indices[position...] {
      if place > position { next = try added[place].operand.evaluate(frame) }
      do {
        result = try frame.interpreter.binary(.add, result, next)
      } catch { throw located(error, added[place].sum, frame) }
    }
    return result
  }
}

extension TargetNode {
  /// `text += added` in place: with its variable emptied the text is held here alone.
  func append(_ added: String, to left: inout Value, _ span: Span, _ frame: Frame) throws {
    guard case .string(var text) = left else { return }
    left = .none
    try store(.none, frame)
    do {
      try EvaluationLimits.append(added, to: &text)
    } catch {
      try store(.string(text), frame)
      throw located(error, span, frame)
    }
    try store(.string(text), frame)
  }
}

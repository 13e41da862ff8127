import Language

/// One `for … in … if …` of a comprehension.
final class ClauseNode {
  let target: TargetNode
  /// `nil` for the first clause, whose iterable is evaluated outside.
  let iterable: ExpressionNode?
  private let conditions: NodeList<ExpressionNode>
  /// The clause inside.
  let next: ClauseNode?

  init(target: TargetNode, iterable: ExpressionNode?, conditions: [ExpressionNode], next: ClauseNode?) {
    self.target = target
    self.iterable = iterable
    self.conditions = NodeList(conditions)
    self.next = next
  }

  /// The statement, executed where all conditions hold.
  func guarding(_ statement: StatementNode) -> StatementNode {
    var tests: [ExpressionNode] = []
    conditions.all { _, condition in
      tests.append(condition)
      return true
    }
    return tests.isEmpty
      ? statement
      : IfStatement(
        BooleanNode(tests, endingIf: false, statement.span), [statement], otherwise: [], statement.span)
  }

  /// Whether all conditions hold.
  @inline(__always)
  func admits(_ frame: Frame) throws -> Bool {
    try conditions.all { _, condition in try condition.test(frame) }
  }

  /// Visits each combination that satisfies all conditions.
  func visit(_ value: Value, at span: Span, _ frame: Frame, _ visit: (Frame) throws -> Void) throws {
    let interpreter = frame.interpreter
    if case .range(let range) = value {
      var rest = RemainingRange(range)
      while let number = rest.next() {
        do {
          try frame.pace.pointee.checkInterruption()
        } catch { throw located(error, span, frame) }
        try target.store(Immediate.int(number), frame)
        try goOn(frame, visit)
      }
      return
    }
    let iterator: ValueIterator
    do {
      iterator = try interpreter.iterator(of: value)
    } catch { throw located(error, span, frame) }
    while true {
      let element: Value?
      do {
        try frame.pace.pointee.checkInterruption()
        element = try iterator.next(interpreter)
      } catch { throw located(error, span, frame) }
      guard let element else { return }
      try target.store(element, frame)
      try goOn(frame, visit)
    }
  }

  @inline(__always)
  private func goOn(_ frame: Frame, _ visit: (Frame) throws -> Void) throws {
    guard try admits(frame) else { return }
    guard let next, let iterable = next.iterable else { return try visit(frame) }
    try next.visit(try iterable.evaluate(frame), at: iterable.span, frame, visit)
  }
}

/// `[x for …]`, `{x for …}`, `{k: v for …}` and `(x for …)`: code with its own frame.
final class ComprehensionNode: ExpressionNode {
  enum Result {
    case list(ExpressionNode)
    case set(ExpressionNode)
    case dict(key: ExpressionNode, value: ExpressionNode)
    case generator(ExpressionNode)
  }

  let code: Code
  let captures: [Int]
  let first: ExpressionNode
  let clause: ClauseNode
  let result: Result
  /// A list over one range as a loop that collects, which may go into registers.
  private let loop: ForStatement?

  init(
    _ code: Code, captures: [Int], first: ExpressionNode, clause: ClauseNode, result: Result, _ span: Span
  ) {
    self.code = code
    self.captures = captures
    self.first = first
    self.clause = clause
    self.result = result
    loop =
      if case .list(let element) = result, clause.next == nil {
        ForStatement(
          clause.target, first, body: [clause.guarding(CollectStatement(element, span))], otherwise: [], span)
      } else {
        nil
      }
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let interpreter = frame.interpreter
    let iterable = try first.evaluate(frame)
    let inner = Frame(
      code: code, function: frame.function, captured: captures.map { frame.cells[$0] },
      interpreter: interpreter)
    switch result {
    case .generator(let element):
      do {
        let iterator = try interpreter.iterator(of: iterable)
        return .iterator(GeneratorIterator(ComprehensionCursor(clause, inner, iterator), element))
      } catch { throw located(error, first.span, frame) }
    case .list(let element):
      if case .range(let range) = iterable, let loop, range.count > 0 {
        let list = ListValue()
        inner.result = .value(.list(list))
        try loop.collect(over: range, inner)
        return .list(list)
      }
      var elements: [Value] = []
      try clause.visit(iterable, at: first.span, inner) { inner in
        elements.append(try element.evaluate(inner))
        try check(elements.count, "list", frame)
        try EvaluationLimits.checkGrowth(of: elements)
      }
      return .list(of: elements)
    case .set(let element):
      let set = SetValue()
      try clause.visit(iterable, at: first.span, inner) { inner in
        let value = try element.evaluate(inner)
        do {
          try set.insert(value, interpreter)
        } catch { throw located(error, element.span, frame) }
        try check(set.count, "set", frame)
      }
      return .set(set)
    case .dict(let key, let value):
      let dict = DictValue()
      try clause.visit(iterable, at: first.span, inner) { inner in
        let keyValue = try key.evaluate(inner)
        let held = try value.evaluate(inner)
        do {
          try dict.set(try HashKey(keyValue, interpreter), key: keyValue, value: held)
        } catch { throw located(error, key.span, frame) }
        try check(dict.count, "dict", frame)
      }
      return .dict(dict)
    }
  }

  private func check(_ count: Int, _ type: String, _ frame: Frame) throws {
    if count <= EvaluationLimits.elements { return }
    do {
      try EvaluationLimits.check(elements: count, of: type)
    } catch { throw located(error, span, frame) }
  }
}

/// Appends the element of a comprehension to the list that is the frame's result.
private final class CollectStatement: StatementNode {
  private let element: ExpressionNode

  init(_ element: ExpressionNode, _ span: Span) {
    self.element = element
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    let value = try element.evaluate(frame)
    guard case .value(.list(let list)) = frame.result else { return .next }
    do {
      try EvaluationLimits.checkGrowth(of: list.elements)
    } catch { throw located(error, span, frame) }
    list.elements.append(value)
    return .next
  }

  override func emit(_ code: RegisterBuilder) -> Bool {
    guard let list = code.elements(.result), let number = element.emit(code, into: nil) else { return false }
    code.add(.append, list, number)
    return true
  }
}

/// Where a generator expression stands: an iterator for each clause entered.
final class ComprehensionCursor {
  let frame: Frame
  /// Kept for the frame.
  private let function: Function?
  private let code: Code
  private var steps: [(clause: ClauseNode, iterator: ValueIterator)]

  init(_ clause: ClauseNode, _ frame: Frame, _ first: ValueIterator) {
    self.frame = frame
    (function, code) = (frame.function, frame.code)
    steps = [(clause, first)]
  }

  deinit {
    // Released through `DeferredRelease`, as generators may be nested deeply.
    var held = steps.map { Value.iterator($0.iterator) }
    steps = []
    DeferredRelease.release(&held)
  }

  /// Binds the targets to the next combination that satisfies all conditions; `false` at the end.
  func advance() throws -> Bool {
    while let step = steps.last {
      if try advance(step.clause, step.iterator) { return true }
    }
    return false
  }

  /// Takes one value of a clause: `true` if it completes a combination.
  private func advance(_ clause: ClauseNode, _ iterator: ValueIterator) throws -> Bool {
    let value: Value?
    do {
      try frame.interpreter.checkInterruption()
      value = try iterator.next(frame.interpreter)
    } catch { throw located(error, clause.iterable?.span ?? clause.target.span, frame) }
    guard let value else {
      steps.removeLast()
      return false
    }
    try clause.target.store(value, frame)
    guard try clause.admits(frame) else { return false }
    guard let next = clause.next, let iterable = next.iterable else { return true }
    let inner = try iterable.evaluate(frame)
    do {
      steps.append((next, try frame.interpreter.iterator(of: inner)))
    } catch { throw located(error, iterable.span, frame) }
    return false
  }
}

/// A generator expression: elements are computed on demand.
final class GeneratorIterator: ValueIterator {
  private var cursor: ComprehensionCursor?
  private let element: ExpressionNode
  let code: Code

  init(_ cursor: ComprehensionCursor, _ element: ExpressionNode) {
    self.cursor = cursor
    self.element = element
    code = cursor.frame.code
  }

  var isFinished: Bool { cursor == nil }

  override func repr(_ interpreter: Interpreter) -> String { "<generator object \(code.qualifiedName)>" }

  override var typeName: String { "generator" }

  override var classObject: ClassObject { BuiltinTypes.generator }

  func close() { cursor = nil }

  override func next(_ interpreter: Interpreter) throws -> Value? {
    guard let cursor else { return nil }
    guard try interpreter.nested({ try cursor.advance() }) else {
      self.cursor = nil
      return nil
    }
    return try interpreter.nested { try element.evaluate(cursor.frame) }
  }
}

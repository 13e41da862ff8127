import Language

/// One `for … in … if …` of a comprehension.
final class ClauseNode {
  let target: TargetNode
  /// `nil` for the first clause, whose iterable is evaluated outside.
  let iterable: ExpressionNode?
  private let conditions: NodeList<ExpressionNode>

  init(target: TargetNode, iterable: ExpressionNode?, conditions: [ExpressionNode]) {
    self.target = target
    self.iterable = iterable
    self.conditions = NodeList(conditions)
  }

  /// Whether all conditions hold.
  func admits(_ frame: Frame) throws -> Bool {
    for position in 0..<conditions.count {
      guard try conditions.with(position, { try $0.test(frame) }) else { return false }
    }
    return true
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
  let clauses: NodeList<ClauseNode>
  let result: Result

  init(
    _ code: Code, captures: [Int], first: ExpressionNode, clauses: [ClauseNode], result: Result, _ span: Span
  ) {
    self.code = code
    self.captures = captures
    self.first = first
    self.clauses = NodeList(clauses)
    self.result = result
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let interpreter = frame.interpreter
    let iterable = try first.evaluate(frame)
    let iterator: ValueIterator
    do {
      iterator = try interpreter.iterator(of: iterable)
    } catch { throw located(error, first.span, frame) }
    let inner = Frame(
      code: code, function: frame.function, captured: captures.map { frame.cells[$0] },
      interpreter: interpreter)
    let cursor = ComprehensionCursor(clauses, inner, iterator)

    switch result {
    case .generator(let element):
      return .iterator(GeneratorIterator(cursor, element))
    case .list(let element):
      var elements: [Value] = []
      while try cursor.advance() {
        elements.append(try element.evaluate(inner))
        try check(elements.count, "list", frame)
        try EvaluationLimits.checkGrowth(of: elements)
      }
      return .list(of: elements)
    case .set(let element):
      let set = SetValue()
      while try cursor.advance() {
        let value = try element.evaluate(inner)
        do {
          try set.insert(value, interpreter)
        } catch { throw located(error, element.span, frame) }
        try check(set.count, "set", frame)
      }
      return .set(set)
    case .dict(let key, let value):
      let dict = DictValue()
      while try cursor.advance() {
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

/// The state of a comprehension: an iterator for each clause entered.
final class ComprehensionCursor {
  let clauses: NodeList<ClauseNode>
  let frame: Frame
  private var iterators: [ValueIterator]

  init(_ clauses: NodeList<ClauseNode>, _ frame: Frame, _ first: ValueIterator) {
    self.clauses = clauses
    self.frame = frame
    iterators = [first]
  }

  deinit {
    // Released through `DeferredRelease`, as generators may be nested deeply.
    var held = iterators.map(Value.iterator)
    iterators = []
    DeferredRelease.release(&held)
  }

  /// Binds the targets to the next combination that satisfies all conditions; `false` at the end.
  func advance() throws -> Bool {
    while let iterator = iterators.last {
      if try clauses.with(iterators.count - 1, { try advance($0, iterator) }) { return true }
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
      iterators.removeLast()
      return false
    }
    try clause.target.store(value, frame)
    guard try clause.admits(frame) else { return false }
    guard iterators.count < clauses.count,
      let iterable = clauses.with(iterators.count, { $0.iterable })
    else { return true }
    let inner = try iterable.evaluate(frame)
    do {
      iterators.append(try frame.interpreter.iterator(of: inner))
    } catch { throw located(error, iterable.span, frame) }
    return false
  }
}

/// A generator expression: elements are computed on demand.
final class GeneratorIterator: ValueIterator {
  private var cursor: ComprehensionCursor?
  private let element: ExpressionNode

  init(_ cursor: ComprehensionCursor, _ element: ExpressionNode) {
    self.cursor = cursor
    self.element = element
  }

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

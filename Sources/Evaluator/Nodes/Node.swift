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

/// Nodes in a row. They live as long as the list, so to run one it is neither retained nor released: in short functions
/// that was a tenth of the time.
final class NodeList<Node: AnyObject> {
  private let nodes: [Node]
  private let references: UnsafeMutablePointer<Unmanaged<Node>>

  init(_ nodes: [Node]) {
    self.nodes = nodes
    references = .allocate(capacity: max(nodes.count, 1))
    for (position, node) in nodes.enumerated() {
      (references + position).initialize(to: .passUnretained(node))
    }
  }

  deinit { references.deallocate() }

  var count: Int { nodes.count }

  /// - Precondition: the position is one of the list's.
  @inline(__always)
  func with<Result>(_ position: Int, _ body: (Node) throws -> Result) rethrows -> Result {
    try references[position]._withUnsafeGuaranteedRef(body)
  }
}

extension NodeList where Node == StatementNode {
  /// Runs the statements up to the first that does not go on to the next.
  @inline(__always)
  func execute(_ frame: Frame) throws -> Flow {
    for position in 0..<count {
      let flow = try with(position) { try $0.execute(frame) }
      if flow != .next { return flow }
    }
    return .next
  }
}

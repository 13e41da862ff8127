import Language

/// An expression with its names resolved, ready to be evaluated.
class ExpressionNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  func evaluate(_ frame: Frame) throws -> Value { .none }

  /// The value, in registers if it is a number.
  func immediate(_ frame: Frame) throws -> Immediate { frame.immediate(try evaluate(frame)) }

  /// Adds the steps that put the value into a register: the one that is wanted, or any.
  /// - Returns: the register; `nil` if it cannot be said with numbers.
  func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? { nil }

  /// Adds the steps that go to a label if the value counts as true, or as false, and on to what follows if not.
  func emitTest(_ code: RegisterBuilder, goingIf holds: Bool, to label: RegisterBuilder.Label) -> Bool {
    guard let value = emit(code, into: nil) else { return false }
    code.add(holds ? .jumpIfTrue : .jumpIfFalse, value, to: label)
    return true
  }

  /// Adds what is needed to read or write elements of the value: the number of its `Elements`.
  func emitElements(_ code: RegisterBuilder) -> Int? { nil }

  /// Adds the steps of a call whose value is not used.
  func emitEffect(_ code: RegisterBuilder) -> Bool { false }

  /// Whether it is a variable that is a text now.
  func holdsText(_ frame: Frame) -> Bool { false }

  /// Whether evaluating it gives no name another value.
  var isSimple: Bool { false }

  /// Whether the value counts as true.
  func test(_ frame: Frame) throws -> Bool {
    let immediate = try immediate(frame)
    switch immediate {
    case .bool(let flag): return flag
    case .int(let number): return number != 0
    default: return try truth(frame.value(immediate), frame)
    }
  }

  @inline(never)
  private func truth(_ value: Value, _ frame: Frame) throws -> Bool {
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

  /// Adds its steps for registers.
  /// - Returns: `false` if it cannot be said with numbers; then it is executed the general way.
  func emit(_ code: RegisterBuilder) -> Bool { false }
}

/// A target of an assignment.
class TargetNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  func store(_ value: Value, _ frame: Frame) throws {}

  func store(_ immediate: Immediate, _ frame: Frame) throws { try store(frame.value(immediate), frame) }

  func delete(_ frame: Frame) throws {}

  /// Leaves a variable without a value, of which whoever reads it is told the fault; `false` for another target.
  func refuse(_ fault: Fault, _ frame: Frame) -> Bool { false }

  /// The register of the variable that it is, to be assigned to; `nil` for other targets.
  func register(_ code: RegisterBuilder) -> Int? { nil }

  /// Adds the steps that store a register's value.
  func emitStore(_ code: RegisterBuilder, _ value: Int) -> Bool { false }
}

/// A literal.
final class ConstantNode: ExpressionNode {
  let value: Value
  /// The value if it is a number.
  private let number: Immediate

  init(_ value: Value, _ span: Span) {
    self.value = value
    number =
      switch value {
      case .int(let number): .int(number)
      case .float(let number): .float(number)
      case .bool(let flag): .bool(flag)
      default: .waiting
      }
    super.init(span)
  }

  override var isSimple: Bool { true }

  override func evaluate(_ frame: Frame) -> Value { value }

  override func immediate(_ frame: Frame) -> Immediate {
    if case .waiting = number { return frame.immediate(value) }
    return number
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    number.isWaiting ? nil : code.moved(code.constant(number), into: wanted)
  }

  /// The number if it is an int.
  var int: Int? { if case .int(let number) = number { number } else { nil } }
}

/// Nodes in a row. The first are constants of whoever holds the list, so to run one of them it is neither retained nor
/// released: in short functions that was a tenth of the time.
final class NodeList<Node: AnyObject> {
  let count: Int
  private let first: Node?
  private let second: Node?
  private let third: Node?
  private let fourth: Node?
  private let others: [Node]

  init(_ nodes: [Node]) {
    count = nodes.count
    first = nodes.first
    second = nodes.count > 1 ? nodes[1] : nil
    third = nodes.count > 2 ? nodes[2] : nil
    fourth = nodes.count > 3 ? nodes[3] : nil
    others = Array(nodes.dropFirst(4))
  }

  /// Visits the nodes with their positions, as long as that gives true; whether it always did.
  @inline(__always)
  @discardableResult
  func all(_ visit: (Int, Node) throws -> Bool) rethrows -> Bool {
    guard let first else { return true }
    if try !visit(0, first) { return false }
    guard let second else { return true }
    if try !visit(1, second) { return false }
    guard let third else { return true }
    if try !visit(2, third) { return false }
    guard let fourth else { return true }
    if try !visit(3, fourth) { return false }
    for (position, node) in others.enumerated() where try !visit(position + 4, node) { return false }
    return true
  }
}

extension NodeList where Node == StatementNode {
  /// Runs the statements up to the first that does not go on to the next.
  @inline(__always)
  func execute(_ frame: Frame) throws -> Flow {
    var flow = Flow.next
    try all { _, statement in
      flow = try statement.execute(frame)
      return flow == .next
    }
    return flow
  }
}

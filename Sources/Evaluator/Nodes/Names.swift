import Language

/// A local variable that no inner function uses.
final class LocalNode: ExpressionNode {
  let slot: Int
  let name: String

  init(_ slot: Int, _ name: String, _ span: Span) {
    self.slot = slot
    self.name = name
    super.init(span)
  }

  override var isSimple: Bool { true }

  override func holdsText(_ frame: Frame) -> Bool {
    if case .value(.string) = frame.slots[slot] { true } else { false }
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    if case .value(let value) = frame.slots[slot] { return value }
    guard let value = frame[slot] else { throw located(frame.unbound(name), span, frame) }
    return value
  }

  override func immediate(_ frame: Frame) throws -> Immediate {
    switch frame.slots[slot] {
    case .value(.int(let number)): return .int(number)
    case .value(.float(let number)): return .float(number)
    case .value(.bool(let flag)): return .bool(flag)
    case .float64(let number): return .float64(number)
    case .value(let value):
      frame.waiting.initialize(to: value)
      return .waiting
    case .empty: throw located(frame.unbound(name), span, frame)
    }
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    code.load(.slot(slot), into: wanted)
  }

  override func emitElements(_ code: RegisterBuilder) -> Int? { code.elements(.slot(slot)) }
}

/// A local variable that functions share.
final class CellNode: ExpressionNode {
  let position: Int
  let name: String

  init(_ position: Int, _ name: String, _ span: Span) {
    self.position = position
    self.name = name
    super.init(span)
  }

  override var isSimple: Bool { true }

  override func holdsText(_ frame: Frame) -> Bool {
    if case .string? = frame.cells[position].value { true } else { false }
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    guard let value = frame.cells[position].value else {
      throw located(frame.unbound(name, isFree: position >= frame.code.ownCellCount), span, frame)
    }
    return value
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    code.load(.cell(position), into: wanted)
  }

  override func emitElements(_ code: RegisterBuilder) -> Int? { code.elements(.cell(position)) }
}

extension Frame {
  /// The fault for a variable of a function that has no value: of this one, or of one around it.
  func unbound(_ name: String, isFree: Bool = false) -> Fault {
    .unboundLocal(
      name, isGlobal: interpreter[name] != nil, isNested: code.qualifiedName.contains(".") && !code.isMethod,
      isFree: isFree)
  }
}

/// A variable of the session, or a built-in name.
final class GlobalNode: ExpressionNode {
  let cell: VariableCell
  let name: String
  let builtin: Value?

  init(_ cell: VariableCell, _ name: String, builtin: Value?, _ span: Span) {
    self.cell = cell
    self.name = name
    self.builtin = builtin
    super.init(span)
  }

  override var isSimple: Bool { true }

  override func holdsText(_ frame: Frame) -> Bool {
    if case .string? = cell.value { true } else { false }
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    if let value = cell.value { return value }
    if let builtin { return builtin }
    if let value = frame.interpreter.recent?.value(of: name) { return value }
    let refusal = frame.interpreter.refusals[ObjectIdentifier(cell)]
    throw located(refusal ?? frame.interpreter.undefined(name, in: frame), span, frame)
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    code.load(.global(ObjectIdentifier(cell)), global: cell, into: wanted)
  }

  override func emitElements(_ code: RegisterBuilder) -> Int? {
    code.elements(.global(ObjectIdentifier(cell)), global: cell)
  }

  /// The number of what it is called as, or of a member of the module that it is.
  func callee(_ code: RegisterBuilder, member: String? = nil) -> Int {
    code.callee(cell, builtin: builtin, member: member)
  }

  /// What it is while the steps are made.
  var current: Value? { cell.value ?? builtin }
}

/// A name in the body of a class: the class's own, or else the enclosing scope's.
final class ClassNameNode: ExpressionNode {
  let name: String
  let outside: ExpressionNode

  init(_ name: String, outside: ExpressionNode, _ span: Span) {
    self.name = name
    self.outside = outside
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    if let mapping = frame.namespace?.mapping {
      do {
        return try frame.interpreter.item(.string(name), of: mapping)
      } catch  where frame.interpreter.isException(error, .key) { return try outside.evaluate(frame) }
    }
    return try frame.namespace?.attributes[name] ?? outside.evaluate(frame)
  }
}

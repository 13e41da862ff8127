import Language

/// Takes the steps that nodes are for registers. Each node adds its own (`emit`), and says so if it cannot.
final class RegisterBuilder {
  /// A place to go to, known once it is reached.
  final class Label {
    fileprivate(set) var position = 0
  }

  /// What is executed the general way, while the places around it are not known yet.
  enum Fallback {
    case statement(StatementNode, next: Label)
    case test(ExpressionNode, then: Label, otherwise: Label)
    case range(ForStatement, registers: Int, body: Label, next: Label)
  }

  /// What is undone if a node cannot be expressed after its parts were.
  private struct Mark {
    let instructions: Int
    let temporary: Int
  }

  private var instructions: [Instruction] = []
  private var jumps: [(instruction: Int, label: Label)] = []
  private(set) var owners: [UInt16] = []
  private var fallbacks: [(fallback: Fallback, loop: Loop?)] = []
  private(set) var places: [RegisterPlace] = []
  private(set) var constants: [(register: Int, value: Immediate)] = []
  private(set) var elementSources: [RegisterPlace] = []
  /// Variables whose elements are used, at most.
  private static let mostSources = 16
  private var rowCount = 0
  private(set) var callees: [RegisterCallee] = []
  private(set) var memberConstants: [(register: Int, callee: Int)] = []
  private(set) var temporaryPeak = 0
  /// The registers of the range of the outermost loop, if it has one.
  private(set) var outerRange: Int?
  /// Whether it is a function of numbers: it has no effect, so that it can be begun anew, and nothing falls back.
  let isFunction: Bool
  /// Whether there is more than can be numbered.
  private(set) var isOverfull = false
  /// How many statements are said with registers, and how many are not.
  private(set) var counts = (said: 0, general: 0)
  private var permanent = 0
  private var temporary = 0
  private var owner: UInt16 = 0
  private var elementNumbers: [RegisterPlace.Location: Int] = [:]
  private var loop: Loop?

  /// Where `continue` and `break` go.
  struct Loop {
    let next = Label()
    let end = Label()
  }

  /// Variables whose elements are read, so that they are given values the general way.
  private let keptForElements: Set<RegisterPlace.Location>

  init(isFunction: Bool, keptForElements: Set<RegisterPlace.Location> = []) {
    self.isFunction = isFunction
    self.keptForElements = keptForElements
  }

  // MARK: - Registers

  /// The register of a variable.
  private func place(_ location: RegisterPlace.Location, _ global: VariableCell?, isAssigned: Bool) -> Int {
    if let position = places.firstIndex(where: { $0.location == location }) {
      if isAssigned { places[position].isAssigned = true }
      return places[position].register
    }
    let register = newPermanent()
    places.append(
      RegisterPlace(location: location, global: global, register: register, isAssigned: isAssigned))
    return register
  }

  /// Adds reading a variable.
  func load(_ location: RegisterPlace.Location, global: VariableCell? = nil, into wanted: Int?) -> Int? {
    let register: Int
    if isFunction, let global {
      // Nothing changes it while the function runs.
      register = member(callee(global, builtin: nil))
    } else if isFunction, case .cell = location {
      return nil
    } else {
      register = place(location, global, isAssigned: false)
    }
    return moved(register, into: wanted)
  }

  /// The register that a variable is assigned to; `nil` if it cannot be, as elements are read of it.
  func assigned(_ location: RegisterPlace.Location, global: VariableCell? = nil) -> Int? {
    if keptForElements.contains(location) { return nil }
    if isFunction {
      guard case .slot = location else { return nil }
    }
    return place(location, global, isAssigned: true)
  }

  /// The value of a register in the one that is asked for, if one is.
  func moved(_ register: Int, into wanted: Int?) -> Int {
    guard let wanted, wanted != register else { return register }
    add(.move, wanted, register)
    return wanted
  }

  func constant(_ value: Immediate) -> Int {
    let register = newPermanent()
    constants.append((register, value))
    return register
  }

  /// The register of what a name or a member of a module is, if that is a number.
  func member(_ callee: Int) -> Int {
    if let known = memberConstants.first(where: { $0.callee == callee }) { return known.register }
    let register = newPermanent()
    memberConstants.append((register, callee))
    return register
  }

  private func newPermanent() -> Int {
    permanent += 1
    if permanent > RegisterCode.temporaries { isOverfull = true }
    return permanent - 1
  }

  /// Registers behind each other for values on their way.
  func temporaries(_ count: Int = 1) -> Int {
    temporary += count
    temporaryPeak = max(temporaryPeak, temporary)
    return RegisterCode.temporaries + temporary - count
  }

  /// A register for a value: the one that is asked for, or a new one.
  func destination(_ wanted: Int?) -> Int { wanted ?? temporaries() }

  /// The elements of a variable; `nil` in a function, which takes numbers only.
  func elements(_ location: RegisterPlace.Location, global: VariableCell? = nil) -> Int? {
    if isFunction { return nil }
    if let known = elementNumbers[location] { return known }
    guard elementSources.count < Self.mostSources else { return nil }
    elementNumbers[location] = elementSources.count
    elementSources.append(
      RegisterPlace(location: location, global: global, register: elementSources.count))
    return elementSources.count - 1
  }

  /// Elements that are a row of others.
  func newElements() -> Int {
    rowCount += 1
    return Self.mostSources + rowCount - 1
  }

  /// How many `Elements` there are: those of variables, and behind them rows.
  var elementCount: Int { rowCount == 0 ? elementSources.count : Self.mostSources + rowCount }

  /// Variables that are given numbers, and of which elements are read.
  var conflicts: Set<RegisterPlace.Location> {
    Set(places.filter(\.isAssigned).map(\.location)).intersection(elementNumbers.keys)
  }

  func callee(_ cell: VariableCell, builtin: Value?, member: String? = nil) -> Int {
    if let known = callees.firstIndex(where: { $0.cell === cell && $0.member == member }) { return known }
    callees.append(RegisterCallee(cell: cell, builtin: builtin, member: member))
    return callees.count - 1
  }

  /// Parameters of a function: the first registers.
  func takeParameters(_ count: Int) {
    for slot in 0..<count { _ = place(.slot(slot), nil, isAssigned: false) }
  }

  // MARK: - Expressions

  /// Adds a call with numbers; `nil` if what is called now takes none.
  func call(_ callee: Int, _ current: Value?, _ arguments: NodeList<ExpressionNode>, into wanted: Int?)
    -> Int?
  {
    let takesNumbers =
      switch current {
      case .builtin(let builtin)?: builtin.ofNumbers != nil && 1...2 ~= arguments.count
      case .type(let cls)?:
        !cls.isUserDefined && cls.constructor?.ofNumbers != nil && 1...2 ~= arguments.count
      case .function(let function)?:
        function.code.parameters.count == arguments.count && arguments.count > 0 && function.isOfNumbers
      default: false
      }
    guard takesNumbers else { return nil }
    let first = temporaries(arguments.count)
    let areSaid = arguments.all { position, node in node.emit(self, into: first + position) != nil }
    guard areSaid else { return nil }
    let result = destination(wanted)
    add(.call, result, callee, first, arguments.count)
    return result
  }

  /// `a and b and c` or `a or b or c`: the first that ends it, or the last.
  func chosen(_ operands: [ExpressionNode], endingIf jump: Instruction.Operation, into wanted: Int?) -> Int? {
    let (result, end) = (temporaries(), Label())
    for (position, operand) in operands.enumerated() {
      guard operand.emit(self, into: result) != nil else { return nil }
      if position + 1 < operands.count { add(jump, result, to: end) }
    }
    set(end)
    return moved(result, into: wanted)
  }

  /// The test of `and`, which ends with the first that is false, or of `or`, which ends with the first that is true.
  func test(_ operands: [ExpressionNode], endingIf ending: Bool, goingIf holds: Bool, to label: Label) -> Bool
  {
    let end = Label()
    for (position, operand) in operands.enumerated() {
      let isLast = position + 1 == operands.count
      let isSaid =
        isLast || holds == ending
        ? operand.emitTest(self, goingIf: holds, to: label)
        : operand.emitTest(self, goingIf: ending, to: end)
      guard isSaid else { return false }
    }
    set(end)
    return true
  }

  // MARK: - Instructions

  func add(_ operation: Instruction.Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0) {
    guard instructions.count < 60_000, elementCount < 250, callees.count < 250 else {
      isOverfull = true
      return
    }
    instructions.append(
      Instruction(
        operation: operation, a: UInt16(truncatingIfNeeded: a), b: UInt16(truncatingIfNeeded: b),
        c: UInt16(truncatingIfNeeded: c), d: UInt16(truncatingIfNeeded: d)))
    owners.append(owner)
  }

  /// An instruction that may go to the label.
  func add(_ operation: Instruction.Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, to label: Label) {
    jumps.append((instructions.count, label))
    add(operation, a, b, c, 0)
  }

  /// The label is here.
  func set(_ label: Label) { label.position = instructions.count }

  private var mark: Mark { Mark(instructions: instructions.count, temporary: temporary) }

  private func undo(to mark: Mark) {
    instructions.removeSubrange(mark.instructions...)
    owners.removeSubrange(mark.instructions...)
    jumps.removeAll { $0.instruction >= mark.instructions }
    temporary = mark.temporary
  }

  /// What was added, with its places to go to.
  var finished: (instructions: [Instruction], fallbacks: [RegisterCode.Fallback]) {
    var instructions = instructions
    for (instruction, label) in jumps where instruction < instructions.count {
      instructions[instruction].d = UInt16(truncatingIfNeeded: label.position)
    }
    let fallbacks = fallbacks.map { fallback, loop -> RegisterCode.Fallback in
      let (breaks, continues) = (loop?.end.position ?? 0, loop?.next.position ?? 0)
      return switch fallback {
      case .statement(let node, let next):
        .statement(node, next: next.position, breaks: breaks, continues: continues)
      case .test(let node, let then, let otherwise):
        .test(node, then: then.position, otherwise: otherwise.position)
      case .range(let node, let registers, let body, let next):
        .range(
          node, registers: registers, body: body.position, next: next.position, breaks: breaks,
          continues: continues)
      }
    }
    return (instructions, fallbacks)
  }

  // MARK: - Statements

  /// Adds the statements in order.
  /// - Returns: `false` if it is a function and one of them cannot be said.
  func statements(_ nodes: NodeList<StatementNode>) -> Bool {
    nodes.all { _, node in statement(node) }
  }

  private func statement(_ node: StatementNode) -> Bool {
    let next = Label()
    let isSaid = say(or: .statement(node, next: next)) {
      counts.said += 1
      return node.emit(self)
    }
    set(next)
    return isSaid
  }

  /// Adds a test, after which the code goes on behind it if it holds, and at the label if not.
  func test(_ node: ExpressionNode, otherwise: Label) -> Bool {
    let then = Label()
    let isSaid = say(or: .test(node, then: then, otherwise: otherwise)) {
      node.emitTest(self, goingIf: false, to: otherwise)
    }
    set(then)
    return isSaid
  }

  /// Adds what puts the range of a loop inside into its registers.
  func range(of statement: ForStatement, _ registers: Int, _ loop: Loop, _ body: () -> Bool) -> Bool {
    say(or: .range(statement, registers: registers, body: loop.next, next: loop.end), body)
  }

  /// Adds what the closure does, or, where that cannot be said with numbers, the fallback alone.
  /// - Returns: `false` if it is a function, in which nothing falls back.
  private func say(or fallback: Fallback, _ body: () -> Bool) -> Bool {
    let (start, before, fallbackCount) = (mark, counts, fallbacks.count)
    defer { temporary = start.temporary }
    if isFunction { return body() }
    if fallingBack(to: fallback, body) { return true }
    undo(to: start)
    fallbacks.removeSubrange(fallbackCount...)
    counts = (before.said, before.general + 1)
    fallingBack(to: fallback) { add(.fallBack) }
    return true
  }

  /// Adds what, where it cannot go on, falls back to the given.
  @discardableResult
  private func fallingBack<Result>(to fallback: Fallback, _ body: () -> Result) -> Result {
    let outer = owner
    defer { owner = outer }
    fallbacks.append((fallback, loop))
    if fallbacks.count > 60_000 { isOverfull = true }
    owner = UInt16(truncatingIfNeeded: fallbacks.count - 1)
    return body()
  }

  /// Adds the body of a loop, in which `continue` and `break` go to the labels.
  func body(_ nodes: NodeList<StatementNode>, of loop: Loop) -> Bool {
    let outer = self.loop
    defer { self.loop = outer }
    self.loop = loop
    return statements(nodes)
  }

  /// Ends a loop whose turns are over here: its `else`, and the place where `break` goes. That of the outermost loop is executed by
  /// whoever runs the code.
  func close(_ loop: Loop, _ otherwise: NodeList<StatementNode>, isOuter: Bool) -> Bool {
    if isOuter {
      add(.end)
      set(loop.end)
      add(.leave)
      return true
    }
    guard statements(otherwise) else { return false }
    set(loop.end)
    return true
  }

  /// The registers for the range of the outermost loop.
  func takeOuterRange() -> Int {
    let registers = temporaries(3)
    outerRange = registers
    return registers
  }

  /// `break` or `continue`.
  /// - Returns: `false` outside of a loop.
  func jump(_ flow: Flow) -> Bool {
    guard let loop else { return false }
    add(.jump, to: flow == .break ? loop.end : loop.next)
    return true
  }
}

/// The steps that read and write an element, by the number of indices.
struct ElementSteps {
  let load: Instruction.Operation
  let store: Instruction.Operation
}

extension BinaryOperator {
  /// The step that it is; `nil` for those that numbers seldom need.
  var step: Instruction.Operation? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .modulo
    case .power: .power
    case .bitAnd: .bitAnd
    case .bitOr: .bitOr
    case .bitXor: .bitXor
    case .matrixMultiply, .shiftLeft, .shiftRight: nil
    }
  }
}

extension ComparisonOperator {
  /// The step that gives a bool, and the one that goes elsewhere unless it holds; `nil` for those that are not of numbers.
  var steps: (value: Instruction.Operation, unless: Instruction.Operation)? {
    switch self {
    case .equal: (.equal, .unlessEqual)
    case .notEqual: (.notEqual, .unlessNotEqual)
    case .less: (.less, .unlessLess)
    case .lessOrEqual: (.lessOrEqual, .unlessLessOrEqual)
    case .greater: (.greater, .unlessGreater)
    case .greaterOrEqual: (.greaterOrEqual, .unlessGreaterOrEqual)
    case .in, .notIn, .is, .isNot: nil
    }
  }
}

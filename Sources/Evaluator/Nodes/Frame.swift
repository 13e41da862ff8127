import Language
import Tensors

/// A local variable.
enum Slot {
  case empty
  case value(Value)
  /// A number of NumPy's type float64, which needs storage only as a `Value`.
  case float64(Double)
}

/// The state of one call of a function: its variables and the interpreter.
///
/// Code, function and interpreter are not kept: whoever runs the frame keeps them. A generator does, as its frame outlives
/// the call.
final class Frame {
  unowned(unsafe) let interpreter: Interpreter
  private let runningCode: Unmanaged<Code>
  /// How far the interpreter has come.
  let pace: UnsafeMutablePointer<Pace>
  /// Where a value that is no number waits for the one who evaluates.
  let waiting: UnsafeMutablePointer<Value>
  /// Local variables that no inner function uses.
  let slots: UnsafeMutablePointer<Slot>
  private let slotCount: Int
  /// Local variables that inner functions use, then those of enclosing functions.
  @exclusivity(unchecked) var cells: ContiguousArray<VariableCell>
  /// The value of `return`.
  @exclusivity(unchecked) var result = Slot.empty
  /// The names of a class body during its execution.
  var namespace: ClassNamespace?
  /// The running function; `nil` for a cell or a class body.
  unowned(unsafe) private(set) var function: Function?
  /// The coroutine that runs the body of a generator.
  unowned(unsafe) var coroutine: Coroutine?
  /// The next of the spare frames of the code.
  @exclusivity(unchecked) fileprivate var next: Frame?

  init(code: Code, function: Function?, captured: [VariableCell], interpreter: Interpreter) {
    self.interpreter = interpreter
    runningCode = .passUnretained(code)
    pace = interpreter.pace
    self.function = function
    waiting = interpreter.waiting
    slotCount = code.slotCount
    slots = UnsafeMutablePointer.allocate(capacity: slotCount)
    slots.initialize(repeating: .empty, count: slotCount)
    cells = []
    let count = code.ownCellCount + captured.count
    if count > 0 {
      cells.reserveCapacity(count)
      for _ in 0..<code.ownCellCount { cells.append(VariableCell()) }
      cells.append(contentsOf: captured)
    }
  }

  convenience init(function: Function, interpreter: Interpreter) {
    self.init(code: function.code, function: function, captured: function.captured, interpreter: interpreter)
  }

  var code: Code { runningCode.takeUnretainedValue() }

  /// Runs the function's code, whose arguments are in the slots.
  @inline(__always)
  func run(_ code: Code) throws -> Immediate {
    if code.isGenerator { return immediate(.iterator(Generator(self))) }
    pace.pointee.depth += 1
    defer { pace.pointee.depth -= 1 }
    guard pace.pointee.depth <= EvaluationLimits.depth, pace.pointee.hasStack else {
      throw Fault.recursionTooDeep(limit: EvaluationLimits.depth)
    }
    try pace.pointee.checkInterruption()
    if code.isWarm, let result = try code.numberResult(self) { return result }
    return try code.immediate(self)
  }

  /// A frame for a call, of those that earlier calls have left if there is one.
  @inline(__always)
  static func make(_ function: Function, _ interpreter: @autoclosure () -> Interpreter) -> Frame {
    guard let frame = function.code.spareFrame.take() else {
      return Frame(function: function, interpreter: interpreter())
    }
    function.code.spareFrame = frame.next.take()
    frame.function = function
    return frame
  }

  /// Gives the frame of a call that is over to later ones.
  @inline(__always)
  static func recycle(_ frame: consuming Frame, of code: Code) {
    guard !code.isGenerator, frame.cells.isEmpty else { return }
    for slot in 0..<frame.slotCount { frame.slots[slot] = .empty }
    frame.result = .empty
    frame.next = code.spareFrame.take()
    code.spareFrame = frame
  }

  deinit {
    slots.deinitialize(count: slotCount)
    slots.deallocate()
  }

  /// The value of a local variable.
  subscript(slot: Int) -> Value? {
    @inline(__always)
    get {
      switch slots[slot] {
      case .value(let value): value
      case .float64(let number): .tensor(Tensor(number: number))
      case .empty: nil
      }
    }
    set { slots[slot] = newValue.map { .value($0) } ?? .empty }
  }

  /// The content of a variable that gets the value.
  @inline(__always)
  func slot(_ immediate: Immediate) -> Slot {
    switch immediate {
    case .int(let number): .value(.int(number))
    case .float(let number): .value(.float(number))
    case .bool(let flag): .value(.bool(flag))
    case .float64(let number): .float64(number)
    case .waiting: .value(waiting.move())
    }
  }

  /// What `return` left; `None` if nothing.
  @inline(__always)
  fileprivate func takeResult() -> Immediate {
    switch result {
    case .value(.int(let number)): return .int(number)
    case .value(.float(let number)): return .float(number)
    case .value(.bool(let flag)): return .bool(flag)
    case .float64(let number): return .float64(number)
    case .value(let value):
      waiting.initialize(to: value)
      result = .empty
    case .empty: waiting.initialize(to: .none)
    }
    return .waiting
  }
}

/// The names that a class body has bound so far.
final class ClassNamespace {
  var attributes = Attributes()
  /// What the metaclass's `__prepare__` made to keep the names in; `nil` for the usual.
  var mapping: Value?
  /// The functions that were made in the body, also those that a decorator has taken.
  var functions: [Function] = []

  /// Notes the type that the body gives a name.
  func annotate(_ name: String, _ type: Value) {
    if case .dict(let dict)? = attributes["__annotations__"] {
      dict[string: name] = type
    } else {
      attributes["__annotations__"] = .dict(DictValue([(name, type)]))
    }
  }
}

/// A function, a class body, a comprehension or a cell, compiled.
final class Code {
  let name: String
  let qualifiedName: String
  /// The module that it belongs to: `__main__`, or one of the library that is written in the language.
  let module: String
  let source: SourceText
  /// The definition in the source; `nil` for what was not defined by a statement or a lambda.
  let span: Span?
  let documentation: String?
  let parameters: [CodeParameter]
  /// The annotations of a function by parameter, and by `return`; they are evaluated when they are asked for.
  var annotations: [(name: String, span: Span)] = []
  /// Whether annotations are kept as text.
  var keepsAnnotationsAsText = false
  /// How many arguments bind by a copy: all parameters take a position, and those left out have defaults.
  let positions: ClosedRange<Int>?
  /// Whether it is in the body of a class.
  let isMethod: Bool
  /// Whether it has a `yield`: a call makes a generator.
  let isGenerator: Bool
  let slotCount: Int
  let ownCellCount: Int
  /// Parameters that inner functions use: moved from their slot to a cell at the beginning of a call.
  private let parameterCells: [(slot: Int, cell: Int)]
  private let body: NodeList<StatementNode>
  /// The value of a body that is one `return`.
  private let returned: ExpressionNode?
  /// The first of the frames of calls that are over, empty.
  @exclusivity(unchecked) fileprivate var spareFrame: Frame?

  init(
    name: String, qualifiedName: String, module: String, source: SourceText, span: Span? = nil,
    documentation: String? = nil, parameters: [CodeParameter] = [], isMethod: Bool = false,
    isGenerator: Bool = false, slotCount: Int, ownCellCount: Int,
    parameterCells: [(slot: Int, cell: Int)] = [], body: [StatementNode] = []
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.module = module
    self.source = source
    self.span = span
    self.documentation = documentation
    self.parameters = parameters
    self.isMethod = isMethod
    self.isGenerator = isGenerator
    self.slotCount = slotCount
    self.ownCellCount = ownCellCount
    self.parameterCells = parameterCells
    self.body = NodeList(body)
    returned = body.count == 1 ? (body[0] as? ReturnStatement)?.value : nil
    let takesPositions = parameters.allSatisfy { $0.kind == .positional || $0.kind == .positionalOnly }
    let required = parameters.count { !$0.hasDefault }
    positions = takesPositions ? required...parameters.count : nil
  }

  deinit {
    // One after the other, not each in the deinit of the one before.
    while let frame = spareFrame.take() { spareFrame = frame.next.take() }
  }

  /// Runs the body in a frame that holds the arguments.
  @inline(__always)
  func immediate(_ frame: Frame) throws -> Immediate {
    for (slot, cell) in parameterCells {
      frame.cells[cell].value = frame[slot]
      frame.slots[slot] = .empty
    }
    if let returned { return try returned.immediate(frame) }
    _ = try body.execute(frame)
    return frame.takeResult()
  }

  /// What the arguments become, if the function is a method that only keeps them.
  private(set) lazy var keptArguments = KeptArguments(positions: positions, ownCellCount: ownCellCount, body)

  // MARK: - Numbers

  /// The steps for numbers that the function is.
  private enum Numbers {
    case unknown, making, none
    case made(RegisterCode)
  }

  private var numbers = Numbers.unknown
  /// How often it was called, up to the number from which it is worth while to make steps; less for each call whose arguments or result
  /// were not numbers.
  @exclusivity(unchecked) private var warmth = 0
  private static let callsBefore = 24

  /// Whether a call is to be tried with numbers.
  @inline(__always)
  var isWarm: Bool {
    if warmth >= Self.callsBefore { return true }
    warmth &+= 1
    return false
  }

  /// Whether it may be a function of numbers, as far as is known.
  var mayBeOfNumbers: Bool {
    if case .making = numbers { return true }
    return numberCode() != nil
  }

  /// The steps, made at the first call.
  func numberCode() -> RegisterCode? {
    switch numbers {
    case .made(let code): return code
    case .making, .none: return nil
    case .unknown: break
    }
    numbers = .making
    var made: RegisterCode?
    if !isGenerator, !isMethod, ownCellCount == 0, !parameters.isEmpty,
      parameters.allSatisfy({ $0.kind == .positional || $0.kind == .positionalOnly })
    {
      made = RegisterCode(parameters: parameters.count) { $0.statements(body) }
    }
    numbers = made.map { .made($0) } ?? .none
    return made
  }

  /// The result of a call whose arguments are in the frame, if it is done with numbers.
  @inline(never)
  fileprivate func numberResult(_ frame: Frame) throws -> Immediate? {
    guard frame.cells.isEmpty, let code = numberCode() else {
      warmth = .min
      return nil
    }
    if let result = try RegisterMachine.call(code, frame) {
      warmth = Self.callsBefore + 16
      return result
    }
    warmth &-= 1
    if warmth < Self.callsBefore { warmth = -1 << 20 }
    return nil
  }

  /// Runs the body in a frame that holds the arguments.
  func run(_ frame: Frame) throws -> Value { frame.value(try immediate(frame)) }
}

/// What the body of a method keeps of its arguments, if it is made of statements `self.name = parameter`, behind a docstring.
struct KeptArguments {
  /// The names of the attributes, in the order in which they are set.
  let names: [String]
  /// The position among the arguments of each, without `self`.
  private let sources: [Int]
  /// Whether each argument is kept, in order.
  private let isInOrder: Bool

  fileprivate init?(positions: ClosedRange<Int>?, ownCellCount: Int, _ body: NodeList<StatementNode>) {
    guard let count = positions?.upperBound, count > 1, ownCellCount == 0 else { return nil }
    var (names, sources): ([String], [Int]) = ([], [])
    let keepsAll = body.all { _, statement in
      if (statement as? ExpressionStatement)?.value is ConstantNode { return true }
      guard let kept = (statement as? AssignStatement)?.keptArgument, 1..<count ~= kept.slot,
        !names.contains(kept.name)
      else { return false }
      names.append(kept.name)
      sources.append(kept.slot - 1)
      return true
    }
    guard keepsAll else { return nil }
    self.names = names
    self.sources = sources
    isInOrder = sources == Array(0..<count - 1)
  }

  /// The values of the attributes.
  @inline(__always)
  func values(of arguments: consuming [Value]) -> [Value] {
    if isInOrder { return arguments }
    return sources.map { arguments[$0] }
  }
}

/// A parameter of a user-defined function; its slot is its position.
struct CodeParameter {
  let name: String
  let kind: Language.Parameter.Kind
  let hasDefault: Bool
  let span: Span
}

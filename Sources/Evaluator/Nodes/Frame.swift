import Language

/// The state of one call of a function: its variables and the interpreter.
final class Frame {
  unowned(unsafe) let interpreter: Interpreter
  let code: Code
  /// Local variables that no inner function uses.
  let slots: UnsafeMutablePointer<Value?>
  /// Local variables that inner functions use, then those of enclosing functions.
  @exclusivity(unchecked) var cells: ContiguousArray<VariableCell>
  /// The value of `return`.
  @exclusivity(unchecked) var result: Value = .none
  /// The names of a class body during its execution.
  var namespace: ClassNamespace?
  /// The running function; `nil` for a cell or a class body.
  private(set) var function: Function?
  /// The coroutine that runs the body of a generator.
  unowned(unsafe) var coroutine: Coroutine?

  init(code: Code, function: Function?, captured: [VariableCell], interpreter: Interpreter) {
    self.interpreter = interpreter
    self.code = code
    self.function = function
    slots = UnsafeMutablePointer.allocate(capacity: code.slotCount)
    slots.initialize(repeating: nil, count: code.slotCount)
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

  /// A frame for a call, of those that earlier calls have left if there is one.
  @inline(__always)
  static func make(_ function: Function, _ interpreter: Interpreter) -> Frame {
    guard let frame = function.code.spareFrames.popLast() else {
      return Frame(function: function, interpreter: interpreter)
    }
    frame.function = function
    return frame
  }

  /// Gives the frame of a call that is over to later ones, unless something still holds it.
  @inline(__always)
  static func recycle(_ frame: inout Frame) {
    let code = frame.code
    guard frame.cells.isEmpty, code.spareFrames.count < Code.mostSpareFrames,
      isKnownUniquelyReferenced(&frame)
    else { return }
    for slot in 0..<code.slotCount { frame.slots[slot] = nil }
    frame.result = .none
    frame.function = nil
    code.spareFrames.append(frame)
  }

  deinit {
    slots.deinitialize(count: code.slotCount)
    slots.deallocate()
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
  var span: Span?
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
  private(set) var slotCount = 0
  private(set) var ownCellCount = 0
  /// Parameters that inner functions use: moved from their slot to a cell at the beginning of a call.
  private(set) var parameterCells: [(slot: Int, cell: Int)] = []
  private(set) var body = NodeList<StatementNode>([])
  /// Frames of calls that are over, empty.
  @exclusivity(unchecked) fileprivate var spareFrames: [Frame] = []
  fileprivate static let mostSpareFrames = 32

  init(
    name: String, qualifiedName: String, module: String, source: SourceText, documentation: String?,
    parameters: [CodeParameter],
    isMethod: Bool, isGenerator: Bool = false
  ) {
    self.module = module
    self.isGenerator = isGenerator
    self.name = name
    self.qualifiedName = qualifiedName
    self.source = source
    self.documentation = documentation
    self.parameters = parameters
    self.isMethod = isMethod
    let takesPositions = parameters.allSatisfy { $0.kind == .positional || $0.kind == .positionalOnly }
    let required = parameters.count { !$0.hasDefault }
    positions = takesPositions ? required...parameters.count : nil
  }

  func finish(
    slotCount: Int, ownCellCount: Int, parameterCells: [(slot: Int, cell: Int)], body: [StatementNode]
  ) {
    self.slotCount = slotCount
    self.ownCellCount = ownCellCount
    self.parameterCells = parameterCells
    self.body = NodeList(body)
  }

  /// Runs the body in a frame that holds the arguments.
  func run(_ frame: Frame) throws -> Value {
    for (slot, cell) in parameterCells {
      frame.cells[cell].value = frame.slots[slot]
      frame.slots[slot] = nil
    }
    return try body.execute(frame) == .return ? frame.result : .none
  }
}

/// A parameter of a user-defined function; its slot is its position.
struct CodeParameter {
  let name: String
  let kind: Language.Parameter.Kind
  let hasDefault: Bool
  let span: Span
}

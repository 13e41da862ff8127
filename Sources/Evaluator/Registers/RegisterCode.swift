import Language

/// One step of a loop over numbers, with places for up to four operands. `a` is what gets the result, unless it is said otherwise.
struct Instruction {
  enum Operation: UInt8 {
    /// `a = b`.
    case move
    case add, subtract, multiply, divide, floorDivide, modulo, power, bitAnd, bitOr, bitXor
    case negate, not
    /// `a = b ∘ c`, a bool.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// Goes to `d` unless `a ∘ b`.
    case unlessEqual, unlessNotEqual, unlessLess, unlessLessOrEqual, unlessGreater, unlessGreaterOrEqual
    /// Goes to `d`: always, if `a` is true, if it is false.
    case jump, jumpIfTrue, jumpIfFalse
    /// The number, the count and the step of `range(b, c, d)` in `a`, `a + 1` and `a + 2`.
    case enterRange
    /// `b` is the next number of the range at `a`; goes to `d` at its end. Of the outermost loop, where the code may be left.
    case nextOfRange, nextOfOuterRange
    /// A turn of a loop without a range.
    case turn, outerTurn
    /// `a = elements b [c]`, `[c, d]`, `[c, c + 1, c + 2]`, `[c, c + 1, c + 2, c + 3]`.
    case element, elementOfTwo, elementOfThree, elementOfFour
    /// `elements a [c] = b`, `[c, d] = b`, and as above.
    case store, storeOfTwo, storeOfThree, storeOfFour
    /// The elements `a` are `elements b [c]`.
    case row
    /// `a` is how many elements `b` has along its axis `c`; for that, callee `d` has to be `len` if there is one (from 1).
    case length
    /// Falls back unless callee `a` is `range`.
    case requireRange
    /// Appends `b` to the list `a`.
    case append
    /// `a = callee b (c, c + 1, …)` with `d` arguments.
    case call
    /// Goes on with what falls back to the general way.
    case fallBack
    /// The value of the function is `a`.
    case giveBack
    /// The loop is over: at its end; by `break`; by `return` with the value `a`.
    case end, leave, returnValue
  }

  let operation: Operation
  var a: UInt16 = 0
  var b: UInt16 = 0
  var c: UInt16 = 0
  var d: UInt16 = 0
}

/// A variable that code for registers reads or writes.
struct RegisterPlace {
  enum Location: Hashable {
    /// A local variable.
    case slot(Int)
    /// A local variable that functions share.
    case cell(Int)
    case global(ObjectIdentifier)
    /// The list that a comprehension makes.
    case result
  }

  let location: Location
  /// The cell of a global.
  let global: VariableCell?
  let register: Int
  /// Whether the code gives it values.
  var isAssigned = false

  func value(_ frame: Frame) -> Value? {
    switch location {
    case .slot(let slot): frame[slot]
    case .cell(let position): frame.cells[position].value
    case .global: global?.value
    case .result: if case .value(let list) = frame.result { list } else { nil }
    }
  }

  /// The number that the variable holds; `waiting` for anything else.
  @inline(__always)
  func load(_ frame: Frame, keeping previous: Immediate) -> Immediate {
    if case .slot(let slot) = location {
      switch frame.slots[slot] {
      case .value(.int(let number)): return .int(number)
      case .value(.float(let number)): return .float(number)
      case .value(.bool(let flag)): return .bool(flag)
      case .float64(let number): return .float64(number)
      default: return .waiting
      }
    }
    switch value(frame) {
    case .int(let number)?: return .int(number)
    case .float(let number)?: return .float(number)
    case .bool(let flag)?: return .bool(flag)
    case .tensor(let tensor)?:
      // What was stored here from this register.
      if case .float64(let number) = previous, tensor.isNumber(number) { return previous }
      return .waiting
    default: return .waiting
    }
  }

  @inline(__always)
  func store(_ number: Immediate, _ frame: Frame) {
    switch location {
    case .slot(let slot): frame.slots[slot] = frame.slot(number)
    case .cell(let position): frame.cells[position].value = frame.value(number)
    case .global: global?.value = frame.value(number)
    case .result: break
    }
  }
}

/// What a name that code for registers calls means, as long as nothing else runs.
struct RegisterCallee {
  enum Kind: UInt8 {
    case unknown, range, length, builtin, function
  }

  let cell: VariableCell
  let builtin: Value?
  /// The member of the module that the name is.
  let member: String?
}

/// A callee as it was found.
struct FoundCallee {
  var kind = RegisterCallee.Kind.unknown
  var function: Unmanaged<RegisterCode>?
  var ofNumbers: Builtin.OfNumbers?
  /// The value if it is a number, such as `math.pi`.
  var number = Immediate.waiting
}

extension RegisterCallee {
  /// Looks up what the name means now. `assigned` are globals that a loop keeps in registers, so that a function which reads them
  /// cannot be called.
  func find(_ interpreter: Interpreter, without assigned: Set<ObjectIdentifier>) -> FoundCallee {
    var found = FoundCallee()
    var value = cell.value ?? builtin
    if let member {
      guard case .namespace(let namespace)? = value else { return found }
      value = namespace[member]
    }
    switch value {
    case .int(let number)?: found.number = .int(number)
    case .float(let number)?: found.number = .float(number)
    case .bool(let flag)?: found.number = .bool(flag)
    case .type(let cls)?:
      if cls === BuiltinTypes.range { found.kind = .range }
      if !cls.isUserDefined, let ofNumbers = cls.constructor?.ofNumbers {
        found.kind = .builtin
        found.ofNumbers = ofNumbers
      }
    case .builtin(let function)?:
      if let ofNumbers = function.ofNumbers {
        found.kind = .builtin
        found.ofNumbers = ofNumbers
      } else if function.name == "len", function.module.isEmpty {
        found.kind = .length
      }
    case .function(let function)?:
      if let code = function.numberCode, code.resolve(interpreter, without: assigned) {
        found.kind = .function
        found.function = .passUnretained(code)
      }
    default: break
    }
    return found
  }
}

/// Steps for numbers in registers: what a loop, or a function of numbers, becomes after it has run a few times.
///
/// A register holds an `Immediate`; `waiting` says that the variable holds no number, and is to be found in the frame. The steps
/// do what is usual. Where they cannot, as a number is too large, an index is out of bounds, or a value is no number, the
/// whole statement is executed the general way instead, and the code goes on behind it. So the result is the same, and so is
/// every error. A statement has its effect by its last step; nothing has happened when another fails.
final class RegisterCode {
  /// Registers from here are not variables or constants, but values on their way.
  static let temporaries = 128

  /// What is executed the general way, and where the code goes on.
  enum Fallback {
    case statement(StatementNode, next: Int, breaks: Int, continues: Int)
    case test(ExpressionNode, then: Int, otherwise: Int)
    /// The range of a loop, which begins at `body` with `registers`; the statement if it is none.
    case range(ForStatement, registers: Int, body: Int, next: Int, breaks: Int, continues: Int)
  }

  let instructions: UnsafeMutablePointer<Instruction>
  /// For each instruction, which of the fallbacks it belongs to.
  let owners: [UInt16]
  let fallbacks: [Fallback]
  let places: [RegisterPlace]
  let constants: [(register: Int, value: Immediate)]
  /// The variables whose elements are read or written.
  let elementSources: [RegisterPlace]
  /// How many `Elements` there are: those of variables, and rows of them.
  let elementCount: Int
  let callees: [RegisterCallee]
  /// What the callees are, when `resolve` was called last.
  let found: UnsafeMutablePointer<FoundCallee>
  private let memberConstants: [(register: Int, callee: Int)]
  let registerCount: Int
  /// The parameters of a function; `nil` for a loop.
  let parameterCount: Int?
  /// The registers of the range of the outermost loop; `nil` for one without.
  let outerRange: Int?
  /// The local variables of a function that are no parameters.
  private let locals: [Int]
  private let instructionCount: Int
  private let assigned: Set<ObjectIdentifier>
  private var isResolving = false

  init(_ builder: RegisterBuilder, parameterCount: Int?) {
    let (instructions, fallbacks) = builder.finished
    self.instructions = .allocate(capacity: instructions.count)
    self.instructions.initialize(from: instructions, count: instructions.count)
    instructionCount = instructions.count
    self.fallbacks = fallbacks
    owners = builder.owners
    places = builder.places
    constants = builder.constants
    elementSources = builder.elementSources
    elementCount = builder.elementCount
    callees = builder.callees
    found = .allocate(capacity: callees.count)
    found.initialize(repeating: FoundCallee(), count: callees.count)
    memberConstants = builder.memberConstants
    registerCount = Self.temporaries + builder.temporaryPeak
    self.parameterCount = parameterCount
    outerRange = builder.outerRange
    locals = parameterCount.map { count in builder.places.map(\.register).filter { $0 >= count } } ?? []
    assigned = Set(
      places.compactMap { place in
        if place.isAssigned, case .global(let cell) = place.location { cell } else { nil }
      })
  }

  deinit {
    instructions.deinitialize(count: instructionCount)
    instructions.deallocate()
    found.deinitialize(count: callees.count)
    found.deallocate()
  }

  /// Looks up what is called, through all functions.
  /// - Returns: whether the functions read none of the globals `others`.
  @discardableResult
  func resolve(_ interpreter: Interpreter, without others: Set<ObjectIdentifier> = []) -> Bool {
    if isResolving { return true }
    isResolving = true
    defer { isResolving = false }
    if parameterCount != nil, callees.contains(where: { others.contains(ObjectIdentifier($0.cell)) }) {
      return false
    }
    for (position, callee) in callees.enumerated() {
      if assigned.contains(ObjectIdentifier(callee.cell)) { continue }
      found[position] = callee.find(interpreter, without: parameterCount == nil ? assigned : others)
    }
    return true
  }

  /// Prepares the registers of a function whose arguments are in the first.
  @inline(__always)
  func begin(_ registers: UnsafeMutablePointer<Immediate>) {
    setConstants(registers)
    for register in locals { registers[register] = .waiting }
  }

  /// Puts the constants into their registers.
  @inline(__always)
  func setConstants(_ registers: UnsafeMutablePointer<Immediate>) {
    for (register, value) in constants { registers[register] = value }
    for (register, callee) in memberConstants { registers[register] = found[callee].number }
  }
}

extension Instruction.Operation {
  /// The comparison that gives a bool.
  @inline(__always)
  var comparison: ComparisonOperator {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    default: .greaterOrEqual
    }
  }
}

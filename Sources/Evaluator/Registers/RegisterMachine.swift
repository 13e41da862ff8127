import Glibc
import Language

/// Runs the steps of a loop, or of a function of numbers.
struct RegisterMachine {
  /// How a run of a loop ended.
  enum End {
    /// As a statement does.
    case flow(Flow)
    /// At a turn of the outermost loop, since too much is done the general way; its range is in the registers.
    case left
  }

  /// A call under way: what goes on when it is over.
  struct Return {
    let code: Unmanaged<RegisterCode>
    let counter: Int
    let registers: UnsafeMutablePointer<Immediate>
    let result: Int
  }

  /// How many registers functions that call each other may use.
  static let stackCapacity = 1 << 16

  private let frame: Frame
  private let code: RegisterCode
  private let registers: UnsafeMutablePointer<Immediate>
  private let elements: UnsafeMutablePointer<Elements>
  /// How often a statement was done the general way though there were steps for it.
  private var failures = 0
  /// How many turns of loops there were.
  private var turns = 0

  private init(
    _ code: RegisterCode, _ frame: Frame, _ registers: UnsafeMutablePointer<Immediate>,
    _ elements: UnsafeMutablePointer<Elements>
  ) {
    self.code = code
    self.frame = frame
    self.registers = registers
    self.elements = elements
  }

  // MARK: - Loops

  /// Runs a loop from where it is.
  /// - `range`: what is left of the range of the loop, if it has one.
  static func run(_ code: RegisterCode, _ frame: Frame, range: inout RemainingRange) throws -> End {
    try withUnsafeTemporaryAllocation(of: Immediate.self, capacity: code.registerCount) { registers in
      try withUnsafeTemporaryAllocation(of: Elements.self, capacity: max(1, code.elementCount)) { elements in
        guard let registers = registers.baseAddress, let elements = elements.baseAddress else { return .left }
        for number in 0..<code.elementCount { (elements + number).initialize(to: Elements()) }
        code.resolve(frame.interpreter)
        code.setConstants(registers)
        for place in code.places { registers[place.register] = .waiting }
        var machine = RegisterMachine(code, frame, registers, elements)
        machine.load()
        if let first = code.outerRange { range.store(registers + first) }
        let end = try machine.run()
        if let first = code.outerRange { range.load(registers + first) }
        return end
      }
    }
  }

  /// Takes the variables from the frame.
  private func load() {
    for place in code.places {
      registers[place.register] = place.load(frame, keeping: registers[place.register])
    }
    for source in code.elementSources { elements[source.register] = Elements(of: source.value(frame)) }
  }

  /// Puts the variables that the loop has given numbers into the frame.
  private func store() {
    for place in code.places where place.isAssigned {
      let number = registers[place.register]
      if !number.isWaiting { place.store(number, frame) }
    }
  }

  /// Does the general way what the instruction at the counter belongs to.
  /// - Returns: where the code goes on; `nil` if the function returns.
  @inline(never)
  private mutating func fallBack(at counter: Int) throws -> Int? {
    if code.instructions[counter].operation != .fallBack { failures += 1 }
    store()
    let flow: Flow
    let places: (next: Int, breaks: Int, continues: Int)
    switch code.fallbacks[Int(code.owners[counter])] {
    case .test(let node, let then, let otherwise):
      let holds = try node.test(frame)
      reload()
      return holds ? then : otherwise
    case .statement(let node, let next, let breaks, let continues):
      flow = try node.execute(frame)
      places = (next, breaks, continues)
    case .range(let node, let first, let body, let next, let breaks, let continues):
      let value = try node.iterable.evaluate(frame)
      if case .range(let range) = value {
        reload()
        RemainingRange(range).store(registers + first)
        return body
      }
      flow = try node.finish(try node.execute(over: value, frame), frame)
      places = (next, breaks, continues)
    }
    reload()
    switch flow {
    case .next: return places.next
    case .break: return places.breaks
    case .continue: return places.continues
    case .return: return nil
    }
  }

  private func reload() {
    code.resolve(frame.interpreter)
    code.setConstants(registers)
    load()
  }

  @inline(__always)
  private func checkInterruption() throws {
    do {
      try frame.pace.pointee.checkInterruption()
    } catch {
      if code.parameterCount == nil { store() }
      throw error
    }
  }

  private var isFailing: Bool { failures >= 64 && failures &* 4 > turns }

  // MARK: - Functions

  /// Runs a function of numbers, whose arguments are in the frame.
  /// - Returns: `nil`, without any effect, if that cannot be done with numbers.
  static func call(_ code: RegisterCode, _ frame: Frame) throws -> Immediate? {
    let registers = frame.interpreter.numberStack
    for slot in 0..<(code.parameterCount ?? 0) {
      switch frame.slots[slot] {
      case .value(.int(let number)): registers[slot] = .int(number)
      case .value(.float(let number)): registers[slot] = .float(number)
      case .value(.bool(let flag)): registers[slot] = .bool(flag)
      case .float64(let number): registers[slot] = .float64(number)
      default: return nil
      }
    }
    code.resolve(frame.interpreter)
    code.begin(registers)
    var none = Elements()
    return try withUnsafeMutablePointer(to: &none) { none in
      var machine = RegisterMachine(code, frame, registers, none)
      return try machine.result()
    }
  }

  // MARK: - Steps

  private mutating func run() throws -> End {
    var counter = 0
    while true {
      switch try steps(from: counter) {
      case .end(let flow):
        store()
        return .flow(flow)
      case .left:
        store()
        return .left
      case .failure(let place):
        guard let next = try fallBack(at: place) else { return .flow(.return) }
        counter = next
      case .value: return .left
      }
    }
  }

  private mutating func result() throws -> Immediate? {
    if case .value(let value) = try steps(from: 0) { value } else { nil }
  }

  private enum Stop {
    case end(Flow)
    case left
    /// The instruction here cannot be done with numbers.
    case failure(Int)
    case value(Immediate)
  }

  /// Runs until something else is to do.
  private mutating func steps(from start: Int) throws -> Stop {
    var counter = start
    var instructions = code.instructions
    var r = registers
    var running = Unmanaged.passUnretained(code)
    // The calls under way are behind the registers that they use.
    let stack = frame.interpreter.numberStack
    let limit = stack + (Self.stackCapacity - 2 * RegisterCode.temporaries)
    var free = r == stack ? stack + code.registerCount : stack
    let returns = frame.interpreter.numberReturns
    var depth = 0
    let sourceCount = code.elementSources.count
    let deepest = EvaluationLimits.depth - frame.pace.pointee.depth

    while true {
      let step = instructions[counter]
      let a = Int(step.a)
      switch step.operation {
      case .move:
        let value = r[Int(step.b)]
        guard !value.isWaiting else { break }
        r[a] = value
        counter &+= 1
        continue
      case .add:
        guard let value = Immediate.sum(r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .subtract:
        guard let value = Immediate.difference(r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .multiply:
        guard let value = Immediate.product(r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .divide:
        guard let value = Immediate.quotient(r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .floorDivide:
        guard let value = Immediate.compute(.floorDivide, r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .modulo:
        guard let value = Immediate.remainder(r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .power:
        guard let value = Immediate.power(r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .bitAnd:
        guard let value = Immediate.compute(.bitAnd, r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .bitOr:
        guard let value = Immediate.compute(.bitOr, r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .bitXor:
        guard let value = Immediate.compute(.bitXor, r[Int(step.b)], r[Int(step.c)]) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .negate:
        guard let value = r[Int(step.b)].negated else { break }
        r[a] = value
        counter &+= 1
        continue
      case .not:
        guard let flag = r[Int(step.b)].truth else { break }
        r[a] = .bool(!flag)
        counter &+= 1
        continue
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
        let (x, y) = (r[Int(step.b)], r[Int(step.c)])
        // What NumPy's numbers give is a bool of NumPy's.
        guard !x.isFloat64, !y.isFloat64, let flag = Immediate.holds(step.operation.comparison, x, y) else {
          break
        }
        r[a] = .bool(flag)
        counter &+= 1
        continue
      case .unlessEqual:
        guard let flag = Immediate.holds(r[a], r[Int(step.b)], .equal, ==, ==) else { break }
        counter = flag ? counter &+ 1 : Int(step.d)
        continue
      case .unlessNotEqual:
        guard let flag = Immediate.holds(r[a], r[Int(step.b)], .notEqual, !=, !=) else { break }
        counter = flag ? counter &+ 1 : Int(step.d)
        continue
      case .unlessLess:
        guard let flag = Immediate.holds(r[a], r[Int(step.b)], .less, <, <) else { break }
        counter = flag ? counter &+ 1 : Int(step.d)
        continue
      case .unlessLessOrEqual:
        guard let flag = Immediate.holds(r[a], r[Int(step.b)], .lessOrEqual, <=, <=) else { break }
        counter = flag ? counter &+ 1 : Int(step.d)
        continue
      case .unlessGreater:
        guard let flag = Immediate.holds(r[a], r[Int(step.b)], .greater, >, >) else { break }
        counter = flag ? counter &+ 1 : Int(step.d)
        continue
      case .unlessGreaterOrEqual:
        guard let flag = Immediate.holds(r[a], r[Int(step.b)], .greaterOrEqual, >=, >=) else { break }
        counter = flag ? counter &+ 1 : Int(step.d)
        continue
      case .jump:
        counter = Int(step.d)
        continue
      case .jumpIfTrue:
        guard let flag = r[a].truth else { break }
        counter = flag ? Int(step.d) : counter &+ 1
        continue
      case .jumpIfFalse:
        guard let flag = r[a].truth else { break }
        counter = flag ? counter &+ 1 : Int(step.d)
        continue
      case .requireRange:
        guard running._withUnsafeGuaranteedRef({ $0.found[a].kind }) == .range else { break }
        counter &+= 1
        continue
      case .enterRange:
        guard case .int(let start) = r[Int(step.b)], case .int(let stop) = r[Int(step.c)],
          case .int(let by) = r[Int(step.d)], let count = RangeValue.count(from: start, to: stop, by: by)
        else { break }
        r[a] = .int(start)
        r[a + 1] = .int(count)
        r[a + 2] = .int(by)
        counter &+= 1
        continue
      case .nextOfRange, .nextOfOuterRange:
        guard case .int(let count) = r[a + 1], count > 0 else {
          counter = Int(step.d)
          continue
        }
        if step.operation == .nextOfOuterRange, isFailing { return .left }
        turns &+= 1
        try checkInterruption()
        guard case .int(let number) = r[a], case .int(let by) = r[a + 2] else { break }
        r[a + 1] = .int(count &- 1)
        r[a] = .int(number &+ by)
        r[Int(step.b)] = .int(number)
        counter &+= 1
        continue
      case .turn, .outerTurn:
        if step.operation == .outerTurn, isFailing { return .left }
        turns &+= 1
        try checkInterruption()
        counter &+= 1
        continue
      case .element:
        let value = elements[Int(step.b)].number(at: r[Int(step.c)])
        guard !value.isWaiting else { break }
        r[a] = value
        counter &+= 1
        continue
      case .elementOfTwo:
        let value = elements[Int(step.b)].number(at: r[Int(step.c)], r[Int(step.d)])
        guard !value.isWaiting else { break }
        r[a] = value
        counter &+= 1
        continue
      case .elementOfThree, .elementOfFour:
        let value = elements[Int(step.b)].number(
          at: r + Int(step.c), step.operation == .elementOfThree ? 3 : 4)
        guard !value.isWaiting else { break }
        r[a] = value
        counter &+= 1
        continue
      case .store:
        guard elements[a].set(r[Int(step.b)], at: r[Int(step.c)]) else { break }
        counter &+= 1
        continue
      case .storeOfTwo:
        guard elements[a].set(r[Int(step.b)], at: r[Int(step.c)], r[Int(step.d)]) else { break }
        counter &+= 1
        continue
      case .storeOfThree, .storeOfFour:
        guard
          elements[a].set(
            r[Int(step.b)], at: r + Int(step.c), step.operation == .storeOfThree ? 3 : 4)
        else { break }
        counter &+= 1
        continue
      case .row:
        let row = elements[Int(step.b)].row(r[Int(step.c)])
        guard row.kind != .none else { break }
        elements[a] = row
        counter &+= 1
        continue
      case .length:
        let isLength = running._withUnsafeGuaranteedRef {
          step.d == 0 || $0.found[Int(step.d) - 1].kind == .length
        }
        let source = elements[Int(step.b)]
        guard isLength, step.d > 0 || source.isArray, let count = source.count(Int(step.c)) else { break }
        r[a] = .int(count)
        counter &+= 1
        continue
      case .append:
        let number = r[Int(step.b)]
        guard !number.isWaiting, elements[a].append(number, frame) else { break }
        let list = elements[a]
        for source in 0..<sourceCount { elements[source].refresh(ifOf: list) }
        counter &+= 1
        continue
      case .call:
        let found = running._withUnsafeGuaranteedRef { $0.found + Int(step.b) }
        let first = r + Int(step.c)
        if found.pointee.kind == .function, let callee = found.pointee.function {
          let (parameterCount, registerCount, begin) = callee._withUnsafeGuaranteedRef {
            ($0.parameterCount ?? -1, $0.registerCount, $0.instructions)
          }
          guard parameterCount == Int(step.d), depth < deepest, free + registerCount < limit else { break }
          for position in 0..<parameterCount { free[position] = first[position] }
          callee._withUnsafeGuaranteedRef { $0.begin(free) }
          returns[depth] = Return(code: running, counter: counter &+ 1, registers: r, result: a)
          depth &+= 1
          try checkInterruption()
          running = callee
          r = free
          free += registerCount
          instructions = begin
          counter = 0
          continue
        }
        guard let ofNumbers = found.pointee.ofNumbers, step.d == 1 || step.d == 2, !first[0].isWaiting else {
          break
        }
        let second: Immediate? = step.d == 2 ? first[1] : nil
        if let second, second.isWaiting { break }
        guard let value = ofNumbers(first[0], second) else { break }
        r[a] = value
        counter &+= 1
        continue
      case .giveBack:
        let value = r[a]
        guard !value.isWaiting else { break }
        if depth == 0 { return .value(value) }
        depth &-= 1
        let back = returns[depth]
        free = r
        running = back.code
        r = back.registers
        r[back.result] = value
        instructions = running._withUnsafeGuaranteedRef { $0.instructions }
        counter = back.counter
        continue
      case .end: return .end(.next)
      case .leave: return .end(.break)
      case .returnValue:
        let value = r[a]
        guard !value.isWaiting else { break }
        frame.result = frame.slot(value)
        return .end(.return)
      case .fallBack: break
      }
      // In a function that was called here, nothing has happened yet: the call is what fails.
      return .failure(depth == 0 ? counter : returns[0].counter - 1)
    }
  }
}

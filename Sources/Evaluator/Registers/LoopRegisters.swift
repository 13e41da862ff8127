import Language

/// How a loop comes to its steps for registers: after a few turns, if enough of it can be said with numbers.
final class LoopRegisters {
  /// The turns before steps are made: a loop of a few turns is over sooner.
  private static let turnsBefore = 24
  /// The turns after which a loop that was left is tried again, once.
  private static let turnsAfterLeaving = 1 << 20

  @exclusivity(unchecked) private var turns = 0
  private var made: RegisterCode?
  private var wasLeft = false

  /// Whether the loop has run long enough.
  @inline(__always)
  var isWarm: Bool { turns >= Self.turnsBefore }

  @inline(__always)
  func takeTurn() { turns &+= 1 }

  /// The steps, made by the closure the first time; `nil` if the loop cannot be said with numbers.
  func code(making emit: (RegisterBuilder) -> Bool) -> RegisterCode? {
    if let made { return made }
    made = RegisterCode(loop: emit)
    if made == nil { turns = .min }
    return made
  }

  /// Runs a loop over a range from where it is.
  /// - Returns: how it ended; `nil` if it was left and is to go on the general way.
  func run(_ code: RegisterCode, _ frame: Frame, over range: inout RemainingRange) throws -> Flow? {
    switch try RegisterMachine.run(code, frame, range: &range) {
    case .flow(let flow): return flow
    case .left:
      turns = wasLeft ? .min : -Self.turnsAfterLeaving
      wasLeft = true
      return nil
    }
  }

  /// Runs a loop without a range.
  func run(_ code: RegisterCode, _ frame: Frame) throws -> Flow? {
    var none = RemainingRange()
    return try run(code, frame, over: &none)
  }
}

/// The numbers of a range that are still to come.
struct RemainingRange {
  private var number = 0
  private(set) var count = 0
  private var step = 1

  init() {}

  init(_ range: RangeValue) { (number, count, step) = (range.start, range.count, range.step) }

  mutating func next() -> Int? {
    guard count > 0 else { return nil }
    count -= 1
    defer { number &+= step }
    return number
  }

  /// Puts it into three registers.
  func store(_ registers: UnsafeMutablePointer<Immediate>) {
    (registers[0], registers[1], registers[2]) = (.int(number), .int(count), .int(step))
  }

  /// Takes it from there.
  mutating func load(_ registers: UnsafeMutablePointer<Immediate>) {
    if case .int(let number) = registers[0], case .int(let count) = registers[1] {
      (self.number, self.count) = (number, count)
    }
  }
}

extension RegisterCode {
  /// A loop; `nil` if less than half of its statements can be said with numbers.
  convenience init?(loop emit: (RegisterBuilder) -> Bool) {
    var builder = RegisterBuilder(isFunction: false)
    guard emit(builder) else { return nil }
    if !builder.conflicts.isEmpty {
      builder = RegisterBuilder(isFunction: false, keptForElements: builder.conflicts)
      guard emit(builder) else { return nil }
    }
    guard !builder.isOverfull, builder.counts.said > builder.counts.general else { return nil }
    self.init(builder, parameterCount: nil)
  }

  /// A function of numbers, whose body is added by the closure; `nil` if it cannot be said with numbers.
  convenience init?(parameters: Int, _ emit: (RegisterBuilder) -> Bool) {
    let builder = RegisterBuilder(isFunction: true)
    builder.takeParameters(parameters)
    guard emit(builder), !builder.isOverfull else { return nil }
    // It gives no number at its end.
    builder.add(.fallBack)
    self.init(builder, parameterCount: parameters)
  }
}

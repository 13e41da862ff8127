import Engine

/// How far a run has come, for its limits. It lies outside of any object, so that a step that looks at it need not hold the
/// interpreter.
struct Pace {
  /// How many calls are under way.
  var depth = 0
  /// The lowest address that the stack may reach.
  var stackFloor: UInt = 0
  private var turns: UInt = 0

  /// Whether there is stack left for a deeper call.
  @inline(__always)
  var hasStack: Bool { LargeStack.position > stackFloor }

  /// Checks for an interrupt, once every few calls.
  /// - Throws: `Interrupted`.
  @inline(__always)
  mutating func checkInterruption() throws {
    turns &+= 1
    if turns & EvaluationLimits.turnsBetweenChecks == 0 { try Self.checkNow() }
  }

  @inline(never)
  private static func checkNow() throws {
    try Interruption.check()
    try SessionMemory.take(SessionMemory.turn << 6)
  }
}

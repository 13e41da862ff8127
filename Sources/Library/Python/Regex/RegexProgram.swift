/// A regular expression as instructions for `RegexMatcher`.
struct RegexProgram {
  package enum Instruction {
    case character(UInt32)
    case set(CharacterSet)
    case any(matchesNewline: Bool)
    case save(Int)
    case jump(Int)
    /// Goes on at `first`, and at `second` if that fails.
    case split(first: Int, second: Int)
    /// As many single characters as possible or as few, between bounds.
    case run(RegexNode, least: Int, most: Int, isLazy: Bool)
    /// Sets a register: a counter of turns.
    case clear(Int)
    /// At the end of a turn of a loop: `register` counts turns, the next one holds where the last turn began.
    case loop(register: Int, body: Int, least: Int, most: Int, isLazy: Bool)
    case mark(Int)
    case reference(Int, ignoresCase: Bool)
    case assertion(RegexNode.Assertion)
    case look(width: Int?, isNegated: Bool, end: Int)
    case atomic(end: Int)
    case conditional(group: Int, otherwise: Int)
    /// The end of a look-around or of an atomic group.
    case accept
    case match
  }

  private(set) var instructions: [Instruction] = []
  private(set) var registerCount: Int
  let groupCount: Int
  /// The character that every match begins with.
  private(set) var first: UInt32?
  /// Whether every match begins where the text does.
  let isAnchored: Bool

  init(_ node: RegexNode, groupCount: Int) {
    self.groupCount = groupCount
    registerCount = 2 * (groupCount + 1)
    first = Self.first(of: node)
    isAnchored = Self.isAnchored(node)
    emit(.save(0))
    write(node)
    emit(.save(1))
    emit(.match)
  }

  private static func isAnchored(_ node: RegexNode) -> Bool {
    switch node {
    case .assertion(.textStart): true
    case .sequence(let parts): parts.first.map(isAnchored) ?? false
    case .group(let inner, _): isAnchored(inner)
    case .alternatives(let options): options.allSatisfy(isAnchored)
    default: false
    }
  }

  private static func first(of node: RegexNode) -> UInt32? {
    switch node {
    case .character(let value): value
    case .sequence(let parts): parts.first.flatMap(first)
    case .group(let inner, _): first(of: inner)
    case .repeated(let inner, let least, _, _): least > 0 ? first(of: inner) : nil
    default: nil
    }
  }

  private mutating func emit(_ instruction: Instruction) { instructions.append(instruction) }

  private mutating func placeholder() -> Int {
    instructions.append(.jump(0))
    return instructions.count - 1
  }

  private mutating func write(_ node: RegexNode) {
    switch node {
    case .empty: break
    case .character(let value): emit(.character(value))
    case .set(let set): emit(.set(set))
    case .any(let matchesNewline): emit(.any(matchesNewline: matchesNewline))
    case .sequence(let parts): for part in parts { write(part) }
    case .alternatives(let options):
      var ends: [Int] = []
      for (position, option) in options.enumerated() {
        guard position + 1 < options.count else {
          write(option)
          break
        }
        let fork = placeholder()
        write(option)
        ends.append(placeholder())
        instructions[fork] = .split(first: fork + 1, second: instructions.count)
      }
      for end in ends { instructions[end] = .jump(instructions.count) }
    case .group(let inner, let number):
      emit(.save(2 * number))
      write(inner)
      emit(.save(2 * number + 1))
    case .repeated(let inner, let least, let most, let kind):
      if kind == .possessive {
        return write(.atomic(.repeated(inner, least: least, most: most, .greedy)))
      }
      write(inner, least, most ?? Int.max, isLazy: kind == .lazy)
    case .reference(let number, let ignoresCase): emit(.reference(number, ignoresCase: ignoresCase))
    case .assertion(let assertion): emit(.assertion(assertion))
    case .look(let inner, let isAhead, let isNegated):
      let look = placeholder()
      write(inner)
      emit(.accept)
      instructions[look] = .look(
        width: isAhead ? nil : inner.width.least, isNegated: isNegated, end: instructions.count)
    case .atomic(let inner):
      let start = placeholder()
      write(inner)
      emit(.accept)
      instructions[start] = .atomic(end: instructions.count)
    case .conditional(let group, let yes, let no):
      let fork = placeholder()
      write(yes)
      let end = placeholder()
      instructions[fork] = .conditional(group: group, otherwise: instructions.count)
      write(no)
      instructions[end] = .jump(instructions.count)
    }
  }

  private mutating func write(_ inner: RegexNode, _ least: Int, _ most: Int, isLazy: Bool) {
    if inner.isSingle { return emit(.run(inner, least: least, most: most, isLazy: isLazy)) }
    if least == 0, most == 1 {
      let fork = placeholder()
      write(inner)
      let end = instructions.count
      instructions[fork] =
        isLazy ? .split(first: end, second: fork + 1) : .split(first: fork + 1, second: end)
      return
    }
    let register = registerCount
    registerCount += 2
    emit(.clear(register))
    // The first test is the same as that after each turn.
    let start = placeholder()
    let body = instructions.count
    emit(.mark(register + 1))
    write(inner)
    instructions[start] = .jump(instructions.count)
    emit(.loop(register: register, body: body, least: least, most: most, isLazy: isLazy))
  }
}

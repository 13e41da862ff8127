/// Runs a regular expression on a text: backtracking, with a stack of its own.
struct RegexMatcher {
  private enum Choice {
    case go(Int, Int, trail: Int)
    /// A run of single characters that may be shortened down to `least`.
    case shorten(next: Int, start: Int, least: Int, current: Int, trail: Int)
    /// A run that may be lengthened.
    case lengthen(RegexNode, next: Int, place: Int, left: Int, trail: Int)
  }

  private let program: RegexProgram
  private let text: [UInt32]
  private let end: Int
  private let check: () throws -> Void
  private var registers: [Int]
  private var trail: [(register: Int, value: Int)] = []
  private var choices: [Choice] = []
  private var steps = 0

  /// - `end`: where the text ends for the pattern.
  /// - `check`: called now and then; may throw to stop.
  init(_ program: RegexProgram, _ text: [UInt32], end: Int, check: @escaping () throws -> Void) {
    self.program = program
    self.text = text
    self.end = end
    self.check = check
    registers = [Int](repeating: -1, count: program.registerCount)
  }

  /// The first match from a place on: start and end of each group, −1 for those that took no part.
  ///
  /// - `mustAdvance`: whether an empty match at the start does not count.
  mutating func search(from start: Int, mustAdvance: Bool) throws -> [Int]? {
    guard start <= end else { return nil }
    if program.isAnchored {
      return start == 0 ? try match(at: 0, isWhole: false, mustAdvance: mustAdvance) : nil
    }
    for place in start...end {
      if let first = program.first, place == end || text[place] != first { continue }
      if let found = try match(at: place, isWhole: false, mustAdvance: mustAdvance && place == start) {
        return found
      }
    }
    return nil
  }

  mutating func match(at start: Int, isWhole: Bool, mustAdvance: Bool = false) throws -> [Int]? {
    guard start <= end else { return nil }
    for register in registers.indices { registers[register] = -1 }
    trail.removeAll(keepingCapacity: true)
    choices.removeAll(keepingCapacity: true)
    guard try run(from: 0, at: start, isWhole: isWhole, forbidden: mustAdvance ? start : -1) != nil else {
      return nil
    }
    return Array(registers[..<(2 * (program.groupCount + 1))])
  }

  private mutating func set(_ register: Int, _ value: Int) {
    trail.append((register, registers[register]))
    registers[register] = value
  }

  private mutating func undo(to height: Int) {
    while trail.count > height, let last = trail.popLast() { registers[last.register] = last.value }
  }

  private func holds(_ node: RegexNode, _ character: UInt32) -> Bool {
    switch node {
    case .character(let value): character == value
    case .set(let set): set.contains(character)
    case .any(let matchesNewline): matchesNewline || character != 10
    default: false
    }
  }

  /// Runs to `match` or `accept`; returns the place reached, or `nil`.
  private mutating func run(from start: Int, at place: Int, isWhole: Bool, forbidden: Int) throws -> Int? {
    let floor = choices.count
    var (pc, position) = (start, place)
    while true {
      steps &+= 1
      if steps & 0xFFFF == 0 { try check() }
      var isGood = true
      switch program.instructions[pc] {
      case .character(let value):
        isGood = position < end && text[position] == value
        (pc, position) = (pc + 1, position + 1)
      case .set(let set):
        isGood = position < end && set.contains(text[position])
        (pc, position) = (pc + 1, position + 1)
      case .any(let matchesNewline):
        isGood = position < end && (matchesNewline || text[position] != 10)
        (pc, position) = (pc + 1, position + 1)
      case .save(let register):
        set(register, position)
        pc += 1
      case .jump(let target): pc = target
      case .split(let first, let second):
        choices.append(.go(second, position, trail: trail.count))
        pc = first
      case .run(let node, let least, let most, let isLazy):
        let limit = most == Int.max ? end : min(end, position + most)
        var reached = position
        let wanted = isLazy ? min(limit, position + least) : limit
        while reached < wanted, holds(node, text[reached]) { reached += 1 }
        isGood = reached - position >= least
        guard isGood else { break }
        if isLazy, reached < limit {
          choices.append(
            .lengthen(node, next: pc + 1, place: reached, left: limit - reached, trail: trail.count))
        } else if !isLazy, reached > position + least {
          choices.append(
            .shorten(
              next: pc + 1, start: position, least: position + least, current: reached, trail: trail.count))
        }
        (pc, position) = (pc + 1, reached)
      case .clear(let register):
        set(register, 0)
        set(register + 1, -1)
        pc += 1
      case .mark(let register):
        set(register, position)
        pc += 1
      case .loop(let register, let body, let least, let most, let isLazy):
        // The first time no turn is behind it.
        let isFirst = registers[register + 1] < 0
        let turns = registers[register] + (isFirst ? 0 : 1)
        if !isFirst {
          // A turn that matched nothing is the last one.
          let isEmpty = registers[register + 1] == position
          set(register, turns)
          if isEmpty, turns >= least {
            pc += 1
            break
          }
        }
        if turns < least {
          pc = body
        } else if turns >= most {
          pc += 1
        } else if isLazy {
          choices.append(.go(body, position, trail: trail.count))
          pc += 1
        } else {
          choices.append(.go(pc + 1, position, trail: trail.count))
          pc = body
        }
      case .reference(let number, let ignoresCase):
        let (from, to) = (registers[2 * number], registers[2 * number + 1])
        isGood = from >= 0 && to >= 0 && position + (to - from) <= end
        if isGood {
          for offset in 0..<(to - from) {
            let (a, b) = (text[from + offset], text[position + offset])
            if a != b, !ignoresCase || RegexCharacter.folded(a) != RegexCharacter.folded(b) {
              isGood = false
              break
            }
          }
          position += to - from
        }
        pc += 1
      case .assertion(let assertion):
        isGood = holds(assertion, position)
        pc += 1
      case .look(let width, let isNegated, let after):
        let height = trail.count
        let from = width.map { position - $0 } ?? position
        let depth = choices.count
        var found = from >= 0 ? try run(from: pc + 1, at: from, isWhole: false, forbidden: -1) : nil
        choices.removeLast(choices.count - depth)
        if width != nil, found != position { found = nil }
        isGood = (found != nil) != isNegated
        if found == nil || isNegated { undo(to: height) }
        pc = after
      case .atomic(let after):
        let depth = choices.count
        let found = try run(from: pc + 1, at: position, isWhole: false, forbidden: -1)
        choices.removeLast(choices.count - depth)
        isGood = found != nil
        (pc, position) = (after, found ?? position)
      case .conditional(let group, let otherwise):
        pc = registers[2 * group + 1] >= 0 ? pc + 1 : otherwise
      case .accept: return position
      case .match:
        if (!isWhole || position == end) && position != forbidden { return position }
        isGood = false
      }
      if isGood { continue }
      var isResumed = false
      while !isResumed {
        guard choices.count > floor, let choice = choices.popLast() else { return nil }
        isResumed = resume(choice, &pc, &position)
      }
    }
  }

  /// Goes back to a choice; `false` if there is nothing left to try.
  private mutating func resume(_ choice: Choice, _ pc: inout Int, _ position: inout Int) -> Bool {
    switch choice {
    case .go(let next, let back, let height):
      undo(to: height)
      (pc, position) = (next, back)
    case .shorten(let next, let start, let least, let current, let height):
      undo(to: height)
      if current - 1 > least {
        choices.append(.shorten(next: next, start: start, least: least, current: current - 1, trail: height))
      }
      (pc, position) = (next, current - 1)
    case .lengthen(let node, let next, let back, let left, let height):
      undo(to: height)
      guard holds(node, text[back]) else { return false }
      if left > 1 {
        choices.append(.lengthen(node, next: next, place: back + 1, left: left - 1, trail: height))
      }
      (pc, position) = (next, back + 1)
    }
    return true
  }

  private func isWord(_ place: Int, _ isASCII: Bool) -> Bool {
    place >= 0 && place < end && RegexCharacter.isOf(.word, text[place], isASCII: isASCII)
  }

  private func holds(_ assertion: RegexNode.Assertion, _ place: Int) -> Bool {
    switch assertion {
    case .textStart: place == 0
    case .lineStart: place == 0 || text[place - 1] == 10
    case .textEnd: place == end
    case .lineEnd: place == end || text[place] == 10
    case .end: place == end || (place == end - 1 && text[place] == 10)
    case .boundary(let isASCII): isWord(place - 1, isASCII) != isWord(place, isASCII)
    case .noBoundary(let isASCII): end > 0 && isWord(place - 1, isASCII) == isWord(place, isASCII)
    }
  }
}

/// Makes random programs, reproducibly from a seed: cells of the fixtures with changes, and calls of everything
/// callable.
struct Mutator {
  var random: Chance
  /// The parts of each cell, as tokens.
  private let cells: [[[Substring]]]
  private let words: [Substring]
  private var calls = CallMaker()

  private static let fragments: [Substring] = [
    "+", "-", "*", "**", "//", "%", "@", "<<", ">>", "&", "|", "^", "~", "not ", " in ", " is ", " and ",
    " or ", "==", "<", "[", "]",
    "(", ")", "{", "}", ":", ",", ".", "=", "+=", "*", "**", " if ", " else ", " for x in ", "lambda: ", ":=",
    "[::-1]", "[1:]",
    "(*", "(**", ".shape", ".append(", ".format(", "f'{x!r:>5}'", "\n", "\n  ", ";", "import numpy as np\n",
    "del ", "global x\n", "return ", "class A: ", "super().", "for i in range(3):\n  ", "break", "*a, b = ",
  ]

  init(seed: UInt64) throws {
    random = Chance(seed: seed)
    cells = try Fixture.all.filter { fixture in
      !["keras", "plotting", "applications", "tensorflow"].contains { fixture.path.contains("/\($0)/") }
    }.flatMap { fixture in
      try fixture.cells().map { checks in checks.map { Self.tokens($0.code[...]) } }
    }.filter { !$0.isEmpty }
    words = Array(Set(cells.joined().joined().filter { $0.first?.isLetter ?? false })).sorted()
  }

  private static func tokens(_ text: Substring) -> [Substring] {
    text.matches(of: /[A-Za-z_]\w*|\d+(?:\.\d+)?|\s+|'[^'\n]*'|"[^"\n]*"|./).map { text[$0.range] }
  }

  /// The cells of one session.
  mutating func session() -> [String] { random.below(3) == 0 ? calls.session(&random) : changed() }

  /// A cell of the fixtures, unchanged up to some part and with changes from there on.
  private mutating func changed() -> [String] {
    let cell = cells[random.below(cells.count)]
    let start = random.below(cell.count)
    return cell[..<min(cell.count, start + 5)].enumerated().map { position, piece in
      var tokens = piece
      if position >= start {
        for _ in 0..<1 + random.below(3) { mutate(&tokens) }
      }
      return tokens.joined()
    }
  }

  private mutating func mutate(_ tokens: inout [Substring]) {
    guard !tokens.isEmpty else { return }
    let place = random.below(tokens.count)
    switch random.below(12) {
    case 0: tokens.remove(at: place)
    case 1: tokens.insert(tokens[random.below(tokens.count)], at: place)
    case 2: tokens[place] = random.pick(CallMaker.values)
    case 3: tokens.insert(random.pick(Self.fragments), at: place)
    case 4: tokens.swapAt(place, random.below(tokens.count))
    case 5:
      let other = cells[random.below(cells.count)]
      let piece = other[random.below(other.count)]
      let start = random.below(piece.count)
      tokens.insert(contentsOf: piece[start..<min(piece.count, start + random.below(12))], at: place)
    default:
      // A literal or a name is replaced by another: the program mostly stays valid.
      let candidates = tokens.indices.filter {
        tokens[$0].first.map { $0.isLetter || $0.isNumber || $0 == "'" } ?? false
      }
      guard !candidates.isEmpty else { return }
      tokens[candidates[random.below(candidates.count)]] =
        random.below(3) > 0 ? random.pick(CallMaker.values) : random.pick(words)
    }
  }
}

/// Random numbers: xorshift64 (Marsaglia 2003).
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(bound, 1)))
  }

  mutating func pick(_ choices: [Substring]) -> Substring { choices[below(choices.count)] }
}

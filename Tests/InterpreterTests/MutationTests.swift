import Engine
import Foundation
import Interpreter
import Language
import Testing

extension InterpreterTests {
  /// Programs made from the fixtures by chance: whatever they say, they end in a result or a message.
  ///
  /// `FUZZ_SECONDS` sets how long the test goes on, `FUZZ_SEED` where it starts; the program that runs is kept in
  /// `FUZZ_FILE`, so that a trap leaves it behind.
  @Suite struct MutationTests {
    @Test func noProgramBringsTheInterpreterDown() throws {
      let environment = ProcessInfo.processInfo.environment
      let seconds = environment["FUZZ_SECONDS"].flatMap(Double.init) ?? 4
      let file = environment["FUZZ_FILE"]
      var mutator = try Mutator(seed: environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 1)
      Ledger.shared.limit = 512 << 20
      defer { Ledger.shared.limit = nil }
      let watch = Watch()
      defer { watch.stop() }

      let end = Date().addingTimeInterval(seconds)
      var outcomes = (finished: 0, failed: 0, interrupted: 0)
      while Date() < end {
        let interpreter = Interpreter(console: RecordingConsole(), modules: .basic)
        var written = ""
        for cell in mutator.session() {
          written += cell + "\n---\n"
          if let file { try written.write(toFile: file, atomically: false, encoding: .utf8) }
          watch.begin()
          switch interpreter.run(SourceText(cell)) {
          case .failed(let diagnostic):
            outcomes.failed += 1
            #expect(!diagnostic.rendered().isEmpty)
          case .finished: outcomes.finished += 1
          case .interrupted, .incomplete: outcomes.interrupted += 1
          }
          _ = interpreter.complete(String(cell.suffix(20)))
        }
        watch.end()
      }
      Interruption.clear()
      if environment["FUZZ_SECONDS"] != nil { print("\(outcomes)") }
      #expect(outcomes.finished > 5 && outcomes.failed > 5)
    }
  }
}

/// Stops a program that runs for long.
private final class Watch: @unchecked Sendable {
  private let lock = NSLock()
  private var start: Date?
  private var isDone = false

  init() {
    let thread = Thread { [self] in
      while lock.withLock({ !isDone }) {
        Thread.sleep(forTimeInterval: 0.05)
        lock.withLock {
          if let start, Date().timeIntervalSince(start) > 0.3 { Interruption.request() }
        }
      }
    }
    thread.start()
  }

  func begin() {
    Interruption.clear()
    lock.withLock { start = Date() }
  }

  func end() { lock.withLock { start = nil } }

  func stop() { lock.withLock { isDone = true } }
}

/// Changes programs by chance, always the same ones from one seed.
private struct Mutator {
  private var state: UInt64
  /// The pieces of each cell, as tokens.
  private let cells: [[[Substring]]]
  private let words: [Substring]

  private static let extremes: [Substring] = [
    "0", "-1", "1", "2", "9223372036854775807", "-9223372036854775807", "1e308", "1e-320", "0.5", "-0.0",
    "None", "True",
    "[]", "()", "{}", "''", "'é😀'", "range(3)", "float('nan')", "float('inf')", "[[1], 2]", "lambda x: x",
    "print", "int",
    "...", "np", "np.arange(6).reshape(2, 3)", "np.zeros(0)", "10**6", "slice(None, None, -1)", "{1: 2}",
    "{1, 2}", "iter([1, 2])",
  ]

  private static let fragments: [Substring] = [
    "+", "-", "*", "**", "//", "%", "@", "<<", ">>", "&", "|", "^", "~", "not ", " in ", " is ", " and ",
    " or ", "==", "<", "[", "]",
    "(", ")", "{", "}", ":", ",", ".", "=", "+=", "*", "**", " if ", " else ", " for x in ", "lambda: ", ":=",
    "[::-1]", "[1:]",
    "(*", "(**", ".shape", ".append(", ".format(", "f'{x!r:>5}'", "\n", "\n  ", ";", "import numpy as np\n",
  ]

  init(seed: UInt64) throws {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    cells = try Fixture.all.flatMap { fixture in
      try fixture.cells().map { checks in checks.map { Self.tokens($0.code[...]) } }
    }.filter { !$0.isEmpty }
    words = Array(Set(cells.joined().joined().filter { $0.first?.isLetter ?? false })).sorted()
  }

  private static func tokens(_ text: Substring) -> [Substring] {
    text.matches(of: /[A-Za-z_]\w*|\d+(?:\.\d+)?|\s+|'[^'\n]*'|"[^"\n]*"|./).map { text[$0.range] }
  }

  private mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(bound, 1)))
  }

  private mutating func pick(_ choices: [Substring]) -> Substring { choices[below(choices.count)] }

  /// Some neighbouring pieces of a cell, most of them changed, to be run one after another.
  mutating func session() -> [String] {
    let cell = cells[below(cells.count)]
    let start = below(cell.count)
    // What comes first is often an import or a class that the rest needs.
    var pieces = Array(cell[..<min(start, 2)])
    pieces += cell[start..<min(cell.count, start + 6)]
    return pieces.map { piece in
      var tokens = piece
      for _ in 0..<below(3) { mutate(&tokens) }
      return tokens.joined()
    }
  }

  private mutating func mutate(_ tokens: inout [Substring]) {
    guard !tokens.isEmpty else { return }
    let place = below(tokens.count)
    switch below(12) {
    case 0: tokens.remove(at: place)
    case 1: tokens.insert(tokens[below(tokens.count)], at: place)
    case 2: tokens[place] = pick(Self.extremes)
    case 3: tokens.insert(pick(Self.fragments), at: place)
    case 4: tokens.swapAt(place, below(tokens.count))
    case 5:
      let other = cells[below(cells.count)]
      let piece = other[below(other.count)]
      let start = below(piece.count)
      tokens.insert(contentsOf: piece[start..<min(piece.count, start + below(12))], at: place)
    default:
      // A literal or a name for another: the program mostly stays one.
      let candidates = tokens.indices.filter {
        tokens[$0].first.map { $0.isLetter || $0.isNumber || $0 == "'" } ?? false
      }
      guard !candidates.isEmpty else { return }
      tokens[candidates[below(candidates.count)]] = below(3) > 0 ? pick(Self.extremes) : pick(words)
    }
  }
}

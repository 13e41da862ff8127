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
      var count = 0
      while Date() < end {
        let program = mutator.program()
        if let file { try program.write(toFile: file, atomically: false, encoding: .utf8) }
        let interpreter = Interpreter(console: RecordingConsole(), modules: .basic)
        watch.begin()
        switch interpreter.run(SourceText(program)) {
        case .failed(let diagnostic): #expect(!diagnostic.rendered().isEmpty)
        case .finished, .interrupted, .incomplete: break
        }
        _ = interpreter.complete(String(program.suffix(20)))
        watch.end()
        count += 1
      }
      Interruption.clear()
      #expect(count > 20)
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
  private let cells: [[Substring]]
  private let words: [Substring]

  private static let extremes: [Substring] = [
    "0", "-1", "1", "2", "9223372036854775807", "-9223372036854775807", "1e308", "1e-320", "0.5", "-0.0", "None", "True",
    "[]", "()", "{}", "''", "'é😀'", "range(3)", "float('nan')", "float('inf')", "[[1], 2]", "lambda x: x", "print", "int",
    "...", "np", "np.arange(6).reshape(2, 3)", "np.zeros(0)", "10**6", "slice(None, None, -1)", "{1: 2}", "{1, 2}", "iter([1, 2])",
  ]

  private static let fragments: [Substring] = [
    "+", "-", "*", "**", "//", "%", "@", "<<", ">>", "&", "|", "^", "~", "not ", " in ", " is ", " and ", " or ", "==", "<", "[", "]",
    "(", ")", "{", "}", ":", ",", ".", "=", "+=", "*", "**", " if ", " else ", " for x in ", "lambda: ", ":=", "[::-1]", "[1:]",
    "(*", "(**", ".shape", ".append(", ".format(", "f'{x!r:>5}'", "\n", "\n  ", ";", "import numpy as np\n",
  ]

  init(seed: UInt64) throws {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var cells: [[Substring]] = []
    for fixture in Fixture.all {
      for checks in try fixture.cells() {
        for check in checks { cells.append(Self.tokens(check.code[...])) }
      }
    }
    self.cells = cells
    words = Array(Set(cells.joined().filter { $0.first?.isLetter ?? false })).sorted()
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

  mutating func program() -> String {
    var lines: [String] = below(3) == 0 ? ["import numpy as np, math, random, functools"] : []
    for _ in 0...below(3) {
      var tokens = cells[below(cells.count)]
      for _ in 0...below(4) {
        guard !tokens.isEmpty else { break }
        let place = below(tokens.count)
        switch below(8) {
        case 0: tokens.remove(at: place)
        case 1: tokens.insert(tokens[below(tokens.count)], at: place)
        case 2: tokens[place] = pick(Self.extremes)
        case 3: tokens[place] = pick(words)
        case 4: tokens.insert(pick(Self.fragments), at: place)
        case 5: tokens.swapAt(place, below(tokens.count))
        case 6:
          let other = cells[below(cells.count)]
          let start = below(other.count)
          tokens.insert(contentsOf: other[start..<min(other.count, start + below(12))], at: place)
        default:
          // A literal or a name for another: the program mostly stays one.
          if let first = tokens[place].first, first.isLetter || first.isNumber || first == "'" {
            tokens[place] = below(2) == 0 ? pick(Self.extremes) : pick(words)
          }
        }
      }
      lines.append(tokens.joined())
    }
    return lines.joined(separator: "\n")
  }
}

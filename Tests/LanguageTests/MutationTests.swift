import Foundation
import Language
import Testing

/// Programs with reproducible random changes: none crashes the parser, and every outcome is well-formed.
@Suite(.serialized) struct MutationTests {
  /// SplitMix64 (Steele, Lea and Flood, 2014).
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let pieces: [String] = [
    "(", ")", "[", "]", "{", "}", ":", ",", ";", ".", "=", "==", ":=", "*", "**", "+", "-", "!", "?", "@",
    "\\", "\n",
    "\n    ", "\n\t", "\r", "\r\n", " ", "#", "\"", "'", "\"\"\"", "'''", "f\"", "f'{", "rf'", "b'", "%",
    "%%", "$",
    "0", "1e", "0x", "9223372036854775808", "1_", "if ", "else", "elif ", "for ", " in ", "while ", "def ",
    "lambda ",
    "class ", "return ", "not ", " and ", "None", "import ", "from ", "as ", "global ", "del ", "try:",
    "yield ", "é",
    "日", "“", "\u{00A0}", "\u{FEFF}", "\u{0301}", "...", "->", "\u{0}", "async ", "match x:", "In [1]:", "{{",
    "}}",
  ]

  private static func corpus() throws -> [[UInt8]] {
    var texts: [String] = []
    for file in Fixture.names(in: "Trees") {
      texts += try Fixture("Trees/\(file)", mark: "#=").cases.map(\.input)
    }
    for file in Fixture.names(in: "Messages") {
      texts += try Fixture("Messages/\(file)", mark: "#!").cases.map(\.input)
    }
    return texts.map { Array($0.utf8) }
  }

  private static func mutate(_ text: inout [UInt8], among corpus: [[UInt8]], _ random: inout Random) {
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...text.count, using: &random)
      let length = min(Int.random(in: 0...6, using: &random), text.count - place)
      switch Int.random(in: 0..<7, using: &random) {
      case 0: text.removeSubrange(place..<place + length)
      case 1: text.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
      case 2:
        text.replaceSubrange(place..<place + length, with: (pieces.randomElement(using: &random) ?? "").utf8)
      case 3: text.insert(contentsOf: text[place..<place + length], at: place)
      case 4: text.removeSubrange(place...)
      case 5:
        let other = corpus.randomElement(using: &random) ?? []
        let start = Int.random(in: 0...other.count, using: &random)
        text.insert(contentsOf: other[start...].prefix(20), at: place)
      default: text.insert(UInt8.random(in: 0...255, using: &random), at: place)
      }
    }
  }

  /// What is wrong with an outcome, if anything.
  private static func fault(in outcome: ParseOutcome, of source: SourceText, mode: ParseMode) -> String? {
    let whole = Span(0, source.bytes.count)
    var fault: String?
    switch outcome {
    case .incomplete: if mode == .file { fault = "a whole text is incomplete" }
    case .complete(let statements):
      TreeWalk.visit(statements, in: whole) { span, what, outer in
        if !outer.contains(span) { fault = "\(what) \(span) outside of \(outer)" }
      }
      if Dump.statements(statements).isEmpty, !statements.isEmpty { fault = "empty tree" }
    case .invalid(let diagnostic):
      guard let location = diagnostic.location else { return "no location" }
      if !whole.contains(location.span) { fault = "span \(location.span) outside of the text" }
      for note in diagnostic.notes where !whole.contains(note.location?.span ?? whole) {
        fault = "note outside"
      }
      let text = diagnostic.rendered()
      if !text.hasPrefix("Error: ") || !text.contains("^") { fault = "rendered as \(text)" }
      if diagnostic.message.hasSuffix(".") || diagnostic.message.contains("\n") { fault = diagnostic.message }
    }
    return fault
  }

  /// `Scripts/fuzz` runs this for a longer time: `FUZZ_SECONDS` sets how long, `FUZZ_SEED` the first seed; the text
  /// being parsed is stored in `FUZZ_FILE`, so that it is known after a trap.
  @Test(arguments: 0..<4)
  func mutated(seed: Int) throws {
    let environment = ProcessInfo.processInfo.environment
    let end = environment["FUZZ_SECONDS"].flatMap(Double.init).map { Date().addingTimeInterval($0 / 4) }
    let file = environment["FUZZ_FILE"]
    let corpus = try Self.corpus()
    #expect(corpus.count > 400)
    var random = Random(state: UInt64(seed) + 4 * (environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 0))
    var round = 0
    while end.map({ Date() < $0 }) ?? (round < 2500) {
      round += 1
      var text = corpus.randomElement(using: &random) ?? []
      Self.mutate(&text, among: corpus, &random)
      if let file { try Data(text).write(to: URL(filePath: file)) }
      let source = SourceText(bytes: text)
      for mode in [ParseMode.file, .interactive] {
        if let fault = Self.fault(in: Parser.parse(source, mode: mode), of: source, mode: mode) {
          Issue.record("seed \(seed), round \(round), \(mode): \(fault)\n\(source.text)")
        }
      }
    }
  }

  /// Every beginning of every case.
  @Test func prefixes() throws {
    for text in try Self.corpus() {
      for end in 0..<text.count {
        let source = SourceText(bytes: Array(text[..<end]))
        if let fault = Self.fault(in: Parser.parse(source, mode: .file), of: source, mode: .file) {
          Issue.record("\(fault)\n\(source.text)")
        }
      }
    }
  }
}

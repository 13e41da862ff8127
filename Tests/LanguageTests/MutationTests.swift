import Foundation
import Language
import TestSupport
import Testing

/// Programs with reproducible random changes: none crashes the parser, and every outcome is well-formed.
@Suite(.serialized) struct MutationTests {
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

  private static func mutate(_ text: inout [UInt8], among corpus: [[UInt8]], _ random: inout SeededGenerator)
  {
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

  /// `Scripts/fuzz` runs this for as long as is wanted: see `FuzzSettings`.
  @Test(arguments: 0..<4)
  func mutated(seed: Int) throws {
    let settings = FuzzSettings.current
    let end = settings.seconds.map { Date().addingTimeInterval($0 / 4) }
    let corpus = try Self.corpus()
    #expect(corpus.count > 400)
    var random = SeededGenerator(seed: UInt64(seed) + 4 * (settings.seed ?? 0))
    var round = 0
    while end.map({ Date() < $0 }) ?? (round < 2500) {
      round += 1
      var text = corpus.randomElement(using: &random) ?? []
      Self.mutate(&text, among: corpus, &random)
      try settings.keep(text)
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

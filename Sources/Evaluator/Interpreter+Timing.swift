import Engine
import Language
import Phrases

/// `%time`, `%timeit`, `%%time`, `%%timeit` and `%%capture`: magics whose text is code.
extension Interpreter {
  /// What is done around the code of a magic.
  enum Timing: Equatable {
    case time
    /// The runs that were asked for; `nil` for as many as a second has.
    case timeit(runs: Int?)
    /// The variable that what was written goes to, and what passes through.
    case capture(name: String?, passing: Set<CapturedOutput.Part>)
  }

  /// The magics whose text is code, by their names; the notebook leaves them to the interpreter.
  package static let codeMagics: Set<String> = ["time", "timeit", "capture"]

  /// A part of a cell: plain statements, or the code of a magic.
  struct CellPart {
    var statements: [Statement]
    var timing: Timing?
  }

  /// The parts of a cell; one alone where no magic has code.
  ///
  /// - Throws: `Diagnostic` where a magic's code cannot be parsed.
  func parts(of statements: [Statement], in source: SourceText) throws -> [CellPart] {
    var parts: [CellPart] = []
    for statement in statements {
      if case .magic(let magic) = statement.kind, Self.codeMagics.contains(magic.name),
        let found = try Self.timing(of: magic, at: statement.span, in: source)
      {
        let inner = try parse(source, from: found.start, to: statement.span.end)
        parts.append(CellPart(statements: inner, timing: found.timing))
      } else if parts.last?.timing == nil, !parts.isEmpty {
        parts[parts.count - 1].statements.append(statement)
      } else {
        parts.append(CellPart(statements: [statement], timing: nil))
      }
    }
    return parts
  }

  /// What a magic asks for, and where its code begins; `nil` where it has none.
  private static func timing(of magic: Magic, at span: Span, in source: SourceText) throws
    -> (timing: Timing, start: Int)?
  {
    var options = MagicOptions(magic.text.dropFirst(magic.name.count))
    let start: Int
    let timing: Timing
    switch magic.name {
    case "capture":
      guard case .cell = magic.kind else {
        throw Diagnostic(
          "capture is for a whole cell, found %capture on a line",
          help: "%%capture on the first line of a cell")
      }
      timing = try options.capture()
    case "timeit": timing = try options.timeit()
    default: timing = .time
    }
    switch magic.kind {
    case .cell(let body):
      if body.allSatisfy(\.isWhitespace) { return nil }
      start = source.bytes.count - body.utf8.count
    default:
      if options.rest.isEmpty { return nil }
      let sign = source.bytes[span.start...].prefix { $0 == UInt8(ascii: "%") || $0 == 0x20 || $0 == 0x09 }
      start = sign.endIndex + magic.text.utf8.count - options.rest.utf8.count
    }
    return (timing, start)
  }

  /// Parses a part of a source; its places are those in the whole.
  private func parse(_ source: SourceText, from start: Int, to end: Int) throws -> [Statement] {
    // What stands before becomes a comment, or, on the same line, line breaks.
    let startsLine = start == 0 || source.bytes[start - 1] == UInt8(ascii: "\n")
    let padding = source.bytes[..<start].map { byte in
      byte == UInt8(ascii: "\n") || !startsLine ? UInt8(ascii: "\n") : UInt8(ascii: "#")
    }
    let text = String(
      decoding: padding + source.bytes[start..<max(start, min(end, source.bytes.count))], as: UTF8.self)
    switch Parser.parse(SourceText(text + "\n", name: source.name), mode: .file) {
    case .complete(let statements): return statements
    case .invalid(let diagnostic): throw diagnostic
    case .incomplete: return []
    }
  }

  /// Runs code once, or often, and notes how long it took: beside the output, as it is never the same again.
  func run(_ timing: Timing, _ body: () -> CellOutcome) -> CellOutcome {
    switch timing {
    case .capture(let name, let passing):
      guard console.beginCapture(passing: passing) else {
        console.note("%%capture has no effect here: this output cannot be held back")
        return body()
      }
      let outcome = body()
      let output = console.endCapture()
      guard case .finished = outcome else { return outcome }
      if let name { self[name] = .object(output) }
      return .finished(nil)
    case .time:
      let start = ContinuousClock.now
      let outcome = body()
      console.note("Wall time: \(start.duration(to: .now).threeDigits)")
      return outcome
    case .timeit(let runs):
      var shortest = Duration.seconds(1 << 30)
      var (total, count) = (Duration.zero, 0)
      while runs.map({ count < $0 }) ?? (count < 3 || (count < 1000 && total < .seconds(1))) {
        let start = ContinuousClock.now
        let outcome = body()
        let duration = start.duration(to: .now)
        guard case .finished = outcome else { return outcome }
        (total, count) = (total + duration, count + 1)
        shortest = min(shortest, duration)
      }
      let runs = "\(count) \(count == 1 ? "run" : "runs")"
      console.note("\((total / count).threeDigits) mean of \(runs), \(shortest.threeDigits) the shortest")
      return .finished(nil)
    }
  }
}

/// The options behind a magic's name: `-n 3 -r2`, `--no-stderr out`.
private struct MagicOptions {
  /// What is not yet read.
  var rest: Substring

  init(_ text: Substring) { rest = text.drop { $0 == " " || $0 == "\t" } }

  /// Takes the next word, if it begins with a hyphen.
  private mutating func option() -> String? { rest.first == "-" ? word() : nil }

  private mutating func word() -> String {
    let word = rest.prefix { $0 != " " && $0 != "\t" }
    rest = rest.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
    return String(word)
  }

  /// `-n LOOPS -r REPETITIONS`; others of IPython change only what is printed.
  mutating func timeit() throws -> Interpreter.Timing {
    var counts: [Int] = []
    while let option = option() {
      guard option.hasPrefix("-n") || option.hasPrefix("-r") else { continue }
      let text = option.count > 2 ? String(option.dropFirst(2)) : word()
      guard let count = Int(text), (1...1_000_000).contains(count) else {
        throw Diagnostic(
          "%timeit \(option.prefix(2)) expects a count, found \(text.isEmpty ? "nothing" : text)")
      }
      counts.append(count)
    }
    return .timeit(runs: counts.isEmpty ? nil : counts.reduce(1, *))
  }

  mutating func capture() throws -> Interpreter.Timing {
    var passing: Set<CapturedOutput.Part> = []
    while let option = option() {
      guard let part = CapturedOutput.Part(rawValue: option) else {
        let known = CapturedOutput.Part.allCases.map(\.rawValue).joined(separator: ", ")
        throw Diagnostic("%%capture has no option \(option)", help: "it has \(known)")
      }
      passing.insert(part)
    }
    let name = rest.isEmpty ? nil : word()
    if let name, !name.isIdentifier {
      throw Diagnostic("%%capture expects the name of a variable, found \(name)")
    }
    return .capture(name: name, passing: passing)
  }
}

extension String {
  fileprivate var isIdentifier: Bool {
    first.map { $0.isLetter || $0 == "_" } ?? false
      && allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}

import Engine
import Language

/// `%time`, `%timeit`, `%%time`, `%%timeit` and `%%capture`: magics whose text is code.
extension Interpreter {
  /// What is done around the code of a magic.
  enum Timing: String {
    case time, timeit, capture
  }

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
      if case .magic(let magic) = statement.kind, let timing = Timing(rawValue: magic.name),
        let start = codeStart(of: magic, at: statement.span, in: source)
      {
        parts.append(
          CellPart(statements: try parse(source, from: start, to: statement.span.end), timing: timing))
      } else if parts.last?.timing == nil, !parts.isEmpty {
        parts[parts.count - 1].statements.append(statement)
      } else {
        parts.append(CellPart(statements: [statement], timing: nil))
      }
    }
    return parts
  }

  /// Where a magic's code begins; nil where it has none.
  private func codeStart(of magic: Magic, at span: Span, in source: SourceText) -> Int? {
    switch magic.kind {
    case .cell(let body): return body.allSatisfy(\.isWhitespace) ? nil : source.bytes.count - body.utf8.count
    case .line:
      // Options such as `-n 3` are passed over.
      var rest = magic.text.dropFirst(magic.name.count).drop { $0 == " " || $0 == "\t" }
      while rest.first == "-" {
        rest = rest.drop { $0 != " " }.drop { $0 == " " }.drop { $0.isNumber }.drop { $0 == " " }
      }
      return rest.isEmpty ? nil : span.end - rest.utf8.count
    default: return nil
    }
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
    case .capture: return body()
    case .time:
      let start = ContinuousClock.now
      let outcome = body()
      console.note("Wall time: \(Self.text(start.duration(to: .now)))")
      return outcome
    case .timeit:
      var shortest = Duration.seconds(1 << 30)
      var (total, count) = (Duration.zero, 0)
      while count < 3 || (count < 1000 && total < .seconds(1)) {
        let start = ContinuousClock.now
        let outcome = body()
        let duration = start.duration(to: .now)
        guard case .finished = outcome else { return outcome }
        (total, count) = (total + duration, count + 1)
        shortest = min(shortest, duration)
      }
      console.note("\(Self.text(total / count)) mean of \(count) runs, \(Self.text(shortest)) the shortest")
      return .finished(nil)
    }
  }

  /// A duration with three digits: `1.23 s`, `45.6 ms`, `789 µs`.
  private static func text(_ duration: Duration) -> String {
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    let (value, unit) =
      seconds >= 1 ? (seconds, "s") : seconds >= 1e-3 ? (seconds * 1e3, "ms") : (seconds * 1e6, "µs")
    let digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
    let scale = [1.0, 10, 100][digits]
    let rounded = (value * scale).rounded() / scale
    return (digits == 0 ? "\(Int(rounded))" : "\(rounded)") + " " + unit
  }
}

import Engine
package import Evaluator
package import KerasLibrary
package import Language

/// Runs cells with the interpreter.
package final class InterpreterRunner: CellRunner {
  private let interpreter: Interpreter

  /// A runner with its own session, whose cells print to a console.
  ///
  /// - `seed`: from which everything random starts; `nil` leaves that as it is.
  package init(console: any Console, seed: UInt32? = nil) {
    interpreter = Interpreter(console: console)
    if let seed { interpreter.startRandomness(seed) }
  }

  package var loadedData: [String: String] { interpreter.loadedData }

  /// Whether what runs is a program in a file, which shows figures only where it says so.
  package var isOfFile: Bool {
    get { interpreter.isOfFile }
    set { interpreter.isOfFile = newValue }
  }

  package var trainings: TrainingLog? { interpreter.trainings }

  package var magicHandler: ((Magic) throws -> Bool)? {
    get { interpreter.magicHandler }
    set { interpreter.magicHandler = newValue }
  }

  /// The cell that was found to be whole last; it runs as it was parsed then.
  private var whole: (source: String, statements: [Statement])?

  package private(set) var details = EndingDetails()

  package func run(_ source: String, named name: String, line: Int) -> CellEnding {
    run(source, named: name, line: line, keepsResult: true)
  }

  package func runAside(_ source: String, named name: String) -> CellEnding {
    run(source, named: name, line: 1, keepsResult: false)
  }

  private func run(_ source: String, named name: String, line: Int, keepsResult: Bool) -> CellEnding {
    details = EndingDetails()
    let text = SourceText(source, name: name, firstLine: line)
    let parsed = whole?.source == source.withoutFinalLineBreak ? whole?.statements : nil
    whole = nil
    interpreter.trainings.beginCell()
    switch parsed.map({ interpreter.run($0, of: text) }) ?? interpreter.run(text) {
    case .finished(let result):
      guard let result else { return .done }
      if keepsResult { keep(result.value) }
      details.format = result.value.host(as: (any FormattedObject).self)?.format
      if let object = result.value.host(as: (any TabularObject).self),
        let table = (try? object.displayTable(interpreter)) ?? nil
      {
        return .table(result.text, table)
      }
      return .value(result.text)
    case .failed(let diagnostic):
      details.diagnostic = diagnostic
      return .failed(diagnostic.rendered(width: interpreter.console.width))
    case .interrupted: return .interrupted
    case .incomplete: return .done
    }
  }

  /// Keeps a result for `_` and `Out`.
  private func keep(_ value: Value) {
    guard let recent = interpreter.recent, let dropped = try? recent.keep(value, interpreter),
      let first = dropped.first, let last = dropped.last
    else { return }
    let names = first == last ? "Out[\(first)] is" : "Out[\(first)] to Out[\(last)] are"
    let limit = Quantity.text(bytes: RecentCells.byteLimit)
    interpreter.console.note(
      "\(names) dropped: results are kept up to \(limit); a variable of its own keeps one")
  }

  package func begin(_ number: Int, source: String) {
    if interpreter.recent == nil { interpreter.recent = RecentCells() }
    interpreter.recent?.begin(number, source: source)
  }

  package func include(_ source: String, named name: String, line: Int) throws {
    switch interpreter.run(SourceText(source, name: name, firstLine: line)) {
    case .finished, .incomplete: return
    case .failed(let diagnostic): throw diagnostic
    case .interrupted: throw Interrupted()
    }
  }

  package var variables: [SessionVariable] { interpreter.variables }
  package func reset() { interpreter.reset() }
  package func dropResults() { interpreter.recent?.dropResults() }
  package var resultBytes: Int { interpreter.recent?.byteCount ?? 0 }
  package func seed(_ seed: UInt32) { interpreter.startRandomness(seed) }

  package func evaluate(_ expression: String) -> Evaluation {
    do {
      let value = try interpreter.evaluate(SourceText(expression, name: "answer"))
      if let number = value.asDouble { return .number(number) }
      if case .bool(let flag) = value { return .number(flag ? 1 : 0) }
      return .value(try interpreter.repr(value))
    } catch let diagnostic as Diagnostic {
      return .failed(diagnostic.message)
    } catch {
      return .failed("it was stopped")
    }
  }

  package func completeness(of source: String) -> Completeness {
    let text = source.hasSuffix("\n") ? source : source + "\n"
    switch Parser.parse(SourceText(text), mode: .interactive) {
    case .complete(let statements):
      whole = (source.withoutTrailingBlankLines, statements)
      return .complete
    case .incomplete: return .incomplete
    case .invalid: return .invalid
    }
  }

  package func completions(of source: String) -> Completions {
    let found = interpreter.complete(source)
    guard found.candidates.isEmpty, let literal = TypingPlace(source).literal else { return found }
    return .paths(
      beginning: String(decoding: Array(source.utf8)[literal.content...], as: UTF8.self),
      closing: literal.quote)
  }

  package func callHint(of source: String) -> CallHint? { interpreter.callHint(source) }

  package func help(on name: String, withSource: Bool) throws(UnknownName) -> String {
    do {
      return try interpreter.help(name, withSource: withSource)
    } catch {
      let diagnostic = interpreter.diagnostic(of: error)
      throw UnknownName(diagnostic.message, help: diagnostic.help)
    }
  }
}

package import Evaluator
package import Language
package import Library

/// Runs cells with the interpreter.
package final class InterpreterRunner: CellRunner {
  private let interpreter: Interpreter

  /// A runner with its own session, whose cells print to a console.
  ///
  /// - Parameter seed: from which everything random starts; `nil` leaves that as it is.
  package init(console: any Console, seed: UInt32? = nil) {
    interpreter = Interpreter(console: console)
    if let seed { interpreter.startRandomness(seed) }
  }

  package var loadedData: [String: String] { interpreter.loadedData }

  package var trainings: TrainingLog? { interpreter.trainings }

  package var magicHandler: ((Magic) throws -> Bool)? {
    get { interpreter.magicHandler }
    set { interpreter.magicHandler = newValue }
  }

  /// The cell that was found to be whole last; it runs as it was parsed then.
  private var whole: (source: String, statements: [Statement])?

  package func run(_ source: String, named name: String, line: Int) -> CellEnding {
    let text = SourceText(source, name: name, firstLine: line)
    let parsed = whole?.source == source.withoutFinalLineBreak ? whole?.statements : nil
    whole = nil
    interpreter.trainings.beginCell()
    return switch parsed.map({ interpreter.run($0, of: text) }) ?? interpreter.run(text) {
    case .finished(let result): result.map { .value($0.text) } ?? .done
    case .failed(let diagnostic): .failed(diagnostic.rendered(width: interpreter.console.width))
    case .interrupted: .interrupted
    case .incomplete: .done
    }
  }

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
    let word = String(source.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    var candidates = interpreter.complete(source.lines.last ?? "")
    if source.contains("\n"), candidates.isEmpty {
      // A call over several lines.
      candidates = interpreter.complete(source.lines.joined(separator: " "))
    }
    return Completions(word: word, candidates: Set(candidates.map(\.text)).sorted())
  }

  package func help(on name: String) throws(UnknownName) -> String {
    do {
      return try interpreter.help(name)
    } catch {
      let diagnostic = interpreter.diagnostic(of: error)
      throw UnknownName(diagnostic.message, help: diagnostic.help)
    }
  }
}

import Evaluator
import FieldbookLibrary
import Language
import Testing

extension InterpreterTests {
  /// Runs each fixture's cells and compares the results with the marks.
  @Suite struct FixtureTests {
    @Test(arguments: Fixture.all)
    func fixture(_ fixture: Fixture) throws {
      for checks in try fixture.cells() {
        let console = RecordingConsole()
        let interpreter = Interpreter(console: console)
        for check in checks { run(check, of: fixture, interpreter, console) }
      }
    }

    @Test func thereAreFixtures() throws {
      let count = try Fixture.all.map { try $0.cells().joined().count }.reduce(0, +)
      #expect(count > 900)
    }

    private func run(
      _ check: Fixture.Check, of fixture: Fixture, _ interpreter: Interpreter, _ console: RecordingConsole
    ) {
      func fail(_ found: String) {
        let location = SourceLocation(
          fileID: "InterpreterTests/\(fixture.testDescription)", filePath: fixture.path, line: check.line,
          column: 1)
        Issue.record("found \(found)", sourceLocation: location)
      }

      let source = SourceText(check.code, name: "cell", firstLine: check.firstLine)
      let outcome = interpreter.run(source)
      switch (check.expectation, outcome) {
      case (.value(let expected), .finished(let result)):
        // Python's repr, on one line: `Out` may break it.
        let found = result.flatMap { try? interpreter.repr($0.value) } ?? "None"
        if found != expected { fail(found) }
        _ = console.take()
      case (.output(let expected), .finished):
        var found = console.take()
        while found.last == "\n" || found.last == " " { found.removeLast() }
        if found != expected { fail(found) }
      case (.message(let expected, let caret, let help, let calls), .failed(let diagnostic)):
        let location = diagnostic.location
        let found = diagnostic.message
        if found != expected { fail(found) }
        if let caret {
          let text = location.map { $0.source.text(of: $0.span) } ?? ""
          if text != caret { fail("^ " + text) }
        }
        if let help, diagnostic.help != help { fail("? " + (diagnostic.help ?? "no help")) }
        let stack = diagnostic.notes.filter { $0.kind == .call }.map {
          "\($0.message): \($0.location.map { $0.source.text(of: $0.span) } ?? "")"
        }
        if !calls.isEmpty, stack != calls { fail("@ " + stack.joined(separator: " @ ")) }
      case (_, .failed(let diagnostic)): fail(diagnostic.rendered())
      case (.message, .finished(let result)): fail("no fault, but \(result?.text ?? "None")")
      case (_, .interrupted), (_, .incomplete): fail("\(outcome)")
      }
    }
  }
}

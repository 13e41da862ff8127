import Evaluator
import FieldbookLibrary
import Language
import TestSupport
import Testing

extension InterpreterTests {
  /// Whole realistic notebooks: `Fixtures/programs`, cells separated by `---`.
  @Suite struct ProgramTests {
    private static func cells(_ name: String) throws -> [String] {
      try FixtureCell.split(Fixture.folder.text(of: "programs/" + name)).map(\.text)
    }

    /// Each cell is complete, at a prompt too, and compiles.
    @Test(arguments: ["digits.txt", "flowers.txt"]) func everyCellCompiles(name: String) throws {
      let cells = try Self.cells(name)
      #expect(cells.count > 2)
      for cell in cells {
        guard case .complete(let statements) = Parser.parse(SourceText(cell), mode: .file) else {
          Issue.record("not whole: \(cell)")
          continue
        }
        #expect(!statements.isEmpty)
        guard case .complete = Parser.parse(SourceText(cell + "\n"), mode: .interactive) else {
          Issue.record("not whole at a prompt: \(cell)")
          continue
        }
        // Under a false condition, everything is compiled and nothing runs.
        let inside = cell.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        let source = "if False:\n" + inside.joined(separator: "\n")
        let outcome = Interpreter(console: RecordingConsole()).run(SourceText(source))
        guard case .finished(nil) = outcome else {
          Issue.record("\(outcome): \(cell)")
          continue
        }
      }
    }
  }
}

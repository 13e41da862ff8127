import Evaluator
import TestSupport
import Testing

@testable import Notebooks

/// Documents whose examples are cells: each gives the recorded output.
@Suite struct DocumentTests {
  @Test(arguments: ["Language.md"]) func examplesGiveWhatIsShown(name: String) throws {
    let notebook = try Notebook(contentsOf: FixtureFolder.repository.path("Docs/" + name))
    let recorder = Recorder(ScreenLog())
    let session = Session(
      runner: InterpreterRunner(console: recorder), recorder: recorder, screen: ScreenLog())
    let report = Replay().run(notebook, in: session)
    for difference in report.differences {
      Issue.record("\(name), line \(difference.recorded.line): \(difference.description)")
    }
    #expect(report.cells.count > 30)
    #expect(report.cells.count { !$0.recorded.outputs.isEmpty } > 30)
  }
}

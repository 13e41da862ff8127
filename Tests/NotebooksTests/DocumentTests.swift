import Evaluator
import TestSupport
import Testing

@testable import Notebooks

/// Documents whose examples are cells: each gives the recorded output.
@Suite struct DocumentTests {
  /// Pages, with the least number of their cells that give something.
  @Test(arguments: [("Language.md", 30), ("Tour.md", 8), ("Memory.md", 4)])
  func examplesGiveWhatIsShown(name: String, least: Int) throws {
    let notebook = try Notebook(contentsOf: FixtureFolder.repository.path("Docs/" + name))
    let recorder = Recorder(ScreenLog())
    let session = Session(
      runner: InterpreterRunner(console: recorder), recorder: recorder, screen: ScreenLog())
    let report = Replay().run(notebook, in: session)
    for difference in report.differences {
      Issue.record("\(name), line \(difference.recorded.line): \(difference.description)")
    }
    #expect(report.cells.count { !$0.recorded.outputs.isEmpty } > least)
  }
}

import Evaluator
import Testing

@testable import Notebooks

@Suite struct ReplayTests {
  static let texts: [(String, String, Double, Bool)] = [
    ("a", "a", 0, true),
    ("a", "b", 0, false),
    ("a  \nb", "a\nb", 0, true),
    ("1875/1875 12s 6ms/step - loss: 0.25", "1875/1875 9s 5ms/step - loss: 0.25", 0, true),
    ("1875/1875 12s 6ms/step - loss: 0.25", "1875/1875 9s 5ms/step - loss: 0.26", 0, false),
    ("loss: 0.2501", "loss: 0.2502", 1e-3, true),
    ("loss: 0.2501", "loss: 0.2502", 0, false),
    ("2,100 images/s", "3,100 images/s", 0, false),
    ("2100 images/s", "3100 images/s", 0, true),
    ("1.5e-05", "1.5001e-05", 1e-3, true),
    ("took 1.25 s", "took 0.75 s", 0, true),
    ("conv2d_1", "conv2d_2", 0.9, false),
    ("shape (28, 28)", "shape (28, 27)", 0, false),
    ("12 steps", "13 steps", 0, false),
    ("1", "1.", 0, false),
    ("", "0", 0, false),
  ]

  @Test(arguments: texts) func compares(recorded: String, found: String, tolerance: Double, matches: Bool) {
    #expect(OutputComparison(tolerance: tolerance).matches(recorded, found) == matches)
    #expect(OutputComparison(tolerance: tolerance).matches(found, recorded) == matches)
  }

  @Test func numbersOfCellsDoNotCount() {
    let comparison = OutputComparison()
    #expect(comparison.matches([.value("2", number: 1)], [.value("2", number: 9)]))
    #expect(!comparison.matches([.value("2", number: 1)], [.text("2")]))
    #expect(!comparison.matches([], [.text("2")]))
  }

  @Test func reportsWhatDiffers() {
    let notebook = Notebook([
      .prose("p"), .code(CodeCell("1", outputs: [.value("1", number: 1)])),
      .code(CodeCell("both", outputs: [.text("other"), .value("value", number: 2)])),
    ])
    let scene = Scene()
    let report = Replay().run(notebook, in: scene.session)
    #expect(report.cells.map(\.matches) == [true, false])
    #expect(report.differences[0].description == "cell 2: both\n  - other\n  + text\n")
    #expect(report.updated.codeCells[1].outputs == [.text("text"), .value("value", number: 2)])
  }

  @Test func stopsWhereItIsStopped() {
    let notebook = Notebook([.code(CodeCell("stop")), .code(CodeCell("1"))])
    let report = Replay().run(notebook, in: Scene().session)
    #expect(report.wasInterrupted)
    #expect(report.cells.count == 1)
  }

  @Test func whatWasInterruptedIsLeftOut() {
    let stopped = CodeCell("stop", outputs: [.text("half"), .interrupted])
    let scene = Scene()
    let notebook = Notebook([.code(stopped), .code(CodeCell("1", outputs: [.value("1", number: 2)]))])
    let report = Replay().run(notebook, in: scene.session)
    #expect(report.cells.map(\.wasSkipped) == [true, false])
    #expect(report.differences.isEmpty && !report.wasInterrupted)
    #expect(report.updated.codeCells[0] == stopped)
    #expect(scene.screen.log.first == "note cell 1 was interrupted when it was recorded, and is left out")
    #expect(scene.session.entries.map(\.source) == ["1"])
  }

  @Test func linesOfMessagesCountByTheCell() {
    let text = "# T\n\n```python\n1\n```\n\n```python\nx = 1\nx.y\n```\n"
    let recorder = Recorder(ScreenLog())
    let screen = ScreenLog()
    let session = Session(runner: InterpreterRunner(console: recorder), recorder: recorder, screen: screen)
    for cell in Markdown.parse(text).codeCells { session.run(cell.source) }
    let recorded = session.notebook
    #expect(recorded.codeCells.last?.isRecordedToFail == true)
    let again = Session(runner: InterpreterRunner(console: recorder), recorder: recorder, screen: screen)
    let report = Replay().run(Markdown.parse(Markdown.print(recorded)), in: again)
    #expect(report.cells.map(\.matches) == [true, true])
  }

  @Test func messagesMatchHoweverTheyAreWrapped() {
    let comparison = OutputComparison()
    #expect(
      comparison.matches(
        [.error("Error: a\nhelp: one two\n      three")], [.error("Error: a\nhelp: one two three")]))
    #expect(!comparison.matches([.error("Error: a b")], [.error("Error: a c")]))
    #expect(!comparison.matches([.text("a\nb")], [.text("a b")]))
  }
}

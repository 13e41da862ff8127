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
}

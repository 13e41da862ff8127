import Testing

@testable import Notebooks

@Suite struct ReplayComparisonTests {
  @Test func aCellHasItsOwnTolerance() throws {
    let text = """
      ```python tolerance=1e-2
      print 0.2501
      ```

      ```text output
      0.2512
      ```

      ```python
      print 0.2501
      ```

      ```text output
      0.2502
      ```

      """
    let notebook = Markdown.parse(text)
    #expect(Markdown.print(notebook) == text)
    #expect(try notebook.codeCells.map { try $0.tolerance } == [0.01, nil])
    #expect(Replay().run(notebook, in: Scene().session).cells.map(\.matches) == [true, false])
    let loose = Replay(comparison: OutputComparison(tolerance: 1e-3)).run(notebook, in: Scene().session)
    #expect(loose.cells.map(\.matches) == [true, true])
    #expect(loose.updated.codeCells[0].attributes == "tolerance=1e-2")
  }

  @Test(arguments: [
    ("tolerance=", "nothing"), ("tolerance=x", "x"), ("a tolerance=1", "1"), ("tolerance=-1e-3", "-1e-3"),
    ("tolerance=nan", "nan"),
  ])
  func aToleranceThatIsNoneIsSaid(attributes: String, found: String) {
    let fault = #expect(throws: ToleranceFault.self) {
      _ = try CodeCell("x", line: 8, attributes: attributes).tolerance
    }
    #expect(
      fault?.description == "line 7: tolerance= expects a number from 0 to 1 such as 1e-3, found \(found)")
  }

  @Test func figuresMatchByTextOrNumbers() {
    func figure(_ text: String, _ svg: String) -> Output {
      .figure(FigureOutput(text: text, sentence: "A curve.", svg: svg))
    }
    let comparison = OutputComparison(tolerance: 1e-2)
    #expect(OutputComparison().matches(figure("⠉", "<svg 1.0>"), figure("⠉", "")))
    #expect(!OutputComparison().matches(figure("⠉", "<svg 1.0>"), figure("⠒", "<svg 1.0>")))
    #expect(comparison.matches([figure("⠉", "<svg 1.000>")], [figure("⠒", "<svg 1.001>")]))
    #expect(!comparison.matches([figure("⠉", "<svg 1.0>")], [figure("⠒", "<svg 1.2>")]))
    #expect(!comparison.matches([figure("⠉", "")], [figure("⠒", "")]))
    // A Markdown file has the figure in characters.
    #expect(OutputComparison().matches([.text("a\n⠉")], [.text("a"), figure("⠉", "<svg>")]))
  }

  static let messages: [(String, String, Bool)] = [
    ("Error: no\n  1 │ x.y\n    │ ^^^", "Error: no\n  17 │ x.y\n     │ ^^^", true),
    ("Error: no\n  1 │ x.y\n    │ ^^^", "Error: no\n  1 │ x.z\n    │ ^^^", false),
    ("Error: a\nin f, called in In [3] here:\n  1 │ f()", "Error: a\nin f, called here:\n  9 │ f()", true),
    ("Error: a\nin f, called 3 times in In [3] here:", "Error: a\nin f, called 3 times in a.py here:", true),
    ("Error: a\nin f, called here:", "Error: a\nin g, called here:", false),
    ("Error: a\nnote: defined here (In [3])", "Error: a\nnote: defined here (lenet.py)", true),
    ("Error: a\nnote: defined here (In [3])", "Error: a\nnote: defined here (twice)", false),
  ]

  @Test(arguments: messages) func messagesMatchWhereverTheyAre(one: String, other: String, matches: Bool) {
    #expect(OutputComparison().matches([.error(one)], [.error(other)]) == matches)
    #expect(OutputComparison().matches([.error(other)], [.error(one)]) == matches)
  }

  @Test func differencesStandBesideEachOther() {
    let cell = Replay.CellReport(
      index: 2, recorded: CodeCell("f()", outputs: [.text("same\none 3s\ntwo"), .value("4", number: 1)]),
      found: [.text("same\none 5s\n2\nmore"), .value("5", number: 1)], matches: false)
    #expect(
      cell.differingLines.map { [$0.recorded, $0.found] } == [
        ["two", "2"], ["value: 4", "more"], [nil, "value: 5"],
      ])
    #expect(
      cell.columns(width: 40, columns: \.count) == """
        cell 2: f()
          recorded │ now
          two      │ 2
          value: 4 │ more
                   │ value: 5

        """)
    #expect(cell.columns(width: 20, columns: \.count) == nil)
  }

  @Test func linesThatOnlyMovedAreFound() {
    let cell = Replay.CellReport(
      index: 1, recorded: CodeCell("f()", outputs: [.text("a\nb\nc\nd")]), found: [.text("a\nx\nb\nd")],
      matches: false)
    #expect(cell.differingLines.map { [$0.recorded, $0.found] } == [[nil, "x"], ["c", nil]])
  }
}

import TestSupport
import Testing

@testable import Notebooks

@Suite struct MarkdownTests {
  static let texts: [(String, [Cell])] = [
    ("", []),
    ("\n \n", []),
    ("Some prose.\n", [.prose("Some prose.")]),
    ("```python\n1 + 1\n```\n", [.code(CodeCell("1 + 1"))]),
    ("```python\n```", [.code(CodeCell(""))]),
    ("```python\n1 + 1", [.code(CodeCell("1 + 1"))]),
    ("~~~ python\nx\n~~~\n", [.code(CodeCell("x"))]),
    (
      "   ```Python title=a\n   if x:\n       y\n   ```\n",
      [.code(CodeCell("if x:\n    y", attributes: "title=a"))]
    ),
    ("```python tolerance=1e-3\nx\n```\n", [.code(CodeCell("x", attributes: "tolerance=1e-3"))]),
    ("~~~python  a `b`  c\nx\n~~~\n", [.code(CodeCell("x", attributes: "a b  c"))]),
    ("    ```python\n    x\n    ```\n", [.prose("    ```python\n    x\n    ```")]),
    ("````python\n```\n````\n", [.code(CodeCell("```"))]),
    ("````markdown\n```python\nx\n```\n````\n", [.prose("````markdown\n```python\nx\n```\n````")]),
    ("```pythonic\nx\n```\n", [.prose("```pythonic\nx\n```")]),
    ("a\r\n\r\n```python\r\nx\r\ny\r\n```\r\n", [.prose("a"), .code(CodeCell("x\ny"))]),
    (
      "```python\nx\n```\n\n```text output\nhi\n```\n\n```text Out[12]\n3\n```\n",
      [.code(CodeCell("x", outputs: [.text("hi"), .value("3", number: 12)]))]
    ),
    (
      "```python\nx\n```\n```text error\nError: no\n```\n",
      [.code(CodeCell("x", outputs: [.error("Error: no")]))]
    ),
    ("```python\nx\n```\n\n```text interrupted\n```\n", [.code(CodeCell("x", outputs: [.interrupted]))]),
    (
      "```python\nx\n```\n\nSo:\n\n```text output\nhi\n```\n",
      [.code(CodeCell("x")), .prose("So:\n\n```text output\nhi\n```")]
    ),
    ("```python\nx\n```\n\n```text\nhi\n```\n", [.code(CodeCell("x")), .prose("```text\nhi\n```")]),
    ("```text output\nhi\n```\n", [.prose("```text output\nhi\n```")]),
    ("```python\nx\n```\n```text Out[x]\n```\n", [.code(CodeCell("x")), .prose("```text Out[x]\n```")]),
  ]

  @Test(arguments: texts) func parses(text: String, cells: [Cell]) {
    #expect(Markdown.parse(text).cells == cells)
  }

  @Test(arguments: texts) func printingIsRead(text: String, cells: [Cell]) {
    let printed = Markdown.print(Notebook(cells))
    #expect(Markdown.parse(printed).cells == cells)
    #expect(Markdown.print(Markdown.parse(printed)) == printed)
  }

  @Test(
    arguments: texts.map(\.0) + [
      "\n\n# A\nb", "a\n\n\n~~~python\nx\n~~~\n\n\n```question\nid: a\n```\nb\n\n",
    ])
  func whatIsReadIsPrintedToTheByte(text: String) {
    #expect(Markdown.print(Markdown.parse(text)) == text)
  }

  @Test func whatChangedIsPrintedAnew() {
    var notebook = Markdown.parse("a\n\n\n~~~python  t=1\nx\n~~~\n\n\nb\n```Python\ny\n```\nc")
    notebook.cells[1] = .code(CodeCell("x", outputs: [.text("1")], attributes: "t=1"))
    #expect(
      Markdown.print(notebook)
        == "a\n\n\n```python t=1\nx\n```\n\n```text output\n1\n```\n\n\nb\n```Python\ny\n```\nc")
    notebook.cells.removeLast()
    #expect(
      Markdown.print(notebook)
        == "a\n\n```python t=1\nx\n```\n\n```text output\n1\n```\n\nb\n\n```python\ny\n```\n")
    var lines = Markdown.parse("a\r\n\r\n```python\r\nx\r\n```\r\n\r\nb\r\n")
    lines.cells[1] = .code(CodeCell("y\nz"))
    #expect(Markdown.print(lines) == "a\r\n\r\n```python\r\ny\r\nz\r\n```\r\n\r\nb\r\n")
    // As another format it is laid out anew.
    #expect(PercentScript.print(lines) == "# %% [markdown]\n# a\n\n# %%\ny\nz\n\n# %% [markdown]\n# b\n")
  }

  @Test func aTolerancePassesThroughEveryFormat() throws {
    let text = "```python tolerance=1e-3\nx\n```\n"
    for format in NotebookFormat.allCases {
      let printed = format.print(Markdown.parse(text))
      #expect(try format.parse(printed).codeCells.map(\.attributes) == ["tolerance=1e-3"], "\(format)")
    }
    #expect(PercentScript.print(Markdown.parse(text)) == "# %% tolerance=1e-3\nx\n")
    #expect(
      try Jupyter.parse(
        #"{"cells": [{"cell_type": "code", "execution_count": null, "metadata": {"fieldbook": {"attributes": "a\n```"}}, "#
          + #""outputs": [], "source": "x"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#
      ).codeCells[0].attributes == "")
  }

  @Test func fencesAreLongerThanThoseInside() {
    let cell = CodeCell("print('````')", outputs: [.text("````\n```python\n1\n```")])
    let printed = Markdown.print(Notebook([.code(cell)]))
    #expect(printed.hasPrefix("`````python\n"))
    #expect(Markdown.parse(printed).codeCells == [cell])
  }

  @Test func aTranscriptReadsAsItLooks() {
    let notebook = Notebook([
      .prose("# Sums"), .code(CodeCell("print('a')\n1 + 1", outputs: [.text("a"), .value("2", number: 3)])),
    ])
    #expect(
      Markdown.print(notebook) == """
        # Sums

        ```python
        print('a')
        1 + 1
        ```

        ```text output
        a
        ```

        ```text Out[3]
        2
        ```

        """)
  }

  @Test func randomNotebooksComeBack() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let notebook = randomNotebook(&generator)
      #expect(Markdown.parse(Markdown.print(notebook)) == notebook)
    }
  }

  @Test func cellsKnowTheirLines() {
    #expect(Markdown.parse("a\n\n```python\nx\n```\n\n```python\ny\n").codeCells.map(\.line) == [4, 8])
    #expect(PercentScript.parse("x\n# %%\n\n\ny\n# %%\nz").codeCells.map(\.line) == [1, 5, 7])
  }

  @Test func titles() {
    #expect(Markdown.parse("Hello\n\n## The *first*\n").title == "The *first*")
    #expect(Markdown.parse("no heading").title == nil)
  }

  /// A notebook whose texts look like structure.
  private func randomNotebook(_ generator: inout SeededGenerator) -> Notebook {
    let pieces = [
      "```", "`````", "~~~", "```python", "```text output", "x = 1", "", "    y", "# h", "`a`", "é漢", "- i",
    ]
    func lines(_ generator: inout SeededGenerator) -> String {
      (0..<Int.random(in: 1...5, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
        .joined(separator: "\n")
    }
    var cells: [Cell] = []
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      if case .code? = cells.last, Bool.random(using: &generator) {
        cells.append(.prose("p\n\nq"))
      } else {
        var cell = CodeCell(lines(&generator))
        if Bool.random(using: &generator) { cell.outputs.append(.text(lines(&generator))) }
        switch Int.random(in: 0...3, using: &generator) {
        case 0: cell.outputs.append(.value(lines(&generator), number: 4))
        case 1: cell.outputs.append(.error(lines(&generator)))
        case 2: cell.outputs.append(.interrupted)
        default: break
        }
        cells.append(.code(cell))
      }
    }
    return Notebook(cells)
  }
}

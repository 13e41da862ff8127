import Testing

@testable import Notebooks

@Suite struct PercentScriptTests {
  static let texts: [(String, [Cell])] = [
    ("", []),
    ("x = 1\n\nprint(x)\n", [.code(CodeCell("x = 1\n\nprint(x)"))]),
    ("# %%\nx\n\n# %% second\n\ny\n", [.code(CodeCell("x")), .code(CodeCell("y"))]),
    ("import a\n#%%\nx\n", [.code(CodeCell("import a")), .code(CodeCell("x"))]),
    (
      "# %% [markdown]\n# # Title\n#\n# text\n# %%\nx\n",
      [.prose("# Title\n\ntext"), .code(CodeCell("x"))]
    ),
    ("# %% [md] key=\"value\"\n\"\"\"\n# Title\n\"\"\"\n", [.prose("# Title")]),
    ("# ---\n# jupyter:\n#   nbformat: 4\n# ---\n\n# %%\nx\n", [.code(CodeCell("x"))]),
    ("x = '# %%'\n", [.code(CodeCell("x = '# %%'"))]),
    ("# %%\n# %%time\nx\n", [.code(CodeCell("# %%time\nx"))]),
    (
      "# %%\n# %matplotlib inline\n# %d is a format\n",
      [.code(CodeCell("%matplotlib inline\n# %d is a format"))]
    ),
    ("# %%\n# %%\nx\n", [.code(CodeCell("x"))]),
    (
      "# %%\n1 + 1\n\n# Output:\n# a\n#\n# b\n\n# Out[3]:\n# 2\n",
      [.code(CodeCell("1 + 1", outputs: [.text("a\n\nb"), .value("2", number: 3)]))]
    ),
    ("# %%\nx\n\n# Interrupted.\n", [.code(CodeCell("x", outputs: [.interrupted]))]),
    ("# %%\nx\n\n# Output: a note\n# b\n", [.code(CodeCell("x\n\n# Output: a note\n# b"))]),
    ("# %% [markdown]\n# ```question\n# id: a\n# ```\n", [.question("id: a")]),
  ]

  @Test(arguments: texts) func parses(text: String, cells: [Cell]) {
    #expect(PercentScript.parse(text).cells == cells)
  }

  @Test(
    arguments: texts.map(\.0) + [
      "#!/usr/bin/env python\n# a licence\n\n#%%\r\nx\r\n\r\n\r\n# %%   [markdown]  key=1\r\n#text\r\n\r\n#  more",
      "# %%\n\n# %%\n\n\n# %% tail [raw]\nx",
    ]) func printsWhatItRead(text: String)
  {
    #expect(PercentScript.print(PercentScript.parse(text)) == text)
  }

  static let notebooks: [[Cell]] = [
    [.prose("# Title\n\ntext"), .code(CodeCell("%time\nx = 1")), .question("id: a\nask: why")],
    [
      .code(CodeCell("f()", outputs: [.text("a\n\n  b"), .value("2\n3", number: 1)])),
      .code(CodeCell("g(", outputs: [.error("Error: no\n  1 │ g(")])),
      .code(CodeCell("h()", outputs: [.interrupted])),
    ],
    [.code(CodeCell("%matplotlib inline\nx"))],
  ]

  @Test(arguments: notebooks) func readsWhatItPrinted(cells: [Cell]) {
    let text = PercentScript.print(Notebook(cells))
    let isSame = PercentScript.parse(text).cells == cells
    // A magic that is not ours stays a comment.
    #expect(isSame || text.contains("# %time"))
    #expect(PercentScript.print(PercentScript.parse(text)) == text)
  }

  @Test func changedCellsKeepTheirMarker() {
    var notebook = PercentScript.parse("# %% one, key=1\nx\n\n\n# %%   two\ny\n")
    notebook.cells[0] = .code(CodeCell("x", outputs: [.value("1", number: 1)]))
    #expect(
      PercentScript.print(notebook) == "# %% one, key=1\nx\n\n# Out[1]:\n# 1\n\n\n# %%   two\ny\n")
    notebook.cells.append(.prose("end"))
    #expect(
      PercentScript.print(notebook)
        == "# %%\nx\n\n# Out[1]:\n# 1\n\n# %%\ny\n\n# %% [markdown]\n# end\n")
  }

  @Test func controlCharactersDoNotEndAComment() {
    let notebook = Notebook([.code(CodeCell("x", outputs: [.text("a\rimport os")])), .prose("b\rimport os")])
    #expect(!PercentScript.print(notebook).contains("\r"))
  }
}

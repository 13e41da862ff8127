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
    ("x = '# %%'\n", [.code(CodeCell("x = '# %%'"))]),
  ]

  @Test(arguments: texts) func parses(text: String, cells: [Cell]) {
    #expect(PercentScript.parse(text).cells == cells)
  }
}

import Formats
import Glibc
import TestSupport
import Testing

@testable import Notebooks

@Suite struct JupyterTests {
  /// A document of nbformat 4.5 with these cells.
  static func document(_ cells: String, metadata: String = "{}", minor: Int = 5) -> String {
    "{\"cells\": [\(cells)], \"metadata\": \(metadata), \"nbformat\": 4, \"nbformat_minor\": \(minor)}"
  }

  /// A code cell with these outputs, and what is read of them.
  static func outputs(of outputs: String) throws -> [Output] {
    try Jupyter.parse(
      document(
        "{\"cell_type\": \"code\", \"execution_count\": 7, \"id\": \"a\", \"metadata\": {}, \"source\": \"x\", "
          + "\"outputs\": [\(outputs)]}")
    ).codeCells[0].outputs
  }

  // MARK: - Reading

  static let cells: [(String, [Cell])] = [
    ("", []),
    (##"{"cell_type": "markdown", "source": ["# A\n", "text"]}"##, [.prose("# A\ntext")]),
    (#"{"cell_type": "markdown", "source": "one"}"#, [.prose("one")]),
    (#"{"cell_type": "code", "source": ["x = 1\n", "x"]}"#, [.code(CodeCell("x = 1\nx"))]),
    (#"{"cell_type": "code", "source": [], "outputs": []}"#, [.code(CodeCell(""))]),
    (#"{"cell_type": "code", "source": "%%bash\nls\n"}"#, [.code(CodeCell("%%bash\nls"))]),
    (
      #"{"cell_type": "code", "source": "!pip install x\n%time y"}"#,
      [.code(CodeCell("!pip install x\n%time y"))]
    ),
    (#"{"cell_type": "raw", "source": "---\ntitle: x\n---"}"#, [.prose("```raw\n---\ntitle: x\n---\n```")]),
    (#"{"cell_type": "text output", "source": "a"}"#, [.prose("```raw\na\n```")]),
    (
      #"{"cell_type": "markdown", "source": "```question\nid: a\nyours: 3\n```"}"#,
      [.question("id: a\nyours: 3")]
    ),
    (
      #"{"cell_type": "markdown", "source": "Why?", "metadata": {"fieldbook": {"question": "id: b"}}}"#,
      [.question("id: b")]
    ),
    (#"{"cell_type": "markdown", "source": "Why?", "metadata": {"fieldbook": 3}}"#, [.prose("Why?")]),
  ]

  @Test(arguments: cells) func readsCells(text: String, cells: [Cell]) throws {
    #expect(try Jupyter.parse(Self.document(text)).cells == cells)
  }

  static let outputs: [(String, [Output])] = [
    (#"{"output_type": "stream", "name": "stdout", "text": ["a\n", "b\n"]}"#, [.text("a\nb")]),
    (
      #"{"output_type": "stream", "name": "stdout", "text": "a"}, {"output_type": "stream", "name": "stderr", "text": "b\n"}"#,
      [.text("ab")]
    ),
    (
      #"{"output_type": "stream", "name": "stdout", "text": "1/2\b\b\b2/2\n\r 10%\r100%\n"}"#,
      [.text("2/2\n100%")]
    ),
    (
      #"{"output_type": "stream", "name": "stdout", "text": "\u001b[1m1/9\u001b[0m ok\u001b[K\n"}"#,
      [.text("1/9 ok")]
    ),
    (#"{"output_type": "stream", "name": "stdout", "text": ""}"#, []),
    // A display that was taken back, between two pieces of a stream.
    (
      #"{"output_type": "stream", "name": "stdout", "text": "a\n"}, {"output_type": "display_data", "data": {"text/plain": []}}, {"output_type": "stream", "name": "stdout", "text": "b\n"}"#,
      [.text("a\nb")]
    ),
    (
      #"{"output_type": "execute_result", "execution_count": 3, "data": {"text/plain": ["(2,\n", " 3)"]}, "metadata": {}}"#,
      [.value("(2,\n 3)", number: 3)]
    ),
    (#"{"output_type": "execute_result", "data": {"text/plain": "2"}}"#, [.value("2", number: 7)]),
    (
      #"{"output_type": "execute_result", "execution_count": 3, "data": {"text/html": "<b>", "text/plain": "t"}}"#,
      [.value("t", number: 3)]
    ),
    (
      #"{"output_type": "display_data", "data": {"text/html": "<script>alert(1)</script>"}}"#,
      [.text("[text/html]")]
    ),
    (#"{"output_type": "display_data", "data": {"text/latex": ["$x$"]}}"#, [.text("$x$")]),
    (#"{"output_type": "display_data", "data": {"a\u001b[2Jb": 1, "c/d": 2}}"#, [.text("[ab, c/d]")]),
    (#"{"output_type": "display_data", "data": {}}"#, []),
    (#"{"output_type": "display_data", "data": {"text/plain": {"a": 1}}}"#, [.text("[text/plain]")]),
    (
      #"{"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": ["\u001b[0;31m---\u001b[0m", "ValueError: no"]}"#,
      [.error("---\nValueError: no")]
    ),
    (#"{"output_type": "error", "ename": "E", "evalue": "no", "traceback": []}"#, [.error("E: no")]),
    (#"{"output_type": "error", "ename": "E", "evalue": 3, "traceback": 4}"#, [.error("E")]),
    (
      #"{"output_type": "error", "ename": "KeyboardInterrupt", "evalue": "", "traceback": ["a"]}"#,
      [.interrupted]
    ),
    (#"{"output_type": "something new", "data": 3}"#, []),
  ]

  @Test(arguments: outputs) func readsOutputs(text: String, outputs: [Output]) throws {
    #expect(try Self.outputs(of: text) == outputs)
  }

  @Test func readsImages() throws {
    let outputs = try Self.outputs(
      of: """
        {"output_type": "display_data", "metadata": {"image/png": {"alt": "A cat."}},
         "data": {"image/png": "aGVs\\nbG8=\\n", "text/plain": ["<Figure>"]}},
        {"output_type": "execute_result", "metadata": {}, "data": {"image/svg+xml": ["<svg>", "</svg>"]}},
        {"output_type": "display_data", "data": {"image/png": "\\" onerror=x", "text/plain": "t"}}
        """)
    guard case .figure(let cat) = outputs[0], case .figure(let drawing) = outputs[1] else {
      Issue.record("no figures")
      return
    }
    #expect(cat.text == "<Figure>" && cat.sentence == "A cat." && cat.svg.isEmpty)
    #expect(cat.image == .bitmap(mimeType: "image/png", base64: "aGVsbG8="))
    // A foreign SVG is not where our own drawings are.
    #expect(drawing.svg.isEmpty && drawing.image == .svg("<svg></svg>"))
    #expect(outputs[2] == .text("t"))
  }

  @Test func readsNumbersAndTimes() throws {
    func execution(_ members: String) throws -> Execution? {
      try Jupyter.parse(Self.document(#"{"cell_type": "code", "source": "x", "outputs": [], \#(members)}"#))
        .codeCells[0].execution
    }
    let record = """
      "execution_count": 4, "metadata": {"execution": {"iopub.execute_input": "2026-11-23T16:40:01.250000Z",
       "iopub.status.idle": "2026-11-23T16:40:03.5Z"}}
      """
    #expect(try execution(record) == Execution(number: 4, time: "2026-11-23T16:40:01Z", seconds: 2.25))
    let colab = #""execution_count": 4, "metadata": {"executionInfo": {"elapsed": 1500, "status": "ok"}}"#
    #expect(try execution(colab) == Execution(number: 4, seconds: 1.5))
    #expect(try execution(#""execution_count": null"#) == nil)
    #expect(
      try execution(#""execution_count": 2, "metadata": {"execution": {"iopub.execute_input": 3}}"#)
        == Execution(number: 2))
  }

  static let refused: [(String, String)] = [
    ("", "its JSON is invalid on line 1"),
    ("{\n\"cells\": [\n}", "its JSON is invalid on line 3"),
    (String(repeating: "[", count: 10_000), "its JSON is nested more than 200 levels deep"),
    (
      document(#"{"cell_type": "raw", "source": "", "metadata": "# + String(repeating: "[", count: 10_000)),
      "its JSON is nested more than 200 levels deep"
    ),
    ("[]", "expected an object with `nbformat` and a list of `cells`"),
    ("{\"cells\": []}", "expected an object with `nbformat` and a list of `cells`"),
    (#"{"nbformat": "4", "cells": []}"#, "expected an object with `nbformat` and a list of `cells`"),
    (#"{"nbformat": 4, "cells": {}}"#, "expected an object with `nbformat` and a list of `cells`"),
    (
      #"{"nbformat": 3, "worksheets": []}"#,
      "nbformat 3 is not supported; `jupyter nbconvert --to notebook` converts it to 4"
    ),
    (#"{"nbformat": 5, "cells": []}"#, "nbformat 5 is not supported, only 4"),
    (document("3"), "cell 1 has no `cell_type`"),
    (document(#"{"cell_type": "raw", "source": ""}, {"source": ""}"#), "cell 2 has no `cell_type`"),
    (
      document(#"{"cell_type": "code", "source": 3}"#),
      "the source of cell 1 is neither text nor a list of texts"
    ),
    (
      document(#"{"cell_type": "code", "source": ["a", 3]}"#),
      "the source of cell 1 is neither text nor a list of texts"
    ),
    (document(#"{"cell_type": "code", "source": "", "outputs": 3}"#), "the outputs of cell 1 are not a list"),
    (document(#"{"cell_type": "code", "source": "", "outputs": [3]}"#), "output 1 of cell 1 is invalid"),
    (
      document(#"{"cell_type": "code", "source": "", "outputs": [{"output_type": "stream", "text": 3}]}"#),
      "output 1 of cell 1 is invalid"
    ),
    (
      document(
        #"{"cell_type": "code", "source": "", "outputs": [{"output_type": "display_data", "data": []}]}"#),
      "output 1 of cell 1 is invalid"
    ),
  ]

  @Test(arguments: refused) func refusesWithAReason(text: String, reason: String) {
    #expect(throws: JupyterFault.self) { try Jupyter.parse(text) }
    do { _ = try Jupyter.parse(text) } catch { #expect(error.description == reason) }
  }

  @Test func refusesEndlessLists() {
    let text = "[" + String(repeating: "1,", count: 1 << 22) + "1]"
    #expect(throws: JupyterFault.json(.tooManyValues(limit: 1 << 22))) { try Jupyter.parse(text) }
    #expect(JupyterFault.json(.tooManyValues(limit: 5)).description == "its JSON has more than 5 values")
  }

  @Test func refusesFiles() throws {
    let folder = try TemporaryFolder()
    func message(_ name: String) -> String {
      do throws(FileFault) {
        _ = try Notebook(contentsOf: folder.path(name))
        return "read"
      } catch { return "\(error)".replacing(folder.path + "/", with: "") }
    }
    try folder.write("{", to: "a.ipynb")
    #expect(message("a.ipynb") == "a.ipynb is not a notebook: its JSON is invalid on line 1")
    try folder.write([0x22, 0xFF, 0x22], to: "latin.ipynb")
    #expect(message("latin.ipynb") == "latin.ipynb is not text in UTF-8")
    // A gigabyte that is never written: the file has a hole.
    let path = try folder.write("{\"cells\": [{\"source\": \"", to: "large.ipynb")
    #expect(truncate(path, 1 << 30) == 0)
    #expect(
      message("large.ipynb").hasSuffix("large.ipynb has more than 67108864 bytes, the most that is read"))
  }

  // MARK: - Round trips

  /// A notebook as JupyterLab, Colab and VS Code write them, with what no model knows.
  static let foreign = [
    document(""),
    document("", metadata: #"{"unknown": [1, 2.5, {"a": null}], "z": true}"#),
    document(
      """
      {"attachments": {"a.png": {"image/png": "aGk="}}, "cell_type": "markdown", "id": "one",
       "metadata": {"tags": ["x"], "slideshow": {"slide_type": "slide"}}, "source": ["![a](attachment:a.png)"]},
      {"cell_type": "code", "execution_count": 12, "id": "two", "metadata": {"collapsed": true, "scrolled": "auto"},
       "outputs": [
        {"name": "stderr", "output_type": "stream", "text": ["WARNING\\n", "x"]},
        {"data": {"text/html": ["<script>alert(1)</script>"], "text/plain": ["   a"],
          "application/vnd.plotly.v1+json": {"data": [{"y": [1, 2]}]}},
         "execution_count": 12, "metadata": {"unknown": 1}, "output_type": "execute_result"},
        {"output_type": "something new", "payload": {"a": []}}],
       "source": ["%matplotlib inline\\n", "df.head()\\n"]},
      {"cell_type": "raw", "id": "three", "metadata": {"format": "text/restructuredtext"}, "source": "::\\n"}
      """, metadata: #"{"kernelspec": {"name": "python3", "display_name": "Python 3"}, "toc": {"a": {}}}"#),
    // Colab: nbformat 4.0 and identifiers in the metadata.
    document(
      """
      {"cell_type": "markdown", "metadata": {"id": "x-1", "colab_type": "text"}, "source": ["# T"]},
      {"cell_type": "code", "metadata": {"id": "x-2", "colab": {"base_uri": "https://localhost:8080/"},
       "executionInfo": {"elapsed": 12, "status": "ok", "user": {"displayName": "", "userId": ""}}},
       "source": ["x"], "execution_count": null, "outputs": []}
      """, metadata: #"{"colab": {"provenance": [], "name": "a.ipynb"}, "accelerator": "GPU"}"#, minor: 0),
    // VS Code: 4.2, a language for each cell, two equal cells.
    document(
      """
      {"cell_type": "code", "execution_count": 1, "metadata": {"vscode": {"languageId": "shellscript"}}, "outputs": [],
       "source": ["%%bash\\n", "ls"]},
      {"cell_type": "code", "execution_count": 2, "metadata": {"n": 1}, "outputs": [], "source": ["x"]},
      {"cell_type": "code", "execution_count": 3, "metadata": {"n": 2}, "outputs": [], "source": ["x"]}
      """, metadata: #"{"orig_nbformat": 4}"#, minor: 2),
  ]

  @Test(arguments: foreign) func comesBackAsJSON(text: String) throws {
    let notebook = try Jupyter.parse(text)
    let document = try #require(JSON(text))
    #expect(JSON(Jupyter.print(notebook)) == document)
    #expect(try Jupyter.parse(Jupyter.print(notebook)) == notebook)
  }

  @Test func whatChangesLeavesTheRest() throws {
    var notebook = try Jupyter.parse(Self.foreign[2])
    guard case .code(var cell) = notebook.cells[1] else { return }
    cell.outputs = [.value("3", number: 2)]
    cell.execution = Execution(number: 2)
    notebook.cells[1] = .code(cell)
    notebook.cells.insert(.prose("new"), at: 0)
    notebook.cells.removeLast()
    let cells = try #require(JSON(Jupyter.print(notebook))?["cells"]?.array)
    let old = try #require(JSON(Self.foreign[2])?["cells"]?.array)
    #expect(cells.count == 3)
    #expect(cells[0]["source"] == ["new"])
    #expect(cells[1] == old[0])
    #expect(cells[2]["id"] == "two" && cells[2]["metadata"] == old[1]["metadata"])
    #expect(cells[2]["source"] == old[1]["source"] && cells[2]["execution_count"] == 2)
    #expect(cells[2]["outputs"]?.array?.count == 1)
  }

  @Test func anEditedCellKeepsItsMetadata() throws {
    var notebook = try Jupyter.parse(Self.foreign[2])
    notebook.cells[0] = .prose("edited")
    notebook.cells[2] = .prose("was raw")
    let cells = try #require(JSON(Jupyter.print(notebook))?["cells"]?.array)
    #expect(cells[0]["metadata"]?["tags"] == ["x"] && cells[0]["source"] == ["edited"])
    #expect(cells[2]["cell_type"] == "markdown")
  }

  @Test func olderVersionsGetNoIdentifiers() throws {
    var notebook = try Jupyter.parse(Self.foreign[3])
    notebook.cells.append(.prose("new"))
    #expect(JSON(Jupyter.print(notebook))?["cells"]?.array?.last?["id"] == nil)
  }

  @Test func aReplayKeepsTheDocument() throws {
    let notebook = try Jupyter.parse(
      Self.document(
        """
        {"cell_type": "code", "execution_count": 9, "id": "a", "metadata": {"tags": ["t"],
         "execution": {"iopub.execute_input": "2020-01-01T00:00:00Z"}}, "source": "value", "outputs": [
          {"output_type": "execute_result", "execution_count": 9, "metadata": {}, "data": {"text/plain": "other"}}]},
        {"cell_type": "code", "execution_count": 3, "id": "b", "metadata": {}, "source": "stop", "outputs": [
          {"output_type": "error", "ename": "KeyboardInterrupt", "evalue": "", "traceback": []}]}
        """))
    let report = Replay().run(notebook, in: Scene().session)
    #expect(report.cells.map(\.matches) == [false, true])
    #expect(report.cells.map(\.wasSkipped) == [false, true])
    let cells = try #require(JSON(Jupyter.print(report.updated))?["cells"]?.array)
    #expect(cells[0]["id"] == "a" && cells[0]["metadata"]?["tags"] == ["t"])
    #expect(cells[0]["outputs"]?.array?[0]["data"] == ["text/plain": ["value"]])
    #expect(cells[0]["execution_count"] == 1)
    let time = cells[0]["metadata"]?["execution"]?["iopub.execute_input"]?.string
    #expect(time?.hasPrefix("2020-01-01") == false)
    #expect(cells[1] == notebook.document?["cells"]?.array?[1])
  }
}

import Evaluator
import Figures
import Formats
import TestSupport
import Testing

@testable import Notebooks

/// Data frames: text at the prompt, tables in documents.
@Suite struct TableTests {
  private final class Plain: Screen {
    var shown = ""
    func write(_ text: String) {}
    func draw(_ drawing: any Drawing) {}
    func status(_ line: String) {}
    func note(_ text: String) {}
    var width: Int { 80 }
    var isLive: Bool { false }
    func show(value: String, number: Int) { shown = value }
    func show(error: String) { shown = error }
    func showInterrupted() {}
  }

  private func output(of code: String) throws -> (output: Output, shown: String) {
    let screen = Plain()
    let recorder = Recorder(screen)
    let session = Session(runner: InterpreterRunner(console: recorder), recorder: recorder, screen: screen)
    session.run("import pandas as pd")
    session.run(code)
    return (try #require(session.entries.last?.outputs.last), screen.shown)
  }

  @Test func aDataFrameIsATable() throws {
    let (output, shown) = try output(
      of: "pd.DataFrame({'a': [1.5, 2], '<b>': ['x & y', None]}, index=['p', 'q'])")
    #expect(shown.hasPrefix("     a    <b>\np  1.5  x & y"))
    guard case .table(let text, let table, let number) = output else {
      Issue.record("no table: \(output)")
      return
    }
    #expect(text == shown)
    #expect(number == 2)
    #expect(table.header == ["", "a", "<b>"])
    #expect(table.rows.map { $0[0] } == ["p", "q"])
    #expect(table.rows[0] == ["p", "1.5", "x & y"])
    #expect(table.note.isEmpty)
    #expect(Output(output.json) == output)

    let notebook = Notebook([.code(CodeCell("df", outputs: [output]))])
    let page = HTML.print(notebook)
    #expect(page.contains("<th scope=\"col\">&lt;b&gt;</th>"))
    #expect(page.contains("<th scope=\"row\">p</th><td>1.5</td><td>x &amp; y</td>"))
    let data = JSON(Jupyter.print(notebook))?["cells"]?.array?.first?["outputs"]?.array?.first?["data"]
    #expect(data?["text/html"] != nil)
    #expect(data?["text/plain"] != nil)
    #expect(Markdown.print(notebook).contains("text Out[2]\n     a    <b>"))
    #expect(OutputComparison().matches(.value(text, number: 7), output))
  }

  @Test func largeTablesAreShownInPart() throws {
    let wide = "pd.DataFrame([range(30)] * 100)"
    guard case .table(_, let table, _) = try output(of: wide).output else {
      Issue.record("no table")
      return
    }
    #expect(table.note == "100 rows × 30 columns")
    #expect(table.header.count == 22)
    #expect(table.header[11] == "...")
    #expect(table.rows.count == 11)
    #expect(table.rows[5] == Array(repeating: "...", count: 22))
    #expect(table.rows.last?.first == "99")
  }

  @Test func anEmptyFrameAndASeriesAreTexts() throws {
    for code in ["pd.DataFrame()", "pd.Series([1, 2])"] {
      guard case .value = try output(of: code).output else {
        Issue.record("\(code) is a table")
        continue
      }
    }
  }
}

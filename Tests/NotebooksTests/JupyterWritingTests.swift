import Formats
import Glibc
import TestSupport
import Testing

@testable import Notebooks

@Suite struct JupyterWritingTests {
  private func cells(_ notebook: Notebook) throws -> [JSON] {
    try #require(JSON(Jupyter.print(notebook))?["cells"]?.array)
  }

  private static let figure = FigureOutput(text: "▁▂", sentence: "It rises.", svg: "<svg>\n</svg>")

  static let notebooks: [[Cell]] = [
    [],
    [.prose("# T\n\ntext"), .prose("")],
    [.code(CodeCell("x = 1\n\nx\n"))],
    [.code(CodeCell("x", outputs: [.text("a\n\nb"), .value("(1,\n 2)", number: 3)]))],
    [.code(CodeCell("x", outputs: [.error("Error: no\n  1 │ x\n    │ ^")]))],
    [.code(CodeCell("x", outputs: [.text("half"), .interrupted]))],
    [.code(CodeCell("x", outputs: [.text("")]))],
    [.question("id: a\nask: Why?\nkind: number\nanswer: 3"), .question("id: b\nyours: x"), .question("[")],
    [.code(CodeCell("x", outputs: [.figure(FigureOutput(text: "▁", sentence: "One.", svg: ""))]))],
  ]

  @Test(arguments: notebooks) func writtenIsRead(cells: [Cell]) throws {
    let text = Jupyter.print(Notebook(cells))
    // A final line break is none of a cell's.
    let expected = cells.map { cell in
      if case .code(var code) = cell {
        code.source = code.source.withoutFinalLineBreak
        return Cell.code(code)
      }
      return cell
    }
    #expect(try Jupyter.parse(text).cells == expected)
    #expect(JSON(Jupyter.print(try Jupyter.parse(text))) == JSON(text))
  }

  @Test func lessonsComeBack() throws {
    let folder = FixtureFolder.repository
    for name in folder.names(endingIn: ".md", in: "Lessons") {
      let lesson = Markdown.parse(try folder.text(of: "Lessons/" + name))
      #expect(try Jupyter.parse(Jupyter.print(lesson)).cells == lesson.cells, "\(name)")
    }
  }

  @Test func aNotebookReadsAsJupyterWritesIt() {
    let notebook = Notebook([
      .prose("# Sums"), .code(CodeCell("print('a')\n1 + 1", outputs: [.text("a"), .value("2", number: 3)])),
    ])
    #expect(
      Jupyter.print(notebook) == """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "30665c1ea996f5b5",
           "metadata": {},
           "source": [
            "# Sums"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "ba1670ec503090bc",
           "metadata": {},
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "a\\n"
             ]
            },
            {
             "data": {
              "text/plain": [
               "2"
              ]
             },
             "execution_count": 3,
             "metadata": {},
             "output_type": "execute_result"
            }
           ],
           "source": [
            "print('a')\\n",
            "1 + 1"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": "Fieldbook",
           "language": "python",
           "name": "fieldbook"
          },
          "language_info": {
           "file_extension": ".py",
           "mimetype": "text/x-python",
           "name": "python",
           "pygments_lexer": "python"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """)
  }

  @Test func figuresHaveTheirSentence() throws {
    let output = try cells(Notebook([.code(CodeCell("x", outputs: [.figure(Self.figure)]))]))[0]["outputs"]?
      .array?[0]
    #expect(output?["output_type"] == "display_data")
    #expect(output?["data"] == ["image/svg+xml": ["<svg>\n", "</svg>"], "text/plain": ["▁▂"]])
    #expect(output?["metadata"] == ["image/svg+xml": ["alt": "It rises."]])
    let read = try Jupyter.parse(
      Jupyter.print(Notebook([.code(CodeCell("x", outputs: [.figure(Self.figure)]))])))
    guard case .figure(let figure) = read.codeCells[0].outputs[0] else {
      Issue.record("no figure")
      return
    }
    #expect(figure.text == "▁▂" && figure.sentence == "It rises.")
    #expect(figure.image == .svg("<svg>\n</svg>"))
  }

  @Test func errorsHaveNames() throws {
    let errors = ["Error: no `x`\n  1 │ x", "ValueError: no", "no name", "two words: x", ""].map(Output.error)
    let outputs = try cells(Notebook([.code(CodeCell("x", outputs: errors + [.interrupted]))]))[0]["outputs"]?
      .array
    #expect(
      outputs?.map { $0["ename"] } == ["Error", "ValueError", "Error", "Error", "Error", "KeyboardInterrupt"])
    #expect(outputs?.map { $0["evalue"] } == ["no `x`", "no", "no name", "two words: x", "", ""])
    #expect(outputs?[0]["traceback"] == ["Error: no `x`", "  1 │ x"])
  }

  @Test func identifiersStay() throws {
    let cells: [Cell] = [.prose("a"), .code(CodeCell("a")), .prose("a"), .prose("a")]
    let first = try self.cells(Notebook(cells)).map { $0["id"]?.string ?? "" }
    #expect(Set(first).count == 4)
    #expect(first[2] == first[0] + "-2" && first[3] == first[0] + "-3")
    #expect(
      first.allSatisfy {
        (1...64).contains($0.count)
          && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      })
    // Outputs, and cells before it, change nothing.
    var code = CodeCell("a", outputs: [.text("x")])
    code.execution = Execution(number: 3)
    let second = try self.cells(Notebook([.prose("new"), .code(code)])).map { $0["id"]?.string ?? "" }
    #expect(second[1] == first[1])
    // Many equal cells take linear time.
    let many = Notebook(Array(repeating: .prose(""), count: 50_000))
    #expect(Set(try self.cells(many).map { $0["id"]?.string ?? "" }).count == 50_000)
  }

  @Test func questionsAreShown() throws {
    let yaml = "id: a\nask: Which?\nkind: choice\nanswer: b\nchoices: [one, two]"
    let cell = try cells(Notebook([.question(yaml)]))[0]
    #expect(cell["source"] == ["**Question:** Which?\n", "\n", "- (a) one\n", "- (b) two"])
    #expect(cell["metadata"] == ["fieldbook": ["question": .string(yaml)]])
    // An answer is written into the block itself.
    let assigned = try cells(Notebook([.question("id: a\nyours: ")]))[0]
    #expect(assigned["source"] == ["```question\n", "id: a\n", "yours: \n", "```"])
    #expect(assigned["metadata"] == .object([]))
  }

  @Test func aSessionHasItsTimes() throws {
    let entries = [
      JournalEntry(prose: "Read this.", number: 0, time: "2026-11-23T16:40:00Z"),
      JournalEntry(
        number: 1, time: "2026-11-23T16:40:01Z", source: "x", outputs: [.value("1", number: 1)],
        seconds: 61.25),
      JournalEntry(number: 2, time: "2026-11-23T16:50:01Z", source: "y"),
      JournalEntry(number: 3, time: "yesterday", source: "z", seconds: 1),
    ]
    let cells = try cells(Notebook(session: "s", entries))
    #expect(cells.map { $0["execution_count"] } == [nil, nil, 1, 2, 3])
    #expect(
      cells[2]["metadata"] == [
        "execution": [
          "iopub.execute_input": "2026-11-23T16:40:01.000000Z",
          "shell.execute_reply": "2026-11-23T16:41:02.250000Z",
        ]
      ])
    #expect(cells[3]["metadata"] == ["execution": ["iopub.execute_input": "2026-11-23T16:50:01.000000Z"]])
    #expect(cells[4]["metadata"] == .object([]))
    let read = try Jupyter.parse(Jupyter.print(Notebook(session: "s", entries)))
    #expect(read.codeCells[0].execution == entries[1].execution)
  }

  static let moments: [(String, String?)] = [
    ("2026-11-23T16:40:01Z", "2026-11-23T16:40:01.000000Z"),
    ("2026-11-23T16:40:01.5+00:00", "2026-11-23T16:40:01.500000Z"),
    ("2026-11-23T16:40:01.123456789Z", "2026-11-23T16:40:01.123456Z"),
    ("1969-12-31T23:59:59.25Z", "1969-12-31T23:59:59.250000Z"),
    ("2026-11-23T16:40:01+01:00", nil),
    ("2026-11-23 16:40:01Z", nil),
    ("2026-11-23T16:40:01.", nil),
    ("2026-11-23T16:4a:01Z", nil),
    ("", nil),
  ]

  @Test(arguments: moments) func readsMoments(text: String, expected: String?) {
    #expect(Timestamp(text)?.text == expected)
  }

  static let terminalTexts: [(String, String)] = [
    ("plain\n", "plain\n"), ("a\r\nb\r\n", "a\nb\n"), ("abc\rx", "xbc"), ("ab\u{8}c", "ac"),
    ("\u{1B}[31mred\u{1B}[0m", "red"), ("\u{1B}]8;;http://x\u{7}link\u{1B}]8;;\u{1B}\\", "link"),
    ("long\r\u{1B}[Kx", "x"), ("\u{1B}]never ended\nnext", "\nnext"), ("\u{1B}", ""), ("\u{1B}[", ""),
    ("\u{8}\u{8}a", "a"), ("é\r漢", "漢"),
  ]

  @Test(arguments: terminalTexts) func carriesOutWhatATerminalDoes(text: String, shown: String) {
    #expect(TerminalText.plain(text) == shown)
  }

  @Test func exportsByName() throws {
    let folder = try TemporaryFolder()
    let scene = Scene()
    scene.session.run("both")
    #expect(scene.session.run("%export \(folder.path("a.ipynb"))") == .done)
    let notebook = try Notebook(contentsOf: folder.path("a.ipynb"))
    #expect(notebook.codeCells == [CodeCell("both", outputs: [.text("text"), .value("value", number: 1)])])
    #expect(scene.screen.log.last == "note 1 cell written to \(folder.path("a.ipynb"))")
    #expect(NotebookFormat(fileName: "x/A.IPYNB") == .jupyter)
    #expect(NotebookFormat.python.print(notebook).hasPrefix("# %%"))
  }
}

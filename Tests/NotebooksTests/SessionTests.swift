import Evaluator
import Language
import TestSupport
import Testing

@testable import Notebooks

@Suite struct SessionTests {
  @Test func numbersShowsAndRecords() {
    let scene = Scene()
    #expect(scene.session.run("both\n") == .value("value"))
    #expect(scene.session.run("fail") == .failed("Error: it failed\n  1 │ fail\n    │ ^^^^\n"))
    #expect(scene.session.run("stop", named: "lenet.py", line: 7) == .interrupted)
    #expect(
      scene.screen.log == [
        "write text\n", "value 1 value", "error Error: it failed\n  1 │ fail\n    │ ^^^^\n", "interrupted",
      ])
    #expect(scene.runner.names == ["In [1]", "In [2]", "lenet.py:7"])
    #expect(scene.session.nextNumber == 4)
    #expect(
      scene.session.notebook.codeCells[0]
        == CodeCell("both", outputs: [.text("text"), .value("value", number: 1)]))
  }

  @Test func whatRunsAsideIsNotRecorded() {
    let scene = Scene()
    #expect(scene.session.runAside("both") == .value("value"))
    #expect(scene.session.runAside("  ") == .done)
    #expect(scene.screen.log == ["write text\n", "value 1 value"])
    #expect(scene.session.entries.isEmpty)
    #expect(scene.session.nextNumber == 1)
    scene.session.run("print a")
    #expect(scene.session.entries[0].outputs == [.text("a")])
  }

  @Test func progressIsNoOutput() {
    let scene = Scene()
    scene.session.run("status")
    #expect(scene.screen.log == ["status half way"])
    #expect(scene.session.entries[0].outputs.isEmpty)
  }

  @Test func blanksAreNoCell() {
    let scene = Scene()
    scene.session.run("  \n")
    #expect(scene.session.nextNumber == 1)
    #expect(scene.runner.names.isEmpty)
  }

  static let faults: [(String, String)] = [
    ("%exprt x.md", "Error: unknown magic %exprt; did you mean %export?"),
    ("%zzzzzz", "Error: unknown magic %zzzzzz\nhelp: %lsmagic lists those that there are"),
    (
      "%export",
      "Error: %export expects one file whose name ends in \(ExportFormat.endings), found nothing"
    ),
    (
      "%export a b",
      "Error: %export expects one file whose name ends in \(ExportFormat.endings), found a b"
    ),
    (
      "%export a.txt",
      "Error: %export expects one file whose name ends in \(ExportFormat.endings), found a.txt"
    ),
    (
      "%export /nowhere/a.md",
      "Error: /nowhere/a.md: Permission denied outside the notebook's folder (fieldbook --allow /nowhere allows it)"
    ),
    ("%history x", "Error: %history expects a count, found x"),
    ("%history -1", "Error: %history expects a count, found -1"),
    ("?nothing", "Error: undefined `nothing`\nhelp: define it"),
  ]

  @Test(arguments: faults) func magicsThatCannotBeFollowed(line: String, message: String) {
    let scene = Scene()
    #expect(scene.session.run(line) == .failed(message))
    #expect(scene.screen.log == ["error " + message])
    #expect(scene.session.nextNumber == 1)
  }

  static let helps = ["?Dense", "Dense?", " Dense?? ", "%help Dense"]

  @Test(arguments: helps) func helpOnAName(line: String) {
    let scene = Scene()
    #expect(scene.session.run(line) == .done)
    #expect(scene.screen.log == ["write Dense(units)\n"])
  }

  static let cells = [
    "%%time\nx", "%matplotlib inline", "!pip install x", "x = a % b", "f(x)?.y", "%pip install x",
  ]

  @Test(arguments: cells) func linesThatAreCells(line: String) {
    let scene = Scene()
    scene.session.run(line)
    #expect(scene.session.nextNumber == 2)
  }

  @Test func helpNamesEveryMagicWithinAScreen() {
    let scene = Scene()
    scene.session.run("%help")
    let page = scene.screen.log.joined()
    for magic in NotebookMagic.all { #expect(page.contains("%\(magic.name) ")) }
    for line in page.split(separator: "\n") { #expect(line.count < 80) }
  }

  @Test func magicsInsideACell() {
    let scene = Scene()
    #expect(scene.session.run("magic history 0") == .value("true"))
    #expect(scene.session.run("magic timeit x") == .value("false"))
    #expect(scene.session.run("magic matplotlib inline") == .value("false"))
    #expect(scene.session.run("magic export") == .value("false"))
  }

  @Test func completesMagics() {
    let session = Scene().session
    let found = session.completions(of: "%h")
    #expect(found.word == "%h")
    #expect(found.candidates.map(\.text) == ["%help", "%history"])
    #expect(session.completions(of: "%history a") == Completions())
    #expect(session.completions(of: "?%hist").candidates.map(\.text) == ["%history"])
    #expect(session.completions(of: "?ctrl") == Completions())
  }

  @Test func completesFiles() throws {
    let folder = try TemporaryFolder()
    for name in ["Notes.md", "nets/lenet.py", "nest.py", ".hidden", "a\"b"] { try folder.write("", to: name) }
    let screen = ScreenLog()
    let session = Session(
      runner: InterpreterRunner(console: Recorder(screen)), recorder: Recorder(screen), screen: screen)
    for (text, word, candidates) in [
      ("%export \(folder.path)/n", "n", ["Notes.md", "nest.py", "nets/"]),
      ("open('\(folder.path)/n", "n", ["Notes.md'", "nest.py'", "nets/"]),
      ("x = \"\(folder.path)/", "", ["Notes.md\"", "nest.py\"", "nets/"]),
      ("x = '\(folder.path)/.h", ".h", [".hidden'"]), ("x = '\(folder.path)/ret", "ret", []),
      ("'\(folder.path)/nets/", "", ["lenet.py'"]), ("'\(folder.path)/nowhere/n", "n", []),
    ] {
      let found = session.completions(of: text)
      #expect(found.word == word)
      #expect(found.candidates.map(\.text) == candidates, "\(text)")
    }
  }

  @Test func historyShowsTheLastCells() {
    let scene = Scene()
    for cell in ["1", "print\n  2", "3"] { scene.session.run(cell) }
    scene.screen.log = []
    scene.session.run("%history 2")
    #expect(scene.screen.log == ["write In [2]: print\n          2\n", "write In [3]: 3\n"])
  }

  @Test func anExportRunsAgain() throws {
    let directory = try TemporaryFolder()
    let path = directory.path + "/a.md"
    let scene = Scene()
    for cell in ["both", "print x", "fail"] { scene.session.run(cell) }
    scene.session.run("%export \(path)")
    #expect(scene.screen.log.last == "note 3 cells written to \(path)")
    let notebook = try Notebook(contentsOf: path)
    #expect(notebook == scene.session.notebook)
    let report = Replay().run(notebook, in: Scene().session)
    #expect(report.differences.isEmpty)
    #expect(report.updated == notebook)
  }
}

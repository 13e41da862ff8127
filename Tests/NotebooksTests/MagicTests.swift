import Engine
import Foundation
import TestSupport
import Testing

@testable import Evaluator
@testable import Notebooks

/// Magics and the names of IPython in a session with the interpreter.
@Suite(.serialized) struct MagicTests {
  let screen = ScreenLog()
  let session: Session

  init() {
    let recorder = Recorder(screen)
    session = Session(runner: InterpreterRunner(console: recorder), recorder: recorder, screen: screen)
  }

  /// What cells show, one after another.
  private func shown(_ cells: String...) -> [String] {
    screen.log = []
    for cell in cells { session.run(cell) }
    return screen.log
  }

  // MARK: - Results and inputs

  @Test func resultsHaveNames() {
    #expect(shown("6 * 7", "_ + 1", "[_, __, ___, Out[1], _2]").last == "value 3 [43, 42, '', 42, 43]")
    #expect(
      shown("(_i, _ii, In[1], _i2)").last == "value 4 ('[_, __, ___, Out[1], _2]', '_ + 1', '6 * 7', '_ + 1')"
    )
  }

  @Test func aVariableHidesTheName() {
    _ = shown("5", "for _ in range(3): pass")
    #expect(shown("_") == ["value 3 2"])
    #expect(shown("del _", "_") == ["value 5 2"])
    #expect(shown("'_' in dir()", "'Out' in dir()") == ["value 6 False", "value 7 False"])
  }

  @Test func theOldestResultsAreDroppedPastALimit() throws {
    let interpreter = Interpreter(console: ScreenLog(), environment: Environment())
    let recent = RecentCells()
    let text = Value.string("a")
    for number in 1...3 {
      recent.begin(number, source: "x")
      let tensor = Value.tensor(try .zeros([100]))
      let dropped = try recent.keep(.list(of: [tensor, text]), interpreter, byteLimit: 900)
      #expect(dropped == (number == 3 ? [1] : []))
    }
    #expect(recent.byteCount == 800)
    #expect(recent.value(of: "_1") == nil)
    #expect(recent.value(of: "_3") != nil)
    recent.begin(4, source: "x")
    #expect(try recent.keep(.tensor(.zeros([1000])), interpreter, byteLimit: 900) == [2, 3])
    #expect(recent.byteCount == 4000)
  }

  @Test func droppedResultsGiveTheirMemoryBack() {
    // What earlier tests left goes when something runs.
    _ = shown("import numpy as np")
    let before = Ledger.shared.current
    _ = shown("np.zeros((1000,), dtype='float32')")
    #expect(Ledger.shared.current == before + 4000)
    _ = shown("%reset out")
    #expect(Ledger.shared.current == before)
  }

  // MARK: - Code behind a magic

  @Test func captureHoldsEverythingBack() {
    #expect(shown("%%capture out\nprint('a')\n!ls\n5") == [])
    #expect(
      shown("out.stdout, out.stderr") == ["value 2 ('a\\n', 'not run: `!ls`; fieldbook has no shell\\n')"])
    #expect(shown("out.show()") == ["write a\n", "note not run: `!ls`; fieldbook has no shell"])
    #expect(session.entries[0].outputs.isEmpty)
    #expect(shown("%%capture --no-stdout\nprint('b')") == ["write b\n"])
  }

  @Test func aCapturedCellThatFailsSaysSo() {
    let log = shown("%%capture out\nprint('a')\nnope")
    #expect(log.count == 1 && log[0].hasPrefix("error Error: undefined `nope`\n  3 │ nope"))
    #expect(shown("print('b')") == ["write b\n"])
  }

  @Test func timeRunsItsCode() {
    let log = shown("%time x = 6  ", "x")
    #expect(log.count == 2 && log[0].hasPrefix("note Wall time: ") && log[1] == "value 2 6")
    #expect(shown("n = 0", "%timeit -n 4 -r3 n = n + 1", "n").last == "value 5 12")
    #expect(shown("%%time\nx = 7\nx").last == "value 6 7")
  }

  static let faults = [
    ("%time", "%time expects code, found nothing"),
    ("%%timeit\n", "%%timeit expects code below it, found nothing"),
    ("%%capture a b-c\n1", nil),
    ("%%capture 3\n1", "%%capture expects the name of a variable, found 3"),
    ("%%capture --quiet\n1", "%%capture has no option --quiet"),
    ("%timeit -n x 1", "%timeit -n expects a count, found x"),
    ("%capture out", "capture is for a whole cell, found %capture on a line"),
    ("%seed x", "%seed expects a number from 0 to 4294967295, found x"),
    ("%threads 0", "%threads expects 1"),
    ("%reset all", "%reset expects nothing or out, found all"),
    ("%run", "%run expects one file, found nothing"),
    ("%run none.py", "cannot read none.py: no such file or directory"),
    ("%load none.md", "cannot read none.md: no such file or directory"),
    ("%save", "%save expects a file, found nothing"),
    ("%recall", "there are no cells yet"), ("%rerun 3", "there are no cells yet"),
    ("%edit", "%edit needs a prompt at a terminal, and there is none"),
    ("%lesson 1", "%lesson needs a prompt at a terminal, and there is none"),
    ("?%nothing", "unknown magic %nothing"),
  ]

  @Test(arguments: faults) func aMagicThatCannotBeFollowed(cell: String, message: String?) {
    let ending = session.run(cell)
    guard let message else { return #expect(ending == .done) }
    guard case .failed(let text) = ending else { return #expect(ending == .failed(message)) }
    #expect(text.hasPrefix("Error: " + message))
  }

  // MARK: - Cells and files

  @Test func cellsAreOfferedAgain() {
    _ = shown("a = 1", "b = 2", "c = 3")
    session.run("%recall 1-2")
    #expect(session.takeOffer() == "a = 1\n\nb = 2")
    #expect(session.takeOffer() == "")
    session.run("%recall")
    #expect(session.takeOffer() == "c = 3")
    #expect(session.nextNumber == 4)
  }

  @Test func cellsRunAgain() {
    _ = shown("n = 0", "n += 1\nn")
    #expect(shown("%rerun 2 2") == ["write In [3]: n += 1\n   ...: n\n", "value 3 2"])
    // The first that fails ends it.
    _ = shown("1 / 0", "5")
    #expect(shown("%rerun 4-5").count == 2)
  }

  @Test func filesAreSavedLoadedAndRun() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("cells")
    _ = shown("a = 20", "def f(x):\n    return x + a")
    #expect(shown("%save \(path)") == ["note 2 cells written to \(path).py"])
    #expect(shown("%save \(path) 1").last?.hasPrefix("error Error: \(path).py is there already") == true)
    #expect(shown("%save -f \(path) 2,1") == ["note 2 cells written to \(path).py"])
    session.run("%load \(path).py")
    #expect(session.takeOffer() == "a = 20\n\n\ndef f(x):\n    return x + a")
    _ = shown("%reset", "%run \(path).py")
    #expect(shown("f(1)") == ["value 5 21"])
    try folder.write("x = 1\nx\nnope\n", to: "bad.py")
    let log = shown("%run \(folder.path("bad.py"))")
    #expect(log.count == 1 && log[0].hasPrefix("error Error: undefined `nope`\n"))
    #expect(shown("x") == ["value 7 1"])
  }

  @Test func theVariablesAreListed() {
    _ = shown(
      "import numpy as np\nwidth = 3\nimages = np.zeros((2, 5), dtype='float32')\ndef f(x, y=1): pass\n_hidden = 1"
    )
    #expect(shown("%who") == ["write np  width  images  f\n"])
    #expect(
      shown("%whos") == [
        "write np      module              numpy\n", "write width   int                 3\n",
        "write images  ndarray   40 bytes  shape (2, 5), float32\n",
        "write f       function            f(x, y=…)\n",
      ])
    #expect(shown("%mem").joined().contains("images  40 bytes"))
    #expect(shown("%reset", "%who") == ["note 4 variables forgotten", "write there are no variables\n"])
  }

  @Test func aSeedStartsEverythingAgain() {
    let cell = "import numpy as np\nfloat(np.random.rand())"
    #expect(shown("%seed 3", cell)[0].hasPrefix("value 2 0.550797"))
    #expect(shown("%seed 3", cell)[0].hasPrefix("value 4 0.550797"))
  }

  @Test func fewerThreadsCanBeUsed() {
    let most = WorkerPool.shared.count
    defer { WorkerPool.shared.usable = most }
    #expect(shown("%threads 1", "%threads") == ["write 1 of \(most) thread\(most == 1 ? "" : "s")\n"])
  }

  // MARK: - Help

  @Test(arguments: NotebookMagic.all.map(\.name)) func everyMagicHasAPageAndIsCompleted(name: String) {
    let page = shown("?%\(name)").joined()
    #expect(page.hasPrefix("write %") && page.contains(name) && page.count > 40)
    #expect(shown("%lsmagic").joined().contains("%\(name)"))
    #expect(session.completions(of: "%").candidates.contains { $0.text.hasSuffix("%" + name) })
    #expect(session.nextNumber == 1)
  }

  @Test(arguments: ["?", "%help", "help()", "%"]) func oneHelpPage(cell: String) {
    #expect(shown(cell) == ["write " + NotebookMagic.helpPage(width: 80)])
  }

  @Test func theSourceOfWhatTheSessionDefined() {
    _ = shown("def f(x):\n    # twice\n    return 2 * x", "class A:\n    def g(self):\n        return 1")
    #expect(shown("??f") == ["write def f(x):\n    # twice\n    return 2 * x\n\ndefined in In [1], line 1\n"])
    #expect(shown("A.g??") == ["write def g(self):\n    return 1\n\ndefined in In [2], line 2\n"])
    #expect(shown("??len").joined().contains("len("))
  }
}

import Engine
import Evaluator
import FieldbookLibrary
import Foundation
import Language
import Testing

extension InterpreterTests {
  /// A session as used by the notebook: results, notes, help, completion, interruption.
  @Suite struct SessionTests {
    private let console = RecordingConsole()
    private let interpreter: Interpreter

    init() { interpreter = Interpreter(console: console, environment: .basic) }

    private func text(_ code: String) -> String? {
      guard case .finished(let result) = interpreter.run(SourceText(code)) else { return "did not finish" }
      return result?.text
    }

    // MARK: - Results

    @Test(
      arguments: [
        ("1 + 1", "2"), ("x = 1", nil), ("None", nil), ("print('a')", nil), ("'a'", "'a'"), ("1;", nil),
        ("x = 5; x", "5"),
        ("if True: 5", nil), ("(1 + 1)", "2"), ("(1 + 1);", nil), ("1 # comment", "1"), ("", nil),
        ("# nothing", nil),
        ("def f(): return 1\nf()", "1"), ("[1, 2]", "[1, 2]"),
      ] as [(String, String?)])
    func result(code: String, expected: String?) { #expect(text(code) == expected) }

    @Test func longContainersGetALineForEachElement() {
      #expect(
        text("['a' * 30, 'b' * 30, 'c' * 30]") == """
          ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
           'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
           'cccccccccccccccccccccccccccccc']
          """)
      #expect(
        text("{'first': list(range(30)), 'second': 1}")?.hasPrefix("{'first': [0,\n           1,\n") == true)
      #expect(text("list(range(2000))")?.hasSuffix(" 999,\n ...]") == true)
      #expect(text("l = [1] * 50\nl.append(l)\nl")?.contains("[...]") == true)
    }

    @Test func namesGoOnFromCellToCell() {
      #expect(text("x = 41") == nil)
      #expect(text("def f(): return x + 1") == nil)
      #expect(text("f()") == "42")
      #expect(interpreter.names == ["x", "f"])
      #expect(text("del x") == nil)
      #expect(interpreter.names == ["f"])
      interpreter["given"] = [1, "two"]
      #expect(text("given[1]") == "'two'")
    }

    @Test func aFaultLeavesWhatWasDone() {
      guard case .failed = interpreter.run(SourceText("a = 1\nb = 1 / 0\nc = 2")) else {
        Issue.record("no fault")
        return
      }
      #expect(text("a") == "1")
      #expect(interpreter.names == ["a"])
    }

    @Test func aPromptWaitsForMore() {
      guard case .incomplete = interpreter.run(SourceText("for i in range(3):"), mode: .interactive) else {
        Issue.record("not incomplete")
        return
      }
      guard case .failed = interpreter.run(SourceText("1 +"), mode: .interactive) else {
        Issue.record("not a fault")
        return
      }
    }

    @Test func aCellOnASmallStackRunsDeep() throws {
      // The test's own thread has 512 KiB.
      _ = interpreter.run(SourceText("def f(n): return 0 if n == 0 else 1 + (((((f(n - 1))))))"))
      #expect(text("f(990)") == "990")
    }

    // MARK: - Lines for IPython

    @Test(arguments: [
      ("%matplotlib inline", "skipped `%matplotlib inline`: it has no meaning in fieldbook"),
      ("!ls -la", "not run: `!ls -la`; fieldbook has no shell"),
      ("!echo one \\\n  two", "not run: `!echo one \\ …`; fieldbook has no shell"),
      ("%%bash\nx = 1", "skipped the cell of `%%bash`: it has no meaning in fieldbook"),
    ])
    func aLineThatNobodyKnowsIsNoted(line: String, note: String) {
      #expect(text(line) == nil)
      #expect(console.notes == [note])
    }

    @Test func theNotebookHandlesItsOwnLines() {
      var handled: [String] = []
      interpreter.magicHandler = {
        handled.append($0.text)
        return $0.name == "timing"
      }
      #expect(text("%timing 1\n%other") == nil)
      #expect(handled == ["timing 1", "other"])
      #expect(console.notes.count == 1)
    }

    // MARK: - Help

    @Test func helpShowsSignatureAndParameters() throws {
      #expect(
        try interpreter.help("sorted") == """
          sorted(iterable, *, key=None, reverse=False)

          A list of the elements in order; equal ones keep theirs.

            key      what to sort by, computed from each element
            reverse  largest first
          """)
      _ = interpreter.run(
        SourceText("import numpy as np\ndef f(a, b=1, *, c):\n  'Adds.\\n\\n    Twice.'\n  return a"))
      #expect(try interpreter.help("f") == "f(a, b=…, *, c)\n\nAdds.\n\nTwice.")
      #expect(try interpreter.help("np.linspace").hasPrefix("np.linspace(start, stop, num=50, endpoint=True"))
      #expect(try interpreter.help("str.upper").hasPrefix("str.upper()"))
      #expect(try interpreter.help("np").contains("linspace"))
      #expect(text("?len") == nil)
      #expect(console.take().hasPrefix("len(obj)"))
      #expect(text("help(len)") == nil)
      #expect(console.take().hasPrefix("len(obj)"))
      #expect(throws: (any Error).self) { try interpreter.help("nothing") }
    }

    @Test func everyBuiltinHasASentence() throws {
      _ = interpreter.run(SourceText("import numpy as np, math, random, time, functools"))
      for name in interpreter.complete("").candidates.map(\.text) { _ = try? interpreter.help(name) }
      for module in ["np", "np.random", "np.linalg", "math", "random", "time", "functools"] {
        for name in interpreter.complete(module + ".").candidates.map(\.text) {
          let help = try interpreter.help(module + "." + name)
          #expect(!help.isEmpty, "\(module).\(name)")
        }
      }
    }

    // MARK: - Completion

    @Test(arguments: [
      ("ran", "range"), ("math.sq", "sqrt"), ("x = math.flo", "floor"), ("print(math.", "pi"),
      ("word.up", "upper"),
      ("words[", ""), ("sorted(words, rev", "reverse="), ("sorted([(1, 2)], ke", "key="),
      ("f(1, sec", "second="),
      ("import ma", "math"), ("from math import sq", "sqrt"), ("Poi", "Point"), ("Point(he", "here="),
      ("p.la", "label"),
      ("p.mo", "move"), ("whi", "while"), ("np.lin", "linspace"), ("np.random.se", "seed"),
      ("arr.sh", "shape"),
      ("import numpy.ran", ""), ("nothing.x", ""), ("3.", ""), ("np.zeros(3, dt", "dtype="),
    ])
    func completes(line: String, expected: String) {
      _ = interpreter.run(
        SourceText(
          """
          import math, numpy as np
          word, words, arr = 'a', ['b'], np.zeros(2)
          def f(first, second=2): return first
          class Point:
              def __init__(self, here, there=0): self.label = 'p'
              def move(self): return 1
          p = Point(1)
          """))
      let found = interpreter.complete(line).candidates.map(\.text)
      #expect(expected.isEmpty ? found.isEmpty : found.contains(expected), "\(found.prefix(10))")
    }

    @Test(arguments: ["keras.layers.Conv2D", "keras.Model.fit", "np.array", "print"])
    func helpIsNoWiderThanTheConsole(name: String) throws {
      let interpreter = Interpreter(console: RecordingConsole())
      _ = interpreter.run(SourceText("import keras\nimport numpy as np"))
      let lines = try interpreter.help(name).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines)")
      #expect(lines[0].hasPrefix(name + "("))
    }

    // MARK: - Stopping

    @Test(arguments: [
      "while True: pass", "for i in range(10**15): pass", "[i for i in range(10**9) if i < 0]",
      "sum(i for i in range(10**12))", "any(False for i in range(10**12))",
      "def f():\n  while 1: g()\ndef g(): return 1\nf()",
      "import time\ntime.sleep(1000)", "list(filter(lambda v: False, range(10**12)))",
      "0.5 in map(float, range(10**12))",
      "max(range(10**15))", "import functools\nfunctools.reduce(max, range(10**12))",
      "('ab ' * 10**7).split()", "('ab ' * 10**7).title()", "('ab' * 10**7).replace('b', 'c')",
      "import time\nwhile True: time.sleep(0.001)",
    ])
    func aCellStopsWhereItIs(code: String) {
      Interruption.clear()
      let stopper = Thread {
        Thread.sleep(forTimeInterval: 0.05)
        Interruption.request()
      }
      stopper.start()
      let start = Date()
      let outcome = interpreter.run(SourceText(code))
      guard case .interrupted = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(Date().timeIntervalSince(start) < 30)
      #expect(text("1 + 1") == "2")
      Interruption.clear()
    }

    /// The code of `%time` and its kin runs; the time is printed.
    @Test func timedCodeRuns() throws {
      func value(_ code: String) -> String {
        switch interpreter.run(SourceText(code)) {
        case .finished(let result): result?.text ?? "None"
        case .failed(let diagnostic): diagnostic.rendered()
        case .interrupted, .incomplete: "no end"
        }
      }
      #expect(value("%%time\na = 3\na + 4") == "7")
      #expect(value("b = 1\n%time c = a + b\nb + c") == "5")
      #expect(value("%%timeit -n 5\na + 1") == "None")
      #expect(value("%%capture\nd = 9") == "None" && value("d") == "9")
      #expect(value("%%time\nx = 1\ny = +* 2").contains("  3 │ y = +* 2"))
      #expect(value("%%time\nnope").contains("undefined `nope`"))
    }
  }
}

import Foundation
import Glibc
import Testing

@testable import Language
@testable import fieldbook

@Suite(.serialized, .timeLimit(.minutes(5))) struct ProgramTests {
  let program: Program

  init() throws { program = try Program() }

  private func write(_ text: String, to name: String) throws {
    try program.home.write(text, to: name)
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOfFile: program.home.path(name), encoding: .utf8)
  }

  // MARK: - Without a terminal

  @Test func runsCode() throws {
    #expect(
      try program.run("-c", "print('a')\n1 + 1") == Program.Result(output: "a\n2\n", errors: "", status: 0))
    #expect(try program.run("run", "-c", "x = 3").output == "")
    #expect(try program.run(input: "for i in range(2):\n  print(i)\n").output == "0\n1\n")
    #expect(try program.run("run", "-", input: "1 + 2\n").output == "3\n")
    let code = "import keras\nx = keras.metrics.Accuracy()\nprint('last')"
    #expect(try program.run("run", "-c", code).output == "last\n")
  }

  @Test func runsFilesEachOnItsOwn() throws {
    try write("x = 1\nprint('script', x)\n", to: "a.py")
    try write("# T\n\n```python\ny = 2\n```\n\n```python\ny * 2\n```\n", to: "b.md")
    let result = try program.run("run", "a.py", "b.md")
    #expect(result == Program.Result(output: "script 1\n4\n", errors: "", status: 0))
    try write("print(x)\n", to: "c.py")
    let second = try program.run("run", "a.py", "c.py")
    #expect(second.status == 1)
    #expect(second.errors.contains("undefined `x`"))
    #expect(!FileManager.default.fileExists(atPath: program.home.path(".local/share/fieldbook/sessions")))
  }

  @Test func aFailedCellEndsTheRun() throws {
    try write("```python\nprint(1)\n```\n\n```python\nnope\n```\n\n```python\nprint(3)\n```\n", to: "a.md")
    let result = try program.run("run", "a.md")
    #expect(result.output == "1\n")
    #expect(
      result.errors
        == "Error: undefined `nope`\n  1 │ nope\n    │ ^^^^\nstopped at cell 2, which begins on line 6 of a.md\n"
    )
    #expect(!result.errors.contains("\u{1B}"))
    #expect(result.status == 1)
  }

  @Test func aTranscriptWithItsMistakesRunsThrough() throws {
    try write(
      "```python\nnope\n```\n\n```text error\nError: undefined `nope`\n```\n\n```python\n1\n```\n", to: "a.md"
    )
    let result = try program.run("run", "a.md")
    #expect(result.output == "1\n")
    #expect(result.status == 0)
  }

  @Test(arguments: ["x.append('a' * 50000000)", "x.append([0] * 1000000)"])
  func valuesStopAtWhatTheMachineHas(step: String) throws {
    let code = "x = []\nfor i in range(1000): \(step)"
    let result = try program.run("run", "-c", code, addressSpace: 500_000)
    #expect(result.errors.hasPrefix("Error: out of memory: the machine has nothing left for more values\n"))
    #expect(result.status == 1)
  }

  static let misuses: [([String], String)] = [
    (["run", "none.py"], "Error: cannot read none.py: no such file or directory"),
    (
      ["run", "none.txt"],
      "Error: none.txt is not a notebook by its name: expected one that ends in .md, .ipynb or .py"
    ),
    (["run", "--nope"], "Error: Unknown option '--nope'"),
    (["run", "-c", "1", "a.py"], "Error: give either code with -c or files, not both"),
    (["nope"], "Error: there is no command and no file nope"),
    (["export", "zzz"], "Error: no session zzz; `fieldbook sessions` lists them"),
    (["export", "none.md", "--to", "html"], "Error: cannot read none.md: no such file or directory"),
    (
      ["export", "last", "-o", "bad.pdf"],
      "Error: no format's files end in .pdf; they end in .md, .ipynb, .html, .py, .svg or .cast, or --to says the format\n"
        + "Usage: fieldbook export"
    ),
    (["replay", "a.py"], "Error: outputs are recorded in notebooks whose name ends in .md or .ipynb"),
    (
      ["lesson", "77"],
      "Error: there is no lesson 77; there are none yet\n  See 'fieldbook lesson --help' for more information."
    ),
  ]

  @Test(arguments: misuses) func usageFaultsEndWithTwo(arguments: [String], message: String) throws {
    let result = try program.run(arguments, environment: ["FIELDBOOK_LESSONS": program.home.path])
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix(message))
  }

  @Test func tellsItsVersionAndItsUse() throws {
    #expect(
      try program.run("--version")
        == Program.Result(output: Fieldbook.versionPage + "\n", errors: "", status: 0))
    let help = try program.run("--help")
    #expect(help.status == 0)
    for command in ["run", "lesson", "replay", "export", "sessions", "resume"] {
      #expect(help.output.contains("  \(command) "))
    }
  }

  @Test func exportsAFile() throws {
    try write("# Sums\n\n```python\n1 + 1\n```\n\n```text Out[1]\n2\n```\n", to: "a.md")
    #expect(try program.run("export", "a.md", "--to", "html", "-o", "a.html").status == 0)
    let page = try read("a.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<h1>Sums</h1>"))
    #expect(page.contains("<span class=\"label\">Out [1]</span><pre><code>2</code></pre>"))
  }

  @Test func replaysAndUpdates() throws {
    try write(
      "# T\n\n```python\nprint('took 3 s')\n1 + 1\n```\n\n```text output\ntook 5 s\n```\n\n```text Out[1]\n2\n```\n",
      to: "a.md")
    let same = try program.run("replay", "a.md")
    #expect(same.status == 0)
    #expect(same.errors == "a.md: 1 of 1 cells give what was recorded\n")
    try write("```python\n6 * 7\n```\n\n```text Out[1]\n41\n```\n", to: "b.md")
    let other = try program.run("replay", "b.md")
    #expect(other.status == 1)
    #expect(
      other.errors
        == "cell 1: 6 * 7\n  - value: 41\n  + value: 42\nb.md: 0 of 1 cells give what was recorded\n")
    #expect(try program.run("replay", "b.md", "--update").status == 0)
    #expect(try read("b.md") == "```python\n6 * 7\n```\n\n```text Out[1]\n42\n```\n")
  }

  @Test func aReaderThatLeavesIsNoFault() throws {
    let command = "\"\(Program.path)\" -c 'for i in range(100000000): print(i)' 2>err | head -1; cat err"
    #expect(try program.run(["-c", command], by: "/bin/sh").output == "0\n")
  }

  @Test(arguments: [
    ["-c", "print(1)"], ["run", "a.md"], ["export", "last"], ["sessions"], ["lesson"], ["--help"],
    ["--version"],
  ])
  func whatCannotBeWrittenIsSaid(arguments: [String]) throws {
    for name in ["a.md", "01-a.md"] { try write("```python\n1 + 1\n```\n", to: name) }
    _ = try program.start(session: "1 + 1\n")
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let result = try program.run(
      arguments, environment: ["FIELDBOOK_LESSONS": program.home.path], standardOutput: full)
    #expect(result.errors.contains("Error: cannot write to the standard output: no space left on device\n"))
    #expect(result.status == 1)
  }

  /// Untrusted names and messages cannot control the terminal; a cell's own `print` can.
  @Test func strangersWordsDoNothing() throws {
    let escape = "\u{1B}]52;c;aGk=\u{7}\u{9B}2J\u{202E}"
    try write(
      "# A \(escape)\n\nProse \(escape)\n\n- item \(escape)\n\n```python\nx = '\(escape)'\n```\n",
      to: "01-a.md")
    let code = """
      import keras
      m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, name="\\x1b]0;t\\x07")], name="\\x9b2J")
      m.summary()
      explain(m)
      """
    let runs = [
      try program.run("-c", code), try program.run("run", "\(escape).md"),
      try program.run("lesson", environment: ["FIELDBOOK_LESSONS": program.home.path]),
      try program.run("lesson", "1", "--all", environment: ["FIELDBOOK_LESSONS": program.home.path]),
      try program.run("-c", "import keras\nkeras.models.load_model('\(escape).keras')"),
    ]
    for run in runs {
      let shown = run.output + run.errors
      #expect(!shown.isEmpty)
      #expect(
        !shown.unicodeScalars.contains { Visible.isControl($0) && $0 != "\n" && $0 != "\t" }, "\(shown)")
    }
    #expect(try program.run("-c", "print('\\x1b[1m')").output == "\u{1B}[1m\n")
  }

  @Test func aPipeThatNobodyWritesToIsSaid() throws {
    mkfifo(program.home.path("pipe.md"), 0o600)
    let result = try program.run("run", "pipe.md")
    #expect(result.errors == "Error: pipe.md is a pipe that nobody writes to\n")
    #expect(result.status == 2)
  }

  // MARK: - At a terminal

  @Test func aSessionFromGreetingToExport() throws {
    let (terminal, process) = try program.startAtPrompt(
      columns: 100, rows: 30, environment: ["NO_COLOR": "1"])
    #expect(terminal.model.lines.count == 4)
    #expect(
      terminal.model.lines[0] == "Fieldbook \(Fieldbook.version), a notebook for convolutional networks")
    terminal.type("x = 20\r")
    terminal.wait(for: "In [2]:")
    terminal.type("for i in range(2):\rprint(i + x)\r\r")
    terminal.wait(for: "In [3]:")
    terminal.type("x * 2\r")
    terminal.wait(for: "In [4]:")
    terminal.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
    var mode = termios()
    #expect(tcgetattr(terminal.program, &mode) == 0)
    #expect(mode.c_lflag & tcflag_t(ECHO | ICANON | ISIG) == tcflag_t(ECHO | ICANON | ISIG))
    let lines = terminal.wait(for: "is kept").lines
    #expect(
      lines[3..<15] == [
        "In [1]: x = 20", "In [2]: for i in range(2):", "   ...:     print(i + x)", "   ...:", "20", "21", "",
        "In [3]: x * 2",
        "Out[3]: 40", "", "In [4]:", lines[14],
      ])
    #expect(try program.run("export", "last", "-o", "a.md").status == 0)
    #expect(
      try read("a.md").hasSuffix(
        """
        ```python
        x = 20
        ```

        ```python
        for i in range(2):
            print(i + x)
        ```

        ```text output
        20
        21
        ```

        ```python
        x * 2
        ```

        ```text Out[3]
        40
        ```

        """))
    #expect(try program.run("replay", "a.md").status == 0)
    let sessions = try program.run("sessions").output
    #expect(
      sessions.hasPrefix("1  20") && sessions.contains("  3 cells  ")
        && sessions.hasSuffix(" bytes  x = 20\n"))
    #expect(terminal.model.unknown.isEmpty)
    terminal.hangUp()
  }

  @Test func controlCStopsACellAndTheSessionGoesOn() throws {
    let (terminal, process) = try program.startAtPrompt()
    terminal.type("x = 7\r")
    terminal.wait(for: "In [2]:")
    terminal.type("for _ in iter(int, print(6 * 7) or 1): x = x\r\r")
    terminal.wait { $0.lines.contains("42") }
    terminal.type(Key.control("C"))
    terminal.wait(for: "In [3]:")
    #expect(terminal.model.text.contains("interrupted"))
    terminal.type("x\r")
    terminal.wait(for: "Out[3]: 7")
    #expect(terminal.model.text.contains("Out[3]: 7"))
    terminal.type("quit()\r")
    #expect(Program.wait(for: process) == 0)
    terminal.hangUp()
  }

  @Test func controlCEndsAScriptWith130() throws {
    try write("print('on')\nwhile True: pass\n", to: "a.py")
    let terminal = try Pseudoterminal()
    let process = try program.start("run", program.home.path("a.py"), on: terminal)
    terminal.wait(for: "on")
    terminal.type(Key.control("C"))
    #expect(Program.wait(for: process) == 130)
    terminal.hangUp()
  }

  @Test func nothingIsLostWhenItIsKilled() throws {
    let (terminal, process) = try program.startAtPrompt()
    terminal.type("a = 1\r")
    terminal.wait(for: "In [2]:")
    terminal.type("for _ in iter(int, print(6 * 7) or 1): pass\r\r")
    terminal.wait { $0.lines.contains("42") }
    kill(process, SIGKILL)
    #expect(Program.wait(for: process) == -SIGKILL)
    let exported = try program.run("export").output
    #expect(
      exported.contains(
        "```python\na = 1\n```\n\n```python\nfor _ in iter(int, print(6 * 7) or 1): pass\n```\n"))
    terminal.hangUp()
  }

  @Test func theLineBeingTypedComesBackAfterAKill() throws {
    let (terminal, process) = try program.startAtPrompt()
    terminal.type("half a li")
    for _ in 0..<1000 where (try? read(".local/state/fieldbook/history.draft.\(process)")) != "half a li" {
      usleep(10_000)
    }
    kill(process, SIGKILL)
    #expect(Program.wait(for: process) == -SIGKILL)
    let (next, successor) = try program.startAtPrompt()
    next.type(Key.up)
    #expect(next.wait(for: "half a li").text.contains("In [1]: half a li"))
    next.type(Key.control("C") + "quit\r")
    #expect(Program.wait(for: successor) == 0)
    #expect(program.home.names(in: ".local/state/fieldbook") == ["history", "history.lock"])
    terminal.hangUp()
    next.hangUp()
  }

  @Test func theLineBeingTypedIsKeptWhenTheTerminalGoes() throws {
    let (terminal, process) = try program.startAtPrompt()
    terminal.type("half a li")
    terminal.wait(for: "half a li")
    kill(process, SIGHUP)
    #expect(Program.wait(for: process) == 0)
    #expect(try read(".local/state/fieldbook/history") == "half a li\n")
    terminal.hangUp()
  }

  @Test func aDumbTerminalGetsPlainLines() throws {
    let (terminal, process) = try program.startAtPrompt(environment: ["TERM": "dumb"])
    terminal.type("if 1 < 2:\r")
    terminal.wait(for: "...:")
    terminal.type("  5 + 5\r\r")
    terminal.wait(for: "In [2]:")
    terminal.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
    #expect(!terminal.output.contains("\u{1B}"))
    terminal.hangUp()
  }

  @Test func aLessonOffersItsCells() throws {
    try write(
      "# The first\n\nSome **prose**.\n\n```python\nx = 1\n```\n\nThen:\n\n```python\nx + 1\n```\n",
      to: "lessons/01-first.md")
    #expect(try program.run("lesson").output == " 1  ..........        The first\n")
    let all = try program.run("lesson", "1", "--all", environment: ["NO_COLOR": "1"])
    #expect(
      all.output == "\nThe first\n\nSome prose.\n\nIn [1]: x = 1\n\nThen:\n\nIn [2]: x + 1\nOut[2]: 2\n")
    let terminal = try Pseudoterminal(rows: 30)
    let process = try program.start("lesson", "1", on: terminal, environment: ["NO_COLOR": "1"])
    terminal.wait(for: "In [1]: x = 1")
    // The changed cell has run; a free cell, after Ctrl-C, does not replace it.
    terminal.type("0\r")
    terminal.wait(for: "In [2]: x + 1")
    terminal.type(Key.control("C"))
    terminal.wait(for: "cells of your own")
    terminal.type("x = 20\r")
    terminal.wait(for: "play [3]:")
    terminal.type("\r")
    terminal.wait(for: "In [3]: x + 1")
    // A failing cell is offered again.
    terminal.type(" + nope\r")
    terminal.wait(for: "In [4]: x + 1 + nope")
    for _ in 0..<7 { terminal.type(Key.control("H")) }
    terminal.type("\r")
    terminal.wait(for: "In [5]:")
    #expect(terminal.model.text.contains("Out[4]: 21\nthe lesson ends here; "))
    terminal.type("x + 5\r")
    terminal.wait(for: "In [6]:")
    #expect(terminal.model.text.contains("Out[5]: 25"))
    terminal.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
    terminal.hangUp()
    #expect(try program.run("lesson").output == " 1  ##########  done  The first\n")
  }

  @Test func aLessonIsTakenUpWhereItWasLeft() throws {
    try write(
      "# A\n\n```python\nx = 20\n```\n\n```question\nid: a\nask: What is x + 1?\nkind: number\nanswer: y\nguess: true\nwrong: [{value: \"20\", why: You forgot the one.}]\n```\n\n```python\ny = x + 1\n```\n\n```question\nid: b\nask: Make z, twice y.\nkind: code\nanswer: z = 2 * y\ncheck: [z == 42]\nhints: [Double it.]\n```\n\n```python\nz\n```\n",
      to: "lessons/01-a.md")
    let first = try Pseudoterminal(rows: 30)
    let killed = try program.start("lesson", "1", on: first, environment: ["NO_COLOR": "1"])
    first.wait(for: "In [1]: x = 20")
    first.type("\r")
    first.wait(for: "guess:")
    first.type("20\r")
    first.wait(for: "In [2]: y = x + 1")
    first.type("\r")
    first.wait(for: "In [3]:")
    #expect(first.model.text.contains("You guessed `20`. You forgot the one. The answer is 21."))
    kill(killed, SIGKILL)
    #expect(Program.wait(for: killed) == -SIGKILL)
    first.hangUp()
    #expect(try program.run("lesson").output == " 1  ######....  66 %  A\n")

    let second = try Pseudoterminal(rows: 30)
    let process = try program.start("lesson", "1", on: second, environment: ["NO_COLOR": "1"])
    second.wait(for: "In [3]:")
    #expect(second.model.text.contains("taken up at step 5 of 6; 2 cells run again"))
    second.type("hint\r")
    second.wait(for: "Hint: Double it.")
    second.type("z = y + y\r")
    second.wait(for: "In [4]: z")
    #expect(second.model.text.contains("Right."))
    second.type("\r")
    second.wait(for: "Out[4]: 42")
    second.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
    second.hangUp()
  }
}

import Foundation
import Glibc
import Testing

@testable import Notebooks
@testable import fieldbook

@Suite(.serialized, .timeLimit(.minutes(5))) struct ResumeTests {
  let program: Program

  init() throws { program = try Program() }

  private func resume(_ arguments: String..., on terminal: Pseudoterminal) throws -> pid_t {
    let words = ["resume"] + arguments
    return words.count == 1
      ? try program.start("resume", on: terminal, environment: ["NO_COLOR": "1"])
      : try program.start("resume", words[1], on: terminal, environment: ["NO_COLOR": "1"])
  }

  /// Writes a session's journal as the program does.
  private func write(session name: String, _ entries: [JournalEntry]) throws {
    let lines = entries.map { $0.journalLine + "\n" }.joined()
    try program.home.write(lines, to: ".local/share/fieldbook/sessions/\(name)/journal.jsonl")
  }

  private func entry(_ number: Int, _ source: String, _ outputs: [Output] = [], seconds: Double? = 0.1)
    -> JournalEntry
  {
    JournalEntry(
      number: number, time: "2026-01-02T03:04:05Z", source: source, outputs: outputs, seconds: seconds)
  }

  @Test func afterAKillTheNamesAreBack() throws {
    let (terminal, process) = try program.startAtPrompt(columns: 80, rows: 30)
    for cell in 1...6 {
      terminal.type("n\(cell) = \(cell) * 11\r")
      terminal.wait(for: "In [\(cell + 1)]:")
    }
    // The seventh of twelve; the others were never typed.
    terminal.type("for _ in iter(int, print(6 * 7) or 1): pass\r\r")
    terminal.wait { $0.lines.contains("42") }
    kill(process, SIGKILL)
    #expect(Program.wait(for: process) == -SIGKILL)
    terminal.hangUp()

    let second = try Pseudoterminal(columns: 80, rows: 30)
    let again = try resume(on: second)
    second.wait(for: "In [8]:")
    #expect(second.model.text.contains(": 6 cells run again"))
    #expect(second.model.text.contains("not run again, as interrupted or never ended: cell 7"))
    second.type("[n1, n2, n3, n4, n5, n6]\r")
    second.wait(for: "In [9]:")
    #expect(second.model.text.contains("Out[8]: [11, 22, 33, 44, 55, 66]"))
    second.type(Key.control("D"))
    #expect(Program.wait(for: again) == 0)
    second.hangUp()
    // The export has all cells, and runs again.
    #expect(try program.run("export", "1", "-o", "all.md").status == 0)
    let text = try String(contentsOfFile: program.home.path("all.md"), encoding: .utf8)
    #expect(text.components(separatedBy: "```python\n").count == 9)
    #expect(text.contains("| Recorded with | Fieldbook \(Fieldbook.version) |"))
    let replay = try program.run("replay", "all.md")
    #expect(replay.status == 0)
    #expect(replay.errors.hasSuffix("all.md: 8 of 8 cells give what was recorded\n"))
  }

  @Test func resumedTwiceWithTheSameRandomNumbers() throws {
    #expect(try program.start(session: "import numpy as np; r = float(np.random.rand()); r\n") == 0)
    let first = try program.run("export").output
    let second = try program.run("resume", input: "r\n")
    let third = try program.run("resume", "last", input: "r\n")
    let value = first.components(separatedBy: "Out[1]\n").last?.prefix { $0 != "\n" } ?? ""
    #expect(value.hasPrefix("0."))
    #expect(second.output.contains(": \(value)\n"))
    #expect(third.output.contains(": \(value)\n"))
    #expect(try program.run("sessions", "--json").output.split(separator: "\n").count == 3)
  }

  @Test func controlCStopsAndGivesThePrompt() throws {
    try write(
      session: "20260102-030405",
      [
        entry(1, "a = 5"), entry(2, "i = 0\nwhile i < 10000000000: i = i + 1", seconds: 40),
        entry(3, "c = 7"),
      ])
    let terminal = try Pseudoterminal(columns: 80, rows: 20)
    let process = try resume("20260102", on: terminal)
    terminal.wait(for: "cell 2 of 3 again, about 40 s")
    #expect(terminal.model.text.contains("3 cells run again, about 40.2 s"))
    terminal.type(Key.control("C"))
    terminal.wait(for: "In [4]:")
    #expect(terminal.model.text.contains("stopped: cell 2 and those behind it did not run again"))
    terminal.type("a + 1\r")
    terminal.wait(for: "Out[4]: 6")
    #expect(terminal.model.text.contains("Out[4]: 6"))
    terminal.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
    terminal.hangUp()
  }

  @Test func whatIsNotBackIsSaid() throws {
    try write(
      session: "20260102-030405",
      [
        entry(1, "x = 1"), entry(2, "nope", [.error("Error: undefined `nope`")]),
        entry(3, "import keras; m = keras.models.load_model('gone.keras')"),
      ])
    let result = try program.run("resume", "1", input: "x\n")
    #expect(result.status == 0)
    #expect(result.errors.contains("not run again, as failed: cell 2\ncell 3 fails this time: Error: "))
    #expect(result.output.contains("1\n"))
    let missing = try program.run("resume", "7")
    #expect(
      missing
        == Program.Result(
          output: "", errors: "Error: no session 7; `fieldbook sessions` lists them\n", status: 2))
  }

  @Test func aSessionThatIsOpenElsewhereStaysAsItIs() throws {
    let (terminal, process) = try program.startAtPrompt()
    terminal.type("a = 1\r")
    terminal.wait(for: "In [2]:")
    let result = try program.run("resume", input: "a + 1\n")
    #expect(
      result.errors.contains(" is open in another program; this one goes on with the cells until now\n"))
    #expect(result.output.contains("2\n"))
    #expect(try program.run("sessions").output.contains("(open)"))
    terminal.type("a + 5\r")
    terminal.wait(for: "In [3]:")
    terminal.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
    terminal.hangUp()
    let exports = try ["1", "2"].map { try program.run("export", $0).output }
    #expect(exports.contains { $0.contains("a + 1") && !$0.contains("a + 5") })
    #expect(exports.contains { $0.contains("a + 5") && !$0.contains("a + 1") })
  }

  @Test func aFullDiskCostsTheCellThatDoesNotFit() throws {
    try write(session: "20260102-030405", [entry(1, "x = 1", seconds: 0)])
    // A limit on the size of files acts as a full disk: 4 blocks of 512 bytes.
    let command = "ulimit -f 4; exec \"\(Program.path)\" resume"
    let result = try program.run(
      ["-c", command], by: "/bin/sh", input: "y = 2\nprint('long ' * 500)\nx + y\n")
    #expect(result.errors.contains("cell 3 is not kept: cannot write "))
    #expect(result.output.contains("3\n"))
    let exported = try program.run("export", "1").output
    for source in ["x = 1", "y = 2", "x + y"] { #expect(exported.contains("```python\n\(source)\n```")) }
    #expect(try program.run("export", "2").output.contains("x = 1"))
  }

  @Test func sessionsThatCannotBeWrittenAreSaid() throws {
    try write(session: "20260102-030405", [entry(1, "x = 1")])
    let sessions = program.home.path(".local/share/fieldbook/sessions")
    // As root, no permission is missing: the place of the next directory is taken instead by none that can be made.
    let command = "ulimit -f 0; exec \"\(Program.path)\" resume"
    let result = try program.run(["-c", command], by: "/bin/sh", input: "x + 1\n")
    #expect(result.output.contains("2\n"))
    #expect(result.errors.contains("cell 2 is not kept: cannot write \(sessions)/"))
    #expect(try program.run("export", "20260102").output.contains("x = 1"))
  }

  @Test func exportsCellsOfASession() throws {
    try write(
      session: "20260102-030405",
      [
        entry(1, "x = 1"), entry(2, "nope", [.error("Error: undefined `nope`")]),
        entry(3, "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.savefig('drawn.svg')"),
        entry(4, "x", [.value("1", number: 4)]),
      ])
    let all = try program.run("export", "1", "-o", "-").output
    #expect(all.hasPrefix("# Fieldbook session 20260102-030405\n\n```python\nx = 1\n"))
    #expect(
      try program.run("export", "1", "--cells", "1,4").output == """
        # Fieldbook session 20260102-030405

        ```python
        x = 1
        ```

        ```python
        x
        ```

        ```text Out[4]
        1
        ```

        """)
    #expect(try !program.run("export", "1", "--without-failed").output.contains("nope"))
    let wrong = try program.run("export", "1", "--cells", "7")
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.hasPrefix("Error: cells 7: the session has no such cell, its numbers go from 1 to 4\n"))
    // Listing and exporting run nothing.
    #expect(try program.run("sessions").status == 0)
    #expect(!FileManager.default.fileExists(atPath: program.home.path("drawn.svg")))
  }

  @Test func sessionsAreListed() throws {
    try write(session: "20260102-030405", [entry(1, "x = 1"), entry(2, "y")])
    try write(
      session: "20260103-030405",
      [JournalEntry(prose: "# Kernels", number: 0, time: "2026-01-03T03:04:05Z"), entry(1, "z")])
    let list = try program.run("sessions", environment: ["TZ": "UTC-2"])
    let lines = list.output.split(separator: "\n").map {
      $0.split(separator: "  ", omittingEmptySubsequences: true).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    #expect(lines.map(\.first) == ["1", "2"])
    #expect(lines.map { $0[2] } == ["2026-01-03 05:04", "2026-01-02 05:04"])
    #expect(lines.map { $0[3] } == ["1 cell", "2 cells"])
    #expect(lines.map(\.last) == ["lesson: Kernels", "x = 1"])
    let json = try program.run("sessions", "--json").output
    #expect(
      json.hasPrefix(
        "{\"number\":1,\"name\":\"20260103-030405\",\"time\":\"2026-01-03T03:04:05Z\",\"cells\":1,\"lesson\":\"Kernels\""
      ))
  }

  @Test func replayTellsOtherConditions() throws {
    try program.home.write(
      """
      # S

      | Recorded with | Fieldbook 0.0.1 |
      |---|---|
      | Seed | 7 |
      | Threads | 999 |
      | Instruction set | none |

      ```python tolerance=0.1
      import numpy as np; round(float(np.random.rand()), 4)
      ```

      ```text Out[1]
      0.08
      ```

      """, to: "a.md")
    let result = try program.run("replay", "a.md")
    #expect(result.status == 0, "\(result)")
    #expect(
      result.errors.hasPrefix(
        "a.md was recorded with: Fieldbook 0.0.1, now \(Fieldbook.version); 999 threads, now "))
    #expect(try program.run("replay", "a.md", "--update").status == 0)
    let updated = try String(contentsOfFile: program.home.path("a.md"), encoding: .utf8)
    #expect(
      updated.hasPrefix(
        "# S\n\n| Recorded with | Fieldbook \(Fieldbook.version) |\n|---|---|\n| Format | 1 |\n| Seed | 7 |\n"
      ))
    #expect(
      updated.contains("```python tolerance=0.1\n") && updated.contains("Out[1]\n0.0763\n"))
    let again = try program.run("replay", "a.md")
    #expect(
      again
        == Program.Result(
          output: "", errors: "a.md: 1 of 1 cells give what was recorded\n", status: 0))
    try program.home.write("```python tolerance=x\n1\n```\n\n```text output\n1\n```\n", to: "b.md")
    let wrong = try program.run("replay", "b.md")
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.hasPrefix(
        "Error: b.md, line 1: tolerance= expects a number from 0 to 1 such as 1e-3, found x\n"))
  }

  @Test func differencesStandBesideEachOtherAtATerminal() throws {
    try program.home.write("```python\n6 * 7\n```\n\n```text Out[1]\n41\n```\n", to: "a.md")
    let terminal = try Pseudoterminal(columns: 80)
    let process = try program.start(
      "replay", program.home.path("a.md"), on: terminal, environment: ["NO_COLOR": "1"])
    terminal.wait(for: "│ value: 42")
    #expect(Program.wait(for: process) == 1)
    #expect(
      Array(terminal.model.lines.prefix(3)) == [
        "cell 1: 6 * 7", "  recorded  │ now", "  value: 41 │ value: 42",
      ])
    terminal.hangUp()
  }
}

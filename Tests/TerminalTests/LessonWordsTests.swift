import Foundation
import TestSupport
import Testing

/// What can be typed at the prompts of a lesson, and the copy that is left of one.
@Suite struct LessonWordsTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.home.write(
      """
      # Sums

      First a number.

      ```python
      x = 20
      ```

      ```question
      id: double
      ask: What is twice x?
      kind: number
      answer: 2 * x
      wrong: [{value: "22", why: You added two.}]
      hints: [Not a sum., A product., "x times 2."]
      explain: Twice is times two.
      ```

      Then its successor.

      ```question
      id: next
      ask: What is x + 1?
      kind: number
      answer: y
      guess: true
      ```

      ```python
      y = x + 1
      ```
      """, to: "lessons/01-sums.md")
  }

  /// Waits until a text stands on the screen so many times.
  private func wait(_ terminal: Pseudoterminal, for text: String, times: Int = 1) {
    func count(_ screen: ScreenModel) -> Int { screen.text.components(separatedBy: text).count - 1 }
    let found = count(terminal.wait { count($0) >= times })
    #expect(found >= times, "\(text) stands \(found) times, not \(times)")
  }

  @Test func wordsLeadThroughALessonAndItsCopyHasAll() throws {
    let terminal = try Pseudoterminal(columns: 90, rows: 60)
    let process = try program.start("lesson", "1", on: terminal, environment: ["NO_COLOR": "1"])
    wait(terminal, for: "In [1]: x = 20")
    terminal.type("\r")
    wait(terminal, for: "answer:")
    terminal.type("22\r")
    wait(terminal, for: "Not yet. You added two.")
    terminal.type("%hint\r")
    wait(terminal, for: "Hint: Not a sum.")
    terminal.type("play\r")
    wait(terminal, for: "cells of your own")
    terminal.type("z = 3\r")
    wait(terminal, for: "play [3]:")
    terminal.type("main\r")
    wait(terminal, for: "answer:", times: 4)
    terminal.type("2*x\r")
    wait(terminal, for: "guess:")
    terminal.type("back\r")
    wait(terminal, for: "What is twice x?", times: 2)
    terminal.type("next\r")
    wait(terminal, for: "guess:", times: 2)
    terminal.type("21\r")
    wait(terminal, for: "In [3]: y = x + 1")
    terminal.type("\u{3}")
    wait(terminal, for: "cells of your own", times: 2)
    terminal.type("\r")
    wait(terminal, for: "In [3]: y = x + 1", times: 2)
    terminal.type("\r")
    wait(terminal, for: "the lesson ends here")
    #expect(terminal.model.text.contains("Your guess was right: 21."))
    #expect(terminal.model.text.contains("• What is x + 1? You guessed `21`: right."))
    #expect(terminal.model.text.contains("1 of 2 questions answered right at the first try"))
    terminal.type("%quit\r")
    #expect(Program.wait(for: process) == 0)
    terminal.hangUp()

    let copy = try program.run("export", "last").output
    let order = [
      "# Sums", "x = 20", "What is twice x?", "Answered: `22`, then `2*x`", "> The answer: 40", "z = 3",
      "Then its successor.", "y = x + 1", "Your guess was right: 21.",
    ]
    for text in order { #expect(copy.contains(text), "\(text) is missing") }
    let sessions = try program.run("sessions").output
    #expect(sessions.contains("  3 cells  ") && sessions.hasSuffix(" kB  lesson: Sums\n"))

    let read = try program.run("lesson", "1", "--read").output
    #expect(read.contains("Hint: x times 2.") && read.contains("You answered: 22"))
    #expect(try program.run("lesson", "1", "--reset").status == 0)
    let unread = try program.run("lesson", "1", "--read")
    #expect(unread.status == 2 && unread.errors.contains("once you have been through it"))
  }

  @Test func whatTheSessionNamesIsNoWord() throws {
    let terminal = try Pseudoterminal(columns: 90, rows: 40)
    let process = try program.start("lesson", "1", on: terminal, environment: ["NO_COLOR": "1"])
    wait(terminal, for: "In [1]: x = 20")
    terminal.type("info\r")
    wait(terminal, for: "Sums: step 2 of 6")
    wait(terminal, for: "In [1]: x = 20", times: 2)
    for _ in 0..<6 { terminal.type("\u{8}") }
    terminal.type("info = x = 20\r")
    wait(terminal, for: "answer:")
    terminal.type("info\r")
    wait(terminal, for: "Not yet.")
    terminal.type("%info\r")
    wait(terminal, for: "Sums: step 3 of 6")
    terminal.type("bye\r")
    #expect(Program.wait(for: process) == 0)
    terminal.hangUp()
    #expect(try program.run("lesson").output == " 1  ###.......  33 %  Sums\n")
  }
}

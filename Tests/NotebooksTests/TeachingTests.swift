import Evaluator
import Foundation
import Testing

@testable import Notebooks

/// Assignments tell nothing, and what comes back is judged by the lesson's questions.
@Suite struct TeachingTests {
  private final class Silence: Screen {
    func write(_ text: String) {}
    func status(_ line: String) {}
    func note(_ text: String) {}
    func show(value: String, number: Int) {}
    func show(error: String) {}
    func showInterrupted() {}
    var width: Int { 80 }
    var isLive: Bool { false }
  }

  static func session() -> Session {
    let screen = Silence()
    let recorder = Recorder(screen)
    return Session(runner: InterpreterRunner(console: recorder), recorder: recorder, screen: screen)
  }

  // MARK: - Assignments

  static let lessons: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return LessonShelf(directory: root + "/Lessons").lessons.map(\.path)
  }()

  /// What stands in a lesson's prose and cells is handed out; what stands only in a question's hidden fields is not.
  @Test(arguments: lessons) func nothingLeaks(lesson path: String) throws {
    let lesson = try Notebook(contentsOf: path)
    for keepsHints in [false, true] {
      let assignment = try Assignment(of: lesson, keepsHints: keepsHints)
      let text = Markdown.print(assignment.notebook)
      // What anybody may see, and the fields' names.
      var open = "id ask kind unit choices hints points guess yours in the cell below\n"
      for cell in lesson.cells {
        switch cell {
        case .prose(let text): open += text + "\n"
        case .code(let code): open += code.source + "\n"
        case .question: continue
        }
      }
      let questions = try lesson.questions()
      for question in questions {
        open +=
          ([question.id, question.ask, question.kind.rawValue, question.unit] + question.labelledChoices)
          .joined(separator: "\n") + "\n"
        if keepsHints { open += question.hints.joined(separator: "\n") + "\n" }
      }
      for question in questions {
        let mistakes = question.mistakes.flatMap { [$0.value, $0.why] }
        let hidden =
          [question.answer, question.explanation, question.setup] + question.accept + question.patterns
          + question.checks + mistakes + (keepsHints ? [] : question.hints)
        for secret in hidden where secret.count > 1 && !open.contains(secret) {
          let isTold = text.contains(secret)
          #expect(!isTold, "\(question.id): \(secret)")
        }
      }
      // It is a notebook again, with each question and a place for each answer.
      let back = Markdown.parse(text)
      let blocks = back.cells.compactMap {
        if case .question(let text) = $0 { AnsweredBlock(text) } else { nil }
      }
      #expect(blocks.map(\.id) == questions.map(\.id))
      #expect(blocks.allSatisfy { $0.answer != nil })
      let empty = back.codeCells.count { $0.source.isEmpty }
      #expect(empty == questions.count { $0.kind == .code })
      #expect(
        back.codeCells.allSatisfy { $0.outputs.allSatisfy { if case .error = $0 { true } else { false } } })
    }
  }

  /// A field that is unknown to whoever wrote the assignment stays hidden.
  @Test func onlyWhatIsNamedIsShown() throws {
    let lesson = Markdown.parse(
      """
      # A

      ```python
      x = 41
      ```

      ```text output
      42 is the answer
      ```

      ```question
      id: "a: b"
      ask: "# What is x + 1?\\nSay: it."
      kind: number
      answer: x + 1
      accept: ["42"]
      points: 0.5
      hints: ["One more: look."]
      setup: x = 41
      ```
      """)
    let assignment = try Assignment(of: lesson, keepsHints: true)
    guard case .question(let block) = assignment.notebook.cells.last else { throw Missing() }
    #expect(
      block == """
        id: "a: b"
        ask: |
          # What is x + 1?
          Say: it.
        kind: number
        hints:
          - "One more: look."
        points: 0.5
        yours:\u{20}
        """)
    #expect(!Markdown.print(assignment.notebook).contains("42"))
    #expect(throws: QuestionFault.self) { try Question(yaml: block) }
  }

  struct Missing: Error {}

  @Test(arguments: [
    ("id: a\nyours: 12.6 MB", "a", "12.6 MB"), ("id: a\nyours:(7, 7, 64)", "a", "(7, 7, 64)"),
    ("id: \"a\"\nyours: [1, 2]: {x", "a", "[1, 2]: {x"), ("id: a\nyours: \"121\"", "a", "121"),
    ("id: a\nyours: |\n  two\n  lines", "a", "two\n  lines"), ("id: a\nyours:", "a", ""),
    ("id: a\nyours: one\nid: b\nyours: two", "a", "one\nid: b\nyours: two"), ("yours: 1", "", "1"),
    ("id: a\nyours: *x # all", "a", "*x # all"),
  ]) func anAnswerStandsAsItIsTyped(block: String, id: String, answer: String) {
    let read = AnsweredBlock(block)
    #expect(read.id == id)
    #expect(read.answer == answer)
  }

  @Test func aBlockWithoutAPlaceHasNoAnswer() { #expect(AnsweredBlock("id: a\nask: b").answer == nil) }

  // MARK: - Reasons

  static let question = """
    id: bytes
    ask: How many bytes?
    kind: number
    answer: 4 * 45050
    unit: bytes
    accept: ["180,200", "180.2 kB", "(9*100 + 1) * 200"]
    hints: [One, Two, Multiply (3·3·100 + 1) by 200.]
    explain: 900 weights and a bias for each.
    wrong:
    """

  @Test(arguments: [
    ("You left out the biases.", false), ("It is 180200.", true), ("It is 180.2 kB, not MB.", true),
    ("(Right would be 180,200 bytes)", true), ("Take ( 9 * 100 + 1 )×200.", true),
    ("There are 200 maps.", false),
    ("Multiply (3·3·100 + 1) by 200.", true), ("You took 1802 of them.", false), ("Not 1180200.", false),
    ("0.1802 MB it is", true), ("900 weights and a bias for each.", true),
  ]) func aReasonThatTellsTheAnswerIsNotGiven(why: String, tells: Bool) throws {
    let mistake = "\n  - {value: \"7\", why: \"\(why)\"}\n"
    let question = try Question(yaml: Self.question + mistake)
    let session = Self.session()
    let judge = Judge { session.runner.evaluate($0) }
    let reason = Reason(question, judge).text(for: judge.verdict(on: "7", to: question))
    #expect(reason == (tells ? "not right" : why))
  }

  @Test func theUnitThatWouldBeRightIsNotNamed() throws {
    let question = try Question(yaml: "id: a\nask: b\nkind: number\nanswer: 12613600\nunit: bytes")
    let session = Self.session()
    let judge = Judge { session.runner.evaluate($0) }
    let reason = Reason(question, judge).text(for: judge.verdict(on: "12.6 MiB", to: question))
    #expect(reason == "not right; look at the unit: MB and MiB are not the same")
  }

  // MARK: - Grading

  private static let lesson = Markdown.parse(
    """
    ```python
    size = 12
    ```

    ```question
    id: twice
    ask: Twice the size?
    kind: number
    answer: 2 * size
    ```

    ```question
    id: fixed
    ask: Twice the size?
    kind: number
    answer: 2 * size
    setup: size = 12
    ```

    ```question
    id: code
    ask: Make y.
    kind: code
    solution: y = 3
    check: [y == 3]
    ```

    ```python
    print(size)
    ```
    """)

  private func rows(_ notebook: String) throws -> [String: String] {
    let grader = try Grader(lesson: Self.lesson)
    var events: [Grader.Event] = []
    grader.grade(Markdown.parse(notebook), in: Self.session(), fresh: Self.session) { events.append($0) }
    // Between processes they are lines.
    let read = events.compactMap { Grader.Event($0.json) }
    #expect(read == events)
    let grade = Grade(file: "a.md", questions: grader.questions, events: read, ending: .whole)
    return Dictionary(
      uniqueKeysWithValues: (grade.rows + [grade.total]).map { ($0.question, "\($0.points) \($0.reason)") })
  }

  /// A changed cell changes what an answer is worth, but not where the question has `setup`.
  @Test func aChangedCellDoesNotChangeWhatIsSetUp() throws {
    let rows = try rows(
      "```python\nsize = 1\n```\n\n```question\nid: twice\nyours: 2\n```\n\n```question\nid: fixed\nyours: 2\n```\n"
    )
    #expect(rows["twice"] == "1.0 right")
    #expect(rows["fixed"] == "0.0 not right")
    #expect(rows["code"] == "0.0 not in the notebook")
    #expect(rows["total"] == "1.0 ")
  }

  /// Code may be spread over cells, up to the lesson's own.
  @Test func codeOfSeveralCells() throws {
    let rows = try rows(
      "```question\nid: code\nyours: in the cell below\n```\n\n```python\nx = 1\n```\n\n```python\ny = x + 2\n```\n\n```python\nprint(size)\n```\n\n```python\ny = 0\n```\n"
    )
    #expect(rows["code"] == "1.0 right")
  }

  @Test func aTableAndFeedback() throws {
    let grader = try Grader(lesson: Self.lesson)
    let events: [Grader.Event] = [
      .at("cell 1"), .failed(cell: 1, line: 7, message: "Error: `x`"),
      .judged(Grader.Judged(id: "twice", isRight: true, reason: "right")),
      .judged(Grader.Judged(id: "fixed", isRight: false, reason: "that is no number: \"a, b\"\n<b>")),
    ]
    let grade = Grade(
      file: "=1+1.md", questions: grader.questions, events: events,
      ending: .outOfTime(seconds: 60, at: "cell 2"))
    #expect(
      Grade.table([grade]) == """
        file,question,points,of,reason
        '=1+1.md,twice,1,1,right
        '=1+1.md,fixed,0,1,"that is no number: ""a, b"" <b>"
        '=1+1.md,code,0,1,"not reached: stopped after 60 s, at cell 2"
        '=1+1.md,total,1,3,"stopped after 60 s, at cell 2"

        """)
    let feedback = grade.feedback(title: "Sums", questions: grader.questions)
    #expect(
      feedback.hasPrefix(
        "# Sums\n\n1 of 3 points: stopped after 60 s, at cell 2.\n\n## twice: 1 of 1\n\n> Twice"))
    #expect(feedback.contains("\nthat is no number: \"a, b\" \\<b\\>\n"))
    #expect(feedback.hasSuffix("\n## Cells that failed\n\n- cell 1, line 7: Error: \\`x\\`\n"))
  }

  @Test(arguments: [
    ("# A", "the lesson has no questions"),
    ("```question\nid: a\n```", "question 1 of the lesson: `kind` is missing"),
    (
      String(repeating: "```question\nid: a\nask: b\nkind: number\nanswer: 1\n```\n\n", count: 2),
      "two questions of the lesson have the id a"
    ),
  ]) func whatIsNoLessonForAClassIsSaid(lesson: String, message: String) {
    do {
      _ = try Grader(lesson: Markdown.parse(lesson))
      Issue.record("was read")
    } catch { #expect(error.description == message) }
  }
}

import Evaluator
import TestSupport
import Testing

@testable import Notebooks

/// Questions with other numbers, asked again on the right day.
@Suite struct ReviewTests {
  let directory: TemporaryFolder

  init() throws { directory = try TemporaryFolder() }

  private static func question(_ fields: String, seed: UInt64? = nil) throws -> Question {
    try Question(yaml: "id: q\nkind: number\n" + fields, seed: seed)
  }

  // MARK: - Parameters

  private static let kernel = """
    ask: "How many weights have {maps} kernels of {side} × {side}? {'set'}"
    answer: "{maps} * {side}**2 + len({1, 2}) - 2"
    parameters: {maps: {from: 8, to: 32, step: 8}, side: [3, 5, 7]}
    accept: ["{maps}*{side}*{side}"]
    hints: ["{side}² for each."]
    explain: "{maps} times {side}²."
    wrong: [{value: "{maps}", why: "{maps} is the number of kernels."}]
    """

  @Test func theLessonTakesTheFirstValues() throws {
    let question = try Self.question(Self.kernel)
    #expect(question.ask == "How many weights have 8 kernels of 3 × 3? {'set'}")
    #expect(question.answer == "8 * 3**2 + len({1, 2}) - 2")
    #expect(question.accept == ["8*3*3"])
    #expect(question.hints == ["3² for each."])
    #expect(question.explanation == "8 times 3².")
    #expect(question.mistakes == [Question.Mistake(value: "8", why: "8 is the number of kernels.")])
    #expect(question.parameters.map(\.values) == [["8", "16", "24", "32"], ["3", "5", "7"]])
  }

  @Test func aSeedDrawsOthers() throws {
    let drawn = try (0..<40).map { try Self.question(Self.kernel, seed: $0).answer }
    #expect(try (0..<40).map { try Self.question(Self.kernel, seed: $0).answer } == drawn)
    #expect(Set(drawn).count > 8)
    for seed: UInt64 in 0..<5 {
      let question = try Self.question(Self.kernel, seed: seed)
      let session = TeachingTests.session()
      let judge = Judge { session.runner.evaluate($0) }
      #expect(question.accept.allSatisfy { judge.verdict(on: $0, to: question) == .right })
      #expect(judge.verdict(on: question.mistakes[0].value, to: question) == .wrong(question.mistakes[0].why))
    }
  }

  @Test(arguments: [
    ("{from: 0.1, to: 0.5, step: 0.1}", ["0.1", "0.2", "0.3", "0.4", "0.5"]),
    ("{from: -1, to: 1}", ["-1", "0", "1"]),
    ("{from: 1, to: 2.5, step: 0.75}", ["1.00", "1.75", "2.50"]), ("[a, 'b c']", ["a", "b c"]),
    ("{from: 2, to: 2}", ["2"]),
  ]) func valuesOfAParameter(written: String, values: [String]) throws {
    let question = try Self.question("ask: \"{x}\"\nanswer: 1\nparameters: {x: \(written)}")
    #expect(question.parameters == [Question.Parameter(name: "x", values: values)])
  }

  @Test(arguments: [
    ("[1]", "`parameters` must have names"),
    ("{x: 3}", "`x` must be a list of values or {from: 3, to: 9, step: 2}"),
    ("{x: []}", "`x` may have 1 to 1000 values, found 0"), ("{x: [[1]]}", "the values of `x` must be texts"),
    ("{x: {from: 9, to: 3}}", "`x` must go up from one number to another"),
    ("{x: {from: 1, to: 1e9}}", "`x` must go up"), ("{x: {from: 1, to: 2, step: 0}}", "`x` must go up"),
    ("{x y: [1]}", "a parameter's name has letters, digits and _, found x y"),
    ("{y: [1]}", "`{x}` is none of the `parameters` y"),
  ]) func whatIsNoParameterIsSaid(parameters: String, message: String) {
    do {
      _ = try Self.question("ask: \"{x}\"\nanswer: 1\nparameters: \(parameters)")
      Issue.record("was read")
    } catch let fault as QuestionFault { #expect(fault.description.hasPrefix(message), "\(fault)") } catch {
      Issue.record(error)
    }
  }

  // MARK: - Days

  @Test func whatGoesRightRestsLonger() {
    var log = ReviewLog()
    var day = Day(100)
    #expect(log.isDue("a", on: day))
    var rests: [Int] = []
    for _ in 0..<8 {
      log.note(.right, of: "a", on: day)
      let due = log.entries["a"]?.due ?? day
      #expect(!log.isDue("a", on: due + -1) && log.isDue("a", on: due))
      rests.append(due.number - day.number)
      day = due
    }
    #expect(rests == [3, 7, 16, 35, 80, 180, 180, 180])
    log.note(.helped, of: "a", on: day)
    #expect(log.entries["a"] == ReviewLog.Entry(box: 6, due: day + 180, asked: 9))
    log.note(.failed, of: "a", on: day)
    #expect(log.entries["a"] == ReviewLog.Entry(box: 0, due: day + 1, asked: 10))
  }

  @Test func whatWentHowIsKept() throws {
    let directories = Directories(data: directory.path, state: directory.path)
    var log = ReviewLog()
    log.note(.right, of: "a", on: Day(20_000))
    log.note(.failed, of: "b\"", on: Day(20_001))
    try log.save(lesson: "/x/02-ram.md", in: directories)
    #expect(try ReviewLog(lesson: "02-ram.md", in: directories) == log)
    #expect(try ReviewLog(lesson: "03-x.md", in: directories) == ReviewLog())
    for damaged in [
      "{", "[]", "{\"a\":{\"box\":99,\"due\":1}}", "{\"a\":{\"box\":1,\"due\":-9223372036854775808}}",
    ] {
      try TextFile.write(damaged, to: directory.path + "/lessons/02-ram.md.review.json")
      #expect(try ReviewLog(lesson: "02-ram.md", in: directories) == ReviewLog())
    }
  }

  @Test func daysHaveDates() {
    #expect(Day(20_780).text == "2026-11-23")
    #expect(abs(Day.today.number - Moment.now.seconds / 86400) <= 1)
  }

  // MARK: - Decks and sheets

  private static let lesson = Markdown.parse(
    """
    # Sums & more

    ```python
    size = 12
    ```

    ```question
    id: needs
    ask: Twice the size?
    kind: number
    answer: 2 * size
    ```

    ```question
    id: alone
    ask: What is `2 < 3` and **{n}**?
    kind: number
    answer: "{n} + 1"
    parameters: {n: [1, 2, 3, 4, 5, 6, 7]}
    explain: "<script>alert(1)</script>"
    ```

    ```question
    id: setup
    ask: Twice the size?
    kind: code
    solution: twice = 2 * size
    check: [twice == 24]
    setup: size = 12
    ```

    ```question
    id: here
    ask: Which?
    kind: choice
    choices: [one, two]
    answer: b
    review: false
    ```
    """)

  @Test func whatIsDueIsAsked() {
    var log = ReviewLog()
    log.note(.right, of: "needs", on: Day(99))
    log.note(.failed, of: "setup", on: Day(98))
    var deck = ReviewDeck()
    deck.add(Self.lesson, lesson: "a.md", log: log, today: Day(100))
    #expect(deck.cards.map(\.question.id) == ["needs", "alone", "setup"])
    #expect(deck.due(on: Day(100)).map(\.question.id) == ["setup", "alone"])
    #expect(deck.due(on: Day(102)).map(\.question.id) == ["setup", "alone", "needs"])
    var begun = ReviewDeck()
    begun.add(Self.lesson, lesson: "a.md", steps: 4, log: log, today: Day(100))
    #expect(begun.cards.map(\.question.id) == ["needs", "alone"])
    // The numbers are others each time, and by another seed.
    var card = deck.cards[1]
    var asked: Set<String> = []
    for time in 0..<12 {
      card.asked = time
      asked.insert(card.draw().ask)
    }
    #expect(asked.count > 3)
    #expect((1..<20).contains { card.draw(seed: $0).ask != card.draw().ask })
  }

  @Test func someNeedTheirLesson() throws {
    let alone = try Self.lesson.questions().filter { $0.standsAlone(in: TeachingTests.session()) }.map(\.id)
    #expect(alone == ["alone", "setup", "here"])
  }

  @Test func aSheetHasTheAnswers() {
    var sheet = StudySheet()
    var runs: [Int] = []
    sheet.add(Self.lesson, fresh: TeachingTests.session) { runs.append($0) }
    #expect(runs == [1])
    #expect(sheet.sections.map(\.title) == ["Sums & more"])
    #expect(sheet.sections[0].items.map(\.answer) == ["24", "2", "twice = 2 * size", "b) two"])
    #expect(
      sheet.markdown.hasPrefix(
        "# Questions and answers\n\n## Sums & more\n\n**Twice the size?**\n\nAnswer: 24\n\n**What is"))
    let html = sheet.html
    #expect(html.contains("<h2>Sums &amp; more</h2>"))
    #expect(html.contains("What is <code>2 &lt; 3</code> and <strong>1</strong>?"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !html.contains("<script"))
    #expect(html.contains("<pre><code>twice = 2 * size</code></pre>"))
    #expect(html.contains("<ol type=\"a\">\n<li>one</li>\n<li>two</li>\n</ol>"))
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(html.contains("prefers-color-scheme: dark"))
  }

  // MARK: - Checking

  @Test func faultsSayWhereTheyAre() {
    let text = "# A\n\n```python\nx = nope\n```\n\n```question\nid: a\nask: b\nkind: number\nanswer: 1\n```\n"
    var check = LessonCheck(session: TeachingTests.session())
    check.run(Markdown.parse(text), lines: Markdown.questionLines(in: text))
    #expect(check.faults.first?.description == "cell 1: it fails: Error: undefined `nope`")
    let lines = check.faults.map { $0.json(file: "a.md").text }
    #expect(
      lines.first
        == "{\"file\":\"a.md\",\"line\":4,\"cell\":1,\"message\":\"it fails: Error: undefined `nope`\"}")
    #expect(
      lines.dropFirst().allSatisfy { $0.hasPrefix("{\"file\":\"a.md\",\"line\":8,\"question\":\"a\",") })
  }

  @Test func otherNumbersAreProvedToo() {
    let text = """
      ```question
      id: a
      ask: "{n} + 1?"
      kind: number
      answer: "{n} + 1"
      parameters: {n: [1, 20, 30, 40]}
      accept: ["2", "{n}*2", "1+{n}"]
      wrong: [{value: "{n}", why: One more.}]
      hints: [Count., Count on., And again.]
      explain: It is.
      ```
      """
    var check = LessonCheck(session: TeachingTests.session(), fresh: TeachingTests.session)
    check.run(Markdown.parse(text))
    // The plain number belongs to the lesson; what has a name in it must hold for other values too.
    #expect(!check.faults.isEmpty)
    for fault in check.faults {
      #expect(fault.description.contains("*2” should be right, found wrong (with other values: "))
    }
    var needy = LessonCheck(session: TeachingTests.session(), fresh: TeachingTests.session)
    needy.run(Markdown.parse(text.replacing("answer: \"{n}", with: "answer: \"size + {n}")))
    #expect(needy.faults.contains { $0.what.hasPrefix("it cannot be judged without the lesson's cells") })
  }

  @Test func statedCostIsReadAndCompared() throws {
    let cost = try StatedCost(of: Markdown.parse("# A\n\n<!-- time: 2 min, memory: 1 GB -->\n\nText."))
    #expect(cost == StatedCost(seconds: 120, bytes: 1_000_000_000))
    #expect(cost.excesses(seconds: 155, bytes: 1_290_000_000) == [])
    #expect(
      cost.excesses(seconds: 157, bytes: 1_310_000_000) == [
        "it took 2.62 min, stated is `time: 2 min`", "it took 1.31 GB of memory, stated is `memory: 1 GB`",
      ])
    #expect(try StatedCost(of: Markdown.parse("<!-- a comment -->\n# A")) == StatedCost())
    #expect(try StatedCost(of: Markdown.parse("<!-- with care, and love -->\n# A")) == StatedCost())
    let both = Markdown.parse("# A\n\n<!-- time: 1 min, memory: 2 MB -->\n<!-- with flowers, time: 5 min -->")
    #expect(try StatedCost(of: both) { $0 == "flowers" } == StatedCost(seconds: 300))
    #expect(try StatedCost(of: both) { _ in false } == StatedCost(seconds: 60, bytes: 2_000_000))
    #expect(try StatedCost(of: Notebook()) == StatedCost())
    for wrong in ["time: soon", "memory: 3 apples", "time: 2 min, size: 3", "with mnist, time: soon"] {
      #expect(throws: QuestionFault.self) { try StatedCost(of: Markdown.parse("<!-- \(wrong) -->\n# A")) }
    }
    #expect(PeakMemory.bytes ?? 0 > 1 << 20)
  }

  @Test(
    arguments: [
      ("2 GB", 2_000_000_000), ("512MiB", 536_870_912), ("1.5 kB", 1500), ("0 MB", nil), ("-1 GB", nil),
      ("2", nil),
      ("GB", nil), ("1e3 GB", nil), ("99999999999999 GB", nil),
    ] as [(String, Int?)]) func amountsOfMemory(text: String, bytes: Int?)
  {
    #expect(Quantity.bytes(text) == bytes)
  }
}

import Testing

@testable import Notebooks

/// Answers are graded by value, not by spelling.
@Suite struct QuestionTests {
  private static func question(_ fields: String) throws -> Question {
    try Question(yaml: "id: q\nask: How many?\n" + fields)
  }

  private func verdict(_ typed: String, _ fields: String) throws -> Verdict {
    let runner = InterpreterRunner(console: ScreenLog())
    _ = runner.run(
      "import numpy as np\nsize, shape, third = 903400, (13, 13, 32), 3613600", named: "cell", line: 1)
    return Judge { runner.evaluate($0) }.verdict(on: typed, to: try Self.question(fields))
  }

  private static let bytes = """
    kind: number
    answer: 4 * size + 9_000_000
    unit: bytes
    wrong:
      - value: 4 * size
        why: You counted the parameters only.
      - value: 172.5 MB
        why: You multiplied the parameters by the batch.
    """

  @Test(arguments: [
    "12.6 MB", "12,613,600 bytes", "12613600", "4*903400 + 9_000_000", "12 613 600", "12_613_600", "12.61 MB",
    "0.0126 GB",
    "3,613,600 + 9,000,000", "about 12.6 MB", "12.03 MiB", "12613.6 kB", "12.6 megabytes", "12613600.0",
    "12613600 B", "12.613.600", "12'613'600 bytes", "12\u{A0}613\u{A0}600", "12,6 MB", "≈ 12.6 MB",
    "ca. 12.6 MB",
    "approximately 12.6 MB", "at least 12.6 MB", "about 12.6 million bytes", "12,6 Mo", "third + 9_000_000",
    "3.6136 MB + 9 MB",
    "100908800 bits", "It needs at least 12,613,600 bytes.",
  ]) func theSameNumber(typed: String) throws {
    #expect(try verdict(typed, Self.bytes) == .right)
  }

  @Test(arguments: [
    ("12.6 MiB", Verdict.wrong("that is right in MB: a MiB is 2**20 bytes")),
    ("12 MB", .wrong("that is right in MiB: a MB is 10**6 bytes")), ("13.5 MB", .wrong(nil)),
    ("3,613,600", .wrong("You counted the parameters only.")),
    ("3613600 bytes", .wrong("You counted the parameters only.")),
    ("3.613.600", .wrong("You counted the parameters only.")),
    ("3.61 MB", .wrong("You counted the parameters only.")),
    ("172,5 MB", .wrong("You multiplied the parameters by the batch.")),
    ("172.5 MB", .wrong("You multiplied the parameters by the batch.")), ("12613601", .wrong(nil)),
    ("1e7", .wrong(nil)),
    ("-12613600", .wrong(nil)), ("many", .unreadable("that is no number: many")),
    ("", .unreadable("nothing is typed")),
  ]) func anotherNumber(typed: String, expected: Verdict) throws {
    #expect(try verdict(typed, Self.bytes) == expected)
  }

  static let others: [(fields: String, right: [String], wrong: [String])] = [
    (
      "kind: number\nanswer: 97.32\nunit: \"%\"",
      ["97.32", "97.3 %", "97.3%", "0.9732", "97.32 percent", "97,3 %", "97.3 per cent"],
      ["9.73", "96 %", "0.5"]
    ),
    (
      "kind: number\nanswer: 180_200\nunit: parameters",
      [
        "180200", "180,200", "(3*3*100 + 1)*200", "180.2 thousand", "180.2k", "180.200",
        "180,000 weights + 200 biases",
        "It has 180,200 parameters",
      ], ["180000", "1802"]
    ),
    ("kind: number\nanswer: 0.0149", ["0.0149", "1.5%", "1.49 %", "0.015"], ["1.5", "2.5 %"]),
    (
      "kind: number\nanswer: 0", ["0", "none", "zero", "no parameters", "They add no parameters"],
      ["1", "10"]
    ),
    (
      "kind: number\nanswer: 2**10\nunit: places",
      [
        "32 × 32 = 1024", "32 x 32", "32 · 32 places", "2^10", "n = 1024", "= 1024", "2 * 512 = 1,024 places",
        "2048 ÷ 2", "1034 − 10", "(31 + 1)*32 = 1024", "sum([1000, 24], start=0)", "32x32", "32 by 32",
        "sqrt(1048576)", "√1048576",
      ], ["1024 = 32", "2 ^ 9", "32 x 31", "1024 == 1024", "0x400 = 3"]
    ),
    (
      "kind: shape\nanswer: shape",
      [
        "(13, 13, 32)", "13 x 13 x 32", "13×13×32", "[13,13,32]", "(None, 13, 13, 32)", "shape",
        "13 rows, 13 columns, 32 maps", "13 by 13 by 32",
      ],
      ["(13, 32, 13)", "13, 13"]
    ),
    (
      "kind: choice\nanswer: b\nchoices: [the first layer, the dense layer, both]",
      ["b", "B", "(b)", "the dense layer", "dense layer", "2", "b) the dense layer"], ["a", "both"]
    ),
    (
      "kind: text\nanswer: two neighbours\npatterns: [\"neighbo?u?r\", two consecutive]",
      ["Two neighbours!", "the maps of TWO consecutive layers"], ["three"]
    ),
    (
      "kind: number\nanswer: 0.25",
      ["a quarter", "one quarter", "one in four", "1 in 4", "0,25", "25 percent"], ["half", "4", "four"]
    ),
    (
      "kind: number\nanswer: 3", ["three: image, row and column", "It has three axes", "3 axes"],
      ["two axes", "third", "one third"]
    ),
    ("kind: number\nanswer: 16", ["sixteen", "It is 16."], ["sixty", "16 in 20"]),
    ("kind: number\nanswer: 90\nunit: seconds", ["1.5 min", "90 s", "40 s + 50 s"], ["90 min"]),
    (
      "kind: number\nanswer: 2.302585\ntolerance: 0.01", ["ln 10", "-ln(0.1)", "log(10)", "2,303"],
      ["2303", "-2.3"]
    ),
    ("kind: expression\nanswer: 14*14*16 * 9", ["28224", "14**2 * 144", "28,224"], ["14", "28225"]),
  ]

  @Test(arguments: others.indices) func everyKind(index: Int) throws {
    let row = Self.others[index]
    for typed in row.right { #expect(try verdict(typed, row.fields) == .right, "\(typed)") }
    for typed in row.wrong { #expect(try verdict(typed, row.fields) != .right, "\(typed)") }
  }

  @Test(arguments: [
    ("kind: number", "`answer` is missing"),
    ("kind: guess\nanswer: 1", "`kind` is number, expression, shape, choice, text, code, found guess"),
    ("kind: number\nanswer: 1\nanswers: 2", "unknown field `answers`"),
    ("kind: choice\nanswer: a", "a choice needs two `choices` or more"),
    ("kind: text\nanswer: a", "a text needs `patterns`"),
    ("kind: number\nanswer: 1\ntolerance: 2", "`tolerance` must lie between 0 and 1, found 2"),
    ("kind: [", "the block is no YAML"),
  ]) func whatIsNoQuestionIsSaid(fields: String, message: String) throws {
    do {
      _ = try Self.question(fields)
      Issue.record("was read")
    } catch let fault as QuestionFault { #expect(fault.description.hasPrefix(message), "\(fault)") }
  }

  /// Also where the check fails with it, instead of being false.
  @Test(arguments: [
    ("y = 0", Verdict.wrong("Nothing is divided by zero.")), ("y=1", .wrong("That is one.")),
    ("y = 3", .wrong(nil)), ("y = 2", .right),
  ]) func knownMistakesOfCode(code: String, expected: Verdict) throws {
    let question = try Self.question(
      """
      kind: code
      solution: y = 2
      check: ["1 / y == 0.5"]
      wrong: [{code: y = 0, why: Nothing is divided by zero.}, {code: y = 1, why: That is one.}]
      """)
    let runner = InterpreterRunner(console: ScreenLog())
    let judge = Judge { runner.evaluate($0) }
    _ = runner.run(code, named: "cell", line: 1)
    #expect(judge.verdict(on: code, to: question) == expected)
    _ = runner.run("y = 'two'", named: "cell", line: 1)
    guard case .unreadable = judge.verdict(on: "y = 'two'", to: question) else {
      Issue.record("a text was divided")
      return
    }
  }

  /// A few lines of YAML can expand to gigabytes.
  @Test func aliasesDoNotGrow() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      yaml +=
        "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 8).joined(separator: ", "))]\n"
    }
    #expect(throws: QuestionFault.self) { try Question(yaml: yaml) }
    #expect(throws: QuestionFault.self) { try Question(yaml: String(repeating: "[", count: 60_000)) }
  }

  @Test func aQuestionInMarkdownComesBackAsItWas() {
    let text = "# A\n\n```question\nid: q\nask: \"```\"\n```\n\nMore.\n"
    let notebook = Markdown.parse(text)
    #expect(notebook.cells == [.prose("# A"), .question("id: q\nask: \"```\""), .prose("More.")])
    #expect(Markdown.parse(Markdown.print(notebook)) == notebook)
  }
}

import Foundation
import Testing

@testable import fieldbook

/// A class hands in its notebooks, and each gets the rows that it deserves.
@Suite(.serialized, .timeLimit(.minutes(5))) struct GradingTests {
  let program: Program

  init() throws { program = try Program() }

  static let lesson = #"""
    # Small sums

    ```python
    size = 12
    ```

    ```question
    id: twice
    ask: How much is twice the size?
    kind: number
    answer: 2 * size
    points: 2
    accept: ["24", "12 + 12", "2*12"]
    wrong:
      - {value: "12", why: That is the size itself.}
      - {value: "144", why: "You squared it; 24 is twice 12."}
    hints: [Add it., To itself., It is 12 + 12.]
    explain: Twice 12 is 24.
    ```

    ```question
    id: larger
    ask: Which is the larger?
    kind: choice
    choices: [the first, the second]
    answer: b
    accept: [the second]
    wrong: [{value: a, why: One is less than two.}]
    hints: [Count.]
    explain: Two is more.
    guess: true
    ```

    ```python
    1 < 2
    ```

    ```question
    id: double
    ask: Make `double`, a function that doubles.
    kind: code
    solution: "double = lambda x: 2 * x"
    check: ["double(4) == 8", "double(0) == 0"]
    accept: ["double = lambda x: x + x"]
    wrong: [{code: "double = lambda x: x", why: It gives back what it gets.}]
    hints: [A lambda does.]
    explain: It adds x to itself.
    ```

    ```python
    size + 1
    ```
    """#

  /// The assignment, filled in.
  private static func notebook(
    twice: String = "24", larger: String = "b", double: String = "def double(x):\n    return x * 2",
    first: String = "size = 12", block: String = "", last: String = "size + 1"
  ) -> String {
    """
    # Small sums

    ```python
    \(first)
    ```

    ```question
    id: twice
    ask: How much is twice the size?
    \(block)
    yours: \(twice)
    ```

    ```question
    id: larger
    yours: \(larger)
    ```

    ```python
    1 < 2
    ```

    ```question
    id: double
    yours: in the cell below
    ```

    ```python
    \(double)
    ```

    ```python
    \(last)
    ```
    """
  }

  /// What each hands in, and what its rows are: points of `twice`, `larger`, `double`, a part of the reason beside one of them (or beside
  /// the sum).
  static let classOfTwelve: [(name: String, content: Data?, points: [String], reason: String)] = [
    // No ranks are started, as the judge could not end them.
    (
      "right.md",
      Data(notebook(first: "from fieldbook import mpirun\nassert mpirun('1') is None\nsize = 12").utf8),
      ["2", "1", "1"], "right"
    ),
    (
      "wrong.md", Data(notebook(twice: "12", larger: "the first", double: "double = lambda x: x").utf8),
      ["0", "0", "0"], "It gives back what it gets."
    ),
    // A reason that tells the answer is not given.
    ("squared.md", Data(notebook(twice: "144").utf8), ["0", "1", "1"], "not right"),
    (
      "failing.md", Data(notebook(double: "double = 2\nnope()", first: "size = 12\nnope").utf8),
      ["2", "1", "0"], ""
    ),
    (
      "endless.md", Data(notebook(double: "while True:\n    pass").utf8), ["2", "1", "0"],
      "stopped after 10 s, at cell 3"
    ),
    (
      "hog.md",
      Data(
        notebook(
          double:
            "import numpy as np\nmemory_limit(None)\nx = []\nwhile True:\n    x.append(np.ones((1000, 1000)))"
        ).utf8),
      ["2", "1", "0"], "undefined `double`"
    ),
    (
      "nested.md", Data(notebook(twice: String(repeating: "(", count: 100_000)).utf8), ["0", "1", "1"],
      "that is no number"
    ),
    (
      "binary.md", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167) }), ["0", "0", "0"],
      "is not text"
    ),
    ("missing.md", nil, ["0", "0", "0"], "cannot read missing.md: no such file"),
    ("empty.md", Data(), ["0", "0", "0"], "the notebook is empty"),
    (
      "other.md", Data("# Other\n\n```question\nid: x\nyours: 1\n```\n".utf8), ["0", "0", "0"],
      "another lesson's"
    ),
    (
      // The learner's block and names change no question, and a second block is no second try.
      "cheat.md",
      Data(
        (notebook(
          twice: "7", larger: "", double: "bool = lambda x: True",
          block: "answer: 7\naccept: [\"7\"]")
          + "\n\n```question\nid: twice\nyours: 24\n```\n").utf8), ["0", "0", "0"], "nothing is answered"
    ),
  ]

  @Test func aClassOfTwelve() throws {
    let home = URL(fileURLWithPath: program.home.path)
    try Self.lesson.write(to: home.appending(path: "lesson.md"), atomically: false, encoding: .utf8)
    for one in Self.classOfTwelve { try one.content?.write(to: home.appending(path: one.name)) }
    let arguments =
      ["grade"] + Self.classOfTwelve.map(\.name) + [
        "--lesson", "lesson.md", "-o", "grades.csv", "--seconds", "10", "--memory", "500 MB", "--feedback",
        "told",
      ]
    let result = try program.run(arguments)
    #expect(result.status == 0, "\(result.errors)")
    let table = try String(contentsOf: home.appending(path: "grades.csv"), encoding: .utf8)
    let rows = table.split(separator: "\n").map(String.init)
    #expect(rows.first == "file,question,points,of,reason")
    #expect(rows.count == 1 + 4 * Self.classOfTwelve.count)
    for one in Self.classOfTwelve {
      let own = rows.filter { $0.hasPrefix(one.name + ",") }
      let points = own.map { $0.split(separator: ",", omittingEmptySubsequences: false)[2] }.map(String.init)
      #expect(Array(points.prefix(3)) == one.points, "\(own)")
      #expect(
        own.last?.hasPrefix("\(one.name),total,\(one.points.compactMap(Int.init).reduce(0, +)),4,") ?? false)
      #expect(one.reason.isEmpty || own.contains { $0.contains(one.reason) }, "\(own)")
    }
    // Nobody learns from the feedback what is right.
    for one in Self.classOfTwelve {
      let file = home.appending(path: "told/\(one.name)")
      let feedback = try String(contentsOf: file, encoding: .utf8)
      for secret in ["24", "12 + 12", "2*12", "2 * size", "the second", "lambda", "double(4)", "Two is more"]
      {
        #expect(!feedback.contains(secret), "\(one.name): \(feedback)")
      }
    }
    let failing = try String(contentsOf: home.appending(path: "told/failing.md"), encoding: .utf8)
    #expect(failing.contains("## Cells that failed\n\n- cell 1, line 4: Error: undefined \\`nope\\`\n"))
  }

  @Test func whatIsHandedOutComesBack() throws {
    let home = URL(fileURLWithPath: program.home.path)
    try Self.lesson.write(to: home.appending(path: "lesson.md"), atomically: false, encoding: .utf8)
    #expect(try program.run("assign", "lesson.md", "-o", "out").status == 0)
    let handedOut = try String(contentsOf: home.appending(path: "out/lesson.md"), encoding: .utf8)
    for secret in ["answer:", "accept", "wrong", "hints", "explain", "solution", "check", "24", "lambda"] {
      #expect(!handedOut.contains(secret))
    }
    let filled = handedOut.replacingOccurrences(of: "yours: \n", with: "yours: 24\n")
      .replacingOccurrences(of: "```python\n```", with: "```python\ndouble = lambda x: x * 2\n```")
    try filled.write(to: home.appending(path: "ada.md"), atomically: false, encoding: .utf8)
    #expect(try program.run("grade", "ada.md", "--lesson", "lesson.md", "-o", "grades.csv").status == 0)
    let table = try String(contentsOf: home.appending(path: "grades.csv"), encoding: .utf8)
    #expect(table.contains("ada.md,twice,2,2,right\n"))
    #expect(table.contains("ada.md,larger,0,1,\"type one of a, b, or the words\"\n"))
    #expect(table.contains("ada.md,double,1,1,right\n"))
    // The lesson is not overwritten by what is handed out.
    #expect(try program.run("assign", "lesson.md", "-o", ".").status == 2)
  }

  @Test(arguments: [
    (["grade", "a.md", "--lesson", "none.md", "-o", "g.csv"], "Error: cannot read none.md: no such file"),
    (["grade", "a.md", "--lesson", "a.md", "-o", "g.csv"], "Error: the lesson has no questions"),
    (
      ["grade", "a.md", "--lesson", "a.md", "-o", "g.csv", "--memory", "much"],
      "Error: --memory is at least 64 MB, as in \"2 GB\", found much"
    ),
    (["grade-one"], "Error: grade-one is started by `fieldbook grade`"),
  ]) func whatCannotBeDoneIsSaid(arguments: [String], message: String) throws {
    try "# A\n".write(toFile: program.home.path + "/a.md", atomically: false, encoding: .utf8)
    let result = try program.run(arguments)
    #expect(result.errors.hasPrefix(message), "\(result.errors)")
    #expect(result.status == 2)
  }
}

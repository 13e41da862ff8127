import Foundation
import Testing

@testable import fieldbook

/// Questions of lessons, asked again.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ReviewTests {
  let program: Program

  init() throws { program = try Program() }

  private static let lesson = #"""
    # Sums

    <!-- time: 1 min, memory: 2 GB -->

    ```python
    size = 12
    ```

    ```question
    id: weights
    ask: How many weights has a kernel of {side} × {side} over {maps} maps?
    kind: number
    parameters: {side: [3, 5, 7], maps: {from: 8, to: 64, step: 8}}
    answer: "{side} * {side} * {maps}"
    accept: ["{side}**2 * {maps}", "{maps} * {side}**2", "{side} * {maps} * {side}"]
    hints: [One slice a map., "{side} rows of {side}.", Multiply by the maps.]
    explain: A slice of {side} × {side} for each map.
    ```

    ```question
    id: twice
    ask: How much is twice the size?
    kind: number
    answer: 2 * size
    accept: ["24", "12 + 12", "2 * 12"]
    hints: [Add it., To itself., Twelve and twelve.]
    explain: Twice <12> & no more.
    ```
    """#

  private func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: program.home.path + "/lessons", withIntermediateDirectories: true)
    try text.write(toFile: program.home.path + "/" + name, atomically: false, encoding: .utf8)
  }

  @Test func aQuestionRestsLongerEachTimeItGoesRight() throws {
    try write(Self.lesson, to: "lessons/01-sums.md")
    func review(day: Int, input: String) throws -> Program.Result {
      try program.run("review", "1", "--today", "\(day)", input: input)
    }
    let first = try review(day: 100, input: "hint\n1\nanswer\n")
    #expect(first.status == 0)
    #expect(first.errors.contains("left out: 1 of 2 questions, which need the cells of their lessons"))
    #expect(first.output.contains("Hint: One slice a map."))
    #expect(first.output.contains("The answer: "))
    let again = try review(day: 100, input: "")
    #expect(again.errors.hasSuffix("nothing else is due; the next question comes on 1970-04-12\n"))
    // It was given up, and is back the next day, with other numbers.
    let second = try review(day: 101, input: "answer\n")
    let asked = [first, second].map { $0.output.split(separator: "\n").first { $0.contains("weights") } }
    #expect(asked[0] != nil && asked[0] != asked[1])
    #expect(
      try String(
        contentsOfFile: program.home.path + "/.local/state/fieldbook/lessons/01-sums.md.review.json",
        encoding: .utf8)
        == "{\"format\":1,\"questions\":{\"weights\":{\"box\":0,\"due\":102,\"asked\":2}}}\n")
  }

  @Test func aStudySheet() throws {
    try write(Self.lesson, to: "lessons/01-sums.md")
    #expect(try program.run("review", "1", "--sheet", "sheet.md").status == 0)
    let markdown = try String(contentsOfFile: program.home.path + "/sheet.md", encoding: .utf8)
    #expect(markdown.contains("Answer: 72"))
    #expect(markdown.contains("Answer: 24"))
    #expect(try program.run("review", "1", "--sheet", "sheet.html").status == 0)
    let html = try String(contentsOfFile: program.home.path + "/sheet.html", encoding: .utf8)
    #expect(html.contains("Twice &lt;12&gt; &amp; no more."))
    #expect(html.contains("<html lang=\"en\">") && html.contains("prefers-color-scheme: dark"))
    #expect(!html.contains("<script") && !html.contains("src=") && !html.contains("href="))
  }

  @Test func checkGivesFaultsAsJSONAndMeasures() throws {
    try write(Self.lesson, to: "good.md")
    let good = try program.run("check", "good.md", "--json")
    #expect(good.output == "")
    #expect(good.errors.contains("good.md: 1 cells, 2 questions, "))
    #expect(good.status == 0)
    try write(Self.lesson.replacingOccurrences(of: "\"24\"", with: "\"25\""), to: "bad.md")
    let bad = try program.run("check", "bad.md", "--json")
    #expect(
      bad.output
        == "{\"file\":\"bad.md\",\"line\":21,\"question\":\"twice\",\"message\":\"“25” should be right, found wrong\"}\n"
    )
    #expect(bad.status == 1)
    try write(Self.lesson.replacingOccurrences(of: "2 GB", with: "1 MB"), to: "large.md")
    let large = try program.run("check", "large.md")
    #expect(large.errors.contains("large.md: the lesson: it took "))
    #expect(large.errors.contains(" of memory, stated is `memory: 1 MB`"))
    #expect(large.status == 1)
  }

  @Test(arguments: [
    (["review"], "Error: no lesson is taken yet"),
    (["review", "--sheet", "a.txt"], "Error: a study sheet's name ends in .md or .html, found a.txt"),
    (["review", "--count", "0"], "Error: --count is 1 or more, found 0"),
  ]) func whatCannotBeDoneIsSaid(arguments: [String], message: String) throws {
    try write(Self.lesson, to: "lessons/01-sums.md")
    let result = try program.run(arguments)
    #expect(result.errors.hasPrefix(message), "\(result.errors)")
    #expect(result.status == 2)
  }
}

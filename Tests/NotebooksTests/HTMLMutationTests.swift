import TestSupport
import Testing

@testable import Notebooks

/// Notebooks with reproducible random changes: each becomes a page of our own elements alone.
@Suite struct HTMLMutationTests {
  private static let pieces = [
    "<script>", "</script>", "<!--", "-->", "<img src=x onerror=y>", "<a href=\"javascript:x\">", "]](", "![",
    "[", "](",
    "|", "|-|", "\n|", "> ", "\n- ", "\n1. ", "\n    ", "\n```python\n", "\n```\n", "~~~", "`", "``", "**",
    "_", "~~",
    "&#106;", "&lt;", "&colon;", "<https://a.b>", "[^1]", "[^1]: ", "\n[a]: javascript:x", "#", "\n# ",
    "\n===\n", "\r\n",
    "\u{0}", "\u{1B}[31m", "\u{202E}", "é", "漢", "$$", "\\", "data:image/png;base64,AA", "<svg onload=x>",
    "\t",
  ].map { Array($0.utf8) }

  private static func mutate(_ text: inout [UInt8], among corpus: [[UInt8]], _ random: inout SeededGenerator)
  {
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0...text.count, using: &random)
      let length = min(Int.random(in: 0...12, using: &random), text.count - place)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: text.removeSubrange(place..<place + length)
      case 1, 2: text.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      case 3: text.insert(contentsOf: text[place..<place + length], at: place)
      case 4:
        let other = corpus.randomElement(using: &random) ?? []
        let start = Int.random(in: 0...other.count, using: &random)
        text.insert(contentsOf: other[start...].prefix(60), at: place)
      default: text.insert(UInt8.random(in: 0...255, using: &random), at: place)
      }
    }
  }

  @Test func anyNotebookBecomesASafePage() throws {
    let lessons = FixtureFolder.repository.names(endingIn: ".md", in: "Lessons")
    let corpus = try lessons.map { Array(try FixtureFolder.repository.text(of: "Lessons/" + $0).utf8) }
    let settings = FuzzSettings.current
    var random = SeededGenerator(seed: settings.seed ?? 3)
    let end = settings.seconds.map { ContinuousClock.now + .seconds($0) }
    var count = 0
    while end.map({ ContinuousClock.now < $0 }) ?? (count < 60) {
      count += 1
      // A piece of a lesson.
      let whole = corpus.randomElement(using: &random) ?? []
      let start = Int.random(in: 0...whole.count, using: &random)
      var text = Array(whole[start...].prefix(Int.random(in: 0...2000, using: &random)))
      Self.mutate(&text, among: corpus, &random)
      try settings.keep(text)
      let source = String(decoding: text, as: UTF8.self)
      let notebook = Markdown.parse(source)
      try #require(Markdown.print(notebook) == source)
      let page = HTML.print(notebook)
      try HTMLTests.checkElements(page)
      try #require(!page.lowercased().contains("href=\"javascript"))
      // Through a Jupyter notebook it is the same page.
      var copy = notebook
      copy.layout = FileLayout()
      _ = try Jupyter.parse(Jupyter.print(copy))
    }
    if settings.seconds != nil { print("\(count) notebooks") }
  }
}

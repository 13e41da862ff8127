import Language
import Testing

/// How a diagnostic looks.
@Suite struct RenderingTests {
  /// The location of the first occurrence of a piece of a text.
  private func place(_ piece: String, in source: SourceText) -> Location {
    let bytes = Array(piece.utf8)
    let start = source.bytes.indices.first { source.bytes[$0...].starts(with: bytes) } ?? 0
    return Location(source, Span(start, start + bytes.count))
  }

  @Test func asDesigned() {
    let source = SourceText("import x\n\nlayers.Dense(10)(image)\n")
    let diagnostic = Diagnostic(
      "Dense expects a tensor of rank 2 or more, found shape (28,)", at: place("image", in: source),
      label: "shape (28,)", help: "add a batch axis: image[np.newaxis]")
    #expect(
      diagnostic.rendered() == """
        Error: Dense expects a tensor of rank 2 or more, found shape (28,)
          3 │ layers.Dense(10)(image)
            │                  ^^^^^ shape (28,)
        help: add a batch axis: image[np.newaxis]

        """)
  }

  @Test func withoutPlace() {
    #expect(Diagnostic("no data").rendered() == "Error: no data\n")
    #expect(Diagnostic("no data", help: "get some").rendered() == "Error: no data\nhelp: get some\n")
  }

  @Test func callStack() {
    let cell = SourceText("def build(x):\n    return Dense(x)\n", name: "In [1]")
    let other = SourceText("a = 1\n\n\n\n\n\n\n\n\nbuild('a')\n", name: "In [12]")
    var diagnostic = Diagnostic("`units` expects int, found str", at: place("x)\n", in: cell), label: "str")
    diagnostic.location?.span = Span(31, 32)
    diagnostic.notes = [
      .call(of: "build", at: place("build('a')", in: other)), .call(of: "main", at: nil),
      Diagnostic.Note("defined here", at: place("build", in: cell), label: "this one"),
    ]
    #expect(
      diagnostic.rendered() == """
        Error: `units` expects int, found str
           2 │     return Dense(x)
             │                  ^ str
        in build, called in In [12] here:
          10 │ build('a')
             │ ^^^^^^^^^^
        in main, called
        note: defined here
           1 │ def build(x):
             │     ^^^^^ this one

        """)
  }

  @Test func severalLines() {
    let source = SourceText("f(a,\n  b,\n  c)\n")
    let diagnostic = Diagnostic("no", at: Location(source, Span(0, 14)), label: "all of it")
    #expect(
      diagnostic.rendered() == """
        Error: no
          1 │ f(a,
            │ ^^^^
          2 │   b,
            │   ^^
          3 │   c)
            │   ^^ all of it

        """)
  }

  @Test func manyLines() {
    let source = SourceText("f(\n" + String(repeating: "  a,\n", count: 20) + ")\n")
    let diagnostic = Diagnostic("no", at: Location(source, Span(0, 104)), label: "end")
    #expect(
      diagnostic.rendered() == """
        Error: no
           1 │ f(
             │ ^^
           2 │   a,
             │   ^^
           … │
          22 │ )
             │ ^ end

        """)
  }

  @Test func tabsAndWideCharacters() {
    let source = SourceText("\tx = '日本' + é + $y 👩‍👩‍👧 z\n")
    let dollar = Diagnostic("no", at: place("$", in: source)).rendered()
    #expect(
      dollar == """
        Error: no
          1 │     x = '日本' + é + $y 👩‍👩‍👧 z
            │                      ^

        """)
    let wide = Diagnostic("no", at: place("日本", in: source)).rendered()
    #expect(wide.hasSuffix("    │          ^^^^\n"))
    let last = Diagnostic("no", at: place("z", in: source)).rendered()
    #expect(last.hasSuffix("    │                            ^\n"))
  }

  @Test func longLine() {
    let source = SourceText(
      String(repeating: "a + ", count: 100) + "$ + " + String(repeating: "b + ", count: 100))
    let lines = Diagnostic("no", at: place("$", in: source)).rendered(width: 60).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(lines[1].contains("… ") || lines[1].contains("…a") || lines[1].contains("…+"))
    #expect(lines[1].hasSuffix("…"))
    let column = lines[2].count - 1
    #expect(Array(lines[1])[column] == "$")
  }

  @Test func longSpan() {
    let source = SourceText("x = " + String(repeating: "9", count: 1000))
    let text = Diagnostic("no", at: Location(source, Span(4, 1004))).rendered(width: 50)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 50 })
    #expect(text.contains("^^^^"))
  }

  @Test func hugeLine() {
    let long = String(repeating: "日本 ", count: 50_000)
    let source = SourceText("x = '" + long + "' $ '" + long + "'")
    let text = Diagnostic("no", at: place("$", in: source)).rendered(width: 80)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasSuffix("…") && lines[1].contains("' $ '日本"))
    let whole = Diagnostic("no", at: Location(source, Span(0, source.bytes.count))).rendered(width: 80)
    #expect(whole.count < 300)
  }

  @Test func placesAtTheEdges() {
    let source = SourceText("x")
    #expect(Diagnostic("no", at: Location(source, .at(1))).rendered() == "Error: no\n  1 │ x\n    │  ^\n")
    #expect(
      Diagnostic("no", at: Location(source, Span(40, 80))).rendered() == "Error: no\n  1 │ x\n    │  ^\n")
    let empty = SourceText("")
    #expect(Diagnostic("no", at: Location(empty, .at(0))).rendered() == "Error: no\n  1 │\n    │ ^\n")
    let lineBreak = SourceText("ab\ncd")
    #expect(
      Diagnostic("no", at: Location(lineBreak, Span(2, 3))).rendered() == "Error: no\n  1 │ ab\n    │   ^\n")
  }

  @Test func lineNumbersOfACellInAFile() {
    let source = SourceText("a\nb $", name: "notes.md", firstLine: 99)
    guard case .invalid(let diagnostic) = Parser.parse(source) else {
      Issue.record("accepted")
      return
    }
    #expect(diagnostic.location?.line == 100)
    #expect(diagnostic.location?.column == 3)
    #expect(diagnostic.rendered().contains("\n  100 │ b $\n      │   ^\n"))
  }

  @Test func colour() {
    let source = SourceText("x $")
    let diagnostic = Diagnostic("no", at: place("$", in: source), label: "here", help: "none")
    let text = diagnostic.rendered(colour: true)
    #expect(text.contains("\u{1B}[1;31m^ here\u{1B}[0m"))
    #expect(text.replacing(/\u{1B}\[[0-9;]*m/, with: "") == diagnostic.rendered())
  }

  @Test func longSentencesAreBrokenBetweenWords() {
    let words = Array(repeating: "word", count: 12).joined(separator: " ")
    let text = Diagnostic(words, help: words + ": 日本 " + String(repeating: "x", count: 50)).rendered(
      width: 40)
    #expect(
      text == """
        Error: word word word word word word
               word word word word word word
        help: word word word word word word word
              word word word word word: 日本
              \(String(repeating: "x", count: 50))

        """)
    let coloured = Diagnostic(words, help: words).rendered(colour: true, width: 40)
    #expect(
      coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == Diagnostic(words, help: words).rendered(width: 40))
  }

  @Test func callsOfOneKindAreCounted() {
    let source = SourceText("f(1)")
    let note = Diagnostic.Note.call(of: "f", at: place("f(1)", in: source), count: 990)
    #expect(
      Diagnostic("no", notes: [note]).rendered() == """
        Error: no
        in f, called 990 times here:
          1 │ f(1)
            │ ^^^^

        """)
  }
}

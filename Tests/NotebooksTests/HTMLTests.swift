import Figures
import TestSupport
import Testing

@testable import Notebooks

@Suite struct HTMLTests {
  private static func page(_ markdown: String) -> String { HTML.print(Markdown.parse(markdown)) }

  /// What stands between the page's `<main>` and its end.
  private static func content(_ page: String) -> String {
    guard let start = page.firstRange(of: "<main id=\"content\">\n"), let end = page.firstRange(of: "</main>")
    else { return page }
    return String(page[start.upperBound..<end.lowerBound])
  }

  // MARK: - Prose

  static let prose: [(String, String)] = [
    ("a *b* **c** `d < e`\nf", "<p>a <em>b</em> <strong>c</strong> <code>d &lt; e</code>\nf</p>\n"),
    ("- a\n- b\n\n3. c", "<ul><li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\"><li>c</li>\n</ol>\n"),
    ("> a\n>\n> b", "<blockquote><p>a</p>\n<p>b</p>\n</blockquote>\n"),
    ("a  \nb", "<p>a<br>\nb</p>\n"),
    ("a<br/>b", "<p>a<br>\nb</p>\n"),
    (
      "[a](b.md#c) <https://d.e/?f&g>",
      "<p><a href=\"b.md#c\">a</a> <a href=\"https://d.e/?f&amp;g\">https://d.e/?f&amp;g</a></p>\n"
    ),
    (
      "| a | b |\n|---|--:|\n| 1 | 2 |",
      "<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>\n"
        + "<tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr>\n"
        + "<tr><td>1</td><td class=\"right\">2</td></tr>\n</table></div>\n"
    ),
    ("a\n\n<!-- time: 2 min -->\n\nb", "<p>a</p>\n<p>b</p>\n"),
    ("```\na < b\n```", "<pre><code>a &lt; b</code></pre>\n"),
    (
      "- ```py\n  x = 1\n  ```",
      "<ul><li><pre><code>x = <span class=\"n\">1</span></code></pre>\n</li>\n</ul>\n"
    ),
    ("> # a", "<blockquote><p><strong>a</strong></p>\n</blockquote>\n"),
    ("![a](data:image/png;base64,AAAA)", "<p><img src=\"data:image/png;base64,AAAA\" alt=\"a\"></p>\n"),
    ("![a](https://b.c/d.png)", "<p><a href=\"https://b.c/d.png\">Picture: a</a></p>\n"),
    ("[![a](b.png)](c)", "<p><a href=\"c\">a</a></p>\n"),
  ]

  @Test(arguments: prose) func proseIsWritten(markdown: String, html: String) {
    #expect(Self.content(Self.page(markdown)) == html)
  }

  // MARK: - Hostile content

  private static let hostile = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick='x'>b</b>", "</pre><script>",
    "</code></pre></div></main><script>x</script>", "]]><script>", "--><script>x</script>", "<!--><script>x",
    "<!-- a --> <script>x</script> <!-- b -->", "\" onmouseover=\"x", "' onfocus='x", "<svg/onload=x>",
    "</style><script>x</script>", "</title><script>x</script>", "&lt;script&gt;", "<iframe src=//x>",
    "<a href=javascript:x>", "\u{0}<script\u{0}>", "<scr\u{FFFF}ipt>", "\u{1B}]0;x\u{7}", "\u{202E}x",
  ]

  private static let links = [
    "javascript:x", "JavaScript:x", "java\tscript:x", " javascript:x", "&#106;avascript:x",
    "javascript&colon;x",
    "vbscript:x", "data:text/html,<script>x</script>", "data:image/svg+xml;base64,AAAA", "file:///etc/passwd",
    "//evil.example/x", "http:x", "\u{1}javascript:x", "%6Aavascript:x",
  ]

  /// Whatever a piece of a notebook says, the page has only elements and attributes of our own.
  @Test(arguments: hostile) func nothingIsFollowed(text: String) throws {
    let yaml =
      "id: q\nask: \(JSONText.quoted(text))\nkind: number\nanswer: \"1\"\nhints: [\(JSONText.quoted(text))]"
    let notebook = Notebook([
      .prose("# " + text), .prose(text), .prose("## " + text + "\n\n- " + text + "\n\n```python\n" + text),
      .prose("[\(text)](\(text)) ![\(text)](<\(text)> \"\(text)\")"), .prose("|\(text)|\n|-|\n|\(text)|"),
      .code(
        CodeCell(
          text,
          outputs: [
            .text(text), .value(text, number: 7), .error(text),
            .figure(FigureOutput(text: text, sentence: text, svg: "")),
            .figure(FigureOutput(text: text, sentence: text, svg: text)),
            .figure(FigureOutput(text: text, sentence: text, svg: "<svg onload=\"x\">\(text)</svg>")),
          ])),
      .code(CodeCell("x = '''\(text)\n# \(text)\n")), .question(yaml), .question(text),
      .question("id: \(text)\nyours: \(text)"),
    ])
    let page = HTML.print(
      notebook, facts: [HTML.Fact(text, text)], runs: [HTML.Run(time: text, seconds: .nan)])
    try Self.checkElements(page)
  }

  @Test(arguments: links) func linksThatAreNone(address: String) throws {
    for text in [
      "[a](\(address))", "[a](<\(address)>)", "![a](<\(address)>)", "<\(address)>",
      "[a]\n\n[a]: <\(address)>",
    ] {
      let page = Self.page(text)
      try Self.checkElements(page)
      #expect(!page.lowercased().contains("href=\"javascript") && !page.contains("src=\"data:image/svg"))
      #expect(!page.contains("href=\"//") && !page.contains("href=\"file") && !page.contains("href=\"http:x"))
      #expect(!page.lowercased().contains("href=\"data"))
    }
  }

  private static let elements: Set = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "nav", "a", "h1", "h2", "h3", "h4",
    "h5",
    "h6", "p", "dl", "dt", "dd", "div", "span", "details", "summary", "ol", "ul", "li", "pre", "code", "time",
    "em", "strong", "br", "hr", "blockquote", "table", "tr", "th", "td", "img", "svg", "desc",
  ]
  private static let attributes: Set = [
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "src", "alt", "role",
    "aria-label",
    "tabindex", "open", "datetime", "start", "type", "scope", "title", "aria-labelledby",
  ]

  /// Fails where the page has another element or attribute; a value ends at its quotation mark.
  static func checkElements(_ page: String) throws {
    var rest = page[...]
    while let mark = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: mark)...]
      if rest.hasPrefix("!DOCTYPE html>") { continue }
      if rest.first == "/" { rest.removeFirst() }
      let name = rest.prefix { $0.isLetter || $0.isNumber }
      #expect(elements.contains(String(name)), "<\(rest.prefix(40))")
      rest = rest[name.endIndex...]
      while rest.first == " " {
        let attribute = rest.dropFirst().prefix { $0 != "=" && $0 != ">" }
        #expect(attributes.contains(String(attribute)), "\(name) \(attribute)")
        rest = rest[attribute.endIndex...]
        try #require(rest.hasPrefix("=\""), "<\(name) \(attribute)")
        let end = try #require(rest.dropFirst(2).firstIndex(of: "\""))
        rest = rest[rest.index(after: end)...]
      }
      try #require(rest.first == ">", "<\(name)\(rest.prefix(40))")
      // Nothing in the style sheet comes from the notebook.
      if name == "style", let end = rest.firstRange(of: "</style>") { rest = rest[end.lowerBound...] }
    }
    for scalar in page.unicodeScalars where scalar != "\n" && scalar != "\t" {
      #expect(
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE)
    }
  }

  /// Texts for which the library would need minutes are shown as they are.
  @Test func textsThatTakeLong() {
    let texts = [
      String(repeating: "* ", count: 8192) + "a" + String(repeating: "\n", count: 16384),
      String(repeating: ">", count: 40_000), String(repeating: "a\n", count: 60_000),
    ]
    for text in texts {
      #expect(CommonMark.events(of: text) == nil)
      #expect(Self.page(text).contains("<pre"))
    }
    #expect(CommonMark.events(of: String(repeating: "-", count: 200) + "\n\n***\n\n1.5 - 2 * 3") != nil)
  }

  @Test func deepEmphasisIsCut() {
    let page = Self.page(
      String(repeating: "*a **b ", count: 900) + "c" + String(repeating: " b** a*", count: 900))
    #expect(page.components(of: "<em>") + page.components(of: "<strong>") <= 64)
    #expect(page.components(of: "<em>") == page.components(of: "</em>"))
    #expect(page.components(of: "b ") >= 900)
  }

  // MARK: - Structure

  @Test func headingsHaveNoGaps() {
    let page = Self.page("# Title\n\n### A\n\n##### B\n\n# C\n\n###### D\n\n# A\n")
    let found = page.matches(of: /<h([1-6])(?: id="([^"]*)")?>([^<]*)</).map {
      "\($0.1) \($0.2 ?? "-") \($0.3)"
    }
    #expect(found == ["1 - Title", "2 a A", "3 b B", "2 c C", "3 d D", "2 a-2 A"])
    for anchor in ["a", "b", "c", "d", "a-2"] { #expect(page.contains("href=\"#\(anchor)\"")) }
  }

  @Test func everyCellHasAnAnchor() {
    let page = HTML.print(
      Notebook([
        .prose("# T\n\n## Cell 2\n\n## Content"), .code(CodeCell("1")),
        .code(CodeCell("2", outputs: [.value("2", number: 7)])), .code(CodeCell("3")),
      ]))
    for (anchor, number) in [(1, 1), (2, 7), (3, 8)] {
      #expect(page.contains("id=\"cell-\(anchor)\" role=\"group\" aria-label=\"Cell \(number)\""))
      #expect(page.contains("<a href=\"#cell-\(anchor)\">In [\(number)]</a>"))
    }
    #expect(page.contains("<h2 id=\"cell-2-2\">") && page.contains("<h2 id=\"content-2\">"))
    let anchors = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(anchors).count == anchors.count)
  }

  @Test func outputsAreNamed() {
    let page = HTML.print(
      Notebook([
        .code(
          CodeCell(
            "x", outputs: [.text("a\u{1B}[31mb\u{1B}[0m\n10 %\r20 %"), .error("Error: no"), .interrupted]))
      ]))
    #expect(page.contains("<span class=\"label\">Printed</span><pre><code>ab\n20 %</code></pre>"))
    #expect(page.contains("<span class=\"label\">Error</span><pre><code>Error: no</code></pre>"))
    #expect(page.contains("<span class=\"label\">Interrupted</span>"))
  }

  @Test func longLinesScrollWithTheKeyboard() {
    let page = Self.page("```python\n" + String(repeating: "x", count: 60) + "\n```")
    #expect(page.contains("<pre tabindex=\"0\" role=\"group\" aria-label=\"Code of cell 1\">"))
  }

  @Test func codeIsColoured() {
    let page = Self.page(
      "```python\ndef f(x):  # one\n    return f\"a{x!r:>{4}}\" if x else None\n@d\n%time 3\n```")
    #expect(
      Self.content(page).contains(
        """
        <span class="k">def</span> <span class="d">f</span>(x):  <span class="c"># one</span>
            <span class="k">return</span> <span class="s">f&quot;</span><span class="s">a</span>{x!r:\
        <span class="s">&gt;</span>{<span class="n">4</span>}}<span class="s">&quot;</span> \
        <span class="k">if</span> x <span class="k">else</span> <span class="l">None</span>
        <span class="m">@</span>d
        <span class="m">%time 3</span>
        """))
    // What follows a fault keeps its text.
    #expect(Self.page("```python\nx = 1\ny = 'a\nz = 2\n```").contains("y = &#39;a\nz = 2</code>"))
  }

  @Test func lineBreaksOfWindows() {
    let page = HTML.print(Notebook([.code(CodeCell("x\r\ny"))]))
    #expect(page.contains("<pre><code>x\ny</code></pre>"))
  }

  @Test func questionsKeepTheirAnswers() {
    let page = HTML.print(
      Notebook([
        .question(
          """
          id: q
          ask: "How *many*?"
          kind: choice
          answer: b
          choices: [the first one, "the `second`"]
          hints: [look, "look again"]
          explain: because of the second
          """), .question("id: r\nask: Why?\nyours: because\n  of it"), .question("id: s\nanswer: 77"),
      ]))
    let content = Self.content(page)
    #expect(content.contains("<p>How <em>many</em>?</p>\n<ol type=\"a\"><li><p>the first one</p>\n</li>"))
    #expect(content.contains("<details><summary>Hint 1</summary><p>look</p>\n</details>"))
    #expect(!content.contains("because of the second") && !content.contains("77"))
    #expect(content.contains("<p>Why?</p>") && content.contains("<pre><code>because\n  of it</code></pre>"))
  }

  @Test func aSessionHasItsFacts() {
    var first = JournalEntry(number: 1, time: "2026-11-23T16:40:01Z", source: "1", seconds: 2.5)
    first.outputs = [.value("1", number: 1)]
    let page = HTML.print(
      session: "20261123-164001",
      [JournalEntry(prose: "# A lesson\n\nText", number: 0, time: "2026-11-23T16:40:00Z"), first])
    #expect(page.contains("<title>A lesson</title>") && page.contains("<h1>A lesson</h1>"))
    #expect(page.contains("<dt>Session</dt><dd>20261123-164001</dd>"))
    #expect(page.contains("<dt>Begun</dt><dd>2026-11-23 16:40 UTC</dd>"))
    #expect(page.contains("<time datetime=\"2026-11-23T16:40:01Z\">16:40:01</time>, 2.5 s</span>"))
  }

  // MARK: - Figures

  private func figure() -> FigureOutput {
    var figure = Figure()
    figure.title = "Loss <1>"
    let pixels = (0..<64).map { Color(hex: UInt32($0) * 0x040201) }
    figure.columns = 2
    figure.panels = [
      Panel(Axes(marks: [.line(LineMark(x: [1, 2, 3], y: [0.9, 0.5, 0.3], label: "a & b"))])),
      Panel(Axes(marks: [.picture(PictureMark(Picture(width: 8, height: 8, pixels: pixels)))]), column: 1),
    ]
    return FigureOutput(text: figure.text(.plain), sentence: figure.sentence, svg: figure.svg())
  }

  @Test func figuresOfOursArePartOfThePage() {
    let figure = figure()
    let page = HTML.print(
      Notebook([.code(CodeCell("x", outputs: [.figure(figure), .figure(figure)]))]))
    for number in 1...2 {
      #expect(page.contains("role=\"img\" aria-labelledby=\"figure-\(number)-title figure-\(number)-desc\""))
      #expect(page.contains("<title id=\"figure-\(number)-title\">Loss &lt;1&gt;</title>"))
      #expect(
        page.contains("<desc id=\"figure-\(number)-desc\">\(HTMLWriter.escaped(figure.sentence))</desc>"))
      #expect(page.contains("<clipPath id=\"figure-\(number)-clip1\">"))
      #expect(page.contains("clip-path=\"url(#figure-\(number)-clip1)\""))
    }
    #expect(!page.contains("xmlns") && !page.contains("id=\"clip"))
    let anchors = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(anchors).count == anchors.count)
  }

  static let foreign = [
    "<svg><script>x</script></svg>", "<svg onload=\"x\"></svg>", "<svg><a href=\"javascript:x\"></a></svg>",
    "<svg><title>a</title><desc>b</desc><style>* { fill: red }</style></svg>",
    "<svg><title>a</title><desc>b</desc><rect fill=\"url(https://x)\"/></svg>",
    "<svg><title>a</title><desc>b</desc><image href=\"https://x/y.png\"/></svg>",
    "<svg><title>a</title><desc>b</desc><image href=\"data:image/svg+xml;base64,AAAA\"/></svg>",
    "<svg><title>a</title><desc>b</desc><use href=\"#x\"/></svg>",
    "<svg><title>a</title><desc>b</desc><foreignObject></foreignObject></svg>",
    "<svg><title>a</title><desc>b</desc><rect style=\"x\"/></svg>",
    "<svg><title>a</title><desc>b</desc><rect></svg>", "<svg><title>a</title><desc>b</desc>",
    "<svg><title>a</title><desc>b</desc></svg><script>x</script>", "<?xml version=\"1.0\"?><svg></svg>",
    "<svg><title>a</title><desc>b</desc>&x;</svg>", "<svg><title>a</title></svg>", "<svg>",
    "<svg><title>a</title><desc>b</desc><svg></svg></svg>", "<svg width=5></svg>",
  ]

  @Test(arguments: foreign) func otherDrawingsArePictures(svg: String) {
    #expect(SVGReader.drawing(svg, prefix: "f-") == nil)
    let figure = FigureOutput(text: "t", sentence: "what <is> there", svg: svg)
    let page = HTML.print(Notebook([.code(CodeCell("x", outputs: [.figure(figure)]))]))
    #expect(page.contains("<img src=\"data:image/svg+xml;base64,"))
    #expect(page.contains("alt=\"what &lt;is&gt; there\"") && !page.contains("<svg"))
  }

  @Test func aDrawingWithoutSVGIsCharacters() {
    let figure = FigureOutput(text: "⠁⠂", sentence: "Dots.", svg: "")
    let page = HTML.print(Notebook([.code(CodeCell("x", outputs: [.figure(figure)]))]))
    #expect(page.contains("<pre role=\"img\" aria-label=\"Dots.\"><code>⠁⠂</code></pre>"))
  }

  // MARK: - Size

  @Test func aPageIsSmall() {
    let cells = (1...40).map { number in
      Cell.code(CodeCell("for i in range(\(number)):\n    print(i)", outputs: [.text("1\n2\n3")]))
    }
    let figures = (1...6).map { _ in Cell.code(CodeCell("x", outputs: [.figure(figure())])) }
    #expect(HTML.print(Notebook([.prose("# A\n\ntext")] + cells + figures)).utf8.count < 100_000)
    #expect(HTML.print(Notebook()).utf8.count < 12_000)
  }
}

/// A text as YAML and JSON quote it.
private enum JSONText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value >= 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}

extension StudySheet {
  /// The sheet as a page of HTML that needs no other file and runs nothing.
  package var html: String {
    var body = "<main>\n<h1>\(HTMLWriter.escaped(StudySheet.title))</h1>\n"
    for section in sections {
      body += "<section>\n<h2>\(HTMLProse.line(section.title))</h2>\n"
      for item in section.items { body += Self.article(item) }
      body += "</section>\n"
    }
    return HTMLPage(title: StudySheet.title, style: HTMLStyle.basics + Self.style, body: body + "</main>\n")
      .html
  }

  private static let style = """
    h2 { border-bottom: 1px solid var(--rule); }
    h3 { font-size: 1rem; margin: 2rem 0 0.5rem; }
    p { margin: 0.5rem 0; }
    .explanation { color: var(--quiet); }
    article { break-inside: avoid; }
    """

  private static func article(_ item: Item) -> String {
    let question = item.question
    let paragraphs = self.paragraphs(question.ask)
    var text = "<article>\n<h3>\(HTMLProse.line(paragraphs.first ?? ""))</h3>\n"
    text += paragraphs.dropFirst().map { "<p>\(HTMLProse.line($0))</p>\n" }.joined()
    if !question.choices.isEmpty {
      let items = question.choices.map { "<li>\(HTMLProse.line($0))</li>\n" }.joined()
      text += "<ol type=\"a\">\n\(items)</ol>\n"
    }
    text +=
      question.kind == .code
      ? "<p><strong>Answer</strong></p>\n<pre><code>\(HTMLWriter.escaped(item.answer))</code></pre>\n"
      : "<p><strong>Answer:</strong> \(HTMLProse.line(item.answer))</p>\n"
    text += self.paragraphs(question.explanation).map {
      "<p class=\"explanation\">\(HTMLProse.line($0))</p>\n"
    }
    .joined()
    return text + "</article>\n"
  }

  /// What blank lines divide.
  private static func paragraphs(_ text: String) -> [String] {
    text.lines.split { $0.isBlank }.map { $0.joined(separator: "\n") }
  }
}

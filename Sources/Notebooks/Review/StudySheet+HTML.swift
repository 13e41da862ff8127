extension StudySheet {
  /// The sheet as a page of HTML that needs no other file and runs nothing.
  package var html: String {
    var body = "<h1>\(Self.escaped(StudySheet.title))</h1>\n"
    for section in sections {
      body += "<section>\n<h2>\(Self.inline(section.title))</h2>\n"
      for item in section.items { body += Self.article(item) }
      body += "</section>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Self.escaped(StudySheet.title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  private static let style = """
    :root { --text: #1d1d1f; --page: #ffffff; --quiet: #57575c; --code: #f2f2f5; --rule: #d6d6db; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #ececf0; --page: #17171a; --quiet: #a9a9b2; --code: #26262b; --rule: #3c3c43; }
    }
    body { color: var(--text); background: var(--page); font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
    main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
    h2 { border-bottom: 1px solid var(--rule); margin-top: 2.5rem; }
    h3 { font-size: 1rem; margin: 2rem 0 0.5rem; }
    p { margin: 0.5rem 0; }
    .explanation { color: var(--quiet); }
    code, pre { font-family: ui-monospace, monospace; background: var(--code); border-radius: 0.25rem; }
    code { padding: 0 0.25rem; }
    pre { padding: 0.75rem; overflow-x: auto; }
    pre code { padding: 0; }
    article { break-inside: avoid; }
    """

  private static func article(_ item: Item) -> String {
    let question = item.question
    let paragraphs = self.paragraphs(question.ask)
    var text = "<article>\n<h3>\(inline(paragraphs.first ?? ""))</h3>\n"
    text += paragraphs.dropFirst().map { "<p>\(inline($0))</p>\n" }.joined()
    if !question.choices.isEmpty {
      let items = question.choices.map { "<li>\(inline($0))</li>\n" }.joined()
      text += "<ol type=\"a\">\n\(items)</ol>\n"
    }
    text +=
      question.kind == .code
      ? "<p><strong>Answer</strong></p>\n<pre><code>\(escaped(item.answer))</code></pre>\n"
      : "<p><strong>Answer:</strong> \(inline(item.answer))</p>\n"
    text += self.paragraphs(question.explanation).map { "<p class=\"explanation\">\(inline($0))</p>\n" }
      .joined()
    return text + "</article>\n"
  }

  /// What blank lines divide.
  private static func paragraphs(_ text: String) -> [String] {
    text.lines.split { $0.isBlank }.map { $0.joined(separator: "\n") }
  }

  /// A text with its `code` and **strong** marked; all else is escaped.
  private static func inline(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(where: { $0 == "`" || $0 == "*" }) {
      result += escaped(rest[..<mark])
      rest = rest[mark...]
      let sign = rest.hasPrefix("`") ? "`" : "**"
      let element = sign == "`" ? "code" : "strong"
      let content = rest.dropFirst(sign.count)
      if rest.hasPrefix(sign), content.first.map({ !$0.isWhitespace }) ?? false,
        let end = content.firstRange(of: sign)
      {
        result += "<\(element)>\(escaped(content[..<end.lowerBound]))</\(element)>"
        rest = content[end.upperBound...]
      } else {
        result += escaped(rest.prefix(1))
        rest = rest.dropFirst()
      }
    }
    return result + escaped(rest)
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default: if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}

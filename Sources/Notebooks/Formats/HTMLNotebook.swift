/// A notebook on its way to a page.
struct HTMLNotebook {
  private let title: String
  private let facts: [HTML.Fact]
  private let runs: [HTML.Run]
  private let cells: [Part]
  private let outline: HTMLOutline

  /// A cell, with its prose read.
  private enum Part {
    case prose([CommonMark.Event])
    /// Too large to be read.
    case plain(String)
    case code(CodeCell)
    case question(String)
  }

  init(_ notebook: Notebook, facts: [HTML.Fact], runs: [HTML.Run]) {
    var cells = notebook.cells.map { cell in
      switch cell {
      case .prose(let text): CommonMark.events(of: text).map(Part.prose) ?? .plain(text)
      case .code(let code): Part.code(code)
      case .question(let yaml): Part.question(yaml)
      }
    }
    var title: String?
    // The notebook's first heading stands in the page's header.
    if case .prose(let events)? = cells.first, let (text, end) = Self.leadingTitle(events) {
      title = text
      cells[0] = .prose(Array(events[end...]))
    }
    self.title = title ?? notebook.title ?? "Notebook"
    self.facts = facts
    self.runs = runs
    self.cells = cells
    let taken = ["content", "contents"] + notebook.codeCells.indices.map { "cell-\($0 + 1)" }
    outline = HTMLOutline(
      cells.map { if case .prose(let events) = $0 { events } else { [] } }, taken: Set(taken))
  }

  /// A heading with which prose begins, and where it ends.
  private static func leadingTitle(_ events: [CommonMark.Event]) -> (String, Int)? {
    guard case .enter(.heading(let level, isOutermost: true))? = events.first,
      let end = events.firstIndex(of: .exit(.heading(level: level, isOutermost: true)))
    else { return nil }
    let text = HTMLOutline.text(of: events[...])
    return text.isEmpty ? nil : (text, end + 1)
  }

  /// The page.
  var html: String {
    var body = HTMLWriter()
    writeHeader(to: &body)
    writeContents(to: &body)
    body.open("main", ["id": "content"])
    body.endLine()
    writeCells(to: &body)
    body.close("main")
    body.endLine()
    return HTMLPage(title: title, style: HTMLStyle.notebook, body: body.text).html
  }

  private func writeHeader(to writer: inout HTMLWriter) {
    writer.element("a", ["class": "skip", "href": "#content"], "Skip to the content")
    writer.endLine()
    writer.open("header")
    writer.element("h1", title)
    if !facts.isEmpty {
      writer.open("dl")
      for fact in facts {
        writer.open("div")
        writer.element("dt", fact.name)
        writer.element("dd", fact.value)
        writer.close("div")
      }
      writer.close("dl")
    }
    writer.close("header")
    writer.endLine()
  }

  private func writeContents(to writer: inout HTMLWriter) {
    guard outline.headings.count > 1 else { return }
    writer.open("nav", ["aria-label": "Contents"])
    writer.open("details", ["open": ""])
    writer.element("summary", "Contents")
    var level = 1
    for heading in outline.headings {
      if heading.level > level {
        // One level deeper at a time: see `HTMLOutline`.
        writer.open("ol")
      } else {
        writer.close("li")
        for _ in heading.level..<level {
          writer.close("ol")
          writer.close("li")
        }
      }
      level = heading.level
      writer.open("li")
      writer.element("a", ["href": "#" + heading.anchor], heading.text)
    }
    for _ in 1..<level {
      writer.close("li")
      writer.close("ol")
    }
    writer.close("details")
    writer.close("nav")
    writer.endLine()
  }

  private func writeCells(to writer: inout HTMLWriter) {
    var prose = HTMLProse(headings: outline.headings)
    var (position, number, question) = (0, 0, 0)
    var figures = 0
    for cell in cells {
      switch cell {
      case .prose(let events): prose.write(events, to: &writer)
      case .plain(let text): HTML.block(text, label: "Text", to: &writer)
      case .question(let yaml):
        question += 1
        HTMLQuestion(yaml: yaml, number: question).write(to: &writer)
      case .code(let code):
        position += 1
        number = code.recordedNumber(after: number)
        let run = position <= runs.count ? runs[position - 1] : nil
        HTMLCell(code: code, position: position, number: number, run: run).write(
          to: &writer, figures: &figures)
      }
    }
  }
}

extension CodeCell {
  /// The number of its prompt, which only a value tells; else it follows that of the cell before.
  func recordedNumber(after last: Int) -> Int {
    outputs.lazy.compactMap(\.number).first { $0 > last && $0 < 1_000_000 } ?? last + 1
  }
}

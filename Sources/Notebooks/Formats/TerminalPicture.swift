import Language
import Phrases

/// A session's cells as a picture of the terminal, without prose: SVG that needs no other file, in dark colours where the page that
/// shows it is dark.
///
///     TerminalPicture.print(Markdown.parse("```python\n1 + 1\n```\n"))
struct TerminalPicture {
  /// A stretch of a row in one colour; without a style, in that of text.
  private struct Run {
    var text: String
    var style: String?
  }

  private var rows: [[Run]] = []

  /// In pixels.
  private static let (column, row, margin, letters) = (8.4, 18, 16, 14)

  static func print(_ notebook: Notebook) -> String {
    var picture = TerminalPicture()
    var number = 0
    for cell in notebook.codeCells {
      number = cell.recordedNumber(after: number)
      picture.add(SourceText(cell.source.withoutFinalLineBreak), number: number)
      for output in cell.outputs { picture.add(output) }
    }
    return picture.svg(title: notebook.title ?? "Notebook", cells: notebook.codeCells.count)
  }

  /// A cell as it was typed.
  private mutating func add(_ source: SourceText, number: Int) {
    let prompt = "In [\(number)]: "
    rows.append([Run(text: prompt, style: "p")])
    let margin = Run(text: "...: ".leftPadded(to: prompt.count), style: "p")
    func append(_ span: Span, _ style: String?) {
      for (index, line) in source.text(of: span).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { rows.append([margin]) }
        if !line.isEmpty { rows[rows.count - 1].append(Run(text: String(line), style: style)) }
      }
    }
    var end = 0
    for coloured in source.colouredSpans where coloured.span.start >= end {
      append(Span(end, coloured.span.start), nil)
      append(coloured.span, HTMLStyle.name(of: coloured.kind))
      end = coloured.span.end
    }
    append(Span(end, source.bytes.count), nil)
  }

  private mutating func add(_ output: Output) {
    switch output {
    case .text(let text): add(text)
    case .figure(let figure): add(figure.text)
    case .value(let text, let number), .table(let text, _, let number):
      let prompt = Run(text: "Out[\(number)]: ", style: "o")
      let start = rows.count
      if text.contains("\n") { rows.append([prompt]) }
      add(text)
      if start < rows.count, !text.contains("\n") { rows[start].insert(prompt, at: 0) }
    case .error(let text): add(text, style: "e")
    case .interrupted: add("interrupted", style: "e")
    }
  }

  private mutating func add(_ text: String, style: String? = nil) {
    rows += TerminalText.plain(text).withoutFinalLineBreak.lines.map { [Run(text: $0, style: style)] }
  }

  // MARK: - Writing

  private func svg(title: String, cells: Int) -> String {
    let columns = rows.map { $0.reduce(0) { $0 + $1.text.columns } }
    let width = Int(Double(columns.max() ?? 0) * Self.column) + 2 * Self.margin
    let height = rows.count * Self.row + 2 * Self.margin
    var writer = HTMLWriter()
    writer.open(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)", "height": "\(height)",
        "viewBox": "0 0 \(width) \(height)", "role": "img",
      ])
    writer.element("title", title)
    writer.element("desc", "A terminal with \(cells.of("cell")) and what they gave.")
    writer.open("style")
    writer.add(html: Self.style)
    writer.close("style")
    writer.open("rect", ["class": "page", "width": "\(width)", "height": "\(height)", "rx": "8"])
    writer.close("rect")
    for (index, row) in rows.enumerated() where columns[index] > 0 {
      writer.endLine()
      // A row keeps its width in any font.
      writer.open(
        "text",
        [
          "x": "\(Self.margin)", "y": "\(Self.margin + index * Self.row + Self.letters)",
          "textLength": "\((Double(columns[index]) * Self.column * 10).rounded() / 10)",
        ])
      for run in row {
        if let style = run.style {
          writer.element("tspan", ["class": style], run.text)
        } else {
          writer.words(run.text)
        }
      }
      writer.close("text")
    }
    writer.endLine()
    writer.close("svg")
    return writer.text + "\n"
  }

  private static let style = """

    .page { fill: #ffffff; stroke: #d3d8de; }
    text { fill: #1b1f24; font: 14px ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre; }
    .p { fill: #0b6b34; } .o, .e { fill: #9f1d16; }
    .k { fill: #7a2fb5; } .l, .n { fill: #9a3412; } .s { fill: #0b6b34; } .c { fill: #5a636d; } .d { fill: #0a4fa8; } .m { fill: #a1206b; }
    @media (prefers-color-scheme: dark) {
      .page { fill: #15181c; stroke: #3a414a; }
      text { fill: #e4e7eb; }
      .p { fill: #8fd6a4; } .o, .e { fill: #ff9d95; }
      .k { fill: #cba6ff; } .l, .n { fill: #f2b27a; } .s { fill: #8fd6a4; } .c { fill: #a3abb5; } .d { fill: #8fc1ff; } .m { fill: #f3a3cb; }
    }

    """
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns)) + self
  }
}

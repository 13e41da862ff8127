/// Writes a code cell and its outputs.
struct HTMLCell {
  let code: CodeCell
  /// Among the code cells, from 1: its anchor.
  let position: Int
  /// That of its prompt.
  let number: Int
  let run: HTML.Run?

  /// - `figures`: how many the page has so far.
  func write(to writer: inout HTMLWriter, figures: inout Int) {
    let anchor = "cell-\(position)"
    writer.open("div", ["class": "cell", "id": anchor, "role": "group", "aria-label": "Cell \(number)"])
    writer.endLine()
    writer.open("div", ["class": "bar"])
    writer.element("a", ["href": "#" + anchor], "In [\(number)]")
    writeRun(to: &writer)
    writer.close("div")
    writer.endLine()
    HTML.block(code.source, isPython: true, label: "Code of cell \(number)", to: &writer)
    for output in code.outputs { write(output, to: &writer, figures: &figures) }
    writer.close("div")
    writer.endLine()
  }

  private func writeRun(to writer: inout HTMLWriter) {
    guard let run else { return }
    let moment = HTMLMoment(run.time)
    let duration = run.seconds.map { $0 < 0.01 ? "under 0.01 s" : Quantity.text(seconds: $0) }
    guard moment != nil || duration != nil else { return }
    writer.open("span", ["class": "run"])
    if let moment { writer.element("time", ["datetime": moment.text], moment.second) }
    if moment != nil, duration != nil { writer.words(", ") }
    if let duration { writer.words(duration) }
    writer.close("span")
  }

  private func write(_ output: Output, to writer: inout HTMLWriter, figures: inout Int) {
    switch output {
    case .text(let text): write("Printed", "printed", text, to: &writer)
    case .value(let text, _): write("Out [\(number)]", "value", text, to: &writer)
    case .table(_, let table, _):
      writer.open("div", ["class": "output value"])
      writer.element("span", ["class": "label"], "Out [\(number)]")
      writer.add(html: table.html)
      writer.close("div")
      writer.endLine()
    case .error(let text): write("Error", "error", text, to: &writer)
    case .interrupted:
      writer.open("div", ["class": "output interrupted"])
      writer.element("span", ["class": "label"], "Interrupted")
      writer.close("div")
      writer.endLine()
    case .figure(let figure):
      figures += 1
      writer.open("div", ["class": "output figure"])
      writer.element("span", ["class": "label"], "Figure \(figures)")
      writer.add(html: HTMLFigure(figure, number: figures).html)
      writer.close("div")
      writer.endLine()
    }
  }

  private func write(_ label: String, _ kind: String, _ text: String, to writer: inout HTMLWriter) {
    writer.open("div", ["class": "output " + kind])
    writer.element("span", ["class": "label"], label)
    HTML.block(
      TerminalText.plain(text), label: "\(label), cell \(number)", to: &writer)
    writer.close("div")
    writer.endLine()
  }
}

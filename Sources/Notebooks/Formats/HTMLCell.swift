/// Writes a code cell and its outputs.
struct HTMLCell {
  let code: CodeCell
  /// Among the code cells, from 1: its anchor.
  let position: Int
  /// That of its prompt.
  let number: Int
  let run: HTML.Run?

  /// - Parameter figures: how many the page has so far.
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
      TerminalText.shown(text), label: "\(label), cell \(number)", to: &writer)
    writer.close("div")
    writer.endLine()
  }
}

/// What a terminal shows of a text that was written to it.
enum TerminalText {
  /// The text without colours and other sequences that begin with ESC; of a line that returns to its start, what was written last.
  static func shown(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x1B || $0 == 0x0D }) else { return text }
    return text.lines.map { line in
      let line = withoutSequences(line)
      return line.split(separator: "\r").last.map(String.init) ?? ""
    }.joined(separator: "\n")
  }

  private static func withoutSequences(_ line: String) -> String {
    guard line.utf8.contains(0x1B) else { return line }
    var result = String.UnicodeScalarView()
    var rest = Substring(line).unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}", rest.first == "[" else {
        result.append(scalar)
        continue
      }
      // Parameters, intermediates, and one final letter.
      let middle = rest.dropFirst().prefix { ("\u{20}"..."\u{3F}").contains($0) }
      rest = rest[middle.endIndex...]
      if let last = rest.first, ("\u{40}"..."\u{7E}").contains(last) { rest.removeFirst() }
    }
    return String(result)
  }
}

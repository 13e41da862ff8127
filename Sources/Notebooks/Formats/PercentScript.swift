import Language

/// Notebooks as Python files in Jupytext's percent format: `# %%` lines divide a file into cells, and a cell marked
/// `# %% [markdown]` is prose written in comments. A file without such lines is one cell.
///
///     # %% [markdown]
///     # # Sums
///
///     # %% a title, key="value"
///     1 + 1
///
///     # Out[1]:
///     # 2
///
/// Outputs are comments at the end of their cell (`PercentScript+Outputs`); magics are comments too. Cells that did
/// not change are printed as they were read.
package enum PercentScript {
  /// Reads a script. Every text is valid.
  package static func parse(_ text: String) -> Notebook {
    let lines = splitLines(text)
    guard lines.contains(where: { Marker($0.content) != nil }) else {
      if text.isBlank { return Notebook() }
      let cell = Cell.code(CodeCell(text.withoutFinalLineBreak))
      return Notebook([cell], layout: FileLayout(.python, [FileLayout.Part(text: text, cell: cell)]))
    }
    var parts: [FileLayout.Part] = []
    var start = 0
    for index in lines.indices where index > 0 && Marker(lines[index].content) != nil {
      parts.append(part(lines[start..<index]))
      start = index
    }
    parts.append(part(lines[start...]))
    return Notebook(parts.compactMap(\.cell), layout: FileLayout(.python, parts))
  }

  /// Writes a notebook, with a blank line between cells.
  package static func print(_ notebook: Notebook) -> String {
    notebook.layout.print(notebook.cells, as: .python) { block($0, marker: $1) }
      ?? notebook.cells.map { block($0, marker: nil) }.joined(separator: "\n")
  }

  // MARK: - Reading

  /// A line, with and without its line break.
  struct Line {
    var whole: String
    var content: String
  }

  /// The line that begins a cell.
  struct Marker: Equatable {
    var isCode: Bool
    /// The words that say how the cell is replayed: `tolerance=1e-3`.
    var attributes: String

    /// `#`, blanks, `%%` or more, then nothing or a blank: what follows is the title and metadata.
    init?(_ line: String) {
      guard line.hasPrefix("#") else { return nil }
      let rest = line.dropFirst().drop { $0 == " " || $0 == "\t" }
      guard rest.hasPrefix("%%") else { return nil }
      let title = rest.drop { $0 == "%" }
      guard title.first.map({ $0 == " " || $0 == "\t" }) ?? true else { return nil }
      let words = title.split(separator: " ")
      isCode = !words.contains { ["[markdown]", "[md]", "[raw]"].contains($0) }
      attributes = words.filter { $0.hasPrefix(CodeCell.toleranceMark) }.joined(separator: " ")
    }
  }

  private static func splitLines(_ text: String) -> [Line] {
    var lines: [Line] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      let next = feed.map { $0 + 1 } ?? bytes.count
      var end = feed ?? bytes.count
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      lines.append(
        Line(
          whole: String(decoding: bytes[start..<next], as: UTF8.self),
          content: String(decoding: bytes[start..<end], as: UTF8.self)))
      start = next
    }
    return lines
  }

  private static func part(_ lines: ArraySlice<Line>) -> FileLayout.Part {
    let marker = lines.first.flatMap { Marker($0.content) }
    let body = marker == nil ? lines : lines.dropFirst()
    var cell = cell(body, isCode: marker?.isCode ?? true, isMarked: marker != nil)
    if case .code(var code)? = cell, let marker {
      code.attributes = marker.attributes
      cell = .code(code)
    }
    return FileLayout.Part(
      text: lines.map(\.whole).joined(), marker: marker.flatMap { _ in lines.first?.content }, cell: cell)
  }

  private static func cell(_ body: ArraySlice<Line>, isCode: Bool, isMarked: Bool) -> Cell? {
    guard let first = body.firstIndex(where: { !$0.content.isBlank }),
      let last = body.lastIndex(where: { !$0.content.isBlank })
    else { return nil }
    let kept = body[first...last].map(\.content)
    if !isCode { return prose(kept) }
    // Comments before the first cell are a licence, a header of Jupytext, or what Fieldbook says about an export.
    if !isMarked, kept.allSatisfy({ $0.isBlank || $0.hasPrefix("#") }) { return nil }
    let (source, outputs) = separatingOutputs(kept)
    return .code(
      CodeCell(
        source.map(uncommentingMagic).joined(separator: "\n"), outputs: outputs, line: first + 1))
  }

  private static func prose(_ lines: [String]) -> Cell {
    let text = docstring(lines) ?? lines.map(uncommented).joined(separator: "\n")
    let cells = Markdown.parse(text).cells
    if cells.count == 1, case .question = cells[0] { return cells[0] }
    return .prose(text)
  }

  /// Prose between triple quotes, which Jupytext allows.
  private static func docstring(_ lines: [String]) -> String? {
    let text = lines.joined(separator: "\n")
    for quotes in ["\"\"\"", "'''"] where text.utf8.count >= 6 {
      guard text.hasPrefix(quotes), text.hasSuffix(quotes) else { continue }
      return text.dropFirst(3).dropLast(3).trimmed
    }
    return nil
  }

  /// A line of prose or of an output without its `# `.
  static func uncommented(_ line: String) -> String {
    guard line.hasPrefix("#") else { return line }
    let rest = line.dropFirst()
    return String(rest.first == " " ? rest.dropFirst() : rest)
  }

  /// A magic of ours without its `# `; comments that only look like one remain.
  private static func uncommentingMagic(_ line: String) -> String {
    guard line.hasPrefix("# %"), !line.hasPrefix("# %%"), let magic = Magic(line: String(line.dropFirst(2)))
    else { return line }
    let isKnown =
      NotebookMagic.named(magic.name) != nil
      || NotebookMagic.Request.answeredByInterpreter.contains(magic.name)
    return isKnown ? String(line.dropFirst(2)) : line
  }

  // MARK: - Writing

  private static func block(_ cell: Cell, marker: String?) -> String {
    switch cell {
    case .prose(let text): proseBlock(text, marker)
    case .question: proseBlock(Markdown.print(Notebook([cell])).withoutFinalLineBreak, marker)
    case .code(let code): codeBlock(code, marker)
    }
  }

  private static func codeBlock(_ code: CodeCell, _ marker: String?) -> String {
    var text = (marker ?? "# %% \(code.attributes)".trimmed) + "\n"
    if !code.source.isEmpty { text += commentingMagics(code.source) + "\n" }
    for output in code.outputs.inCharacters { text += "\n" + comment(output) + "\n" }
    return text
  }

  private static func proseBlock(_ text: String, _ marker: String?) -> String {
    (marker ?? "# %% [markdown]") + "\n" + commented(text) + "\n"
  }

  /// A text as comments; control characters are made visible, since some of them would end a comment.
  static func commented(_ text: String) -> String {
    Visible.text(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "#" : "# " + $0 }.joined(separator: "\n")
  }

  /// The code with its magics as comments, as Python needs it.
  private static func commentingMagics(_ source: String) -> String {
    guard source.utf8.contains(where: { "%!?".utf8.contains($0) }) else { return source }
    let text = SourceText(source)
    guard case .complete(let statements) = Parser.parse(text) else { return source }
    var lines = source.lines
    for case .magic(let magic) in statements.map(\.kind) {
      if case .cell = magic.kind { return commented(source) }
    }
    for statement in statements {
      guard case .magic = statement.kind else { continue }
      let line = text.line(at: statement.span.start) - 1
      lines[line] = "# " + lines[line]
    }
    return lines.joined(separator: "\n")
  }
}

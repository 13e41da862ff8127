extension Markdown {
  /// Writes a notebook as Markdown, with one blank line between blocks and fences longer than any inside them, so
  /// that `parse` gives the same notebook back. Cells that did not change since they were read stay as they were.
  package static func print(_ notebook: Notebook) -> String {
    if let text = notebook.layout.print(notebook.cells, as: .markdown, block: { cell, _ in block(cell) }) {
      return text
    }
    return notebook.cells.map(block).joined(separator: "\n")
  }

  /// A cell and its outputs.
  private static func block(_ cell: Cell) -> String {
    switch cell {
    case .prose(let text): text.withoutFinalLineBreak + "\n"
    case .question(let yaml): block("question", yaml) + "\n"
    case .code(let code):
      ([block("python \(code.attributes)".trimmed, code.source)] + code.outputs.inCharacters.map(block))
        .joined(separator: "\n\n") + "\n"
    }
  }

  private static func block(_ output: Output) -> String {
    switch output {
    case .text(let text), .value(let text, _), .table(let text, _, _), .error(let text):
      block(label(of: output), text)
    case .figure(let figure): block(label(of: output), figure.text)
    case .interrupted: block(label(of: output), "")
    }
  }

  /// A fenced block.
  static func block(_ info: String, _ content: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestFence(in: content) + 1))
    return content.isEmpty ? "\(fence)\(info)\n\(fence)" : "\(fence)\(info)\n\(content)\n\(fence)"
  }

  /// The longest run of backticks in a text.
  private static func longestFence(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

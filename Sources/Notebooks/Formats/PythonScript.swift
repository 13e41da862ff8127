/// Notebooks as Python files: a plain script is one cell; `# %%` lines divide one into cells, and a cell marked
/// `# %% [markdown]` is prose written in comments.
package enum PythonScript {
  /// Reads a script.
  package static func parse(_ text: String) -> Notebook {
    let lines = text.utf8.contains(UInt8(ascii: "%")) ? text.lines : []
    guard lines.contains(where: { marker(in: $0) != nil }) else {
      return text.isBlank ? Notebook() : Notebook([.code(CodeCell(text.withoutFinalLineBreak))])
    }
    var cells: [Cell] = []
    var kind = Marker.code
    var start = 0
    for (index, line) in lines.enumerated() {
      guard let found = marker(in: line) else { continue }
      append(lines[start..<index], as: kind, to: &cells)
      kind = found
      start = index + 1
    }
    append(lines[start...], as: kind, to: &cells)
    return Notebook(cells)
  }

  private enum Marker { case code, prose }

  private static func marker(in line: String) -> Marker? {
    guard line.hasPrefix("#") else { return nil }
    let rest = line.dropFirst().drop { $0 == " " }
    guard rest.hasPrefix("%%") else { return nil }
    return rest.contains("[markdown]") ? .prose : .code
  }

  private static func append(_ body: ArraySlice<String>, as kind: Marker, to cells: inout [Cell]) {
    guard let first = body.firstIndex(where: { !$0.isBlank }),
      let last = body.lastIndex(where: { !$0.isBlank })
    else { return }
    let kept = body[first...last]
    switch kind {
    case .code: cells.append(.code(CodeCell(kept.joined(separator: "\n"), line: first + 1)))
    case .prose: cells.append(.prose(kept.map(uncommented).joined(separator: "\n")))
    }
  }

  private static func uncommented(_ line: String) -> String {
    guard line.hasPrefix("#") else { return line }
    let rest = line.dropFirst()
    return String(rest.first == " " ? rest.dropFirst() : rest)
  }
}

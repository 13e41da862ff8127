/// Notebooks as Python files: a plain script is one cell; `# %%` lines divide one into cells, and a cell marked
/// `# %% [markdown]` is prose written in comments.
public enum PythonScript {
  /// Reads a script.
  public static func parse(_ text: String) -> Notebook {
    let lines = text.lines
    guard lines.contains(where: { marker(in: $0) != nil }) else {
      return text.isBlank ? Notebook() : Notebook([.code(CodeCell(text.withoutFinalLineBreak))])
    }
    var cells: [Cell] = []
    var kind = Marker.code
    var body: [String] = []
    for line in lines {
      if let found = marker(in: line) {
        append(body, as: kind, to: &cells)
        kind = found
        body = []
      } else {
        body.append(line)
      }
    }
    append(body, as: kind, to: &cells)
    return Notebook(cells)
  }

  private enum Marker { case code, prose }

  private static func marker(in line: String) -> Marker? {
    guard line.hasPrefix("#") else { return nil }
    let rest = line.dropFirst().drop { $0 == " " }
    guard rest.hasPrefix("%%") else { return nil }
    return rest.contains("[markdown]") ? .prose : .code
  }

  private static func append(_ body: [String], as kind: Marker, to cells: inout [Cell]) {
    let kept = Array(body.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed())
    guard !kept.isEmpty else { return }
    switch kind {
    case .code: cells.append(.code(CodeCell(kept.joined(separator: "\n"))))
    case .prose: cells.append(.prose(kept.map(uncommented).joined(separator: "\n")))
    }
  }

  private static func uncommented(_ line: String) -> String {
    guard line.hasPrefix("#") else { return line }
    let rest = line.dropFirst()
    return String(rest.first == " " ? rest.dropFirst() : rest)
  }
}

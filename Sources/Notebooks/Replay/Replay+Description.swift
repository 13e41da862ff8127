extension Replay.CellReport {
  /// The difference as text: the cell's first line, then removed and added lines, as in a patch.
  package var description: String {
    let first = recorded.source.lines.first { !$0.isBlank } ?? ""
    var text = "cell \(index): \(first)\n"
    let (old, new) = (recorded.outputs.flatMap(\.describedLines), found.flatMap(\.describedLines))
    for line in old where !new.contains(line) { text += "  - \(line)\n" }
    for line in new where !old.contains(line) { text += "  + \(line)\n" }
    return text
  }
}

extension Output {
  /// The lines of an output, the first with its kind.
  var describedLines: [String] {
    switch self {
    case .text(let text): text.lines
    case .figure(let figure): figure.text.lines
    case .value(let text, _), .table(let text, _, _): ("value: " + text).lines
    case .error(let text): text.lines
    case .interrupted: ["interrupted"]
    }
  }
}

extension Replay.CellReport {
  /// A line on each side; `nil` where the other side has one more.
  package struct DifferingLine: Equatable, Sendable {
    package var recorded: String?
    package var found: String?
  }

  /// The most lines of each side that are compared.
  private static let limit = 500

  /// The lines that differ, those in the same place beside each other.
  package var differingLines: [DifferingLine] {
    let old = recorded.outputs.flatMap(\.describedLines).prefix(Self.limit)
    let new = found.flatMap(\.describedLines).prefix(Self.limit)
    let changes = Array(new).difference(from: Array(old)) { comparison.matches($0, $1) }
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [DifferingLine] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let (isRemoved, isInserted) = (removed.contains(left), inserted.contains(right))
      if isRemoved || isInserted {
        lines.append(
          DifferingLine(recorded: isRemoved ? old[left] : nil, found: isInserted ? new[right] : nil))
      }
      if isRemoved || !isInserted { left += 1 }
      if isInserted || !isRemoved { right += 1 }
    }
    return lines
  }

  /// The differing lines in two columns; `nil` if they do not fit.
  ///
  /// - Parameters:
  ///   - width: columns of the screen.
  ///   - columns: the width of a line.
  package func columns(width: Int, columns: (String) -> Int) -> String? {
    let lines = differingLines
    guard !lines.isEmpty else { return nil }
    let rows = [DifferingLine(recorded: "recorded", found: "now")] + lines
    let (left, right) = (
      rows.map { columns($0.recorded ?? "") }.max() ?? 0, rows.map { columns($0.found ?? "") }.max() ?? 0
    )
    guard left + right + 5 <= width else { return nil }
    var text = "cell \(index): \(recorded.source.lines.first { !$0.isBlank } ?? "")\n"
    for row in rows {
      let recorded = row.recorded ?? ""
      let line =
        "  " + recorded + String(repeating: " ", count: left - columns(recorded)) + " │ " + (row.found ?? "")
      text += line.withoutTrailingBlanks + "\n"
    }
    return text
  }
}

extension String {
  var withoutTrailingBlanks: Substring {
    var slice = self[...]
    while slice.last == " " { slice.removeLast() }
    return slice
  }
}

/// A cell of a fixture: what stands between two lines `---`.
package struct FixtureCell: Sendable {
  package let lines: [Substring]
  /// The number of its first line in the file.
  package let firstLine: Int

  /// The lines, each with its line break.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// The cells of a file's text.
  package static func split(_ text: String) -> [FixtureCell] {
    // By bytes: to `Character` a carriage return and a line feed are one.
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    if lines.last == "" { lines.removeLast() }
    return lines.split(separator: "---", omittingEmptySubsequences: false).map { cell in
      FixtureCell(lines: Array(cell), firstLine: cell.startIndex + 1)
    }
  }
}

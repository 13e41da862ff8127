import Formats
import ArgumentParser
import Glibc
import enum Language.Visible
import Notebooks
import Phrases

/// `fieldbook sessions`: lists the saved sessions.
struct Sessions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the saved sessions, the latest first.",
    discussion: """
      Number, name, when it was started, cells, size, and the lesson or the first line. `export` and `resume` take the number \
      or the name.
      """)

  @Flag(help: "Write each session as a line of JSON; times are in UTC.")
  var json = false

  func run() throws {
    let summaries = SessionArchive.ofProcess?.summaries ?? []
    var pipe = OutputPipe(STDOUT_FILENO)
    if json {
      for summary in summaries { pipe.write(summary.json.text + "\n") }
    } else {
      DisplayWidth.prepare()
      for line in Self.lines(summaries) { pipe.write(line + "\n") }
      if summaries.isEmpty { pipe.write("no sessions yet\n") }
    }
    pipe.flush()
  }

  /// A line a session, in columns.
  private static func lines(_ summaries: [SessionSummary]) -> [String] {
    let rows = summaries.map { summary in
      summary.fault.map { [String(summary.number), summary.name, "", "", "", $0] } ?? [
        String(summary.number), summary.name, summary.localTime, summary.cells.of("cell"),
        Quantity.text(bytes: summary.bytes), text(of: summary),
      ]
    }
    guard let first = rows.first else { return [] }
    let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, text in
        if column == row.count - 1 { return text }
        let pad = String(repeating: " ", count: widths[column] - text.count)
        return [0, 3, 4].contains(column) ? pad + text : text + pad
      }.joined(separator: "  ")
    }
  }

  private static func text(of summary: SessionSummary) -> String {
    let first = DisplayWidth.cut(
      Visible.line(summary.lesson.map { "lesson: " + $0 } ?? summary.firstLine), to: 50)
    let remarks: [String] = (summary.isOpen ? ["open"] : []) + (summary.isDamaged ? ["damaged"] : [])
    return remarks.isEmpty ? first : "\(first)  (\(remarks.joined(separator: ", ")))"
  }
}

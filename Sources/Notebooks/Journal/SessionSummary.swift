package import Formats
import Glibc

/// A saved session in a list.
package struct SessionSummary: Equatable, Sendable {
  /// Its number: 1 is the latest.
  package var number: Int
  /// Its name.
  package var name: String
  /// When its first cell was started, in UTC: `2026-11-23T16:40:01Z`.
  package var time: String
  /// How many cells it has.
  package var cells: Int
  /// The title of the lesson that it went through; `nil` if it is none.
  package var lesson: String?
  /// The first line of its first cell.
  package var firstLine: String
  /// The size of its journal.
  package var bytes: Int
  /// Whether lines of its journal cannot be read.
  package var isDamaged: Bool
  /// Whether a program has it open.
  package var isOpen: Bool
  /// Why its journal cannot be read at all; `nil` if it can.
  package var fault: String?

  /// When it was started, in the local time zone: `2026-11-23 17:40`; empty if that is unknown.
  package var localTime: String { Moment(text: time)?.local ?? "" }
}

extension SessionArchive {
  /// The sessions, the latest first.
  package var summaries: [SessionSummary] {
    names.reversed().enumerated().map { index, name in
      var information = stat()
      let bytes = stat(path(of: name), &information) == 0 ? Int(information.st_size) : 0
      var summary = SessionSummary(
        number: index + 1, name: name, time: "", cells: 0, firstLine: "", bytes: bytes, isDamaged: false,
        isOpen: isOpen(name))
      do throws(FileFault) {
        let contents = try contents(named: name)
        let cells = contents.entries.filter { $0.prose == nil }
        summary.time = contents.entries.first?.time ?? ""
        summary.cells = cells.count
        // A lesson's session begins with the lesson's heading.
        summary.lesson = Notebook(contents.entries.prefix(1).compactMap { $0.prose.map(Cell.prose) }).title
        summary.firstLine = cells.first?.source.lines.first { !$0.isBlank } ?? ""
        summary.isDamaged = !contents.damagedLines.isEmpty
      } catch {
        summary.fault = error.description
      }
      return summary
    }
  }
}

extension SessionSummary {
  /// As a line of JSON.
  package var json: JSON {
    var members = [
      JSON.Member("number", .int(number)), JSON.Member("name", .string(name)),
      JSON.Member("time", .string(time)), JSON.Member("cells", .int(cells)),
    ]
    if let lesson { members.append(JSON.Member("lesson", .string(lesson))) }
    members += [
      JSON.Member("first", .string(firstLine)), JSON.Member("bytes", .int(bytes)),
      JSON.Member("damaged", .bool(isDamaged)), JSON.Member("open", .bool(isOpen)),
    ]
    if let fault { members.append(JSON.Member("fault", .string(fault))) }
    return .object(members)
  }
}

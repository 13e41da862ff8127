import Glibc
package import Notebooks

/// A cell that ran, with the number of its session.
struct PastCell: Equatable {
  var session: Int
  var number: Int
  var source: String
  /// The text of its value, which only this session's cells have.
  var value: String?
}

/// What ran in kernels before this one, by a file that all of a user's kernels share.
///
/// An entry of the file is a line with the session's key and the cell's number, then the source. Sessions are numbered by their first
/// cells in the file; this one comes behind those that are there when it is first asked.
package final class KernelHistory {
  private let file: HistoryFile?

  /// Differs from those of all other kernels, also of other containers that share the file.
  private let key = String(UInt64.random(in: 0...UInt64.max), radix: 36)

  /// The cells of earlier sessions, oldest first; empty without a file.
  private(set) lazy var cells: [PastCell] = file.map(read) ?? []

  /// The number of this session.
  var session: Int { (cells.map(\.session).max() ?? 0) + 1 }

  package init(_ file: HistoryFile?) { self.file = file }

  /// Adds a cell of this session, unless it is blank.
  func append(_ source: String, number: Int) {
    guard !source.allSatisfy(\.isWhitespace) else { return }
    file?.append("\(key) \(number)\n\(source)")
  }

  private func read(_ file: HistoryFile) -> [PastCell] {
    var sessions: [Substring: Int] = [:]
    let cells = file.load().compactMap { entry -> PastCell? in
      let parts = entry.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let head = parts[0].split(separator: " ")
      guard parts.count == 2, head.count == 2, let number = Int(head[1]), head[0] != key else { return nil }
      let session = sessions[head[0]] ?? sessions.count + 1
      sessions[head[0]] = session
      return PastCell(session: session, number: number, source: String(parts[1]))
    }
    // Kernels that ran at a time wrote by turns.
    return cells.sorted { ($0.session, $0.number) < ($1.session, $1.number) }
  }
}

import Files
import Glibc

/// The record of a session on disk: one JSON line when a cell starts and one when it ends, never changed afterwards.
///
/// The line of a cell's end is on the disk before the prompt returns; the line of its start keeps the code of a cell
/// whose process was killed. The session's directory is made with the first line, so that an empty session leaves
/// nothing behind.
public final class Journal {
  /// The file's name in a session's directory.
  static let fileName = "journal.jsonl"

  private let sessions: String
  private var descriptor: Int32 = -1

  /// The session's name, `20261123-164001`; empty until its first cell.
  public private(set) var name = ""

  /// A journal for a new session below a directory of sessions.
  public init(in sessions: String) { self.sessions = sessions }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Notes that a cell starts.
  ///
  /// - Throws: `FileFault` where the journal cannot be written.
  public func start(_ entry: JournalEntry) throws(FileFault) {
    if descriptor < 0 { try make() }
    var started = entry
    started.seconds = nil
    try append(started)
  }

  /// Notes how a cell ended, and waits until that is on the disk.
  ///
  /// - Throws: `FileFault` where the journal cannot be written.
  public func finish(_ entry: JournalEntry) throws(FileFault) {
    if descriptor < 0 { try make() }
    try append(entry)
    guard fdatasync(descriptor) == 0 || errno == EINVAL else { throw .system(path, "write") }
  }

  private var path: String { "\(sessions)/\(name)/\(Journal.fileName)" }

  /// Makes the session's directory, under a name that no other session has.
  private func make() throws(FileFault) {
    try Directories.make(sessions)
    let stamp = Moment.now.compact
    var attempt = 1
    while true {
      name = attempt == 1 ? stamp : "\(stamp)-\(attempt)"
      if mkdir("\(sessions)/\(name)", 0o700) == 0 { break }
      guard errno == EEXIST, attempt < 1000 else {
        throw .system("\(sessions)/\(name)", "make the directory")
      }
      attempt += 1
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(path, "write") }
  }

  private func append(_ entry: JournalEntry) throws(FileFault) {
    guard TextFile.writeAll(entry.json.text + "\n", to: descriptor) else { throw .system(path, "write") }
  }

  /// The cells in a journal's text, in the order in which they started. A line that is no entry, such as the last one
  /// of a process that was killed while it wrote, is passed over.
  static func entries(in text: String) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    for line in text.lines {
      guard let entry = JSON(line).flatMap(JournalEntry.init) else { continue }
      if let last = entries.last, last.number == entry.number, last.seconds == nil {
        entries[entries.count - 1] = entry
      } else {
        entries.append(entry)
      }
    }
    return entries
  }
}

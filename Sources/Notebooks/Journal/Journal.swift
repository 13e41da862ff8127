import Files
import Formats
import Glibc
import KerasLibrary

/// The journal of a session on disk: one JSON line when a cell starts and one when it ends, append-only.
///
/// The line of a cell's end is on disk before the prompt returns; the line of its start preserves the code of a
/// cell whose process was killed. The session's directory is created with the first line, so that an empty session
/// leaves none. A line that does not fit on the disk is removed completely, and the next one is tried again. The first
/// line is the session's header. While the session is open, the file is locked, so that other programs can tell.
package final class Journal {
  /// The file's name in a session's directory.
  static let fileName = "journal.jsonl"

  /// The directory of the sessions.
  let sessions: String
  private var descriptor: Int32 = -1
  /// Bytes of complete lines.
  private var length: off_t = 0

  /// The session's name, `20261123-164001`; empty until its first cell.
  package private(set) var name = ""

  /// Lines to be written before the next one: the header, the cells of the session that this one continues, data.
  private var waiting: [JournalLine] = []

  /// A journal for a new session in the directory of sessions.
  package init(in sessions: String) { self.sessions = sessions }

  /// Puts a line before the next cell's.
  func enqueue(_ line: JournalLine) { waiting.append(line) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Whether its file is open; if creating it failed, no later cell is saved either.
  var isOpen: Bool { descriptor >= 0 }

  /// Records the start of a cell.
  ///
  /// - Throws: `FileFault` if the journal cannot be written.
  package func start(_ entry: JournalEntry) throws(FileFault) {
    if descriptor < 0 { try make() }
    var started = entry
    started.seconds = nil
    try append(started)
  }

  /// Records the end of a cell, and waits until it is on disk.
  ///
  /// - Throws: `FileFault` if the journal cannot be written.
  package func finish(_ entry: JournalEntry) throws(FileFault) {
    if descriptor < 0 { try make() }
    try append(entry)
    guard fdatasync(descriptor) == 0 || errno == EINVAL else { throw .system(path, "write") }
  }

  /// The bytes of weights that a session keeps at most: 512 MiB.
  private static let largestWeights = 512 << 20
  private var weightBytes = 0

  /// Keeps what a training ended with; `nil` where there is no room for it.
  func keep(_ ending: TrainingLog.Ending, cell: Int, call: Int) -> KeptTraining? {
    guard isOpen, weightBytes + ending.weights.count <= Self.largestWeights else { return nil }
    let file = "\(name)/cell-\(cell)-fit-\(call).weights.h5"
    do { try FileReplacement.replace("\(sessions)/\(file)", with: ending.weights) } catch { return nil }
    weightBytes += ending.weights.count
    var kept = KeptTraining(call: call, file: file, checksum: ending.weights.checksum, ending: ending)
    kept.ending.weights = []
    return kept
  }

  private var path: String { "\(sessions)/\(name)/\(Journal.fileName)" }

  /// Creates the session's directory, with a unique name.
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
    flock(descriptor, LOCK_EX | LOCK_NB)
  }

  private func append(_ entry: JournalEntry) throws(FileFault) {
    while let line = waiting.first {
      try append(line)
      waiting.removeFirst()
    }
    try append(.entry(entry))
  }

  private func append(_ line: JournalLine) throws(FileFault) {
    let line = line.text + "\n"
    if TextFile.writeAll(line, to: descriptor) {
      length += off_t(line.utf8.count)
      return
    }
    let fault = FileFault.system(path, "write")
    ftruncate(descriptor, length)
    throw fault
  }
}

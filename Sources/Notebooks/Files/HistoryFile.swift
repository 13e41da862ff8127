import Files
import Glibc

/// The history file: one line per cell, with line breaks as `\n` and backslashes as `\\`.
///
/// Each cell is appended when it is entered, so that concurrent sessions share the file and a killed one loses
/// nothing. A file beyond its limit is replaced atomically by its newer half; a lock keeps other sessions from
/// appending meanwhile.
package struct HistoryFile: Sendable {
  package let path: String

  /// The maximum size of the file in bytes.
  package let limit: Int

  package init(path: String, limit: Int = 4 << 20) {
    self.path = path
    self.limit = limit
  }

  /// The maximum length of a cell's line: 1 MiB.
  package static let longestLine = 1 << 20

  /// The cells in the file; empty if there is none. Truncates a file that exceeds its limit.
  package func load() -> [String] {
    let (lines, size) = lastLines()
    if size > limit { shorten() }
    return lines.map { HistoryFile.decode($0) }
  }

  /// The last lines of the file, at most about twice its limit, and the size of the whole. A line that is too long
  /// to be a cell is skipped; of invalid UTF-8 only the invalid bytes are lost.
  private func lastLines() -> (lines: [String], size: Int) {
    var (lines, kept, size): ([String], Int, Int) = ([], 0, 0)
    var line: [UInt8] = []
    func add(_ line: [UInt8]) {
      if !line.isEmpty, line.count <= Self.longestLine {
        lines.append(String(decoding: line, as: UTF8.self))
        kept += line.count
      }
      guard kept > 4 * max(limit, Self.longestLine) else { return }
      let half = lines.count / 2
      kept -= lines[..<half].reduce(0) { $0 + $1.utf8.count }
      lines.removeFirst(half)
    }
    try? TextFile.forEachPiece(of: path) { piece in
      size += piece.count
      TextFile.cutLines(of: piece, after: &line, longest: Self.longestLine, add)
    }
    add(line)
    return (lines, size)
  }

  /// Adds a cell. Write errors are ignored: they must not disturb the session.
  package func append(_ entry: String) {
    guard let slash = path.lastIndex(of: "/"), (try? Directories.make(String(path[..<slash]))) != nil else {
      return
    }
    let line = HistoryFile.encode(entry)
    guard line.utf8.count <= Self.longestLine else { return }
    locked {
      let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard descriptor >= 0 else { return }
      defer { close(descriptor) }
      var information = stat()
      guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return }
      // After an incomplete line, caused by a full disk, a new line begins.
      var last: UInt8 = 0
      let isOpen =
        information.st_size > 0 && pread(descriptor, &last, 1, information.st_size - 1) == 1
        && last != UInt8(ascii: "\n")
      let bytes = Array(((isOpen ? "\n" : "") + line + "\n").utf8)
      if write(descriptor, bytes, bytes.count) != bytes.count { ftruncate(descriptor, information.st_size) }
    }
  }

  /// The file of this process's draft.
  private var draftPath: String { "\(path).draft.\(getpid())" }

  /// Saves a draft; an empty one deletes the file.
  package func keepDraft(_ text: String) {
    if text.isEmpty {
      unlink(draftPath)
    } else if let slash = path.lastIndex(of: "/"), (try? Directories.make(String(path[..<slash]))) != nil {
      try? TextFile.write(text, to: draftPath)
    }
  }

  /// Adds the drafts of processes that were killed.
  package func adoptDrafts() {
    guard let slash = path.lastIndex(of: "/") else { return }
    let directory = String(path[...slash])
    let start = path[path.index(after: slash)...] + ".draft."
    for name in FolderListing.names(in: directory) where name.hasPrefix(start) {
      let rest = name.dropFirst(start.count)
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let process = pid_t(digits), kill(process, 0) != 0, errno == ESRCH else { continue }
      // A longer name is an incompletely written draft.
      if digits == rest, let text = try? TextFile.read(directory + name) { append(text) }
      unlink(directory + name)
    }
  }

  private func shorten() {
    locked {
      let (lines, found) = lastLines()
      guard found > limit else { return }
      var kept: [String] = []
      var size = 0
      for line in lines.reversed() {
        size += line.utf8.count + 1
        if size > limit / 2 { break }
        kept.append(line)
      }
      try? TextFile.write(kept.reversed().joined(separator: "\n") + "\n", to: path)
    }
  }

  /// Runs an action while no other session writes.
  private func locked(_ action: () -> Void) {
    let lock = open(path + ".lock", O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
    defer { if lock >= 0 { close(lock) } }
    // Others hold the lock for milliseconds; a suspended one must not block this session.
    for _ in 0..<100 where lock >= 0 {
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { break }
      usleep(10_000)
    }
    action()
  }

  /// A cell encoded as one line.
  package static func encode(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The cell encoded in a line.
  package static func decode(_ line: String) -> String {
    var entry = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        entry.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        entry.append(scalar)
      }
    }
    return String(entry)
  }
}

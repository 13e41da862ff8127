import Glibc
import Notebooks

/// The file of cells typed: one line a cell, line breaks written as `\n` and backslashes as `\\`.
///
/// Each cell is appended as it is entered, so that sessions that run at once share it and a killed one loses nothing.
/// A file past its limit is rewritten with its newer half, through a new file that replaces it at once; a lock keeps
/// other sessions from appending meanwhile.
struct HistoryFile {
  let path: String

  /// Bytes that the file may have.
  let limit: Int

  init(path: String, limit: Int = 4 << 20) {
    self.path = path
    self.limit = limit
  }

  /// The cells in the file; empty where there is none. Cuts the file where it has outgrown its limit.
  func load() -> [String] {
    guard let text = try? TextFile.read(path) else { return [] }
    let entries = HistoryFile.decode(text)
    if text.utf8.count > limit { shorten() }
    return entries
  }

  /// Adds a cell. A history that cannot be written stays behind without a word: it must not disturb the work.
  func append(_ entry: String) {
    guard let slash = path.lastIndex(of: "/"), (try? Directories.make(String(path[..<slash]))) != nil else {
      return
    }
    locked {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return }
      defer { close(descriptor) }
      let bytes = Array((HistoryFile.encode(entry) + "\n").utf8)
      _ = write(descriptor, bytes, bytes.count)
    }
  }

  /// Where this process keeps what is being typed.
  private var draftPath: String { "\(path).draft.\(getpid())" }

  /// Keeps a text that is not entered yet; an empty one takes the last away.
  func keepDraft(_ text: String) {
    if text.isEmpty {
      unlink(draftPath)
    } else if let slash = path.lastIndex(of: "/"), (try? Directories.make(String(path[..<slash]))) != nil {
      try? TextFile.write(text, to: draftPath)
    }
  }

  /// Adds what processes that were killed had not entered yet.
  func adoptDrafts() {
    guard let slash = path.lastIndex(of: "/") else { return }
    let directory = String(path[...slash])
    let start = path[path.index(after: slash)...] + ".draft."
    for name in Directories.names(in: directory) where name.hasPrefix(start) {
      let rest = name.dropFirst(start.count)
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let process = pid_t(digits), kill(process, 0) != 0, errno == ESRCH else { continue }
      // What follows the number is a draft that was being written.
      if digits == rest, let text = try? TextFile.read(directory + name) { append(text) }
      unlink(directory + name)
    }
  }

  private func shorten() {
    locked {
      guard let text = try? TextFile.read(path), text.utf8.count > limit else { return }
      var kept: [Substring] = []
      var size = 0
      for line in text.split(separator: "\n").reversed() {
        size += line.utf8.count + 1
        if size > limit / 2 { break }
        kept.append(line)
      }
      try? TextFile.write(kept.reversed().joined(separator: "\n") + "\n", to: path)
    }
  }

  /// Does something while no other session writes.
  private func locked(_ action: () -> Void) {
    let lock = open(path + ".lock", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { if lock >= 0 { close(lock) } }
    if lock >= 0 { while flock(lock, LOCK_EX) != 0, errno == EINTR {} }
    action()
  }

  /// A cell on one line.
  static func encode(_ entry: String) -> String {
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

  /// The cells on the lines of a text.
  static func decode(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n").map { line in
      var entry = String.UnicodeScalarView()
      var isEscaped = false
      for scalar in line {
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
}

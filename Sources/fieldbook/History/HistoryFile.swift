import Files
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

  /// The longest line that is a cell: 1 MiB.
  static let longestLine = 1 << 20

  /// The cells in the file; empty where there is none. Cuts the file where it has outgrown its limit.
  func load() -> [String] {
    let (lines, size) = lastLines()
    if size > limit { shorten() }
    return lines.map { HistoryFile.decode($0) }
  }

  /// The lines of the file, at most about twice its limit of them, and the size of the whole. A line that no cell could have written,
  /// because it is far too long, is left out and hides no other; a byte that is no text costs that byte.
  private func lastLines() -> (lines: [String], size: Int) {
    var (lines, kept, size): ([String], Int, Int) = ([], 0, 0)
    var line: [UInt8] = []
    func end() {
      if !line.isEmpty, line.count <= Self.longestLine {
        lines.append(String(decoding: line, as: UTF8.self))
        kept += line.count
      }
      line.removeAll(keepingCapacity: true)
      guard kept > 4 * max(limit, Self.longestLine) else { return }
      let half = lines.count / 2
      kept -= lines[..<half].reduce(0) { $0 + $1.utf8.count }
      lines.removeFirst(half)
    }
    try? TextFile.forEachPiece(of: path) { piece in
      size += piece.count
      var rest = piece[...]
      while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
        if line.count <= Self.longestLine { line += rest[..<feed] }
        end()
        rest = rest[(feed + 1)...]
      }
      if line.count <= Self.longestLine { line += rest }
    }
    end()
    return (lines, size)
  }

  /// Adds a cell. A history that cannot be written stays behind without a word: it must not disturb the work.
  func append(_ entry: String) {
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
      // Behind a line that was cut off, by a full disk, a new one begins.
      var last: UInt8 = 0
      let isOpen =
        information.st_size > 0 && pread(descriptor, &last, 1, information.st_size - 1) == 1
        && last != UInt8(ascii: "\n")
      let bytes = Array(((isOpen ? "\n" : "") + line + "\n").utf8)
      if write(descriptor, bytes, bytes.count) != bytes.count { ftruncate(descriptor, information.st_size) }
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
    for name in FolderListing.names(in: directory) where name.hasPrefix(start) {
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

  /// Does something while no other session writes.
  private func locked(_ action: () -> Void) {
    let lock = open(path + ".lock", O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
    defer { if lock >= 0 { close(lock) } }
    // Whoever else holds it needs milliseconds; someone who was stopped there does not keep this session waiting.
    for _ in 0..<100 where lock >= 0 {
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { break }
      usleep(10_000)
    }
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

  /// The cell on a line.
  static func decode(_ line: String) -> String {
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

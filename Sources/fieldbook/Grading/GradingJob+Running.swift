import Engine
import Files
import Formats
@preconcurrency import Glibc
import Notebooks

extension GradingJob {
  /// Bytes that a process may report; more comes from no honest notebook.
  private static let most = 16 << 20

  /// Runs the job in a process of its own and a directory of its own, both gone when it returns.
  ///
  /// - Throws: `FileFault` where the process or the directory cannot be made.
  func run() throws(FileFault) -> ([Grader.Event], Grade.Ending) {
    var job = self
    job.directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(job.directory) }
    let child = try GradingProcess(job.json.text)
    var reports = Reports(key: key)
    let deadline = ContinuousClock.now + .seconds(limits.seconds)
    while let bytes = child.read(until: deadline) {
      reports.take(bytes)
      if reports.size > Self.most { break }
    }
    if Interruption.isRequested { return ([], .whole) }
    let isLate = ContinuousClock.now >= deadline
    let status = child.end(after: isLate || reports.size > Self.most ? .zero : .seconds(5))
    return (reports.events, ending(reports, status, isLate: isLate))
  }

  private func ending(_ reports: Reports, _ status: SpawnedProcess.Status, isLate: Bool) -> Grade.Ending {
    if let end = reports.end {
      // As it was named: where it lies on the teacher's disk is nobody's business.
      let fault = end["fault"]?.string?.replacing(file, with: name)
      return fault.map(Grade.Ending.unreadable) ?? .whole
    }
    if isLate { return .outOfTime(seconds: limits.seconds, at: reports.place) }
    switch status {
    case .exited(let code): return .crashed("its process ended with status \(code)", at: reports.place)
    case .killed(SIGXCPU): return .outOfTime(seconds: limits.seconds, at: reports.place)
    case .killed(let signal):
      let memory = Quantity.text(bytes: limits.bytes)
      return .crashed(
        "its process ended by signal \(signal) (it may have asked for more than \(memory))", at: reports.place
      )
    }
  }
}

/// What a process has reported so far.
private struct Reports {
  let key: String
  private(set) var events: [Grader.Event] = []
  /// The last line, once it is there.
  private(set) var end: JSON?
  /// Where the notebook was last.
  private(set) var place = "its beginning"
  private(set) var size = 0
  private var rest: [UInt8] = []

  init(key: String) { self.key = key }

  mutating func take(_ bytes: [UInt8]) {
    size += bytes.count
    rest += bytes
    while let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) {
      take(line: String(decoding: rest[..<lineEnd], as: UTF8.self))
      rest.removeSubrange(...lineEnd)
    }
  }

  private mutating func take(line: String) {
    guard line.hasPrefix(key + " "), let json = JSON(String(line.dropFirst(key.count + 1))) else { return }
    if json["end"] != nil {
      end = json
    } else if let event = Grader.Event(json) {
      if case .at(let place) = event { self.place = place } else { events.append(event) }
    }
  }
}

/// A directory that a notebook runs in.
enum ScratchDirectory {
  static func make() throws(FileFault) -> String {
    let parent = environmentVariable("TMPDIR") ?? "/tmp"
    var template = Array((parent + "/fieldbook-grade-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FileFault(parent, .system(doing: "make a directory in", errno: errno))
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Removes a directory and what is in it; links are removed and not followed.
  static func remove(_ path: String) {
    for name in FolderListing.names(in: path) {
      let entry = path + "/" + name
      var information = stat()
      if lstat(entry, &information) == 0, information.st_mode & S_IFMT == S_IFDIR {
        remove(entry)
      } else {
        unlink(entry)
      }
    }
    rmdir(path)
  }
}

import Engine
import Formats
import Glibc
import Notebooks

/// One learner's notebook, to be run and judged in a process of its own.
struct GradingJob {
  /// What the process may take.
  struct Limits: Equatable {
    var seconds: Int
    var bytes: Int
  }

  var lesson: String
  var file: String
  /// The file as it was named.
  var name: String
  var limits: Limits
  /// Where the notebook runs.
  var directory = ""
  /// Begins each line that the process reports: a notebook may write to its standard output too, by the name of a file.
  var key = String(UInt64.random(in: 0...UInt64.max), radix: 16)

  init(lesson: String, file: String, limits: Limits) {
    // The process works in another directory.
    self.lesson = Self.absolute(lesson)
    self.file = Self.absolute(file)
    name = file
    self.limits = limits
  }

  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }
}

extension GradingJob {
  var json: JSON {
    [
      "lesson": .string(lesson), "file": .string(file), "directory": .string(directory), "key": .string(key),
      "seconds": .int(limits.seconds), "bytes": .int(limits.bytes),
    ]
  }

  init?(_ json: JSON) {
    guard let lesson = json["lesson"]?.string, let file = json["file"]?.string,
      let directory = json["directory"]?.string, let key = json["key"]?.string,
      let seconds = json["seconds"]?.int, let bytes = json["bytes"]?.int, seconds > 0, bytes > 0
    else { return nil }
    self.init(lesson: lesson, file: file, limits: Limits(seconds: seconds, bytes: bytes))
    self.directory = directory
    self.key = key
  }
}

extension GradingJob.Limits {
  /// Address space that a process takes beside its values: stacks that are reserved and hardly touched, the allocator's arenas.
  private static let reserve = 1 << 30
  /// The largest file that a notebook may write.
  private static let file = 256 << 20

  /// Holds this process to the limits. The time is the parent's to keep; here it only keeps a child whose parent is gone from running on.
  func apply() {
    Ledger.shared.limit = bytes
    let (space, overflow) = bytes.addingReportingOverflow(Self.reserve + Self.addressSpace)
    if !overflow { Self.set(RLIMIT_AS, space) }
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    Self.set(RLIMIT_CPU, seconds * processors + 10)
    Self.set(RLIMIT_FSIZE, Self.file)
    Self.set(RLIMIT_CORE, 0)
  }

  private static func set(_ resource: __rlimit_resource, _ value: Int) {
    var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
    _ = setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }

  /// Bytes of address space that this process has now.
  private static var addressSpace: Int {
    let pages = (try? TextFile.read("/proc/self/statm"))?.split(separator: " ").first.flatMap { Int($0) } ?? 0
    return pages * Int(getpagesize())
  }
}

/// Writes what comes to light in the process of a job, a line each.
struct GradingReport {
  let key: String

  func send(_ event: Grader.Event) { write(event.json) }

  /// The last line: the notebook is through, or could not be read.
  func send(fault: String?) { write(["end": .bool(true), "fault": fault.map(JSON.string) ?? .null]) }

  private func write(_ json: JSON) {
    var pipe = OutputPipe(STDOUT_FILENO)
    pipe.write("\(key) \(json.text)\n")
    pipe.flush()
  }
}

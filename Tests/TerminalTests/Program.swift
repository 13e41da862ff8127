import Foundation
import Glibc
import TestSupport

/// The built program, run in its own temporary home.
final class Program: Sendable {
  /// The built program's path.
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/fieldbook"
  }()

  /// The result of a run.
  struct Result: Equatable {
    var output: String
    var errors: String
    var status: Int32
  }

  /// The temporary home.
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func environment(_ more: [String: String]) -> [String: String] {
    var environment = [
      "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm", "FIELDBOOK_LESSONS": home.path("lessons"),
    ]
    for name in ["LD_LIBRARY_PATH", "FIELDBOOK_DATA"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    return environment.merging(more) { $1 }
  }

  /// Runs it with pipes and waits for its end.
  ///
  /// - Parameter addressSpace: the limit of its address space in KiB.
  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:], addressSpace: Int? = nil
  ) throws -> Result {
    guard let addressSpace else { return try run(arguments, input: input, environment: environment) }
    let limited = ["-c", "ulimit -v \(addressSpace); exec \"$0\" \"$@\"", Program.path]
    return try run(limited + arguments, by: "/bin/sh", input: input, environment: environment)
  }

  /// Runs it, or another program in its home, with pipes; `standardOutput` in the place of one.
  func run(
    _ arguments: [String], by path: String = Program.path, input: String = "",
    environment: [String: String] = [:], standardOutput: FileHandle? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = self.environment(environment)
    process.currentDirectoryURL = URL(fileURLWithPath: home.path)
    let (inputPipe, outputPipe, errorPipe) = (Pipe(), Pipe(), Pipe())
    process.standardInput = inputPipe
    if let standardOutput {
      process.standardOutput = standardOutput
    } else {
      process.standardOutput = outputPipe
    }
    process.standardError = errorPipe
    try process.run()
    try inputPipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try inputPipe.fileHandleForWriting.close()
    let output = standardOutput == nil ? try outputPipe.fileHandleForReading.readToEnd() ?? Data() : Data()
    let errors = try errorPipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self),
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
  }

  /// Starts it at a terminal and waits for its first prompt.
  func startAtPrompt(columns: Int = 60, rows: Int = 16, environment: [String: String] = [:]) throws
    -> (Pseudoterminal, pid_t)
  {
    let terminal = try Pseudoterminal(columns: columns, rows: rows)
    let process = try start(on: terminal, environment: environment)
    terminal.wait(for: "In [1]:")
    return (terminal, process)
  }

  /// Enters lines at a prompt and leaves, so that a session is saved.
  func start(session lines: String) throws -> Int32? {
    let (terminal, process) = try startAtPrompt(columns: 80, rows: 24, environment: ["TERM": "dumb"])
    terminal.type(lines)
    terminal.wait(for: "In [2]:")
    terminal.type(Key.control("D"))
    return Program.wait(for: process)
  }

  /// Starts it as the leader of a session with this terminal; returns its process id.
  func start(_ arguments: String..., on terminal: Pseudoterminal, environment: [String: String] = [:]) throws
    -> pid_t
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal.path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID, which glibc declares only for GNU programs.
    posix_spawnattr_setflags(&attributes, 0x80)
    var words: [UnsafeMutablePointer<CChar>?] = ([Program.path] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      self.environment(environment).map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, Program.path, &actions, &attributes, &words, &variables)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    return process
  }

  /// Waits for a process to end, at most a minute; returns its exit status, or the negated signal that terminated
  /// it.
  static func wait(for process: pid_t) -> Int32? {
    let deadline = Date(timeIntervalSinceNow: 60)
    var status: Int32 = 0
    while Date() < deadline {
      if waitpid(process, &status, WNOHANG) == process {
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
      }
      usleep(5000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    return nil
  }
}

import Foundation
import Glibc

/// The built program, run as its user runs it, with a home of its own that goes away with it.
final class Program: Sendable {
  /// The program beside the tests.
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/fieldbook"
  }()

  /// What a run gave.
  struct Result: Equatable {
    var output: String
    var errors: String
    var status: Int32
  }

  /// A home of its own.
  let home: String

  init() throws {
    home = NSTemporaryDirectory() + "fieldbook-home-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  private func environment(_ more: [String: String]) -> [String: String] {
    var environment = [
      "HOME": home, "PATH": "/usr/bin:/bin", "TERM": "xterm", "FIELDBOOK_LESSONS": home + "/lessons",
    ]
    for name in ["LD_LIBRARY_PATH", "FIELDBOOK_DATA"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    return environment.merging(more) { $1 }
  }

  /// Runs it with pipes and waits for its end.
  ///
  /// - Parameter addressSpace: KiB of address space that it may have.
  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:], addressSpace: Int? = nil
  ) throws -> Result {
    try run(arguments, input: input, environment: environment, addressSpace: addressSpace)
  }

  private func run(
    _ arguments: [String], input: String, environment: [String: String], addressSpace: Int?
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: addressSpace == nil ? Program.path : "/bin/sh")
    let limited = addressSpace.map { ["-c", "ulimit -v \($0); exec \"$0\" \"$@\"", Program.path] }
    process.arguments = (limited ?? []) + arguments
    process.environment = self.environment(environment)
    process.currentDirectoryURL = URL(fileURLWithPath: home)
    let (inputPipe, outputPipe, errorPipe) = (Pipe(), Pipe(), Pipe())
    process.standardInput = inputPipe
    process.standardOutput = outputPipe
    process.standardError = errorPipe
    try process.run()
    try inputPipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try inputPipe.fileHandleForWriting.close()
    let output = try outputPipe.fileHandleForReading.readToEnd() ?? Data()
    let errors = try errorPipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self),
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
  }

  /// The same, of arguments in a list.
  func run(_ arguments: [String]) throws -> Result {
    try run(arguments, input: "", environment: [:], addressSpace: nil)
  }

  /// Types lines at a prompt and leaves, so that a session is kept.
  func start(session lines: String) throws -> Int32? {
    let terminal = try Pseudoterminal(columns: 80, rows: 24)
    let process = try start(on: terminal, environment: ["TERM": "dumb"])
    terminal.wait { $0.text.contains("In [1]:") }
    terminal.type(lines)
    terminal.wait { $0.text.contains("In [2]:") }
    terminal.type(Key.control("D"))
    return Program.wait(for: process)
  }

  /// Starts it as the leader of a session whose terminal this is; gives its process number.
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
    // POSIX_SPAWN_SETSID, which the C library names only for GNU programs.
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

  /// Waits for a process's end, at most 10 seconds; gives its exit status, or the signal that ended it, negated.
  static func wait(for process: pid_t) -> Int32? {
    let deadline = Date(timeIntervalSinceNow: 10)
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

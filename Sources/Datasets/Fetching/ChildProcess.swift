@preconcurrency import Glibc

/// A child process, started without a shell, of which only the standard error is read.
final class ChildProcess {
  /// Why a program could not be started: the system's `errno`.
  struct CannotStart: Error {
    let code: Int32
  }

  /// The status of a program that Ctrl-C terminated.
  static let interrupted: Int32 = 128 + SIGINT

  private let identifier: pid_t
  private let errorOutput: Int32
  private var status: Int32?

  /// Starts `program`, a name in `PATH` or a path.
  init(_ program: String, arguments: [String]) throws(CannotStart) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CannotStart(code: errno) }
    defer { close(ends[1]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)

    // The child does not inherit ignored or blocked signals.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var restored = sigset_t()
    sigemptyset(&restored)
    for signal in [SIGINT, SIGQUIT, SIGTERM, SIGPIPE] { sigaddset(&restored, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &restored)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var identifier: pid_t = 0
    let code = posix_spawnp(&identifier, program, &actions, &attributes, &words, environ)
    guard code == 0 else {
      close(ends[0])
      throw CannotStart(code: code)
    }
    self.identifier = identifier
    errorOutput = ends[0]
    _ = fcntl(errorOutput, F_SETFL, O_NONBLOCK)
  }

  deinit {
    end()
    close(errorOutput)
  }

  /// The exit status, or 128 + the signal that terminated it; `nil` while it runs.
  func poll() -> Int32? { wait(WNOHANG) }

  /// Terminates the program, if it runs.
  func end() {
    guard status == nil else { return }
    kill(identifier, SIGTERM)
    _ = wait(0)
  }

  /// The last line of the program's standard error so far.
  func complaint() -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(errorOutput, &bytes, bytes.count)
    let text = String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
    return text.split(separator: "\n").last.map(String.init) ?? ""
  }

  private func wait(_ options: Int32) -> Int32? {
    if let status { return status }
    var raw: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(identifier, &raw, options) } while result < 0 && errno == EINTR
    if result == 0 { return nil }
    // The low seven bits are the signal, the next byte the exit status; a child that no longer exists counts as
    // failed.
    status = result < 0 ? -1 : raw & 0x7f == 0 ? raw >> 8 & 0xff : 128 + raw & 0x7f
    return status
  }
}

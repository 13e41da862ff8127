import Engine
@preconcurrency import Glibc
import Notebooks

/// This program once more, in a process group of its own, so that whatever it starts ends with it.
final class GradingProcess {
  /// How it came to its end.
  enum Status: Equatable {
    case exited(Int32)
    case killed(Int32)
  }

  private let identifier: pid_t
  private let output: Int32
  private var status: Status?

  /// - Parameter job: what it reads from its standard input: fewer bytes than a pipe holds.
  /// - Throws: `FileFault` where it cannot be started.
  init(_ job: String) throws(FileFault) {
    let program = "/proc/self/exe"
    func fault(_ code: Int32) -> FileFault { FileFault(program, .system(doing: "start", errno: code)) }
    var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&input) == 0 else { throw fault(errno) }
    defer { for end in input { close(end) } }
    guard pipe(&output) == 0 else { throw fault(errno) }
    defer { close(output[1]) }
    for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)

    // Ctrl-C is meant for this process; the child gets the signals as a shell would give them.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var restored = sigset_t()
    sigemptyset(&restored)
    for signal in [SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGXFSZ, SIGXCPU] { sigaddset(&restored, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &restored)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    var words: [UnsafeMutablePointer<CChar>?] =
      (["fieldbook", "grade-one"] as [String]).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var identifier: pid_t = 0
    let code = posix_spawn(&identifier, program, &actions, &attributes, &words, environ)
    guard code == 0 else {
      close(output[0])
      throw fault(code)
    }
    self.identifier = identifier
    self.output = output[0]
    let bytes = Array(job.utf8)
    _ = write(input[1], bytes, bytes.count)
  }

  deinit {
    _ = end(after: .zero)
    close(output)
  }

  /// What it writes next; nil at the end of it, at the deadline, or where Ctrl-C was pressed.
  func read(until deadline: ContinuousClock.Instant) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    while !Interruption.isRequested {
      let left = (deadline - .now) / .milliseconds(1)
      guard left > 0 else { return nil }
      // No longer than a second at once: a signal may fall between the look at it and the waiting.
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(min(left.rounded(.up), 1000))) > 0 else { continue }
      let count = Glibc.read(output, &bytes, bytes.count)
      if count > 0 { return Array(bytes[..<count]) }
      if count == 0 || errno != EINTR { return nil }
    }
    return nil
  }

  /// Ends it and all that it has started, where it does not end by itself meanwhile.
  func end(after patience: Duration) -> Status {
    if let status { return status }
    let deadline = ContinuousClock.now + patience
    while !hasEnded, ContinuousClock.now < deadline { usleep(2000) }
    // Before it is waited for: until then no other group can have its number.
    kill(-identifier, SIGKILL)
    var raw: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(identifier, &raw, 0) } while result < 0 && errno == EINTR
    // The low seven bits are the signal, the next byte the exit status.
    let ending = raw & 0x7f == 0 ? Status.exited(raw >> 8 & 0xff) : .killed(raw & 0x7f)
    status = ending
    return ending
  }

  private var hasEnded: Bool {
    var information = siginfo_t()
    let code = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT)
    return code < 0 && errno != EINTR || information.si_signo == SIGCHLD
  }
}

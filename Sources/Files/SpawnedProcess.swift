@preconcurrency import Glibc

/// A program that runs beside this one, started without a shell.
///
/// It gets signals as a shell would give them: none blocked, none ignored.
package struct SpawnedProcess: Sendable {
  /// Where one of its standard streams leads.
  package enum Stream: Sendable {
    /// Where this program's leads.
    case inherited
    case nothing
    /// To a descriptor of this program, such as the end of a pipe.
    case descriptor(Int32)
  }

  /// How it came to its end.
  package enum Status: Equatable, Sendable {
    case exited(Int32)
    case killed(Int32)
  }

  package let identifier: Int32

  /// Starts a program.
  ///
  /// - `program`: a path, or a name in `PATH`.
  /// - `words`: its arguments, of which the first is its own name.
  /// - `leadsGroup`: whether it has a process group of its own, so that what it starts can be ended with it.
  /// - Throws: `SystemFault` where it cannot be started.
  package init(
    _ program: String, _ words: [String], input: Stream = .inherited, output: Stream = .inherited,
    errors: Stream = .inherited, leadsGroup: Bool = false
  ) throws(SystemFault) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, stream) in [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
      switch stream {
      case .inherited: break
      case .nothing: posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_RDWR, 0)
      case .descriptor(let source): posix_spawn_file_actions_adddup2(&actions, source, target)
      }
    }
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
    let group = leadsGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))

    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var identifier: pid_t = 0
    let code = posix_spawnp(&identifier, program, &actions, &attributes, &arguments, environ)
    guard code == 0 else { throw SystemFault(program, doing: "start", code: code) }
    self.identifier = identifier
  }

  /// How it ended, once it has; `nil` if it runs and is not waited for. To be asked until it has ended, and no more.
  package func end(waiting: Bool = true) -> Status? {
    var raw: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(identifier, &raw, waiting ? 0 : WNOHANG) } while result < 0 && errno == EINTR
    if result == 0 { return nil }
    // The low seven bits are the signal, the next byte the exit status; a child that no longer exists counts as failed.
    if result < 0 { return .exited(-1) }
    return raw & 0x7f == 0 ? .exited(raw >> 8 & 0xff) : .killed(raw & 0x7f)
  }

  /// Both ends of a pipe, which programs started later do not inherit.
  package static func pipe() throws(SystemFault) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw SystemFault("a pipe", doing: "make", code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

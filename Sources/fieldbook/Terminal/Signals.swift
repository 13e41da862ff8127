import Engine
import Glibc
import Notebooks
import Synchronization

/// Signal flags, set by handlers.
enum Signals {
  private static let resized = Atomic<Bool>(false)
  private static let hungUp = Atomic<Bool>(false)

  /// A self-pipe that every handler writes to, so that waiting for keys is interrupted without a race.
  private static let bell: (reader: Int32, writer: Int32) = {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return (-1, -1) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return (ends[0], ends[1])
  }()

  /// Becomes readable when a signal arrives.
  static var descriptor: Int32 { bell.reader }

  /// Resets `descriptor` to wait for the next signal.
  static func silence() {
    var bytes: (UInt64, UInt64) = (0, 0)
    while read(bell.reader, &bytes, 16) > 0 {}
  }

  private static func ring() {
    let saved = errno
    var byte: UInt8 = 0
    _ = write(bell.writer, &byte, 1)
    errno = saved
  }

  /// Makes Ctrl-C interrupt the running cell.
  static func prepare() {
    // The parent process may have blocked them.
    var wanted = sigset_t()
    sigemptyset(&wanted)
    for number in [SIGINT, SIGHUP, SIGTERM, SIGWINCH, SIGTSTP] { sigaddset(&wanted, number) }
    pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
    _ = bell
    handle(SIGINT) { _ in
      Interruption.request()
      Signals.ring()
    }
    ignoreFailingWrites()
  }

  /// Makes a closed pipe and a file size limit errors of the write instead of signals that terminate.
  static func ignoreFailingWrites() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// While a line is edited: a new window size redraws it, and a closed terminal ends it cleanly.
  static func watch() {
    _ = takeResized()
    _ = takeHungUp()
    silence()
    handle(SIGWINCH) { _ in
      Signals.resized.store(true, ordering: .relaxed)
      Signals.ring()
    }
    for number in [SIGHUP, SIGTERM] {
      handle(number) { _ in
        Signals.hungUp.store(true, ordering: .relaxed)
        Signals.ring()
      }
    }
  }

  /// After a line was edited: restores the previous handlers.
  static func unwatch() {
    for number in [SIGWINCH, SIGHUP, SIGTERM] { signal(number, SIG_DFL) }
  }

  static func takeResized() -> Bool { resized.exchange(false, ordering: .relaxed) }
  static func takeHungUp() -> Bool { hungUp.exchange(false, ordering: .relaxed) }

  /// Installs a handler that interrupts system calls.
  private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    sigaction(number, &action, nil)
  }
}

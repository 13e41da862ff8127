import Glibc
import Notebooks
import Synchronization

/// What signals tell, as flags that their handlers raise.
enum Signals {
  private static let resized = Atomic<Bool>(false)
  private static let hungUp = Atomic<Bool>(false)

  /// Ctrl-C stops what runs; a pipe whose reader has gone is an error of the write, not a death.
  static func prepare() {
    Stop.clear()
    // Whoever started the process may have blocked them; a blocked signal would stop nothing.
    var wanted = sigset_t()
    sigemptyset(&wanted)
    for number in [SIGINT, SIGHUP, SIGTERM, SIGWINCH, SIGTSTP] { sigaddset(&wanted, number) }
    pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
    handle(SIGINT) { _ in Stop.request() }
    signal(SIGPIPE, SIG_IGN)
  }

  /// While a line is edited: a new size redraws it, and a terminal that goes away ends it in good order.
  static func watch() {
    _ = takeResized()
    _ = takeHungUp()
    handle(SIGWINCH) { _ in Signals.resized.store(true, ordering: .relaxed) }
    handle(SIGHUP) { _ in Signals.hungUp.store(true, ordering: .relaxed) }
    handle(SIGTERM) { _ in Signals.hungUp.store(true, ordering: .relaxed) }
  }

  /// After a line was edited: those signals do again what they did.
  static func unwatch() {
    for number in [SIGWINCH, SIGHUP, SIGTERM] { signal(number, SIG_DFL) }
  }

  static func takeResized() -> Bool { resized.exchange(false, ordering: .relaxed) }
  static func takeHungUp() -> Bool { hungUp.exchange(false, ordering: .relaxed) }

  /// Installs a handler that interrupts the calls it comes upon.
  private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    sigaction(number, &action, nil)
  }
}

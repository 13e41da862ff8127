import Glibc

/// SIGINT, by which front ends and Ctrl-C interrupt a kernel.
enum InterruptSignal {
  /// Rung by each signal.
  static let bell = Bell()

  /// From now on the signal rings the bell.
  static func prepare() {
    _ = bell
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in InterruptSignal.bell.ring() }
    sigemptyset(&action.sa_mask)
    sigaction(SIGINT, &action, nil)
    // The parent process may have blocked it.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}

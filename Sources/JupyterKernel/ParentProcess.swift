import Files
import Glibc

/// The front end's process. A kernel ends once it is gone: nobody could end it otherwise.
struct ParentProcess {
  private let parent: pid_t
  /// The process that Jupyter says it is, where another stands between.
  private let named: pid_t?

  /// `nil` where there is none to watch: the kernel was started on its own, or with `nohup`.
  init?() {
    let parent = getppid()
    let variable = "JPY_PARENT_PID"
    let named = BaseDirectory.environment(of: [variable])[variable].flatMap { pid_t($0) }
    guard parent > 1, named != nil || !Self.ignoresHangUp else { return nil }
    self.parent = parent
    self.named = named.flatMap { $0 != parent && $0 > 1 && kill($0, 0) == 0 ? $0 : nil }
  }

  /// Whether this process was started to outlive its terminal.
  private static var ignoresHangUp: Bool {
    var action = sigaction()
    guard sigaction(SIGHUP, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// Whether it is gone.
  var isGone: Bool {
    if getppid() != parent { return true }
    guard let named else { return false }
    return kill(named, 0) != 0 && errno == ESRCH
  }
}

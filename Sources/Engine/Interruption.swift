import Synchronization

/// The learner pressed Ctrl-C.
public struct Interrupted: Error, Sendable {
  public init() {}
}

/// The wish to stop, as one flag: a signal handler raises it; loops, steps and batches look at it (`check`), a reader of lines takes it as a
/// key (`take`), and `Session.run` lowers it before a cell starts.
public enum Interruption {
  private static let requested = Atomic<Bool>(false)

  /// Raises the flag. Safe to call from a signal handler.
  public static func request() { requested.store(true, ordering: .relaxed) }

  /// Lowers the flag. Only who starts a cell does so.
  public static func clear() { requested.store(false, ordering: .relaxed) }

  /// Whether the flag is up; lowers it.
  public static func take() -> Bool { requested.exchange(false, ordering: .relaxed) }

  public static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// - Throws: `Interrupted` where the flag is up; lowers it.
  public static func check() throws(Interrupted) {
    if isRequested, take() { throw Interrupted() }
  }
}

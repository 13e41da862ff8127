import Synchronization

/// The learner pressed Ctrl-C.
public struct Interrupted: Error, Sendable {
  public init() {}
}

/// The wish to stop, as one flag: a signal handler or a test raises it; loops, steps and batches look at it.
public enum Interruption {
  private static let requested = Atomic<Bool>(false)

  /// Raises the flag. Safe to call from a signal handler.
  public static func request() { requested.store(true, ordering: .relaxed) }

  /// Lowers the flag; called before a cell starts.
  public static func clear() { requested.store(false, ordering: .relaxed) }

  public static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// - Throws: `Interrupted` where the flag is up; lowers it.
  public static func check() throws(Interrupted) {
    if isRequested {
      clear()
      throw Interrupted()
    }
  }
}

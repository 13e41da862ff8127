import Synchronization

/// The user pressed Ctrl-C.
package struct Interrupted: Error, Sendable {
  package init() {}
}

/// The pending-interrupt flag: a signal handler sets it; loops, steps and batches check it (`check`), a line reader
/// takes it as a key (`take`), and `Session.run` clears it before a cell runs.
package enum Interruption {
  private static let requested = Atomic<Bool>(false)

  /// Sets the flag. Safe to call from a signal handler.
  package static func request() { requested.store(true, ordering: .relaxed) }

  /// Clears the flag; called only before a cell runs.
  package static func clear() { requested.store(false, ordering: .relaxed) }

  /// Whether the flag is set; clears it.
  package static func take() -> Bool { requested.exchange(false, ordering: .relaxed) }

  /// Whether the flag is set.
  package static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// - Throws: `Interrupted` if the flag is set; clears it.
  package static func check() throws(Interrupted) {
    if isRequested, take() { throw Interrupted() }
  }
}

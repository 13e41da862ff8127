import Engine
import Language

/// Code that waits until an object is gone, such as the callback of a weak reference.
///
/// Objects go silently, also in the midst of an operation. So the watchers are asked where code may run: after `del`, at
/// `print`, at the end of a cell, and when a program looks at what it waits for.
package protocol Watcher: AnyObject {
  /// Whether the object is gone.
  var isDue: Bool { get }

  /// What waited.
  func run(_ interpreter: Interpreter) throws
}

extension Interpreter {
  /// Runs the watchers whose object is gone, the newest first. An exception in one is noted, as Python does.
  package func runWatchers() throws {
    guard !watchers.isEmpty else { return }
    let due = watchers.filter(\.isDue)
    guard !due.isEmpty else { return }
    watchers.removeAll { watcher in due.contains { $0 === watcher } }
    for watcher in due.reversed() {
      do {
        try watcher.run(self)
      } catch {
        guard let exception = exception(of: error), !(error is Interrupted) else { throw error }
        console.note("exception ignored in a callback: \(headline(of: exception))")
      }
    }
  }
}

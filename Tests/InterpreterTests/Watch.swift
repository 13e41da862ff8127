import Engine
import Foundation

/// Interrupts a program that runs for too long, and ends the process if the program does not react.
final class Watch: @unchecked Sendable {
  private let lock = NSLock()
  private var start: Date?
  private var isDone = false

  /// Seconds after which a program is interrupted, and after which it counts as hanging.
  private static let patience = 0.3
  private let limit: Double

  init(limit: Double) {
    self.limit = limit
    let thread = Thread { [self] in
      while lock.withLock({ !isDone }) {
        Thread.sleep(forTimeInterval: 0.05)
        lock.withLock {
          guard let start else { return }
          let seconds = Date().timeIntervalSince(start)
          if seconds > Self.patience { Interruption.request() }
          if seconds > self.limit { fatalError("a program does not stop when it is asked to") }
        }
      }
    }
    thread.start()
  }

  func begin() {
    Interruption.clear()
    lock.withLock { start = Date() }
  }

  func end() { lock.withLock { start = nil } }

  /// Ends the watch, and takes back what it asked for.
  func stop() {
    lock.withLock { isDone = true }
    Interruption.clear()
  }
}

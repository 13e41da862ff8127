import Engine
import Files
import Glibc
import Notebooks
import Synchronization

/// A buffered text output, flushed often enough for interactive use.
struct OutputPipe {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var lastFlush = ContinuousClock.now

  /// Whether nothing more can be written: the reader is gone, or writing failed.
  private(set) var isClosed = false

  /// Why writing to standard output failed; `nil` if it did not. A closed pipe is no failure.
  static var failure: String? {
    let code = failureCode.load(ordering: .relaxed)
    return code == 0 ? nil : SystemFault.wording(of: code)
  }
  private static let failureCode = Atomic<Int32>(0)

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Writes a text, at the latest with the next text that comes 50 ms later.
  mutating func write(_ text: String) {
    buffer += text.utf8
    let now = ContinuousClock.now
    if buffer.count >= 1 << 14 || now - lastFlush > .milliseconds(50) {
      flush()
      lastFlush = now
    }
  }

  /// Flushes the buffer. If the reader is gone, the running cell is interrupted and the rest is dropped.
  mutating func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard !isClosed else { return }
    let isWritten = buffer.withUnsafeBytes {
      FileReplacement.writeAll($0, to: descriptor, stopsAtSignal: false)
    }
    if isWritten { return }
    isClosed = true
    if errno != EPIPE, descriptor == STDOUT_FILENO {
      OutputPipe.failureCode.store(errno, ordering: .relaxed)
    }
    Interruption.request()
  }
}

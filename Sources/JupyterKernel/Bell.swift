import Glibc

/// A pipe by which one thread, or a signal handler, wakes another.
final class Bell: Sendable {
  /// Readable once the bell was rung.
  let descriptor: Int32
  private let writer: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { fatalError("no pipe can be made: \(String(cString: strerror(errno)))") }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (descriptor, writer) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(writer)
  }

  /// Safe in a signal handler. A full pipe was rung often enough.
  func ring() {
    let saved = errno
    var byte: UInt8 = 0
    _ = write(writer, &byte, 1)
    errno = saved
  }

  /// Whether it was rung since the last time.
  @discardableResult
  func silence() -> Bool {
    var bytes: (UInt64, UInt64) = (0, 0)
    var wasRung = false
    while read(descriptor, &bytes, 16) > 0 { wasRung = true }
    return wasRung
  }

  /// Waits until it is rung.
  func wait() {
    var events = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&events, 1, -1)
    silence()
  }
}

import Glibc

/// The most memory that this process had at once, as Linux counts it.
package enum PeakMemory {
  /// Forgets the peak: from here on it is what the process has now. Where Linux does not allow that, it stays.
  package static func reset() {
    let descriptor = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = write(descriptor, "5", 1)
    close(descriptor)
  }

  /// In bytes; nil where it is not known.
  package static var bytes: Int? {
    guard let status = try? TextFile.read("/proc/self/status") else { return nil }
    for line in status.eachLine where line.hasPrefix("VmHWM:") {
      return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
    }
    return nil
  }
}

import Glibc

/// A moment in UTC, to the second.
struct Moment: Equatable, Sendable {
  var seconds: Int

  static var now: Moment { Moment(seconds: Glibc.time(nil)) }

  /// As in `2026-11-23T16:40:01Z`.
  var text: String { formatted("%Y-%m-%dT%H:%M:%SZ") }

  /// As in `20261123-164001`.
  var compact: String { formatted("%Y%m%d-%H%M%S") }

  private func formatted(_ format: String) -> String {
    var seconds = seconds
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 64)
    let count = strftime(&buffer, buffer.count, format, &parts)
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// Measures the run time of a cell.
struct Stopwatch {
  private let start = ContinuousClock.now

  /// Seconds since its creation.
  var seconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}

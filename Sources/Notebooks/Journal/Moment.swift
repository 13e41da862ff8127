import Glibc

/// A moment in UTC, to the second.
struct Moment: Equatable, Sendable {
  var seconds: Int

  static var now: Moment { Moment(seconds: Glibc.time(nil)) }

  /// As in `2026-11-23T16:40:01Z`.
  var text: String { formatted("%Y-%m-%dT%H:%M:%SZ") }

  /// As in `20261123-164001`.
  var compact: String { formatted("%Y%m%d-%H%M%S") }

  /// As in `2026-11-23 17:40`, in the local time zone.
  var local: String { formatted("%Y-%m-%d %H:%M", isLocal: true) }

  private func formatted(_ format: String, isLocal: Bool = false) -> String {
    var seconds = seconds
    var parts = tm()
    if isLocal { localtime_r(&seconds, &parts) } else { gmtime_r(&seconds, &parts) }
    var buffer = [CChar](repeating: 0, count: 64)
    let count = strftime(&buffer, buffer.count, format, &parts)
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension Moment {
  /// The moment in a text such as `2026-11-23T16:40:01Z`; `nil` if it is none.
  init?(text: String) {
    let fields = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int32($0) }
    guard text.utf8.count == 20, text.last == "Z", fields.count == 6 else { return nil }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (fields[0] - 1900, fields[1] - 1, fields[2])
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (fields[3], fields[4], fields[5])
    self.init(seconds: timegm(&parts))
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

import Formats
import Glibc

extension Jupyter {
  /// When and how long a cell ran: by JupyterLab's record of its messages, or by Colab's; `nil` for a cell without a
  /// number.
  static func execution(of cell: JSON) -> Execution? {
    guard let number = cell["execution_count"]?.int else { return nil }
    var execution = Execution(number: number)
    if let record = cell["metadata"]?["execution"] {
      func time(_ names: String...) -> Timestamp? {
        names.lazy.compactMap { record[$0]?.string }.compactMap(Timestamp.init).first
      }
      let start = time("iopub.execute_input", "iopub.status.busy")
      if let start { execution.time = Moment(seconds: start.seconds).text }
      if let start, let end = time("shell.execute_reply", "iopub.status.idle"), end >= start {
        execution.seconds = end.since(start)
      }
    } else if let milliseconds = cell["metadata"]?["executionInfo"]?["elapsed"]?.double, milliseconds >= 0 {
      execution.seconds = milliseconds / 1000
    }
    return execution
  }

  /// JupyterLab's record of when a cell was started and ended; `nil` if that is unknown.
  static func record(of execution: Execution?) -> JSON? {
    guard let execution, let start = Timestamp(execution.time) else { return nil }
    var record = [JSON.Member("iopub.execute_input", .string(start.text))]
    if let seconds = execution.seconds, let end = start.adding(seconds: seconds) {
      record.append(JSON.Member("shell.execute_reply", .string(end.text)))
    }
    return .object(record)
  }
}

/// A moment in UTC, to the microsecond.
package struct Timestamp: Comparable {
  private var microseconds: Int

  /// This moment.
  package static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: time.tv_sec * 1_000_000 + time.tv_nsec / 1000)
  }

  private init(microseconds: Int) { self.microseconds = microseconds }

  /// Reads `2026-11-23T16:40:01Z`, with or without a fraction of a second; `nil` if the text is no such moment.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 40 else { return nil }
    for (index, mark) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")] as [(Int, Unicode.Scalar)]
    where bytes[index] != UInt8(ascii: mark) { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var number = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int(byte) - 48
      }
      return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
    else { return nil }
    var end = 19
    var fraction = 0
    if bytes[end] == UInt8(ascii: ".") {
      let digits = bytes[20...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      end = digits.endIndex
      fraction = (digits + [48, 48, 48, 48, 48, 48]).prefix(6).reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    guard ["Z", "+00:00"].contains(String(decoding: bytes[end...], as: UTF8.self)) else { return nil }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (Int32(year) - 1900, Int32(month) - 1, Int32(day))
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (Int32(hour), Int32(minute), Int32(second))
    microseconds = timegm(&parts) * 1_000_000 + fraction
  }

  /// Whole seconds since 1970.
  var seconds: Int { Int((Double(microseconds) / 1e6).rounded(.down)) }

  /// The seconds since another moment.
  func since(_ other: Timestamp) -> Double { Double(microseconds - other.microseconds) / 1e6 }

  /// A later moment; `nil` if it is more than a century later.
  func adding(seconds: Double) -> Timestamp? {
    guard seconds >= 0, seconds < 3.2e9 else { return nil }
    var later = self
    later.microseconds += Int((seconds * 1e6).rounded())
    return later
  }

  /// As in `2026-11-23T16:40:01.250000Z`.
  package var text: String {
    let fraction = String(microseconds - seconds * 1_000_000)
    return Moment(seconds: seconds).text.dropLast() + "." + String(repeating: "0", count: 6 - fraction.count)
      + fraction + "Z"
  }

  package static func < (one: Timestamp, other: Timestamp) -> Bool { one.microseconds < other.microseconds }
}

import Engine
package import Evaluator
import Glibc

/// The clock that programs measure with: `perf_counter`, `monotonic`.
package final class MeasuringClock: SessionState {
  /// Seconds of what took its recorded ending instead of running again: they count as if it had run.
  package var skipped = 0.0

  package init() {}

  fileprivate var seconds: Double { TimeModule.seconds(CLOCK_MONOTONIC) + skipped }

  fileprivate var nanoseconds: Int { TimeModule.nanoseconds(CLOCK_MONOTONIC) + Int(skipped * 1e9) }
}

extension Interpreter {
  package var measuringClock: MeasuringClock { state() }
}

/// `_time`: what `time` and `datetime` are written with.
enum TimeModule {
  package static func namespace() -> Namespace {
    Namespace(
      "_time", doc: "What time is written with."
    ) { functions.named + zone }
  }

  private static func clock(_ name: String, _ doc: String, _ id: clockid_t) -> Builtin {
    Builtin(name, module: "time", doc: doc) { _ in .float(seconds(id)) }
  }

  private static func measuring(_ name: String, _ doc: String) -> Builtin {
    Builtin(name, module: "time", doc: doc) { call in .float(call.interpreter.measuringClock.seconds) }
  }

  private static func measuringNanoseconds(_ name: String, _ doc: String) -> Builtin {
    Builtin(name, module: "time", doc: doc) { call in .int(call.interpreter.measuringClock.nanoseconds) }
  }

  fileprivate static func seconds(_ id: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(id, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  fileprivate static func nanoseconds(_ id: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(id, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static let functions: [Builtin] = [
    clock("time", "Seconds since 1970.", CLOCK_REALTIME),
    measuring("perf_counter", "Seconds of a clock for measuring."),
    measuring("monotonic", "Seconds of a clock that never goes back."),
    clock("process_time", "Seconds of processor time that the program took.", CLOCK_PROCESS_CPUTIME_ID),
    Builtin("time_ns", module: "time", doc: "Nanoseconds since 1970.") { _ in
      .int(nanoseconds(CLOCK_REALTIME))
    },
    measuringNanoseconds("perf_counter_ns", "Nanoseconds of a clock for measuring."),
    measuringNanoseconds("monotonic_ns", "Nanoseconds of a clock that never goes back."),
    Builtin("process_time_ns", module: "time", doc: "Nanoseconds of processor time that the program took.") {
      _ in
      .int(nanoseconds(CLOCK_PROCESS_CPUTIME_ID))
    },
    Builtin(
      "strftime", module: "time", doc: "A time as text, such as '%H:%M:%S'.",
      [.positional("format", .string), .positional("t")]
    ) { call in
      var parts = try TimeModule.parts(of: call["t"])
      // `strftime` returns 0 both for an empty result and for a full buffer; a leading character distinguishes
      // them.
      let format = "." + (try call.string("format"))
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = bytes.withUnsafeMutableBytes { buffer in
        strftime(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, format, &parts)
      }
      guard count > 0 else { throw call.invalid("format", must: "be shorter") }
      return .string(String(decoding: bytes[1..<count], as: UTF8.self))
    },
    Builtin("local", module: "time", doc: "The parts of a local time.", [.positional("seconds")]) { call in
      try tuple(call) { localtime_r(&$0, &$1) != nil }
    },
    Builtin("universal", module: "time", doc: "The parts of a time in UTC.", [.positional("seconds")]) {
      call in
      try tuple(call) { gmtime_r(&$0, &$1) != nil }
    },
    Builtin("mktime", module: "time", doc: "Seconds since 1970 of a local time.", [.positional("t")]) {
      call in
      var parts = try TimeModule.parts(of: call["t"])
      // Marked, since -1 is a time too.
      parts.tm_wday = -1
      let seconds = mktime(&parts)
      guard parts.tm_wday >= 0 else { throw Fault.message("mktime argument out of range", kind: .overflow) }
      return .float(Double(seconds))
    },
    Builtin("sleep", module: "time", doc: "Waits.", [.positional("seconds", .float)]) { call in
      let length = try call.double("seconds")
      guard length >= 0 else {
        throw Fault.message(
          length.isNaN ? "Invalid value NaN (not a number)" : "sleep length must be non-negative",
          kind: .value)
      }
      guard length < 0x1p63 / 1e9 else {
        throw Fault.message("timestamp too large to convert to C _PyTime_t", kind: .overflow)
      }
      let end = seconds(CLOCK_MONOTONIC) + length
      while true {
        try Interruption.check()
        let left = end - seconds(CLOCK_MONOTONIC)
        if left <= 0 { return .none }
        usleep(UInt32(min(left, 0.05) * 1e6))
      }
    },
  ]

  /// The parts of a time, with offset and name of the zone.
  private static func tuple(_ call: Call, _ convert: (inout time_t, inout tm) -> Bool) throws -> Value {
    let now = call["seconds"].isNone ? seconds(CLOCK_REALTIME) : try call.double("seconds")
    guard var time = time_t(exactly: now.rounded(.down)) else {
      throw Fault.message("timestamp out of range for platform time_t", kind: .overflow)
    }
    var parts = tm()
    guard convert(&time, &parts) else { throw Fault.operatingSystem(code: EOVERFLOW, path: nil) }
    let numbers = [
      Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour),
      Int(parts.tm_min),
      Int(parts.tm_sec), (Int(parts.tm_wday) + 6) % 7, Int(parts.tm_yday) + 1, Int(parts.tm_isdst),
      parts.tm_gmtoff,
    ]
    return .tuple(of: numbers.map { .int($0) } + [.string(parts.tm_zone.map { String(cString: $0) } ?? "")])
  }

  /// A time from its nine parts.
  private static func parts(of value: Value) throws -> tm {
    guard let numbers = value.asInts, numbers.count >= 9, numbers.allSatisfy({ Int32(exactly: $0) != nil })
    else {
      throw Fault.message("a time has 9 whole numbers", kind: .type)
    }
    var parts = tm()
    parts.tm_year = Int32(numbers[0] - 1900)
    parts.tm_mon = Int32(numbers[1] - 1)
    parts.tm_mday = Int32(numbers[2])
    parts.tm_hour = Int32(numbers[3])
    parts.tm_min = Int32(numbers[4])
    parts.tm_sec = Int32(numbers[5])
    parts.tm_wday = Int32((numbers[6] + 1) % 7)
    parts.tm_yday = Int32(numbers[7] - 1)
    parts.tm_isdst = Int32(numbers[8])
    return parts
  }

  /// The zone of this machine.
  private static var zone: [(String, Value)] {
    func offset(_ month: Int32) -> (seconds: Int, name: String, isSummer: Bool) {
      var parts = tm()
      (parts.tm_year, parts.tm_mon, parts.tm_mday, parts.tm_isdst) = (126, month, 1, -1)
      var time = mktime(&parts)
      localtime_r(&time, &parts)
      return (parts.tm_gmtoff, parts.tm_zone.map { String(cString: $0) } ?? "UTC", parts.tm_isdst > 0)
    }
    let (january, july) = (offset(0), offset(6))
    let (standard, summer) = january.isSummer ? (july, january) : (january, july)
    return [
      ("timezone", .int(-standard.seconds)), ("altzone", .int(-summer.seconds)),
      ("daylight", .int(summer.seconds == standard.seconds ? 0 : 1)),
      ("tzname", [.string(standard.name), .string(summer.name)]),
    ]
  }
}

import Evaluator
import Engine
import Glibc

/// `time`.
enum TimeModule {
  static func namespace() -> Namespace {
    Namespace(
      "time", doc: "Clocks.",
      absent: [
        "ctime", "gmtime", "localtime", "mktime", "strptime", "asctime", "struct_time",
        "timezone", "altzone", "clock_getres", "clock_gettime", "clock_gettime_ns", "clock_settime",
        "daylight",
        "get_clock_info", "thread_time", "thread_time_ns", "tzname", "tzset",
      ]
    ) { functions.named }
  }

  private static func clock(_ name: String, _ doc: String, _ id: clockid_t) -> Builtin {
    Builtin(name, module: "time", doc: doc) { _ in .float(seconds(id)) }
  }

  private static func seconds(_ id: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(id, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func nanoseconds(_ id: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(id, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static let functions: [Builtin] = [
    clock("time", "Seconds since 1970.", CLOCK_REALTIME),
    clock("perf_counter", "Seconds of a clock for measuring.", CLOCK_MONOTONIC),
    clock("monotonic", "Seconds of a clock that never goes back.", CLOCK_MONOTONIC),
    clock("process_time", "Seconds of processor time that the program took.", CLOCK_PROCESS_CPUTIME_ID),
    Builtin("time_ns", module: "time", doc: "Nanoseconds since 1970.") { _ in
      .int(nanoseconds(CLOCK_REALTIME))
    },
    Builtin("perf_counter_ns", module: "time", doc: "Nanoseconds of a clock for measuring.") { _ in
      .int(nanoseconds(CLOCK_MONOTONIC))
    },
    Builtin("monotonic_ns", module: "time", doc: "Nanoseconds of a clock that never goes back.") { _ in
      .int(nanoseconds(CLOCK_MONOTONIC))
    },
    Builtin("process_time_ns", module: "time", doc: "Nanoseconds of processor time that the program took.") {
      _ in
      .int(nanoseconds(CLOCK_PROCESS_CPUTIME_ID))
    },
    Builtin(
      "strftime", module: "time", doc: "The time of day as text, such as '%H:%M:%S'.",
      [.positional("format", .string)]
    ) { call in
      var now = time(nil)
      var parts = tm()
      localtime_r(&now, &parts)
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
    Builtin("sleep", module: "time", doc: "Waits.", [.positional("seconds", .float)]) { call in
      let length = try call.double("seconds")
      guard length >= 0, length.isFinite else { throw call.invalid("seconds", must: "be 0 or more") }
      let end = seconds(CLOCK_MONOTONIC) + length
      while true {
        try Interruption.check()
        let left = end - seconds(CLOCK_MONOTONIC)
        if left <= 0 { return .none }
        usleep(UInt32(min(left, 0.05) * 1e6))
      }
    },
  ]
}

import Glibc

/// A day of the calendar, where the learner is.
package struct Day: Comparable, Hashable, Sendable {
  /// Days since 1 January 1970.
  package var number: Int

  package init(_ number: Int) { self.number = number }

  package static var today: Day {
    var now = Glibc.time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(Int((Double(now + parts.tm_gmtoff) / 86400).rounded(.down)))
  }

  /// As in `2026-11-23`.
  package var text: String { String(Moment(seconds: number * 86400).text.prefix(10)) }

  package static func < (one: Day, other: Day) -> Bool { one.number < other.number }
  package static func + (day: Day, days: Int) -> Day { Day(day.number + days) }
}

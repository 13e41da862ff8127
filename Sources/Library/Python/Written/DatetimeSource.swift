import Evaluator

extension WrittenModules {
  /// A topic a file.
  static let datetime = WrittenModule(
    "datetime", doc: "Dates and times of day.",
    [datetimeCalendar, datetimeDurations, datetimeDates, datetimeTimes, datetimeMoments]
      .joined(separator: "\n\n"))

  /// What days and times there are.
  private static let datetimeCalendar = #"""
    import time as _time
    from _time import local as _local

    MINYEAR, MAXYEAR = 1, 9999
    _days_before = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
    _month_names = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
    _day_names = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')

    def _is_leap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def _days_in(year, month):
        return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]

    def _before_year(year):
        y = year - 1
        return y * 365 + y // 4 - y // 100 + y // 400

    def _ordinal(year, month, day):
        return _before_year(year) + _days_before[month] + (month > 2 and _is_leap(year)) + day

    def _from_ordinal(n):
        n -= 1
        n400, n = divmod(n, 146097)
        n100, n = divmod(n, 36524)
        n4, n = divmod(n, 1461)
        n1, n = divmod(n, 365)
        year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
        if n1 == 4 or n100 == 4:
            return year - 1, 12, 31
        month = (n + 50) >> 5
        before = _days_before[month] + (month > 2 and _is_leap(year))
        if before > n:
            month -= 1
            before -= _days_in(year, month)
        return year, month, n - before + 1

    def _whole(value):
        if isinstance(value, int):
            return value
        index = getattr(type(value), '__index__', None)
        if index is None:
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer" if not isinstance(value, float) else "'float' object cannot be interpreted as an integer")
        return index(value)

    def _check_date(year, month, day):
        year, month, day = _whole(year), _whole(month), _whole(day)
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f'year {year} is out of range')
        if not 1 <= month <= 12:
            raise ValueError('month must be in 1..12')
        if not 1 <= day <= _days_in(year, month):
            raise ValueError('day is out of range for month')
        return year, month, day

    def _check_time(hour, minute, second, microsecond, fold):
        hour, minute, second, microsecond = _whole(hour), _whole(minute), _whole(second), _whole(microsecond)
        if not 0 <= hour <= 23:
            raise ValueError('hour must be in 0..23')
        if not 0 <= minute <= 59:
            raise ValueError('minute must be in 0..59')
        if not 0 <= second <= 59:
            raise ValueError('second must be in 0..59')
        if not 0 <= microsecond <= 999999:
            raise ValueError('microsecond must be in 0..999999')
        if fold not in (0, 1):
            raise ValueError('fold must be either 0 or 1')
        return hour, minute, second, microsecond
    """#
}

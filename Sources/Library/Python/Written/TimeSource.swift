import Evaluator

extension WrittenModules {
  static let time = WrittenModule(
    "time", doc: "Clocks.",
    #"""
    from _time import (time, perf_counter, monotonic, process_time, time_ns, perf_counter_ns, monotonic_ns, process_time_ns,
        sleep, timezone, altzone, daylight, tzname, strftime as _strftime, local as _local, universal as _universal, mktime as _mktime)

    thread_time, thread_time_ns = process_time, process_time_ns

    class struct_time(tuple):
        """The parts of a time."""
        n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
        tm_year = property(lambda self: self[0])
        tm_mon = property(lambda self: self[1])
        tm_mday = property(lambda self: self[2])
        tm_hour = property(lambda self: self[3])
        tm_min = property(lambda self: self[4])
        tm_sec = property(lambda self: self[5])
        tm_wday = property(lambda self: self[6])
        tm_yday = property(lambda self: self[7])
        tm_isdst = property(lambda self: self[8])

        def __new__(cls, sequence):
            sequence = tuple(sequence)
            if len(sequence) < 9:
                raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(sequence)}-sequence given)')
            self = super().__new__(cls, sequence[:9])
            self.tm_gmtoff = sequence[9] if len(sequence) > 9 else None
            self.tm_zone = sequence[10] if len(sequence) > 10 else None
            return self

        def __repr__(self):
            names = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
            return 'time.struct_time(' + ', '.join(f'{n}={v}' for n, v in zip(names, self)) + ')'

    def localtime(secs=None):
        """The parts of a local time."""
        return struct_time(_local(secs))

    def gmtime(secs=None):
        """The parts of a time in UTC."""
        return struct_time(_universal(secs)[:9] + (0, 'UTC'))

    def mktime(t):
        """Seconds since 1970 of a local time."""
        return _mktime(tuple(t))

    def strftime(format, t=None):
        """A time as text, such as '%Y-%m-%d %H:%M:%S'; now without a time."""
        return _strftime(format, tuple(localtime() if t is None else t))

    _days = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
    _months = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')

    def asctime(t=None):
        """A time as 'Sun Jun 20 23:21:05 1993'."""
        t = localtime() if t is None else t
        return '%s %s %2d %02d:%02d:%02d %d' % (_days[t[6]], _months[t[1] - 1], t[2], t[3], t[4], t[5], t[0])

    def ctime(secs=None):
        """A local time as 'Sun Jun 20 23:21:05 1993'."""
        return asctime(localtime(secs))

    def strptime(string, format='%a %b %d %H:%M:%S %Y'):
        """The time that a text is."""
        import _strptime
        p = _strptime.parse(string, format)
        import datetime
        day = datetime.date(p['year'], p['month'], p['day'])
        return struct_time((p['year'], p['month'], p['day'], p['hour'], p['minute'], p['second'], day.weekday(), day.toordinal() - datetime.date(p['year'], 1, 1).toordinal() + 1, -1))

    def tzset():
        """Accepted; the zone is that of the machine."""

    def get_clock_info(name):
        """Resolution and kind of a clock."""
        import types
        return types.SimpleNamespace(adjustable=name == 'time', implementation='clock_gettime()', monotonic=name != 'time', resolution=1e-09)
    """#)
}

extension WrittenModules {
  /// `time`, and how dates and times are written in ISO 8601.
  static let datetimeTimes = #"""
    class time:
        """A time of day."""
        def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
            self = object.__new__(cls)
            self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
            self._tzinfo, self._fold = tzinfo, fold
            return self

        hour = property(lambda self: self._hour)
        minute = property(lambda self: self._minute)
        second = property(lambda self: self._second)
        microsecond = property(lambda self: self._microsecond)
        tzinfo = property(lambda self: self._tzinfo)
        fold = property(lambda self: self._fold)

        @classmethod
        def fromisoformat(cls, time_string):
            """The time of a text such as 12:30:00."""
            try:
                parts = _parse_time(time_string.removeprefix('T'))
            except (ValueError, IndexError):
                raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
            return cls(*parts)

        def utcoffset(self):
            """How far the zone is ahead of UTC."""
            return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

        def tzname(self):
            """The name of the zone."""
            return None if self._tzinfo is None else self._tzinfo.tzname(None)

        def dst(self):
            """How far summer time is ahead."""
            return None if self._tzinfo is None else self._tzinfo.dst(None)

        def isoformat(self, timespec='auto'):
            """The time as 12:30:00."""
            return _time_text(self, timespec) + _offset_text(self.utcoffset())

        __str__ = isoformat

        def __repr__(self):
            parts = [self._hour, self._minute] + ([self._second, self._microsecond] if self._microsecond else [self._second] if self._second else [])
            text = ', '.join(map(str, parts))
            return f'datetime.time({text}{"" if self._tzinfo is None else ", tzinfo=" + repr(self._tzinfo)}{", fold=1" if self._fold else ""})'

        def strftime(self, format):
            """The time as text, by a format such as '%H:%M'."""
            return _formatted(self, format)

        def __format__(self, fmt):
            return self.strftime(fmt) if fmt else str(self)

        def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
            """The time with other parts."""
            return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute, self._second if second is None else second, self._microsecond if microsecond is None else microsecond, self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

        def _key(self):
            offset = self.utcoffset()
            us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
            return us if offset is None else us - offset._us

        def __eq__(self, other):
            return self._key() == other._key() if isinstance(other, time) else NotImplemented

        def __lt__(self, other):
            return self._key() < other._key() if isinstance(other, time) else NotImplemented

        def __le__(self, other):
            return self._key() <= other._key() if isinstance(other, time) else NotImplemented

        def __gt__(self, other):
            return self._key() > other._key() if isinstance(other, time) else NotImplemented

        def __ge__(self, other):
            return self._key() >= other._key() if isinstance(other, time) else NotImplemented

        def __hash__(self):
            return hash(self._key())

    time.min, time.max, time.resolution = time(0, 0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)

    def _time_text(t, timespec):
        text = {'hours': '%02d', 'minutes': '%02d:%02d', 'seconds': '%02d:%02d:%02d', 'milliseconds': '%02d:%02d:%02d.%03d', 'microseconds': '%02d:%02d:%02d.%06d'}
        if timespec == 'auto':
            timespec = 'microseconds' if t.microsecond else 'seconds'
        if timespec not in text:
            raise ValueError('Unknown timespec value')
        values = (t.hour, t.minute, t.second, t.microsecond // 1000 if timespec == 'milliseconds' else t.microsecond)
        return text[timespec] % values[:text[timespec].count('%')]

    def _parse_date(s):
        if len(s) == 10 and s[4] == '-' and s[7] == '-' and s[:4].isdigit() and s[5:7].isdigit() and s[8:].isdigit():
            return int(s[:4]), int(s[5:7]), int(s[8:])
        if len(s) == 8 and s.isdigit():
            return int(s[:4]), int(s[4:6]), int(s[6:])
        if len(s) > 5 and 'W' in s[4:6]:
            rest = s[4:].replace('-', '')[1:]
            made = date.fromisocalendar(int(s[:4]), int(rest[:2]), int(rest[2:] or 1))
            return made.year, made.month, made.day
        raise ValueError(s)

    def _parse_time(s):
        zone = None
        for mark in '+-Z':
            i = s.rfind(mark)
            if i > 0:
                if mark == 'Z':
                    zone, s = timezone.utc, s[:i] if i == len(s) - 1 else 'x'
                else:
                    h, m, sec, us = _parse_clock(s[i + 1:])
                    offset = timedelta(hours=h, minutes=m, seconds=sec, microseconds=us)
                    zone = timezone.utc if not offset else timezone(-offset if mark == '-' else offset)
                    s = s[:i]
                break
        return _parse_clock(s) + (zone,)

    def _parse_clock(s):
        micro = 0
        for mark in '.,':
            if mark in s:
                s, digits = s.split(mark)
                if not digits.isdigit():
                    raise ValueError(s)
                micro = int(digits[:6].ljust(6, '0'))
        parts = s.split(':') if ':' in s else [s[i:i + 2] for i in range(0, len(s), 2)]
        if not 1 <= len(parts) <= 3 or any(len(p) != 2 or not p.isdigit() for p in parts):
            raise ValueError(s)
        return tuple(int(p) for p in parts) + (0,) * (3 - len(parts)) + (micro,)
    """#
}

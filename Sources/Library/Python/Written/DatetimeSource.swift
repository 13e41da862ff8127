import Evaluator

extension WrittenModules {
  static let datetime = WrittenModule(
    "datetime", doc: "Dates and times of day.",
    #"""
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

    def _offset_text(offset, colon=True):
        if offset is None:
            return ''
        sign = '+'
        if offset.days < 0:
            sign, offset = '-', -offset
        hours, rest = divmod(offset, timedelta(hours=1))
        minutes, seconds = divmod(rest, timedelta(minutes=1))
        mark = ':' if colon else ''
        text = f'{sign}{hours:02d}{mark}{minutes:02d}'
        if seconds:
            text += f'{mark}{seconds.seconds:02d}'
            if seconds.microseconds:
                text += f'.{seconds.microseconds:06d}'
        return text

    def _round_half_even(n, d):
        q, r = divmod(n, d)
        if 2 * r > d or 2 * r == d and q % 2:
            q += 1
        return q

    class timedelta:
        """The time between two moments."""
        def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
            self = object.__new__(cls)
            total = 0
            part = 0.0
            for name, value, unit in (('weeks', weeks, 604800000000), ('days', days, 86400000000), ('hours', hours, 3600000000), ('minutes', minutes, 60000000), ('seconds', seconds, 1000000), ('milliseconds', milliseconds, 1000), ('microseconds', microseconds, 1)):
                if isinstance(value, int):
                    total += value * unit
                elif isinstance(value, float) or hasattr(type(value), '__float__'):
                    value = float(value)
                    whole = int(value)
                    total += whole * unit
                    fraction = (value - whole) * unit
                    total += int(fraction)
                    part += fraction - int(fraction)
                else:
                    raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
            self._us = total + round(part)
            if not -86399999913600000000 <= self._us // 1000 * 1000 <= 86399999999999999999:
                if abs(self._us // 86400000000) >= 2 ** 31:
                    raise OverflowError('Python int too large to convert to C int')
                raise OverflowError(f'days={self._us // 86400000000}; must have magnitude <= 999999999')
            return self

        @classmethod
        def _of(cls, us):
            self = object.__new__(cls)
            self._us = us
            return self

        @property
        def days(self):
            """Whole days."""
            return self._us // 86400000000

        @property
        def seconds(self):
            """Seconds beyond the days."""
            return self._us // 1000000 % 86400

        @property
        def microseconds(self):
            """Microseconds beyond the seconds."""
            return self._us % 1000000

        def total_seconds(self):
            """All in seconds."""
            return self._us / 1000000

        def __repr__(self):
            parts = [f'{n}={v}' for n, v in (('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds)) if v]
            return f'datetime.timedelta({", ".join(parts) or 0})'

        def __str__(self):
            minutes, seconds = divmod(self.seconds, 60)
            hours, minutes = divmod(minutes, 60)
            text = '%d:%02d:%02d' % (hours, minutes, seconds)
            if self.days:
                text = '%d day%s, ' % (self.days, '' if abs(self.days) == 1 else 's') + text
            return text + ('.%06d' % self.microseconds if self.microseconds else '')

        def __add__(self, other):
            return timedelta._of(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

        __radd__ = __add__

        def __sub__(self, other):
            return timedelta._of(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

        def __rsub__(self, other):
            return timedelta._of(other._us - self._us) if isinstance(other, timedelta) else NotImplemented

        def __neg__(self):
            return timedelta._of(-self._us)

        def __pos__(self):
            return self

        def __abs__(self):
            return timedelta._of(abs(self._us))

        def __mul__(self, other):
            if isinstance(other, int):
                return timedelta._of(self._us * other)
            if isinstance(other, float):
                a, b = other.as_integer_ratio()
                return timedelta._of(_round_half_even(self._us * a, b))
            return NotImplemented

        __rmul__ = __mul__

        def __truediv__(self, other):
            if isinstance(other, timedelta):
                return self._us / other._us
            if isinstance(other, int):
                return timedelta._of(_round_half_even(self._us, other) if other > 0 else _round_half_even(-self._us, -other))
            if isinstance(other, float):
                a, b = other.as_integer_ratio()
                return timedelta._of(_round_half_even(self._us * b, a) if a > 0 else _round_half_even(-self._us * b, -a))
            return NotImplemented

        def __floordiv__(self, other):
            if isinstance(other, timedelta):
                return self._us // other._us
            return timedelta._of(self._us // other) if isinstance(other, int) else NotImplemented

        def __mod__(self, other):
            return timedelta._of(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

        def __divmod__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            q, r = divmod(self._us, other._us)
            return q, timedelta._of(r)

        def __eq__(self, other):
            return self._us == other._us if isinstance(other, timedelta) else NotImplemented

        def __lt__(self, other):
            return self._us < other._us if isinstance(other, timedelta) else NotImplemented

        def __le__(self, other):
            return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

        def __gt__(self, other):
            return self._us > other._us if isinstance(other, timedelta) else NotImplemented

        def __ge__(self, other):
            return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

        def __hash__(self):
            return hash(self._us)

        def __bool__(self):
            return self._us != 0

    timedelta.min = timedelta(-999999999)
    timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
    timedelta.resolution = timedelta(microseconds=1)

    class tzinfo:
        """A base for time zones."""
        def tzname(self, dt):
            """The name of the zone."""
            raise NotImplementedError('tzinfo subclass must override tzname()')

        def utcoffset(self, dt):
            """How far the zone is ahead of UTC."""
            raise NotImplementedError('tzinfo subclass must override utcoffset()')

        def dst(self, dt):
            """How far summer time is ahead."""
            raise NotImplementedError('tzinfo subclass must override dst()')

        def fromutc(self, dt):
            """A time in UTC as one of the zone."""
            return dt + dt.utcoffset()

    class timezone(tzinfo):
        """A zone of a fixed offset from UTC."""
        def __new__(cls, offset, name=None):
            if name is None and isinstance(offset, timedelta) and not offset and hasattr(timezone, 'utc'):
                return timezone.utc
            return object.__new__(cls)

        def __init__(self, offset, name=None):
            if not isinstance(offset, timedelta):
                raise TypeError('offset must be a timedelta')
            if not timedelta(days=-1) < offset < timedelta(days=1):
                raise ValueError(f'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.')
            self._offset, self._name = offset, name

        def utcoffset(self, dt):
            return self._offset

        def tzname(self, dt):
            if self._name is not None:
                return self._name
            return 'UTC' + (_offset_text(self._offset) if self._offset else '')

        def dst(self, dt):
            return None

        def fromutc(self, dt):
            return dt + self._offset

        def __eq__(self, other):
            return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

        def __hash__(self):
            return hash(self._offset)

        def __repr__(self):
            if self is timezone.utc:
                return 'datetime.timezone.utc'
            return f'datetime.timezone({self._offset!r}{"" if self._name is None else ", " + repr(self._name)})'

        def __str__(self):
            return self.tzname(None)

    timezone.utc = UTC = timezone(timedelta(0))
    timezone.min = timezone(-timedelta(hours=23, minutes=59))
    timezone.max = timezone(timedelta(hours=23, minutes=59))

    class IsoCalendarDate(tuple):
        """Year, week and day of the week, as ISO 8601 counts them."""
        year = property(lambda self: self[0])
        week = property(lambda self: self[1])
        weekday = property(lambda self: self[2])

        def __repr__(self):
            return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'

    class date:
        """A day."""
        def __new__(cls, year, month, day):
            self = object.__new__(cls)
            self._year, self._month, self._day = _check_date(year, month, day)
            return self

        @classmethod
        def fromtimestamp(cls, t):
            """The local day of seconds since 1970."""
            return cls(*_time.localtime(t)[:3])

        @classmethod
        def today(cls):
            """Today."""
            return cls.fromtimestamp(_time.time())

        @classmethod
        def fromordinal(cls, n):
            """The day of a number; January 1 of year 1 is 1."""
            if not 1 <= n <= 3652059:
                raise ValueError('ordinal must be >= 1' if n < 1 else f'year is out of range')
            return cls(*_from_ordinal(n))

        @classmethod
        def fromisoformat(cls, date_string):
            """The day of a text such as 2026-01-31."""
            if not isinstance(date_string, str):
                raise TypeError('fromisoformat: argument must be str')
            try:
                parts = _parse_date(date_string)
            except (ValueError, IndexError):
                raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
            return cls(*parts)

        @classmethod
        def fromisocalendar(cls, year, week, day):
            """The day of a year, week and day of the week."""
            if not 1 <= week <= 53 or week == 53 and date(year, 12, 28).isocalendar()[1] != 53:
                raise ValueError(f'Invalid week: {week}')
            if not 1 <= day <= 7:
                raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
            return cls.fromordinal(_iso_start(year) + (week - 1) * 7 + day - 1)

        year = property(lambda self: self._year)
        month = property(lambda self: self._month)
        day = property(lambda self: self._day)

        def __repr__(self):
            return f'datetime.{type(self).__name__}({self._year}, {self._month}, {self._day})'

        def ctime(self):
            """The day as 'Wed Dec  4 00:00:00 2002'."""
            return '%s %s %2d 00:00:00 %04d' % (_day_names[self.weekday()], _month_names[self._month - 1], self._day, self._year)

        def isoformat(self):
            """The day as 2026-01-31."""
            return '%04d-%02d-%02d' % (self._year, self._month, self._day)

        __str__ = isoformat

        def strftime(self, format):
            """The day as text, by a format such as '%d.%m.%Y'."""
            return _formatted(self, format)

        def __format__(self, fmt):
            if not isinstance(fmt, str):
                raise TypeError(f'must be str, not {type(fmt).__name__}')
            return self.strftime(fmt) if fmt else str(self)

        def timetuple(self):
            """The parts for the module time."""
            return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._day_of_year(), -1))

        def _day_of_year(self):
            return self.toordinal() - _before_year(self._year)

        def toordinal(self):
            """The number of the day; January 1 of year 1 is 1."""
            return _ordinal(self._year, self._month, self._day)

        def replace(self, year=None, month=None, day=None):
            """The day with other parts."""
            return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

        def weekday(self):
            """The day of the week; Monday is 0."""
            return (self.toordinal() + 6) % 7

        def isoweekday(self):
            """The day of the week; Monday is 1."""
            return self.toordinal() % 7 or 7

        def isocalendar(self):
            """Year, week and day of the week, as ISO 8601 counts them."""
            year = self._year
            today = self.toordinal()
            week, day = divmod(today - _iso_start(year), 7)
            if week < 0:
                year -= 1
                week, day = divmod(today - _iso_start(year), 7)
            elif week >= 52 and today >= _iso_start(year + 1):
                year, week = year + 1, 0
            return IsoCalendarDate((year, week + 1, day + 1))

        def _key(self):
            return (self._year, self._month, self._day)

        def _other(self, other):
            return other._key() if isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime) else None

        def __eq__(self, other):
            key = self._other(other)
            return NotImplemented if key is None else self._key() == key

        def __lt__(self, other):
            key = self._other(other)
            return NotImplemented if key is None else self._key() < key

        def __le__(self, other):
            key = self._other(other)
            return NotImplemented if key is None else self._key() <= key

        def __gt__(self, other):
            key = self._other(other)
            return NotImplemented if key is None else self._key() > key

        def __ge__(self, other):
            key = self._other(other)
            return NotImplemented if key is None else self._key() >= key

        def __hash__(self):
            return hash(self._key())

        def __add__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            n = self.toordinal() + other.days
            if not 0 < n <= 3652059:
                raise OverflowError('date value out of range')
            return type(self).fromordinal(n)

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return self + timedelta(-other.days)
            if isinstance(other, date):
                return timedelta(self.toordinal() - other.toordinal())
            return NotImplemented

        def __reduce__(self):
            return type(self), (self._year, self._month, self._day)

    def _iso_start(year):
        first = _ordinal(year, 1, 1)
        weekday = (first + 6) % 7
        return first - weekday + (7 if weekday > 3 else 0)

    date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)

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

    class datetime(date):
        """A day and a time of day."""
        def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
            self = object.__new__(cls)
            self._year, self._month, self._day = _check_date(year, month, day)
            self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
            if tzinfo is not None and not isinstance(tzinfo, _tzinfo_class):
                raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tzinfo).__name__}'")
            self._tzinfo, self._fold = tzinfo, fold
            return self

        hour = property(lambda self: self._hour)
        minute = property(lambda self: self._minute)
        second = property(lambda self: self._second)
        microsecond = property(lambda self: self._microsecond)
        tzinfo = property(lambda self: self._tzinfo)
        fold = property(lambda self: self._fold)

        @classmethod
        def now(cls, tz=None):
            """The current time."""
            return cls.fromtimestamp(_time.time(), tz)

        @classmethod
        def utcnow(cls):
            """The current time in UTC."""
            return cls.utcfromtimestamp(_time.time())

        @classmethod
        def today(cls):
            """The current local time."""
            return cls.fromtimestamp(_time.time())

        @classmethod
        def fromtimestamp(cls, timestamp, tz=None):
            """The local time of seconds since 1970, or that of a zone."""
            whole, us = _split(timestamp)
            if tz is not None:
                utc = cls(1970, 1, 1) + timedelta._of(whole * 1000000 + us)
                return tz.fromutc(utc.replace(tzinfo=tz))
            return cls(*_time.localtime(whole)[:6], us)

        @classmethod
        def utcfromtimestamp(cls, t):
            """The time in UTC of seconds since 1970."""
            whole, us = _split(t)
            return cls(*_time.gmtime(whole)[:6], us)

        @classmethod
        def fromordinal(cls, n):
            """The midnight of a day's number."""
            return cls(*_from_ordinal(n))

        @classmethod
        def combine(cls, date, time, tzinfo=True):
            """A day with a time of day."""
            return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

        @classmethod
        def fromisoformat(cls, date_string):
            """The time of a text such as 2026-01-31T12:30:00."""
            if not isinstance(date_string, str):
                raise TypeError('fromisoformat: argument must be str')
            try:
                size = 10 if date_string[4:5] == '-' and 'W' not in date_string else 8
                if 'W' in date_string[:6]:
                    size = len(date_string.split('T')[0])
                parts = _parse_date(date_string[:size])
                rest = date_string[size:]
                if rest and len(rest) == 1:
                    raise ValueError
                clock = _parse_time(rest[1:]) if rest else ()
            except (ValueError, IndexError):
                raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
            return cls(*parts, *clock)

        @classmethod
        def strptime(cls, date_string, format):
            """The time of a text, by a format such as '%Y-%m-%d'."""
            import _strptime
            p = _strptime.parse(date_string, format)
            zone = None if p['offset'] is None else timezone(timedelta(seconds=p['offset']), *([p['zone']] if p['zone'] else [])) if p['offset'] or p['zone'] else timezone.utc
            return cls(p['year'], p['month'], p['day'], p['hour'], p['minute'], p['second'], p['micro'], zone)

        def timestamp(self):
            """Seconds since 1970."""
            if self._tzinfo is None:
                return _time.mktime((self._year, self._month, self._day, self._hour, self._minute, self._second, 0, 1, -1)) + self._microsecond / 1000000
            return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()

        def timetuple(self):
            """The parts for the module time."""
            dst = self.dst()
            return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(), self._day_of_year(), -1 if dst is None else 1 if dst else 0))

        def utctimetuple(self):
            """The parts in UTC for the module time."""
            offset = self.utcoffset()
            moved = self if offset is None else self - offset
            return _time.struct_time(tuple(moved.timetuple())[:8] + (0,))

        def date(self):
            """The day."""
            return _date_class(self._year, self._month, self._day)

        def time(self):
            """The time of day."""
            return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

        def timetz(self):
            """The time of day with its zone."""
            return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

        def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
            """The time with other parts."""
            def chosen(new, old):
                return old if new is None else new
            return type(self)(chosen(year, self._year), chosen(month, self._month), chosen(day, self._day), chosen(hour, self._hour), chosen(minute, self._minute), chosen(second, self._second), chosen(microsecond, self._microsecond), self._tzinfo if tzinfo is True else tzinfo, fold=chosen(fold, self._fold))

        def astimezone(self, tz=None):
            """The same moment in another zone."""
            if tz is None:
                parts = _local(int(self.timestamp()))
                tz = timezone(timedelta(seconds=parts[9]), parts[10])
            mine = self._tzinfo
            if mine is None:
                offset = timedelta(seconds=_local(int(self.timestamp()))[9])
            elif mine is tz:
                return self
            else:
                offset = self.utcoffset()
            return tz.fromutc((self - offset).replace(tzinfo=tz))

        def utcoffset(self):
            """How far the zone is ahead of UTC."""
            return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

        def tzname(self):
            """The name of the zone."""
            return None if self._tzinfo is None else self._tzinfo.tzname(self)

        def dst(self):
            """How far summer time is ahead."""
            return None if self._tzinfo is None else self._tzinfo.dst(self)

        def ctime(self):
            """The time as 'Wed Dec  4 20:30:40 2002'."""
            return '%s %s %2d %02d:%02d:%02d %04d' % (_day_names[self.weekday()], _month_names[self._month - 1], self._day, self._hour, self._minute, self._second, self._year)

        def isoformat(self, sep='T', timespec='auto'):
            """The time as 2026-01-31T12:30:00."""
            return '%04d-%02d-%02d%s' % (self._year, self._month, self._day, sep) + _time_text(self, timespec) + _offset_text(self.utcoffset())

        def __str__(self):
            return self.isoformat(sep=' ')

        def __repr__(self):
            parts = [self._year, self._month, self._day, self._hour, self._minute] + ([self._second, self._microsecond] if self._microsecond else [self._second] if self._second else [])
            text = ', '.join(map(str, parts))
            return f'datetime.{type(self).__name__}({text}{"" if self._tzinfo is None else ", tzinfo=" + repr(self._tzinfo)}{", fold=1" if self._fold else ""})'

        def _us(self):
            return (((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

        def _key(self):
            offset = self.utcoffset()
            return self._us() if offset is None else self._us() - offset._us

        def _aware(self, other):
            return (self.utcoffset() is None) == (other.utcoffset() is None)

        def __eq__(self, other):
            if not isinstance(other, datetime):
                return NotImplemented
            return self._aware(other) and self._key() == other._key()

        def _ordered(self, other):
            if not isinstance(other, datetime):
                if isinstance(other, date):
                    raise TypeError("can't compare datetime.datetime to datetime.date")
                return False
            if not self._aware(other):
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            return True

        def __lt__(self, other):
            return self._key() < other._key() if self._ordered(other) else NotImplemented

        def __le__(self, other):
            return self._key() <= other._key() if self._ordered(other) else NotImplemented

        def __gt__(self, other):
            return self._key() > other._key() if self._ordered(other) else NotImplemented

        def __ge__(self, other):
            return self._key() >= other._key() if self._ordered(other) else NotImplemented

        def __hash__(self):
            return hash(self._key())

        def __add__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            total = self._us() + other._us
            days, us = divmod(total, 86400000000)
            if not 0 < days <= 3652059:
                raise OverflowError('date value out of range')
            seconds, us = divmod(us, 1000000)
            minutes, seconds = divmod(seconds, 60)
            hours, minutes = divmod(minutes, 60)
            return type(self)(*_from_ordinal(days), hours, minutes, seconds, us, self._tzinfo)

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return self + -other
            if not isinstance(other, datetime):
                return NotImplemented
            if not self._aware(other):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return timedelta._of(self._key() - other._key())

        def __reduce__(self):
            return type(self), (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond, self._tzinfo)

    _date_class, _time_class, _tzinfo_class = date, time, tzinfo
    datetime.min, datetime.max, datetime.resolution = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), timedelta(microseconds=1)

    def _split(timestamp):
        if isinstance(timestamp, int):
            return timestamp, 0
        whole = int(timestamp // 1)
        us = round((timestamp - whole) * 1e6)
        return (whole + 1, 0) if us == 1000000 else (whole, us)

    def _formatted(value, format):
        if not isinstance(format, str):
            raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
        is_date = isinstance(value, date)
        is_time = isinstance(value, (time, datetime))
        result, i = '', 0
        while i < len(format):
            c = format[i]
            i += 1
            if c != '%' or i == len(format):
                result += c
                continue
            letter = format[i]
            i += 1
            if letter == 'f':
                result += '%06d' % (value.microsecond if is_time else 0)
            elif letter == 'z':
                result += _offset_text(value.utcoffset(), False) if is_time else ''
            elif letter == 'Z':
                result += (value.tzname() or '' if is_time else '').replace('%', '%%')
            else:
                result += '%' + letter
        if is_date:
            parts = tuple(value.timetuple())
        else:
            parts = (1900, 1, 1, value.hour, value.minute, value.second, 0, 1, -1)
        return _time.strftime(result, parts)

    datetime_CAPI = None
    """#)
}

extension WrittenModules {
  /// `date`.
  static let datetimeDates = #"""
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
    """#
}

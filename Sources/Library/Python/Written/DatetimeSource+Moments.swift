extension WrittenModules {
  /// `datetime`, and what `strftime` does for all three.
  static let datetimeMoments = #"""
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
    """#
}

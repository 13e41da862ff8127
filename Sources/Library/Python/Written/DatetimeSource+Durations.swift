extension WrittenModules {
  /// `timedelta`, `timezone`.
  static let datetimeDurations = #"""
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

    def _in_range(us):
        if not -86399999913600000000 <= us <= 86399999999999999999:
            if abs(us // 86400000000) >= 2 ** 31:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError(f'days={us // 86400000000}; must have magnitude <= 999999999')
        return us

    class timedelta:
        """The time between two moments."""
        def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
            self = object.__new__(cls)
            total = 0
            part = 0.0
            for name, value, unit in (('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000), ('seconds', seconds, 1000000), ('minutes', minutes, 60000000), ('hours', hours, 3600000000), ('days', days, 86400000000), ('weeks', weeks, 604800000000)):
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
            near = round(part)
            # In the middle the whole becomes even, not the part.
            if abs(near - part) == 0.5 and (total + near) % 2:
                near += 1 if part > near else -1
            self._us = _in_range(total + near)
            return self

        @classmethod
        def _of(cls, us):
            self = object.__new__(cls)
            self._us = us if -86399999913600000000 <= us <= 86399999999999999999 else _in_range(us)
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
    """#
}

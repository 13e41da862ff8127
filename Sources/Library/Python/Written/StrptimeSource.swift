import Evaluator

extension WrittenModules {
  static let strptime = WrittenModule(
    "_strptime", doc: "Dates and times from text.",
    #"""
    import re as _re

    _days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
    _months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
    _patterns = {
        'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])', 'f': r'(?P<f>[0-9]{1,6})', 'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
        'I': r'(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])', 'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
        'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])', 'M': r'(?P<M>[0-5]\d|\d)', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)', 'w': r'(?P<w>[0-6])',
        'u': r'(?P<u>[1-7])', 'y': r'(?P<y>\d\d)', 'Y': r'(?P<Y>\d\d\d\d)',
        'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))', 'Z': r'(?P<Z>utc|gmt)', 'p': r'(?P<p>am|pm)', '%': '%',
        'A': '(?P<A>' + '|'.join(_days) + ')', 'a': '(?P<a>' + '|'.join(d[:3] for d in _days) + ')',
        'B': '(?P<B>' + '|'.join(_months) + ')', 'b': '(?P<b>' + '|'.join(m[:3] for m in _months) + ')',
        'U': r'(?P<U>5[0-3]|[0-4]\d|\d)', 'W': r'(?P<W>5[0-3]|[0-4]\d|\d)', 'G': r'(?P<G>\d\d\d\d)', 'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)',
    }
    _whole = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y', 'T': '%H:%M:%S', 'R': '%H:%M', 'F': '%Y-%m-%d', 'h': '%b'}

    def _pattern(format):
        for letter in 'cxX':
            format = format.replace('%' + letter, _whole[letter])
        result, i = '', 0
        while i < len(format):
            c = format[i]
            i += 1
            if c.isspace():
                while i < len(format) and format[i].isspace():
                    i += 1
                result += r'\s+'
            elif c != '%':
                result += _re.escape(c)
            else:
                if i == len(format):
                    raise ValueError(f"stray % in format {format!r}")
                letter = format[i]
                i += 1
                if letter not in _patterns:
                    raise ValueError(f"{letter!r} is a bad directive in format {format!r}")
                result += _patterns[letter]
        return result

    def parse(text, format):
        """The parts of a time, as a dict."""
        if not isinstance(text, str):
            raise TypeError(f'strptime() argument 1 must be str, not {type(text)}')
        found = _re.compile(_pattern(format), _re.IGNORECASE).match(text)
        if not found:
            raise ValueError(f'time data {text!r} does not match format {format!r}')
        if len(text) != found.end():
            raise ValueError(f'unconverted data remains: {text[found.end():]}')
        g = {k: v for k, v in found.groupdict().items() if v is not None}
        year, month, day, hour, minute, second, micro = 1900, 1, 1, 0, 0, 0, 0
        if 'Y' in g:
            year = int(g['Y'])
        elif 'y' in g:
            year = int(g['y'])
            year += 2000 if year <= 68 else 1900
        if 'm' in g:
            month = int(g['m'])
        elif 'B' in g:
            month = _months.index(g['B'].lower()) + 1
        elif 'b' in g:
            month = [m[:3] for m in _months].index(g['b'].lower()) + 1
        if 'd' in g:
            day = int(g['d'])
        if 'H' in g:
            hour = int(g['H'])
        elif 'I' in g:
            hour = int(g['I']) % 12 + (12 if g.get('p', '').lower() == 'pm' else 0)
        minute, second = int(g.get('M', 0)), int(g.get('S', 0))
        if 'f' in g:
            micro = int(g['f'].ljust(6, '0'))
        offset = None
        if 'z' in g:
            if g['z'] == 'Z':
                offset = 0
            else:
                digits = g['z'][1:].replace(':', '')
                offset = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
                offset = -offset if g['z'][0] == '-' else offset
        import datetime
        weekday = None
        if 'w' in g:
            weekday = (int(g['w']) - 1) % 7
        elif 'u' in g:
            weekday = int(g['u']) - 1
        elif 'A' in g:
            weekday = _days.index(g['A'].lower())
        elif 'a' in g:
            weekday = [d[:3] for d in _days].index(g['a'].lower())
        has_year = 'Y' in g or 'y' in g
        if 'G' in g and not has_year:
            if 'V' not in g or weekday is None:
                raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
            if 'j' in g:
                raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        elif 'V' in g and not ('U' in g or 'W' in g):
            if weekday is None:
                raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
            raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
        if 'j' in g:
            made = datetime.date(year, 1, 1) + datetime.timedelta(int(g['j']) - 1)
            month, day = made.month, made.day
        elif 'G' in g and not has_year:
            made = datetime.date.fromisocalendar(int(g['G']), int(g['V']), weekday + 1)
            year, month, day = made.year, made.month, made.day
        elif weekday is not None and ('U' in g or 'W' in g):
            # Week 1 begins with the year's first Sunday or Monday.
            start = datetime.date(year, 1, 1)
            shift = 0 if 'W' in g and 'U' not in g else 1
            first, place = (start.weekday() + shift) % 7, (weekday + shift) % 7
            week = int(g['U'] if 'U' in g else g['W'])
            days = place - first if week == 0 else -first % 7 + 7 * (week - 1) + place
            made = start + datetime.timedelta(days)
            year, month, day = made.year, made.month, made.day
        return {'year': year, 'month': month, 'day': day, 'hour': hour, 'minute': minute, 'second': second, 'micro': micro, 'offset': offset, 'zone': g.get('Z')}
    """#)
}

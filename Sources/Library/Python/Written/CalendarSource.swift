import Evaluator

extension WrittenModules {
  static let calendar = WrittenModule(
    "calendar", doc: "Calendars as text.",
    #"""
    import datetime as _datetime

    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
    January, February = 1, 2
    day_name = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
    day_abbr = [name[:3] for name in day_name]
    month_name = ['', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
    month_abbr = [name[:3] for name in month_name]
    mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    EPOCH = 1970
    error = ValueError

    class IllegalMonthError(ValueError):
        """A month that is not one of 1 to 12."""
        def __init__(self, month):
            self.month = month

        def __str__(self):
            return f'bad month number {self.month!r}; must be 1-12'

    class IllegalWeekdayError(ValueError):
        """A day of the week that is not one of 0 to 6."""
        def __init__(self, weekday):
            self.weekday = weekday

        def __str__(self):
            return f'bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)'

    def isleap(year):
        """Whether the year has a 29th of February."""
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def leapdays(y1, y2):
        """How many leap years there are from one year up to but not including another."""
        y1, y2 = y1 - 1, y2 - 1
        return y2 // 4 - y1 // 4 - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)

    def weekday(year, month, day):
        """The day of the week: 0 is Monday."""
        if not 1 <= year <= 9999:
            year = 2000 + year % 400
        return _datetime.date(year, month, day).weekday()

    def monthrange(year, month):
        """The day of the week of the first day, and the number of days."""
        if not 1 <= month <= 12:
            raise IllegalMonthError(month)
        return weekday(year, month, 1), mdays[month] + (month == 2 and isleap(year))

    def timegm(tuple):
        """The seconds since 1970 of a time in UTC."""
        year, month, day, hour, minute, second = tuple[:6]
        return ((_datetime.date(year, month, 1).toordinal() - 719163 + day - 1) * 24 + hour) * 3600 + minute * 60 + second

    class Calendar:
        """The days of months and years."""
        def __init__(self, firstweekday=0):
            self.firstweekday = firstweekday

        firstweekday = property(lambda self: self._first % 7, lambda self, day: setattr(self, '_first', day))

        def iterweekdays(self):
            """The days of the week, from the first on."""
            for day in range(self.firstweekday, self.firstweekday + 7):
                yield day % 7

        def itermonthdays(self, year, month):
            """The days of whole weeks; 0 outside the month."""
            first, count = monthrange(year, month)
            before = (first - self.firstweekday) % 7
            yield from [0] * before
            yield from range(1, count + 1)
            yield from [0] * ((self.firstweekday - first - count) % 7)

        def itermonthdays2(self, year, month):
            """As itermonthdays, with the day of the week."""
            for position, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
                yield day, position % 7

        def itermonthdates(self, year, month):
            """The dates of whole weeks."""
            first, _ = monthrange(year, month)
            start = _datetime.date(year, month, 1) - _datetime.timedelta(days=(first - self.firstweekday) % 7)
            for position in range(len(list(self.itermonthdays(year, month)))):
                yield start + _datetime.timedelta(days=position)

        def _weeks(self, days):
            days = list(days)
            return [days[i:i + 7] for i in range(0, len(days), 7)]

        def monthdatescalendar(self, year, month):
            """The weeks of a month as lists of dates."""
            return self._weeks(self.itermonthdates(year, month))

        def monthdays2calendar(self, year, month):
            """The weeks of a month as lists of pairs."""
            return self._weeks(self.itermonthdays2(year, month))

        def monthdayscalendar(self, year, month):
            """The weeks of a month as lists of days."""
            return self._weeks(self.itermonthdays(year, month))

        def _year(self, months, width):
            months = list(months)
            return [months[i:i + width] for i in range(0, 12, width)]

        def yeardatescalendar(self, year, width=3):
            """The months of a year, in rows."""
            return self._year((self.monthdatescalendar(year, month) for month in range(1, 13)), width)

        def yeardays2calendar(self, year, width=3):
            """The months of a year, in rows."""
            return self._year((self.monthdays2calendar(year, month) for month in range(1, 13)), width)

        def yeardayscalendar(self, year, width=3):
            """The months of a year, in rows."""
            return self._year((self.monthdayscalendar(year, month) for month in range(1, 13)), width)

    class TextCalendar(Calendar):
        """Calendars as text."""
        def prweek(self, theweek, width):
            """Prints a week."""
            print(self.formatweek(theweek, width), end='')

        def formatday(self, day, weekday, width):
            """A day as text."""
            return (f'{day:2}' if day else '').center(width)

        def formatweek(self, theweek, width):
            """A week as text."""
            return ' '.join(self.formatday(day, weekday, width) for day, weekday in theweek)

        def formatweekday(self, day, width):
            """The name of a day of the week."""
            return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

        def formatweekheader(self, width):
            """The names of the days of the week."""
            return ' '.join(self.formatweekday(day, width) for day in self.iterweekdays())

        def formatmonthname(self, theyear, themonth, width, withyear=True):
            """The name of a month."""
            return (f'{month_name[themonth]} {theyear}' if withyear else month_name[themonth]).center(width)

        def prmonth(self, theyear, themonth, w=0, l=0):
            """Prints a month."""
            print(self.formatmonth(theyear, themonth, w, l), end='')

        def formatmonth(self, theyear, themonth, w=0, l=0):
            """A month as text."""
            w, l = max(2, w), max(1, l)
            lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip(), self.formatweekheader(w).rstrip()]
            lines += [self.formatweek(week, w).rstrip() for week in self.monthdays2calendar(theyear, themonth)]
            return ''.join(line + '\n' * l for line in lines)

        def formatyear(self, theyear, w=2, l=1, c=6, m=3):
            """A year as text."""
            w, l, c = max(2, w), max(1, l), max(2, c)
            width = (w + 1) * 7 - 1
            join = lambda texts: (' ' * c).join(text.center(width) for text in texts)
            text = str(theyear).center(width * m + c * (m - 1)).rstrip() + '\n' * l
            for number, row in enumerate(self.yeardays2calendar(theyear, m)):
                months = range(m * number + 1, min(m * (number + 1) + 1, 13))
                text += '\n' * l + join(self.formatmonthname(theyear, month, width, False) for month in months).rstrip() + '\n' * l
                text += join(self.formatweekheader(w) for _ in months).rstrip() + '\n' * l
                for line in range(max(len(month) for month in row)):
                    weeks = (self.formatweek(month[line], w) if line < len(month) else '' for month in row)
                    text += join(weeks).rstrip() + '\n' * l
            return text

        def pryear(self, theyear, w=0, l=0, c=6, m=3):
            """Prints a year."""
            print(self.formatyear(theyear, w, l, c, m), end='')

    _text = TextCalendar()
    monthcalendar, prweek, week = _text.monthdayscalendar, _text.prweek, _text.formatweek
    weekheader, prmonth, month, calendar, prcal = _text.formatweekheader, _text.prmonth, _text.formatmonth, _text.formatyear, _text.pryear

    def firstweekday():
        """The first day of the week."""
        return _text.firstweekday

    def setfirstweekday(firstweekday):
        """Sets the first day of the week."""
        if not MONDAY <= firstweekday <= SUNDAY:
            raise IllegalWeekdayError(firstweekday)
        _text.firstweekday = firstweekday
    """#)
}

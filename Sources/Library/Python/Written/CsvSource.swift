import Evaluator

extension WrittenModules {
  static let csv = WrittenModule(
    "csv", doc: "Tables as text.",
    #"""
    QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3

    class Error(Exception):
        """What is no CSV."""

    class Dialect:
        """How fields are separated and quoted."""
        delimiter, quotechar, escapechar = ',', '"', None
        doublequote, skipinitialspace, lineterminator, quoting, strict = True, False, '\r\n', QUOTE_MINIMAL, False

    class excel(Dialect):
        """As spreadsheets write."""

    class excel_tab(excel):
        """As spreadsheets write, with tabs."""
        delimiter = '\t'

    class unix_dialect(Dialect):
        """All fields quoted."""
        quoting, lineterminator = QUOTE_ALL, '\n'

    _dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}
    _options = ('delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace', 'lineterminator', 'quoting', 'strict')

    def register_dialect(name, dialect=None, **fmtparams):
        """Gives a dialect a name."""
        _dialects[name] = _dialect(dialect or excel, fmtparams)

    def unregister_dialect(name):
        """Forgets a dialect."""
        get_dialect(name)
        del _dialects[name]

    def get_dialect(name):
        """The dialect of a name."""
        if name not in _dialects:
            raise Error('unknown dialect')
        return _dialects[name]

    def list_dialects():
        """The names of all dialects."""
        return list(_dialects)

    _limit = [131072]

    def field_size_limit(new_limit=None):
        """The largest number of characters in a field."""
        old = _limit[0]
        if new_limit is not None:
            _limit[0] = new_limit
        return old

    def _dialect(dialect, options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        result = Dialect()
        for name in _options:
            setattr(result, name, getattr(dialect, name, getattr(Dialect, name)))
        for name, value in options.items():
            if name not in _options:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
            setattr(result, name, value)
        if not isinstance(result.delimiter, str):
            raise TypeError(f'"delimiter" must be string, not {type(result.delimiter).__name__}')
        if len(result.delimiter) != 1:
            raise TypeError('"delimiter" must be a 1-character string')
        if result.quotechar is not None and len(result.quotechar) != 1:
            raise TypeError('"quotechar" must be a 1-character string')
        if result.quotechar is None and result.quoting != QUOTE_NONE:
            raise TypeError('quotechar must be set if quoting enabled')
        return result

    class _Reader:
        def __init__(self, lines, dialect, options):
            self._lines = iter(lines)
            self.dialect = _dialect(dialect, options)
            self.line_num = 0

        def __iter__(self):
            return self

        def __next__(self):
            d = self.dialect
            delimiter, quote, escape = d.delimiter, d.quotechar, d.escapechar
            if d.quoting == QUOTE_NONE:
                quote = None
            row, field, quoted, state, begun = [], '', False, 'start', False
            first = True
            while True:
                try:
                    line = next(self._lines)
                except StopIteration:
                    if first:
                        raise
                    if d.strict and state != 'start':
                        raise Error('unexpected end of data') from None
                    row.append(field)
                    return row
                if not isinstance(line, str):
                    raise Error(f'iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)')
                first = False
                self.line_num += 1
                if state == 'start' and not row and (quote is None or quote not in line) and escape is None and not d.skipinitialspace and d.quoting != QUOTE_NONNUMERIC:
                    text = line.rstrip('\r\n')
                    return text.split(delimiter) if text else []
                end = len(line)
                i = 0
                while i < end:
                    c = line[i]
                    i += 1
                    if state == 'start':
                        if c in '\r\n':
                            if begun:
                                row.append(self._value('', False))
                            state = 'done'
                            break
                        begun = True
                        if d.skipinitialspace and c == ' ':
                            continue
                        if c == quote:
                            state, quoted = 'quoted', True
                        elif c == escape:
                            state = 'escape'
                        elif c == delimiter:
                            row.append(self._value('', False))
                        else:
                            field, state = c, 'field'
                    elif state == 'field' or state == 'after line break':
                        state = 'field'
                        if c in '\r\n':
                            break
                        if c == delimiter:
                            row.append(self._value(field, False))
                            field, state, quoted = '', 'start', False
                        elif c == escape:
                            state = 'escape'
                        else:
                            field += c
                    elif state == 'escape':
                        field += c
                        state = 'after line break' if c in '\r\n' else 'field'
                    elif state == 'escape in quotes':
                        field += c
                        state = 'quoted'
                    elif state == 'quoted':
                        if c == escape:
                            state = 'escape in quotes'
                        elif c == quote:
                            state = 'quote in quotes' if d.doublequote else 'field'
                        else:
                            field += c
                    elif state == 'quote in quotes':
                        if c == quote:
                            field += c
                            state = 'quoted'
                        elif c == delimiter:
                            row.append(field)
                            field, state, quoted = '', 'start', False
                        elif c in '\r\n':
                            break
                        elif d.strict:
                            raise Error(f"'{delimiter}' expected after '{quote}'")
                        else:
                            field += c
                            state = 'field'
                    if len(field) > _limit[0]:
                        raise Error(f'field larger than field limit ({_limit[0]})')
                if state == 'escape in quotes':
                    field += '\n'
                    state = 'quoted'
                if state in ('quoted', 'after line break'):
                    continue
                if state == 'escape':
                    field += '\n'
                    state = 'field'
                    continue
                if state != 'done' and (begun or state != 'start'):
                    row.append(field if quoted else self._value(field, False))
                return row

        def _value(self, field, quoted):
            if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted:
                return float(field)
            return field

    def reader(iterable, dialect='excel', **fmtparams):
        """The rows of lines of CSV, each a list of texts."""
        return _Reader(iterable, dialect, fmtparams)

    class _Writer:
        def __init__(self, file, dialect, options):
            self._write = file.write
            self.dialect = _dialect(dialect, options)

        def _field(self, value, alone):
            d = self.dialect
            numeric = isinstance(value, (int, float))
            if value is None:
                text = ''
            elif isinstance(value, float):
                text = repr(value)
            else:
                text = str(value)
            quoted = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not numeric or (not text and alone)
            if d.quoting == QUOTE_NONE:
                quoted = False
                if not text and alone:
                    raise Error('single empty field record must be quoted')
            result = ''
            for c in text:
                if c == d.delimiter or c == d.quotechar or c == d.escapechar or c in d.lineterminator:
                    escaped = d.quoting == QUOTE_NONE or c == d.escapechar
                    if not escaped and c == d.quotechar:
                        if d.doublequote:
                            result += c
                        else:
                            escaped = True
                    if escaped:
                        if d.escapechar is None:
                            raise Error('need to escape, but no escapechar set')
                        result += d.escapechar
                    else:
                        quoted = True
                result += c
            return d.quotechar + result + d.quotechar if quoted else result

        def writerow(self, row):
            """Writes a row."""
            try:
                values = list(row)
            except TypeError:
                raise Error(f'iterable expected, not {type(row).__name__}') from None
            alone = len(values) == 1
            return self._write(self.dialect.delimiter.join([self._field(v, alone) for v in values]) + self.dialect.lineterminator)

        def writerows(self, rows):
            """Writes several rows."""
            for row in rows:
                self.writerow(row)

    def writer(fileobj, dialect='excel', **fmtparams):
        """Writes rows as CSV to a file."""
        return _Writer(fileobj, dialect, fmtparams)

    class DictReader:
        """The rows of lines of CSV, each a dict; the first row has the names."""
        def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
            self._fieldnames = None if fieldnames is None else list(fieldnames)
            self.restkey, self.restval, self.dialect = restkey, restval, dialect
            self.reader = reader(f, dialect, *args, **kwds)

        @property
        def line_num(self):
            """The number of lines that were read."""
            return self.reader.line_num

        @property
        def fieldnames(self):
            """The names of the columns."""
            if self._fieldnames is None:
                try:
                    self._fieldnames = next(self.reader)
                except StopIteration:
                    pass
            return self._fieldnames

        @fieldnames.setter
        def fieldnames(self, value):
            self._fieldnames = value

        def __iter__(self):
            return self

        def __next__(self):
            names = self.fieldnames
            row = next(self.reader)
            while row == []:
                row = next(self.reader)
            result = dict(zip(names, row))
            if len(names) < len(row):
                result[self.restkey] = row[len(names):]
            for name in names[len(row):]:
                result[name] = self.restval
            return result

    class DictWriter:
        """Writes dicts as rows of CSV to a file."""
        def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
            if extrasaction.lower() not in ('raise', 'ignore'):
                raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
            self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction.lower()
            self.writer = writer(f, dialect, *args, **kwds)

        def writeheader(self):
            """Writes the names of the columns."""
            return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

        def _row(self, rowdict):
            if self.extrasaction == 'raise':
                wrong = [k for k in rowdict if k not in self.fieldnames]
                if wrong:
                    raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in wrong]))
            return [rowdict.get(key, self.restval) for key in self.fieldnames]

        def writerow(self, rowdict):
            """Writes a row."""
            return self.writer.writerow(self._row(rowdict))

        def writerows(self, rowdicts):
            """Writes several rows."""
            for row in rowdicts:
                self.writerow(row)

    class Sniffer:
        """Guesses the dialect of a text."""
        def sniff(self, sample, delimiters=None):
            """The dialect whose delimiter divides all lines alike."""
            lines = [l for l in sample.split('\n') if l.strip()]
            for c in delimiters or ',;\t|: ':
                counts = {l.count(c) for l in lines}
                if len(counts) == 1 and counts != {0}:
                    result = _dialect(excel, {'delimiter': c})
                    return result
            raise Error('Could not determine delimiter')

        def has_header(self, sample):
            """Whether the first row is unlike the numbers below it."""
            rows = list(reader(sample.split('\n'), self.sniff(sample)))
            def is_number(text):
                try:
                    float(text)
                    return True
                except ValueError:
                    return False
            body = [r for r in rows[1:] if r]
            return bool(body) and any(all(is_number(r[i]) for r in body if i < len(r)) and not is_number(h) for i, h in enumerate(rows[0]))
    """#)
}

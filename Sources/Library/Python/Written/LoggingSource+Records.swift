extension WrittenModules {
  /// A message, and how it is written.
  static let loggingRecords = #"""
    class LogRecord:
        """A message with its level, its time and its logger."""
        def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
            now = _time.time()
            self.name, self.msg = name, msg
            self.args = args[0] if args and len(args) == 1 and isinstance(args[0], dict) and args[0] else args
            self.levelname, self.levelno = getLevelName(level), level
            self.pathname, self.filename, self.module, self.lineno, self.funcName = pathname, _os.path.basename(pathname), _os.path.splitext(_os.path.basename(pathname))[0], lineno, func
            self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
            self.created, self.msecs = now, int((now - int(now)) * 1000) + 0.0
            self.relativeCreated = (now - _start) * 1000
            self.thread, self.threadName, self.process, self.processName, self.taskName = 0, 'MainThread', _os.getpid(), 'MainProcess', None

        def getMessage(self):
            """The text with its arguments filled in."""
            text = str(self.msg)
            return text % self.args if self.args else text

        def __repr__(self):
            return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    _factory = LogRecord

    def getLogRecordFactory():
        """What makes records."""
        return _factory

    def setLogRecordFactory(factory):
        """Sets what makes records: a function that takes what LogRecord takes."""
        global _factory
        _factory = factory

    def makeLogRecord(dict):
        """A record with these attributes."""
        record = _factory(None, None, '', 0, '', (), None, None)
        record.__dict__.update(dict)
        return record

    class PercentStyle:
        """Lines with %(name)s."""
        default_format, asctime_format, asctime_search = '%(message)s', '%(asctime)s', '%(asctime)'
        validation_pattern = _re.compile(r'%\((\w+)\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]', _re.I)

        def __init__(self, fmt, *, defaults=None):
            self._fmt, self._defaults = fmt or self.default_format, defaults

        def usesTime(self):
            """Whether the time is shown."""
            return self._fmt.find(self.asctime_search) >= 0

        def _fields(self):
            return [match[1] for match in self.validation_pattern.finditer(self._fmt)]

        def validate(self):
            """Refuses a format without fields."""
            if not self.validation_pattern.search(self._fmt):
                raise ValueError("Invalid format '%s' for '%s' style" % (self._fmt, self.default_format[0]))

        def _format(self, values):
            return self._fmt % values

        def format(self, record):
            """The line of a record."""
            try:
                return self._format({**(self._defaults or {}), **record.__dict__})
            except KeyError as error:
                raise ValueError('Formatting field not found in record: %s' % error)

    class StrFormatStyle(PercentStyle):
        """Lines with {name}."""
        default_format, asctime_format, asctime_search = '{message}', '{asctime}', '{asctime'
        fmt_spec = _re.compile(r'(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?', _re.I)
        field_spec = _re.compile(r'(\d+|\w+)(\.\w+|\[[^]]+\])*')

        def _fields(self):
            return [name for _, name, _, _ in _FieldReader().parse(self._fmt) if name]

        def validate(self):
            """Refuses a format without fields, or with wrong ones."""
            fields = set()
            try:
                for _, name, spec, conversion in _FieldReader().parse(self._fmt):
                    if name:
                        if not self.field_spec.fullmatch(name):
                            raise ValueError('invalid field name/expression: %r' % name)
                        fields.add(name)
                    if conversion and conversion not in 'rsa':
                        raise ValueError('invalid conversion: %r' % conversion)
                    if spec and not self.fmt_spec.fullmatch(spec):
                        raise ValueError('bad specifier: %r' % spec)
            except ValueError as error:
                raise ValueError('invalid format: %s' % error)
            if not fields:
                raise ValueError('invalid format: no fields')

        def _format(self, values):
            return self._fmt.format(**values)

    class StringTemplateStyle(PercentStyle):
        """Lines with $name."""
        default_format, asctime_format, asctime_search = '${message}', '${asctime}', '${asctime}'

        def usesTime(self):
            """Whether the time is shown."""
            return self._fmt.find('$asctime') >= 0 or self._fmt.find(self.asctime_search) >= 0

        def _fields(self):
            return [match['named'] or match['braced'] for match in _Template(self._fmt)._pattern().finditer(self._fmt) if match['named'] or match['braced']]

        def validate(self):
            """Refuses a format without fields."""
            for match in _Template(self._fmt)._pattern().finditer(self._fmt):
                if not (match['named'] or match['braced']) and match.group(0) == '$':
                    raise ValueError("invalid format: bare '$' not allowed")
            if not self._fields():
                raise ValueError('invalid format: no fields')

        def _format(self, values):
            return _Template(self._fmt).substitute(**values)

    BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
    _STYLES = {'%': (PercentStyle, BASIC_FORMAT), '{': (StrFormatStyle, '{levelname}:{name}:{message}'), '$': (StringTemplateStyle, '${levelname}:${name}:${message}')}

    class Formatter:
        """Makes a line of a message."""
        default_time_format, default_msec_format = '%Y-%m-%d %H:%M:%S', '%s,%03d'
        converter = staticmethod(_time.localtime)

        def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
            if style not in _STYLES:
                raise ValueError('Style must be one of: %s' % ','.join(_STYLES))
            self._style = _STYLES[style][0](fmt, defaults=defaults)
            if validate:
                self._style.validate()
            for name in ('lineno', 'funcName'):
                if name in self._style._fields():
                    raise NotImplementedError(f'where a message comes from is not known in fieldbook: leave {name} out of the format')
            self._fmt, self.datefmt = self._style._fmt, datefmt

        def formatTime(self, record, datefmt=None):
            """The time of a message as text."""
            parts = self.converter(record.created)
            if datefmt:
                return _time.strftime(datefmt, parts)
            return self.default_msec_format % (_time.strftime(self.default_time_format, parts), record.msecs)

        def formatException(self, ei):
            """An exception as text."""
            return ''.join(_traceback.format_exception(ei[1])).rstrip('\n')

        def usesTime(self):
            """Whether the time is shown."""
            return self._style.usesTime()

        def formatMessage(self, record):
            """The line without an exception."""
            return self._style.format(record)

        def formatStack(self, stack_info):
            """A stack as text."""
            return stack_info

        def format(self, record):
            """The line of a message."""
            record.message = record.getMessage()
            if self.usesTime():
                record.asctime = self.formatTime(record, self.datefmt)
            text = self.formatMessage(record)
            if record.exc_info and not record.exc_text:
                record.exc_text = self.formatException(record.exc_info)
            if record.exc_text:
                text = text.rstrip('\n') + '\n' + record.exc_text
            if record.stack_info:
                text = text.rstrip('\n') + '\n' + self.formatStack(record.stack_info)
            return text

    class BufferingFormatter:
        """Makes a text of several records."""
        def __init__(self, linefmt=None):
            self.linefmt = linefmt or _default_formatter

        def formatHeader(self, records):
            """What stands before them."""
            return ''

        def formatFooter(self, records):
            """What stands after them."""
            return ''

        def format(self, records):
            """The text of the records."""
            if not records:
                return ''
            return self.formatHeader(records) + ''.join(map(self.linefmt.format, records)) + self.formatFooter(records)
    """#
}

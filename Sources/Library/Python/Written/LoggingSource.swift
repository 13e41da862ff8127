import Evaluator

extension WrittenModules {
  static let logging = WrittenModule(
    "logging", doc: "Messages with levels.",
    #"""
    import sys as _sys
    import time as _time
    import os as _os
    import re as _re
    import traceback as _traceback
    from string import Formatter as _FieldReader, Template as _Template

    CRITICAL = FATAL = 50
    ERROR, WARNING, WARN, INFO, DEBUG, NOTSET = 40, 30, 30, 20, 10, 0
    raiseExceptions = True
    _names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
    _numbers = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}
    _start = _time.time()

    _levelToName, _nameToLevel = _names, _numbers

    def getLevelName(level):
        """The name of a level, or its number."""
        if level in _names:
            return _names[level]
        return _numbers[level] if level in _numbers else f'Level {level}'

    def getLevelNamesMapping():
        """The numbers of the levels by name."""
        return dict(_numbers)

    def addLevelName(level, levelName):
        """Gives a level a name."""
        _names[level], _numbers[levelName] = levelName, level

    def _level(level):
        if isinstance(level, int):
            return level
        if not isinstance(level, str):
            raise TypeError(f'Level not an integer or a valid string: {level!r}')
        if level not in _numbers:
            raise ValueError(f'Unknown level: {level!r}')
        return _numbers[level]

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

    class Filter:
        """Lets the messages of a logger and those below it pass."""
        def __init__(self, name=''):
            self.name = name

        def filter(self, record):
            """Whether a message passes."""
            return not self.name or record.name == self.name or record.name.startswith(self.name + '.')

    class Filterer:
        """What has filters."""
        def __init__(self):
            self.filters = []

        def addFilter(self, filter):
            """Adds a filter."""
            if filter not in self.filters:
                self.filters.append(filter)

        def removeFilter(self, filter):
            """Removes a filter."""
            if filter in self.filters:
                self.filters.remove(filter)

        def filter(self, record):
            """Whether a message passes all filters."""
            return all(f.filter(record) if hasattr(f, 'filter') else f(record) for f in self.filters)

    class Handler(Filterer):
        """Where messages go."""
        def __init__(self, level=NOTSET):
            super().__init__()
            self.level, self.formatter, self._name = _level(level), None, None

        def get_name(self):
            """The handler's name."""
            return self._name

        def set_name(self, name):
            """Names the handler."""
            self._name = name

        name = property(get_name, set_name)

        def setLevel(self, level):
            """The least level that is handled."""
            self.level = _level(level)

        def setFormatter(self, fmt):
            """How messages become lines."""
            self.formatter = fmt

        def format(self, record):
            """The line of a message."""
            return (self.formatter or _default_formatter).format(record)

        def emit(self, record):
            """Writes a message."""
            raise NotImplementedError('emit must be implemented by Handler subclasses')

        def handle(self, record):
            """Writes a message, if it passes the filters."""
            if self.filter(record):
                self.emit(record)
                return record
            return False

        def handleError(self, record):
            """Says that a message could not be written."""
            if raiseExceptions:
                _sys.stderr.write('--- Logging error ---\n' + _traceback.format_exc() + f'Message: {record.msg!r}\nArguments: {record.args}\n')

        def acquire(self):
            """Does nothing: there is one thread."""

        def release(self):
            """Does nothing: there is one thread."""

        def flush(self):
            """Writes what waits."""

        def close(self):
            """Ends the handler."""

        def __repr__(self):
            return f'<{type(self).__name__} ({getLevelName(self.level)})>'

    _default_formatter = Formatter()

    class StreamHandler(Handler):
        """Writes messages to a file, by default to sys.stderr."""
        terminator = '\n'

        def __init__(self, stream=None):
            super().__init__()
            self.stream = _sys.stderr if stream is None else stream

        def flush(self):
            """Writes what waits."""
            if self.stream is not None and hasattr(self.stream, 'flush'):
                self.stream.flush()

        def emit(self, record):
            """Writes a message."""
            try:
                text = self.format(record)
            except Exception:
                self.handleError(record)
                return
            self.stream.write(text + self.terminator)
            self.flush()

        def setStream(self, stream):
            """Writes to another file from now on."""
            old, self.stream = self.stream, stream
            return old

        def __repr__(self):
            name = str(getattr(self.stream, 'name', ''))
            return f'<{type(self).__name__} {name + " " if name else ""}({getLevelName(self.level)})>'

    class FileHandler(StreamHandler):
        """Writes messages to the file at a path."""
        def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
            self.baseFilename, self.mode, self.encoding, self.errors = _os.path.abspath(filename), mode, encoding, errors
            Handler.__init__(self)
            self.stream = None if delay else open(self.baseFilename, mode, encoding=encoding, errors=errors)

        def emit(self, record):
            """Writes a message."""
            if self.stream is None:
                self.stream = open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)
            super().emit(record)

        def close(self):
            """Closes the file."""
            if self.stream is not None:
                self.stream.close()
                self.stream = None

        def __repr__(self):
            return f'<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>'

    class _StderrHandler(StreamHandler):
        def __init__(self, level=NOTSET):
            Handler.__init__(self, level)

        stream = property(lambda self: _sys.stderr)

    lastResort = _StderrHandler(WARNING)

    class NullHandler(Handler):
        """Drops messages."""
        def handle(self, record):
            """Drops a message."""

        def emit(self, record):
            """Drops a message."""

    class Logger(Filterer):
        """What messages are given to."""
        def __init__(self, name, level=NOTSET):
            super().__init__()
            self.name, self.level = name, _level(level)
            self.parent, self.propagate, self.handlers, self.disabled = None, True, [], False

        def setLevel(self, level):
            """The least level that is passed on."""
            self.level = _level(level)

        def getEffectiveLevel(self):
            """The level of the logger, or of the nearest above that has one."""
            logger = self
            while logger:
                if logger.level:
                    return logger.level
                logger = logger.parent
            return NOTSET

        def isEnabledFor(self, level):
            """Whether messages of a level are passed on."""
            return not self.disabled and level > root.manager.disable and level >= self.getEffectiveLevel()

        def addHandler(self, hdlr):
            """Adds where messages go."""
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

        def removeHandler(self, hdlr):
            """Removes where messages go."""
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

        def hasHandlers(self):
            """Whether messages go anywhere."""
            logger = self
            while logger:
                if logger.handlers:
                    return True
                if not logger.propagate:
                    break
                logger = logger.parent
            return False

        def getChild(self, suffix):
            """The logger of a name below this one."""
            return getLogger(suffix if self is root else self.name + '.' + suffix)

        def findCaller(self, stack_info=False, stacklevel=1):
            """Where a message comes from, which is not known: a file, a line, a function and a stack."""
            return '<cell>', 0, '(unknown function)', None

        def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
            """A record with further attributes."""
            record = _factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
            for key, value in (extra or {}).items():
                if key in ('message', 'asctime') or key in record.__dict__:
                    raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
                record.__dict__[key] = value
            return record

        def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
            if exc_info:
                if isinstance(exc_info, BaseException):
                    exc_info = (type(exc_info), exc_info, None)
                elif not isinstance(exc_info, tuple):
                    exc_info = _sys.exc_info()
            file, line, function, _ = self.findCaller()
            if exc_info and exc_info[1] is None:
                exc_info = None
            record = self.makeRecord(self.name, level, file, line, msg, args, exc_info, function, extra)
            self.handle(record)

        def handle(self, record):
            """Passes a message on."""
            if not self.disabled and self.filter(record):
                self.callHandlers(record)

        def callHandlers(self, record):
            """Gives a message to all handlers, also those above."""
            logger, found = self, 0
            while logger:
                for handler in logger.handlers:
                    found += 1
                    if record.levelno >= handler.level:
                        handler.handle(record)
                if not logger.propagate:
                    break
                logger = logger.parent
            if not found and lastResort and record.levelno >= lastResort.level:
                lastResort.handle(record)

        def debug(self, msg, *args, **kwargs):
            """A message of level DEBUG."""
            if self.isEnabledFor(DEBUG):
                self._log(DEBUG, msg, args, **kwargs)

        def info(self, msg, *args, **kwargs):
            """A message of level INFO."""
            if self.isEnabledFor(INFO):
                self._log(INFO, msg, args, **kwargs)

        def warning(self, msg, *args, **kwargs):
            """A message of level WARNING."""
            if self.isEnabledFor(WARNING):
                self._log(WARNING, msg, args, **kwargs)

        warn = warning

        def error(self, msg, *args, **kwargs):
            """A message of level ERROR."""
            if self.isEnabledFor(ERROR):
                self._log(ERROR, msg, args, **kwargs)

        def exception(self, msg, *args, exc_info=True, **kwargs):
            """A message of level ERROR with the exception that is handled."""
            self.error(msg, *args, exc_info=exc_info, **kwargs)

        def critical(self, msg, *args, **kwargs):
            """A message of level CRITICAL."""
            if self.isEnabledFor(CRITICAL):
                self._log(CRITICAL, msg, args, **kwargs)

        fatal = critical

        def log(self, level, msg, *args, **kwargs):
            """A message of a level."""
            if not isinstance(level, int):
                raise TypeError('level must be an integer')
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)

        def __repr__(self):
            return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'

    class RootLogger(Logger):
        """The logger above all others."""

    class Manager:
        """All loggers."""
        def __init__(self):
            self.disable, self.loggerDict = 0, {}

    root = RootLogger('root', WARNING)
    root.manager = Logger.manager = Manager()

    class LoggerAdapter:
        """A logger that adds something to each message."""
        def __init__(self, logger, extra=None):
            self.logger, self.extra = logger, extra

        def process(self, msg, kwargs):
            """What is added to a message."""
            kwargs['extra'] = self.extra
            return msg, kwargs

        def log(self, level, msg, *args, **kwargs):
            """A message of a level."""
            if self.isEnabledFor(level):
                msg, kwargs = self.process(msg, kwargs)
                self.logger.log(level, msg, *args, **kwargs)

        def debug(self, msg, *args, **kwargs):
            """A message of level DEBUG."""
            self.log(DEBUG, msg, *args, **kwargs)

        def info(self, msg, *args, **kwargs):
            """A message of level INFO."""
            self.log(INFO, msg, *args, **kwargs)

        def warning(self, msg, *args, **kwargs):
            """A message of level WARNING."""
            self.log(WARNING, msg, *args, **kwargs)

        warn = warning

        def error(self, msg, *args, **kwargs):
            """A message of level ERROR."""
            self.log(ERROR, msg, *args, **kwargs)

        def exception(self, msg, *args, exc_info=True, **kwargs):
            """A message of level ERROR with the exception that is handled."""
            self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

        def critical(self, msg, *args, **kwargs):
            """A message of level CRITICAL."""
            self.log(CRITICAL, msg, *args, **kwargs)

        def isEnabledFor(self, level):
            """Whether messages of a level are passed on."""
            return self.logger.isEnabledFor(level)

        def setLevel(self, level):
            """The least level that is passed on."""
            self.logger.setLevel(level)

        def getEffectiveLevel(self):
            """The level of the logger."""
            return self.logger.getEffectiveLevel()

        def hasHandlers(self):
            """Whether messages go anywhere."""
            return self.logger.hasHandlers()

        name = property(lambda self: self.logger.name)
        manager = property(lambda self: self.logger.manager)

        def __repr__(self):
            return f'<{type(self).__name__} {self.logger.name} ({getLevelName(self.getEffectiveLevel())})>'

    def getLogger(name=None):
        """The logger of a name; without one the logger above all others."""
        if not name or name == 'root':
            return root
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        loggers = root.manager.loggerDict
        if name not in loggers:
            logger = loggers[name] = _logger_class(name)
            parts = name.split('.')
            logger.parent = root
            for n in range(len(parts) - 1, 0, -1):
                above = '.'.join(parts[:n])
                if above in loggers:
                    logger.parent = loggers[above]
                    break
            for other, below in loggers.items():
                if other.startswith(name + '.') and not (below.parent.name if below.parent else '').startswith(name + '.'):
                    below.parent = logger
        return loggers[name]

    def basicConfig(**kwargs):
        """Says where messages go and how they look."""
        force = kwargs.pop('force', False)
        encoding, errors = kwargs.pop('encoding', None), kwargs.pop('errors', 'backslashreplace')
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = kwargs.pop('handlers', None)
        stream, filename = kwargs.pop('stream', None), kwargs.pop('filename', None)
        if handlers is None:
            if stream is not None and filename is not None:
                raise ValueError("'stream' and 'filename' should not be specified together")
            mode = kwargs.pop('filemode', 'a')
            handlers = [FileHandler(filename, mode, encoding=encoding) if filename else StreamHandler(stream)]
        elif stream is not None or filename is not None:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        kwargs.pop('filemode', None)
        dates, style = kwargs.pop('datefmt', None), kwargs.pop('style', '%')
        if style not in _STYLES:
            raise ValueError('Style must be one of: %s' % ','.join(_STYLES))
        formatter = Formatter(kwargs.pop('format', _STYLES[style][1]), dates, style)
        level = kwargs.pop('level', None)
        if kwargs:
            raise ValueError('Unrecognised argument(s): ' + ', '.join(kwargs))
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        if level is not None:
            root.setLevel(level)

    def _with_config(name):
        def function(msg, *args, **kwargs):
            if not root.handlers:
                basicConfig()
            getattr(root, name)(msg, *args, **kwargs)
        function.__name__ = function.__qualname__ = name
        function.__doc__ = f'A message of the logger above all others, of level {name.upper()}.'
        return function

    debug, info, warning, warn = _with_config('debug'), _with_config('info'), _with_config('warning'), _with_config('warning')
    error, critical, fatal, exception = _with_config('error'), _with_config('critical'), _with_config('critical'), _with_config('exception')

    def log(level, msg, *args, **kwargs):
        """A message of the logger above all others, of a level."""
        if not root.handlers:
            basicConfig()
        root.log(level, msg, *args, **kwargs)

    def disable(level=CRITICAL):
        """Drops messages up to a level."""
        root.manager.disable = _level(level)

    def shutdown(handlerList=None):
        """Writes what waits, and closes the files."""
        for logger in (root, *root.manager.loggerDict.values()):
            for handler in logger.handlers[::-1]:
                handler.flush()
                handler.close()

    def captureWarnings(capture):
        """Accepted; warnings stay notes."""

    _logger_class = Logger

    def getLoggerClass():
        """The class of new loggers."""
        return _logger_class

    def setLoggerClass(klass):
        """Sets the class of new loggers."""
        global _logger_class
        if klass is not Logger and not issubclass(klass, Logger):
            raise TypeError('logger not derived from logging.Logger: ' + klass.__name__)
        _logger_class = klass
    """#)
}

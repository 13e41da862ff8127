import Evaluator

extension WrittenModules {
  static let logging = WrittenModule(
    "logging", doc: "Messages with levels.",
    #"""
    import sys as _sys
    import time as _time
    import os as _os
    import traceback as _traceback
    from string import Template as _Template

    CRITICAL = FATAL = 50
    ERROR, WARNING, WARN, INFO, DEBUG, NOTSET = 40, 30, 30, 20, 10, 0
    raiseExceptions = True
    lastResort = None
    _names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
    _numbers = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}
    _start = _time.time()

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

    class Formatter:
        """Makes a line of a message."""
        default_time_format, default_msec_format = '%Y-%m-%d %H:%M:%S', '%s,%03d'
        converter = staticmethod(_time.localtime)

        def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
            if style not in '%{$':
                raise ValueError('Style must be one of: %,{,$')
            self._fmt = fmt or {'%': '%(message)s', '{': '{message}', '$': '${message}'}[style]
            self.datefmt, self._style, self._defaults = datefmt, style, defaults or {}

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
            return {'%': '%(asctime)', '{': '{asctime', '$': 'asctime'}[self._style] in self._fmt

        def formatMessage(self, record):
            """The line without an exception."""
            values = {**self._defaults, **record.__dict__}
            if self._style == '%':
                return self._fmt % values
            if self._style == '{':
                return self._fmt.format(**values)
            return _Template(self._fmt).substitute(**values)

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
            return text

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
            self.level, self.formatter, self.name = _level(level), None, None

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
            _sys.stderr.write('--- Logging error ---\n' + _traceback.format_exc())

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
            return f'<{type(self).__name__} {getattr(self.stream, "name", "")} ({getLevelName(self.level)})>'

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

        def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
            if exc_info:
                if isinstance(exc_info, BaseException):
                    exc_info = (type(exc_info), exc_info, None)
                elif not isinstance(exc_info, tuple):
                    exc_info = _sys.exc_info()
            record = LogRecord(self.name, level, '<cell>', 1, msg, args, exc_info if exc_info and exc_info[1] is not None else None, '<module>')
            for key, value in (extra or {}).items():
                if key in ('message', 'asctime') or key in record.__dict__:
                    raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
                record.__dict__[key] = value
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
            if not found and record.levelno >= WARNING:
                _sys.stderr.write(_default_formatter.format(record) + '\n')

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
            if self.logger.isEnabledFor(level):
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

        def error(self, msg, *args, **kwargs):
            """A message of level ERROR."""
            self.log(ERROR, msg, *args, **kwargs)

        def critical(self, msg, *args, **kwargs):
            """A message of level CRITICAL."""
            self.log(CRITICAL, msg, *args, **kwargs)

    def getLogger(name=None):
        """The logger of a name; without one the logger above all others."""
        if not name or name == 'root':
            return root
        loggers = root.manager.loggerDict
        if name not in loggers:
            logger = loggers[name] = Logger(name)
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
        standard = {'%': '%(levelname)s:%(name)s:%(message)s', '{': '{levelname}:{name}:{message}', '$': '${levelname}:${name}:${message}'}
        if style not in standard:
            raise ValueError('Style must be one of: %,{,$')
        formatter = Formatter(kwargs.pop('format', standard[style]), dates, style)
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
        """Writes what waits."""
        for handler in root.handlers:
            handler.flush()

    def captureWarnings(capture):
        """Accepted; warnings stay notes."""

    def getLoggerClass():
        """Logger."""
        return Logger

    def setLogRecordFactory(factory):
        """Not here."""
        raise NotImplementedError('setLogRecordFactory is not in fieldbook')
    """#)
}

extension WrittenModules {
  /// What messages are given to, and the functions of the module.
  static let loggingLoggers = #"""
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

    def shutdown(handlerList=_handlerList):
        """Writes what waits, and closes the files."""
        for reference in handlerList[::-1]:
            handler = reference()
            if handler:
                handler.flush()
                handler.close()

    def _acquireLock():
        pass

    _releaseLock = _acquireLock

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
    """#
}

extension WrittenModules {
  /// Filters, and where messages go.
  static let loggingHandlers = #"""
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
            _handlerList.append(_weakref.ref(self))

        def get_name(self):
            """The handler's name."""
            return self._name

        def set_name(self, name):
            """Names the handler."""
            _handlers.pop(self._name, None)
            self._name = name
            if name:
                _handlers[name] = self

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
            _handlers.pop(self._name, None)

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
            super().close()

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
    """#
}

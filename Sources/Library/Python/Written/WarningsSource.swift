import Evaluator

extension WrittenModules {
  static let warnings = WrittenModule(
    "warnings", doc: "Warnings.",
    #"""
    import sys as _sys
    import re as _re

    filters = []
    _seen = set()
    _recording = []

    class WarningMessage:
        """A warning that was given."""
        def __init__(self, message, category, filename='', lineno=1, file=None, line=None, source=None):
            self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
            self.file, self.line, self.source = file, line, source

        def __str__(self):
            return f'{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}'

    def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
        """Gives a warning."""
        if isinstance(message, Warning):
            category, text = type(message), str(message)
        else:
            category = category or UserWarning
            if not (isinstance(category, type) and issubclass(category, Warning)):
                raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
            text, message = str(message), category(message)
        action = 'default'
        for kind, pattern, cls in filters:
            if (pattern is None or pattern.match(text)) and issubclass(category, cls):
                action = kind
                break
        if action == 'error':
            raise message
        if action == 'ignore':
            return
        if _recording:
            _recording[-1].append(WarningMessage(message, category))
            return
        if action in ('default', 'once', 'module'):
            if (text, category) in _seen:
                return
            _seen.add((text, category))
        showwarning(message, category, '', 1)

    def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
        """Gives a warning."""
        warn(message, category)

    def formatwarning(message, category, filename, lineno, line=None):
        """The text of a warning."""
        return f'{category.__name__}: {message}\n'

    def showwarning(message, category, filename, lineno, file=None, line=None):
        """Shows a warning."""
        (file or _sys.stderr).write(formatwarning(message, category, filename, lineno, line))

    def _check(action):
        if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
            raise ValueError(f'invalid action: {action!r}')

    def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
        """Says what is done with some warnings."""
        _check(action)
        item = (action, _re.compile(message, _re.I) if message else None, category)
        filters.append(item) if append else filters.insert(0, item)

    def simplefilter(action, category=Warning, lineno=0, append=False):
        """Says what is done with the warnings of a class."""
        _check(action)
        item = (action, None, category)
        filters.append(item) if append else filters.insert(0, item)

    def resetwarnings():
        """Forgets what was said about warnings."""
        filters.clear()

    class catch_warnings:
        """In the block, what is said about warnings holds for it alone; record=True gives them as a list."""
        def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
            self._record, self._action, self._category = record, action, category

        def __enter__(self):
            self._saved = filters[:]
            if self._action is not None:
                simplefilter(self._action, self._category)
            if self._record:
                self._list = []
                _recording.append(self._list)
                return self._list

        def __exit__(self, *exception):
            filters[:] = self._saved
            if self._record:
                _recording.remove(self._list)
    """#)
}

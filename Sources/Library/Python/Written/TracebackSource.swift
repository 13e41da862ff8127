import Evaluator

extension WrittenModules {
  static let traceback = WrittenModule(
    "traceback", doc: "Where an exception was raised.",
    #"""
    import sys as _sys

    def _name(cls):
        return cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else f'{cls.__module__}.{cls.__qualname__}'

    def format_exception_only(exc, /, value=None):
        """Class and message of an exception, as a list of lines."""
        if value is not None:
            exc = value
        text = str(exc)
        lines = [_name(type(exc)) + (': ' + text if text else '') + '\n']
        return lines + [note + '\n' for note in getattr(exc, '__notes__', ())]

    def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
        """An exception with its causes, as a list of texts; where they were raised stands in fieldbook's own messages."""
        if value is not None:
            exc = value
        lines = []
        if chain and exc.__cause__ is not None:
            lines += format_exception(exc.__cause__) + ['\nThe above exception was the direct cause of the following exception:\n\n']
        elif chain and exc.__context__ is not None and not exc.__suppress_context__:
            lines += format_exception(exc.__context__) + ['\nDuring handling of the above exception, another exception occurred:\n\n']
        return lines + ['Traceback (most recent call last):\n'] + format_exception_only(exc)

    def format_exc(limit=None, chain=True):
        """The exception that is handled, as text."""
        exc = _sys.exc_info()[1]
        return 'NoneType: None\n' if exc is None else ''.join(format_exception(exc, chain=chain))

    def print_exc(limit=None, file=None, chain=True):
        """Shows the exception that is handled."""
        print(format_exc(limit, chain), end='', file=file or _sys.stderr)

    def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
        """Shows an exception."""
        print(''.join(format_exception(exc, value)), end='', file=file or _sys.stderr)

    def format_tb(tb, limit=None):
        """Nothing: where an exception was raised stands in fieldbook's own messages."""
        return []

    def extract_tb(tb, limit=None):
        """Nothing: where an exception was raised stands in fieldbook's own messages."""
        return []

    def print_stack(f=None, limit=None, file=None):
        """Nothing: the stack is shown with an error."""
    """#)
}

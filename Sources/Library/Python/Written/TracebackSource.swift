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
        """An exception with its causes and the calls in which they were raised, as a list of texts."""
        if value is not None:
            exc = value
        lines = []
        if chain and exc.__cause__ is not None:
            lines += format_exception(exc.__cause__) + ['\nThe above exception was the direct cause of the following exception:\n\n']
        elif chain and exc.__context__ is not None and not exc.__suppress_context__:
            lines += format_exception(exc.__context__) + ['\nDuring handling of the above exception, another exception occurred:\n\n']
        calls = format_tb(exc.__traceback__, limit)
        head = ['Traceback (most recent call last):\n'] if calls else []
        return lines + head + calls + format_exception_only(exc)

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

    class FrameSummary:
        """A call in which an exception was raised: file, line, function and the text of the line."""
        def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
            self.filename, self.lineno, self.name, self.line, self.locals = filename, lineno, name, line, locals

        def __iter__(self):
            return iter([self.filename, self.lineno, self.name, self.line])

        def __getitem__(self, place):
            return [self.filename, self.lineno, self.name, self.line][place]

        def __len__(self):
            return 4

        def __eq__(self, other):
            return list(self) == list(other) if isinstance(other, (FrameSummary, tuple)) else NotImplemented

        def __repr__(self):
            return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    class StackSummary(list):
        """The calls in which an exception was raised, the outermost first."""
        def format(self):
            """The calls as a list of texts."""
            return [f'  File "{f.filename}", line {f.lineno}, in {f.name}\n' + (f'    {f.line}\n' if f.line else '') for f in self]

    def walk_tb(tb):
        """Each call with its line."""
        while tb is not None:
            yield tb.tb_frame, tb.tb_lineno
            tb = tb.tb_next

    def extract_tb(tb, limit=None):
        """The calls in which an exception was raised."""
        found = StackSummary(FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name, line=frame.line) for frame, line in walk_tb(tb))
        return found if limit is None else StackSummary(found[:limit] if limit >= 0 else found[limit:])

    def format_list(extracted_list):
        """Calls as a list of texts."""
        return StackSummary(FrameSummary(*f[:3], line=f[3]) for f in extracted_list).format()

    def format_tb(tb, limit=None):
        """The calls in which an exception was raised, as a list of texts."""
        return extract_tb(tb, limit).format()

    def print_tb(tb, limit=None, file=None):
        """Shows the calls in which an exception was raised."""
        print(''.join(format_tb(tb, limit)), end='', file=file or _sys.stderr)

    def extract_stack(f=None, limit=None):
        """Nothing: the running functions cannot be looked into."""
        return StackSummary()

    def format_stack(f=None, limit=None):
        """Nothing: the running functions cannot be looked into."""
        return []

    def print_stack(f=None, limit=None, file=None):
        """Nothing: the stack is shown with an error."""
    """#)
}

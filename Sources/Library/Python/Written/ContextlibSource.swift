import Evaluator

extension WrittenModules {
  static let contextlib = WrittenModule(
    "contextlib", doc: "Objects for `with`.",
    #"""
    from _contextlib import contextmanager, suppress, closing, nullcontext
    from abc import ABC as _ABC, abstractmethod as _abstractmethod
    import sys as _sys

    class AbstractContextManager(_ABC):
        """A base for objects of `with`."""
        def __enter__(self):
            return self

        @_abstractmethod
        def __exit__(self, exc_type, exc_value, traceback):
            return None

        @classmethod
        def __subclasshook__(cls, other):
            return hasattr(other, '__enter__') and hasattr(other, '__exit__') if cls is AbstractContextManager else NotImplemented

    class ContextDecorator:
        """A base for objects of `with` that are decorators too."""
        def _recreate_cm(self):
            return self

        def __call__(self, func):
            from functools import wraps
            @wraps(func)
            def inner(*args, **kwds):
                with self._recreate_cm():
                    return func(*args, **kwds)
            return inner

    class _Redirect:
        _stream = None

        def __init__(self, new_target):
            self._new_target = new_target
            self._old_targets = []

        def __enter__(self):
            self._old_targets.append(getattr(_sys, self._stream))
            setattr(_sys, self._stream, self._new_target)
            return self._new_target

        def __exit__(self, *exception):
            setattr(_sys, self._stream, self._old_targets.pop())

    class redirect_stdout(_Redirect):
        """What is printed in the block is written to a file."""
        _stream = 'stdout'

    class redirect_stderr(_Redirect):
        """What is written to sys.stderr in the block is written to a file."""
        _stream = 'stderr'

    class chdir:
        """Another folder is the current one in the block."""
        def __init__(self, path):
            self.path = path
            self._old = []

        def __enter__(self):
            import os
            self._old.append(os.getcwd())
            os.chdir(self.path)

        def __exit__(self, *exception):
            import os
            os.chdir(self._old.pop())

    class ExitStack(AbstractContextManager):
        """Several objects of `with`, ended in reverse order."""
        def __init__(self):
            self._exits = []

        def enter_context(self, cm):
            """Begins an object of `with`, and ends it with the others."""
            cls = type(cm)
            if not (hasattr(cls, '__enter__') and hasattr(cls, '__exit__')):
                raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol")
            result = cm.__enter__()
            self._exits.append(cm.__exit__)
            return result

        def push(self, exit):
            """Adds an object whose __exit__ is called at the end, or a function like it."""
            self._exits.append(exit.__exit__ if hasattr(type(exit), '__exit__') else exit)
            return exit

        def callback(self, callback, /, *args, **kwds):
            """Adds a function that is called at the end."""
            def exit(exc_type, exc_value, traceback):
                callback(*args, **kwds)
            self._exits.append(exit)
            return callback

        def pop_all(self):
            """A new ExitStack that ends what this one would."""
            other = type(self)()
            other._exits, self._exits = self._exits, []
            return other

        def close(self):
            """Ends all now."""
            self.__exit__(None, None, None)

        def __exit__(self, exc_type, exc_value, traceback):
            pending, suppressed = exc_value, False
            while self._exits:
                exit = self._exits.pop()
                try:
                    if pending is None:
                        exit(None, None, None)
                    elif exit(type(pending), pending, None):
                        pending, suppressed = None, True
                except BaseException as error:
                    pending, suppressed = error, False
            if pending is not None and pending is not exc_value:
                raise pending
            return suppressed and exc_value is not None
    """#)
}

import Evaluator

extension WrittenModules {
  static let contextlib = WrittenModule(
    "contextlib", doc: "Objects for `with`.",
    #"""
    from _contextlib import suppress, closing, nullcontext
    from abc import ABC as _ABC, abstractmethod as _abstractmethod
    from functools import wraps as _wraps
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
            @_wraps(func)
            def inner(*args, **kwds):
                with self._recreate_cm():
                    return func(*args, **kwds)
            return inner

    class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
        """What a function that contextmanager made gives for `with`."""
        def __init__(self, func, args, kwds):
            self.gen = func(*args, **kwds)
            if not hasattr(self.gen, 'throw'):
                raise TypeError(f'contextmanager needs a generator function, one with yield; {func.__name__} gives a {type(self.gen).__name__}')
            self.func, self.args, self.kwds = func, args, kwds
            self.__doc__ = getattr(func, '__doc__', None) or type(self).__doc__

        def _recreate_cm(self):
            return type(self)(self.func, self.args, self.kwds)

        def __enter__(self):
            del self.func, self.args, self.kwds
            try:
                return next(self.gen)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None

        def __exit__(self, typ, value, traceback):
            if typ is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                raise RuntimeError("generator didn't stop")
            if value is None:
                value = typ()
            try:
                self.gen.throw(value)
            except StopIteration as exc:
                # A StopIteration of the generator ends it; that of the block goes on.
                return exc is not value
            except RuntimeError as exc:
                if exc is value or isinstance(value, StopIteration) and exc.__cause__ is value:
                    return False
                raise
            except BaseException as exc:
                if exc is not value:
                    raise
                return False
            raise RuntimeError("generator didn't stop after throw()")

    def contextmanager(func):
        """A generator that yields once, as a function for `with`: what is before `yield` enters, the rest leaves."""
        @_wraps(func)
        def helper(*args, **kwds):
            return _GeneratorContextManager(func, args, kwds)
        return helper

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
            self._exit_callbacks = []

        def _add(self, exit):
            self._exit_callbacks.append((True, exit))

        def enter_context(self, cm):
            """Begins an object of `with`, and ends it with the others."""
            cls = type(cm)
            if not (hasattr(cls, '__enter__') and hasattr(cls, '__exit__')):
                raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol")
            exit = cls.__exit__
            result = cls.__enter__(cm)
            self._add(lambda *details: exit(cm, *details))
            return result

        def push(self, exit):
            """Adds an object whose __exit__ is called at the end, or a function like it."""
            cls = type(exit)
            if hasattr(cls, '__exit__'):
                self._add(lambda *details: cls.__exit__(exit, *details))
            else:
                self._add(exit)
            return exit

        def callback(self, callback, /, *args, **kwds):
            """Adds a function that is called at the end."""
            def exit(exc_type, exc_value, traceback):
                callback(*args, **kwds)
            exit.__wrapped__ = callback
            self._add(exit)
            return callback

        def pop_all(self):
            """A new ExitStack that ends what this one would."""
            other = type(self)()
            other._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
            return other

        def close(self):
            """Ends all now."""
            self.__exit__(None, None, None)

        def __exit__(self, exc_type, exc_value, traceback):
            pending, is_new, outer = exc_value, False, _sys.exc_info()[1]
            suppressed = False
            while self._exit_callbacks:
                exit = self._exit_callbacks.pop()[1]
                try:
                    if exit(*((None, None, None) if pending is None else (type(pending), pending, pending.__traceback__))) and pending is not None:
                        pending, is_new, suppressed = None, False, True
                except BaseException as error:
                    # It came up while the one before was handled, as if the blocks were nested.
                    last = error
                    while last.__context__ is not None and last.__context__ is not pending and last.__context__ is not outer:
                        last = last.__context__
                    if last is not pending:
                        last.__context__ = pending
                    pending, is_new = error, error is not exc_value
            if is_new:
                context = pending.__context__
                try:
                    raise pending
                except BaseException:
                    pending.__context__ = context
                    raise
            return exc_value is not None and suppressed and pending is None
    """#)
}

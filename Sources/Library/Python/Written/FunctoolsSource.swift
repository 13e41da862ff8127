import Evaluator

extension WrittenModules {
  static let functools = WrittenModule(
    "functools", doc: "Functions that work on functions.",
    #"""
    from _functools import partial, reduce, total_ordering, cached_property, cache, lru_cache

    WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
    WRAPPER_UPDATES = ('__dict__',)

    def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        """Gives a wrapper the name, the docstring and the attributes of a function."""
        for name in assigned:
            if hasattr(wrapped, name):
                setattr(wrapper, name, getattr(wrapped, name))
        for name in updated:
            given = getattr(wrapped, name, {})
            if name == '__dict__':
                for key, value in given.items():
                    setattr(wrapper, key, value)
            else:
                getattr(wrapper, name).update(given)
        wrapper.__wrapped__ = wrapped
        return wrapper

    def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        """A decorator that gives a wrapper the name, the docstring and the attributes of a function."""
        return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)

    def cmp_to_key(mycmp):
        """A key for sorting, of a function that compares two elements."""
        class K:
            __slots__ = ['obj']
            def __init__(self, obj):
                self.obj = obj
            def __lt__(self, other):
                return mycmp(self.obj, other.obj) < 0
            def __gt__(self, other):
                return mycmp(self.obj, other.obj) > 0
            def __eq__(self, other):
                return mycmp(self.obj, other.obj) == 0
            def __le__(self, other):
                return mycmp(self.obj, other.obj) <= 0
            def __ge__(self, other):
                return mycmp(self.obj, other.obj) >= 0
            __hash__ = None
        return K

    class partialmethod:
        """A method with some of its arguments already given."""
        def __init__(self, func, /, *args, **keywords):
            if not callable(func) and not hasattr(func, '__get__'):
                raise TypeError(f'{func!r} is not callable or a descriptor')
            if isinstance(func, partialmethod):
                func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
            self.func, self.args, self.keywords = func, args, keywords

        def __get__(self, obj, cls=None):
            func = self.func
            if isinstance(func, (staticmethod, classmethod)) or hasattr(type(func), '__get__'):
                bound = func.__get__(obj, cls)
                return partial(bound, *self.args, **self.keywords)
            def method(owner, /, *args, **keywords):
                return func(owner, *self.args, *args, **{**self.keywords, **keywords})
            return method if obj is None else partial(method, obj)

        def __repr__(self):
            parts = [repr(self.func), *map(repr, self.args), *(f'{k}={v!r}' for k, v in self.keywords.items())]
            return f'functools.{type(self).__name__}({", ".join(parts)})'

    def _nearest(cls, registry):
        for base in cls.__mro__:
            if base is not object and base in registry:
                return registry[base]
        found = [(c, f) for c, f in registry.items() if c is not object and issubclass(cls, c)]
        best = None
        for c, f in found:
            if best is None or issubclass(c, best[0]):
                best = (c, f)
        return best[1] if best else registry[object]

    def singledispatch(func):
        """A function that has several implementations, chosen by the class of the first argument."""
        registry = {object: func}

        def dispatch(cls):
            """The implementation for a class."""
            return _nearest(cls, registry)

        def register(cls, func=None):
            """Adds an implementation for a class."""
            if func is None:
                if isinstance(cls, type) or hasattr(cls, '__args__'):
                    return lambda f: register(cls, f)
                types = list(getattr(getattr(cls, '__func__', cls), '__annotations__', {}).values())
                if not types:
                    raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.')
                cls, func = types[0], cls
            for one in getattr(cls, '__args__', None) or (cls,):
                registry[one] = func
            return func

        @wraps(func)
        def wrapper(*args, **kw):
            if not args:
                raise TypeError(f'{func.__name__} requires at least 1 positional argument')
            return dispatch(args[0].__class__)(*args, **kw)

        wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
        return wrapper

    class singledispatchmethod:
        """A method that has several implementations, chosen by the class of its first argument."""
        def __init__(self, func):
            self.dispatcher, self.func = singledispatch(func), func

        def register(self, cls, method=None):
            """Adds an implementation for a class."""
            return self.dispatcher.register(cls, func=method)

        def __get__(self, obj, cls=None):
            @wraps(self.func)
            def method(*args, **kwargs):
                return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
            method.register = self.register
            return method

    _info = []

    def _cache_info(hits, misses, maxsize, currsize):
        if not _info:
            from collections import namedtuple
            _info.append(namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools'))
        return _info[0](hits, misses, maxsize, currsize)
    """#)
}

import Evaluator

extension WrittenModules {
  static let weakref = WrittenModule(
    "weakref", doc: "References that do not keep their objects.",
    #"""
    from _weakref import ref
    import _collections_abc as _abc

    ReferenceType = ref

    def _alive(proxy):
        # The object that a proxy stands for.
        target = _own(proxy, '_reference')()
        if target is None:
            raise ReferenceError('weakly-referenced object no longer exists')
        return target

    _own = object.__getattribute__

    def _plain(value):
        return _alive(value) if type(value) in ProxyTypes else value

    class ProxyType:
        """A reference that acts as its object, and does not keep it."""
        __hash__ = None

        def __init__(self, target, callback=None):
            object.__setattr__(self, '_reference', ref(target, callback))

        __class__ = property(lambda self: type(_alive(self)))

        def __getattribute__(self, name):
            return getattr(_alive(self), name)

        def __setattr__(self, name, value):
            setattr(_alive(self), name, value)

        def __delattr__(self, name):
            delattr(_alive(self), name)

        def __repr__(self):
            target = _own(self, '_reference')()
            return f'<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>'

        def __str__(self):
            return str(_alive(self))

        def __format__(self, spec):
            return format(_alive(self), spec)

        def __bytes__(self):
            return bytes(_alive(self))

        def __setitem__(self, key, value):
            _alive(self)[key] = value

        def __delitem__(self, key):
            del _alive(self)[key]

        def __contains__(self, value):
            return value in _alive(self)

        def __round__(self, *digits):
            return round(_alive(self), *digits)

    class CallableProxyType(ProxyType):
        """A reference that acts as its object, which can be called."""
        def __call__(self, *args, **kwargs):
            return _alive(self)(*args, **kwargs)

    ProxyTypes = (ProxyType, CallableProxyType)

    def _forward():
        # Operators, which are looked up in the class.
        import operator
        def of_one(function):
            return lambda self: function(_alive(self))
        def of_two(function, is_reflected=False):
            if is_reflected:
                return lambda self, other: function(_plain(other), _alive(self))
            return lambda self, other: function(_alive(self), _plain(other))
        for name in ('neg', 'pos', 'abs', 'invert', 'index'):
            setattr(ProxyType, f'__{name}__', of_one(getattr(operator, name)))
        for name, function in (('len', len), ('iter', iter), ('next', next), ('bool', bool), ('int', int), ('float', float), ('reversed', reversed)):
            setattr(ProxyType, f'__{name}__', of_one(function))
        for name in ('eq', 'ne', 'lt', 'le', 'gt', 'ge', 'getitem'):
            setattr(ProxyType, f'__{name}__', of_two(getattr(operator, name)))
        for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'and_', 'or_', 'xor', 'lshift', 'rshift'):
            function, plain = getattr(operator, name), name.rstrip('_')
            setattr(ProxyType, f'__{plain}__', of_two(function))
            setattr(ProxyType, f'__r{plain}__', of_two(function, True))
            setattr(ProxyType, f'__i{plain}__', of_two(getattr(operator, 'i' + plain)))

    _forward()

    def proxy(object, callback=None):
        """A reference that acts as its object, and does not keep it."""
        return (CallableProxyType if callable(object) else ProxyType)(object, callback)

    def getweakrefcount(object):
        """Refused: references are not counted by their kind."""
        raise NotImplementedError('weakref.getweakrefcount is not in fieldbook: references are not counted by their kind')

    class WeakMethod:
        """A reference to a method of an object that does not keep the object."""
        def __init__(self, meth, callback=None):
            if not hasattr(meth, '__self__'):
                raise TypeError(f'argument should be a bound method, not {type(meth)}')
            self._object, self._function = ref(meth.__self__, callback), meth.__func__

        def __call__(self):
            found = self._object()
            return None if found is None else self._function.__get__(found)

    class finalize:
        """Calls a function when an object is gone; at the end of the session nothing is called."""
        __slots__ = ()
        _waiting = {}

        def __init__(self, obj, func, /, *args, **kwargs):
            finalize._waiting[self] = [ref(obj, self), func, args, kwargs, True]

        def __call__(self, _=None):
            """The function's result, if it was not called before."""
            found = finalize._waiting.pop(self, None)
            return found and found[1](*found[2], **found[3])

        def _found(self):
            found = finalize._waiting.get(self)
            target = found and found[0]()
            return None if target is None else (target, *found[1:4])

        def peek(self):
            """Object, function and arguments, while the function waits."""
            return self._found()

        def detach(self):
            """As peek; then the function is not called any more."""
            found = self._found()
            if found:
                del finalize._waiting[self]
            return found

        def _is_alive(self):
            self._found()
            return self in finalize._waiting

        alive = property(_is_alive, doc='Whether the function waits.')

        def _at_exit(self):
            return self in finalize._waiting and finalize._waiting[self][4]

        def _set_at_exit(self, value):
            if self in finalize._waiting:
                finalize._waiting[self][4] = bool(value)

        atexit = property(_at_exit, _set_at_exit, doc='Whether Python calls the function at the end of the program.')

        def __repr__(self):
            found = self._found()
            state = f'for {type(found[0]).__name__!r} at {id(found[0]):#x}' if found else 'dead'
            return f'<{type(self).__name__} object at {id(self):#x}; {state}>'

    class _References:
        """Pairs of a reference and a value, without those whose object is gone."""
        def _living(self):
            dead = [key for key, value in self._data.items() if self._reference(key, value)() is None]
            for key in dead:
                del self._data[key]
            return self._data

        def __len__(self):
            return len(self._living())

    class _Dictionary(_References, _abc.MutableMapping):
        def copy(self):
            """Another with the same pairs."""
            return type(self)(self)

        __copy__ = copy

        def setdefault(self, key, default=None):
            """The value at a key, which is the default if there was none."""
            if key not in self:
                self[key] = default
            return self[key]

    class WeakValueDictionary(_Dictionary):
        """A dict that does not keep its values."""
        def __init__(self, other=(), /, **kw):
            self._data = {}
            self.update(other, **kw)

        def _reference(self, key, value):
            return value

        def __getitem__(self, key):
            found = self._data[key]()
            if found is None:
                raise KeyError(key)
            return found

        def __setitem__(self, key, value):
            self._data[key] = ref(value)

        def __delitem__(self, key):
            del self._living()[key]

        def __contains__(self, key):
            return key in self._data and self._data[key]() is not None

        def __iter__(self):
            return iter(list(self._living()))

        def valuerefs(self):
            """The references to the values."""
            return list(self._data.values())

        itervaluerefs = lambda self: iter(self.valuerefs())

        def __repr__(self):
            return f'<WeakValueDictionary at {id(self):#x}>'

    class WeakKeyDictionary(_Dictionary):
        """A dict that does not keep its keys."""
        def __init__(self, dict=None):
            self._data = {}
            if dict is not None:
                self.update(dict)

        def _reference(self, key, value):
            return key

        def __getitem__(self, key):
            return self._data[ref(key)]

        def __setitem__(self, key, value):
            self._data[ref(key)] = value

        def __delitem__(self, key):
            del self._data[ref(key)]

        def __contains__(self, key):
            try:
                return ref(key) in self._data
            except TypeError:
                return False

        def __iter__(self):
            return iter([key() for key in self._living()])

        def keyrefs(self):
            """The references to the keys."""
            return list(self._data)

        def __repr__(self):
            return f'<WeakKeyDictionary at {id(self):#x}>'

    class WeakSet(_References, _abc.MutableSet):
        """A set that does not keep its members."""
        def __init__(self, data=None):
            self._data = {}
            for item in data or ():
                self.add(item)

        def _reference(self, key, value):
            return key

        def add(self, item):
            """Adds a member."""
            self._data[ref(item)] = None

        def discard(self, item):
            """Takes a member out, if it is there."""
            self._data.pop(ref(item), None)

        def __contains__(self, item):
            try:
                return ref(item) in self._data
            except TypeError:
                return False

        def __iter__(self):
            return iter([key() for key in self._living()])
    """#)
}

import Evaluator

extension WrittenModules {
  static let pickleObjects = WrittenModule(
    "_pickle_objects", doc: "Objects and classes as pickle writes and reads them.",
    #"""
    import sys as _sys

    class PickleError(Exception):
        """What goes wrong with values as bytes."""

    class PicklingError(PickleError):
        """A value that is not written."""

    class UnpicklingError(PickleError):
        """Bytes that are not read."""

    for _kind in (PickleError, PicklingError, UnpicklingError):
        _kind.__module__ = '_pickle'

    # The classes of the library that a file may name. All others must be the program's own.
    _library = {
        'collections': 'OrderedDict defaultdict Counter deque ChainMap UserDict UserList UserString',
        'datetime': 'date time datetime timedelta timezone', 'decimal': 'Decimal', 'fractions': 'Fraction', 'uuid': 'UUID',
        'pathlib': 'PosixPath PurePosixPath Path PurePath', 'types': 'SimpleNamespace', 'argparse': 'Namespace', 'array': 'array',
        'builtins': 'object int float str bytes bytearray list tuple dict set frozenset range slice bool Exception ValueError TypeError '
                    'KeyError IndexError RuntimeError OSError ArithmeticError ZeroDivisionError AttributeError NameError LookupError '
                    'NotImplementedError StopIteration AssertionError FileNotFoundError',
    }

    def _newobj(cls, *args):
        return cls.__new__(cls, *args)

    def _reconstructor(cls, base, state):
        return object.__new__(cls) if base is object else base.__new__(cls, state)

    class _Array:
        """An array before its numbers are known."""
        def __init__(self, *args):
            pass

    def _array(placeholder, state):
        import numpy as np
        version, shape, dtype, is_fortran, data = state
        if isinstance(data, list):
            values = np.empty(len(data), dtype=object)
            values[:] = data
            return values.reshape(shape)
        return np.frombuffer(data, dtype=dtype).reshape(shape[::-1]).T.copy() if is_fortran else np.frombuffer(data, dtype=dtype).reshape(shape).copy()

    def _dtype(name, *args):
        import numpy as np
        return np.dtype(object if name in ('O', 'O8') else name)

    def _scalar(dtype, data):
        import numpy as np
        return np.frombuffer(data, dtype=dtype)[0]

    def _from_buffer(data, dtype, shape, order):
        import numpy as np
        flat = np.frombuffer(bytes(data), dtype=dtype)
        return (flat.reshape(shape[::-1]).T if order == 'F' else flat.reshape(shape)).copy()

    def _moment(name):
        import datetime
        cls = getattr(datetime, name)
        def make(*args):
            if not args or not isinstance(args[0], (bytes, str)):
                return cls(*args)
            data = args[0] if isinstance(args[0], bytes) else args[0].encode('latin-1')
            number = lambda start, end: int.from_bytes(data[start:end], 'big')
            if name == 'date':
                return cls(number(0, 2), data[2], data[3])
            if name == 'time':
                return cls(data[0] & 0x7f, data[1], data[2], number(3, 6), *args[1:])
            return cls(number(0, 2), data[2] & 0x7f, data[3], data[4], data[5], data[6], number(7, 10), *args[1:])
        return make

    def _encoded(text, name='latin1'):
        return text.encode(name)

    def found(module, name):
        """What a file names: a class of the program, or one of the library's that hold values."""
        module = {'__builtin__': 'builtins', 'copy_reg': 'copyreg', 'exceptions': 'builtins'}.get(module, module)
        if module == 'copyreg' and name in ('_reconstructor', '__newobj__'):
            return _reconstructor if name == '_reconstructor' else _newobj
        if module == '_codecs' and name == 'encode':
            return _encoded
        if module.startswith(('numpy.core.', 'numpy._core.')) or module == 'numpy':
            special = {'_reconstruct': _Array, 'ndarray': _Array, 'dtype': _dtype, 'scalar': _scalar, '_frombuffer': _from_buffer}
            if name in special:
                return special[name]
        if module == 'datetime' and name in ('date', 'time', 'datetime'):
            return _moment(name)
        if name in _library.get(module, '').split():
            value = _module_of(module)
            return getattr(value, name)
        if module == '__main__':
            value = _sys.modules['__main__']
            try:
                for part in name.split('.'):
                    value = getattr(value, part)
            except AttributeError:
                raise AttributeError(f"Can't get attribute {name!r} on <module '__main__'>") from None
            if isinstance(value, type) or callable(value):
                return value
        raise UnpicklingError(f'the file names {module}.{name}: fieldbook reads values, containers and objects of your own classes, and runs nothing else that a file names')

    def _module_of(name):
        from _sys import import_module
        return import_module(name)

    def called(function, args):
        """The object that a file makes by a call: of a class, or of what stands for one."""
        if isinstance(function, type) or getattr(function, '__module__', '__main__') != '__main__':
            return function(*args)
        raise UnpicklingError(f'the file calls {function.__qualname__}: fieldbook makes objects of classes, and calls no function that a file names')

    def _named(x):
        module = getattr(x, '__module__', None) or '__main__'
        name = x.__qualname__
        if module == '__main__':
            try:
                value = _sys.modules['__main__']
                for part in name.split('.'):
                    value = getattr(value, part)
            except AttributeError:
                value = None
            if value is not x:
                raise PicklingError(f"Can't pickle {x!r}: it's not found as {module}.{name}") if '<locals>' not in name else AttributeError(f"Can't pickle local object {name!r}")
        elif name not in _library.get(module, '').split():
            raise PicklingError(f'fieldbook writes no {module}.{name}: an array has np.save, a model has model.save')
        return module, name

    def _state(x):
        if hasattr(x, '__getstate__'):
            return x.__getstate__()
        own = getattr(x, '__dict__', None)
        state = dict(own) if own else None
        slots = {}
        for cls in type(x).__mro__:
            names = cls.__dict__.get('__slots__', ()) if '__slots__' in cls.__dict__ else ()
            for name in (names,) if isinstance(names, str) else names:
                if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                    slots[name] = getattr(x, name)
        return (state, slots) if slots else state

    def reduced(x):
        """How an object is written: ('class', module, name), or ('array', …), or ('object', callable, args, state, elements, pairs)."""
        kind = type(x)
        if isinstance(x, type) or kind.__name__ in ('function', 'builtin_function_or_method'):
            return ('class', *_named(x))
        if kind.__name__ == 'ndarray' or kind.__module__ == 'numpy' and hasattr(x, 'tobytes'):
            return _reduced_array(x)
        import datetime, decimal
        if isinstance(x, (datetime.date, datetime.time)) and kind.__module__ == 'datetime':
            if isinstance(x, datetime.datetime):
                args = (x.year, x.month, x.day, x.hour, x.minute, x.second, x.microsecond)
            elif isinstance(x, datetime.date):
                args = (x.year, x.month, x.day)
            else:
                args = (x.hour, x.minute, x.second, x.microsecond)
            zone = getattr(x, 'tzinfo', None)
            return ('object', kind, args if zone is None else (*args, zone), None, None, None)
        if kind is datetime.timedelta:
            return ('object', kind, (x.days, x.seconds, x.microseconds), None, None, None)
        if kind is datetime.timezone:
            return ('object', kind, (x.utcoffset(None),), None, None, None)
        if isinstance(x, range):
            return ('object', range, (x.start, x.stop, x.step), None, None, None)
        if isinstance(x, slice):
            return ('object', slice, (x.start, x.stop, x.step), None, None, None)
        for name, arguments in (('__reduce_ex__', (4,)), ('__reduce__', ())):
            if any(name in base.__dict__ for base in kind.__mro__ if base is not object):
                made = getattr(x, name)(*arguments)
                if isinstance(made, str):
                    return ('class', '__main__', made)
                function, args, *rest = made
                return ('object', function, args, *(rest + [None] * 3)[:3])
        if isinstance(x, BaseException):
            return ('object', kind, x.args, dict(x.__dict__) or None, None, None)
        if isinstance(x, (dict, list, set, frozenset, tuple, str, bytes, int, float)):
            if isinstance(x, dict):
                args = (x.default_factory,) if hasattr(x, 'default_factory') and kind.__module__ == 'collections' else ()
                if args:
                    return ('object', kind, args, None, None, list(x.items()))
                return ('new', kind, (), _state(x), None, list(x.items()))
            if isinstance(x, list):
                return ('new', kind, (), _state(x), list(x), None)
            plain = next(base for base in (set, frozenset, tuple, str, bytes, int, float) if isinstance(x, base))
            if plain is set:
                return ('object', kind, (list(x),), _state(x), None, None)
            args = x.__getnewargs__() if hasattr(x, '__getnewargs__') else (plain(x),)
            return ('new', kind, args, _state(x), None, None)
        if kind.__name__ == 'deque':
            return ('object', kind, ((), x.maxlen) if x.maxlen is not None else (), None, list(x), None)
        if hasattr(x, '__dict__') or any('__slots__' in base.__dict__ for base in kind.__mro__):
            args = x.__getnewargs__() if hasattr(x, '__getnewargs__') else ()
            return ('new', kind, args, _state(x), None, None)
        raise PicklingError(f'fieldbook writes values, containers and objects of your own classes, not {kind.__name__}: an array has np.save, a model has model.save')

    def _reduced_array(x):
        import numpy as np
        if not isinstance(x, np.ndarray):
            x = np.asarray(x)
        if x.dtype == object:
            raise PicklingError('fieldbook writes arrays of numbers, not of objects: make it a list first, x.tolist()')
        return ('array', x.shape, x.dtype.str, x.tobytes())

    def with_state(x, state):
        """Gives an object its state."""
        if isinstance(x, _Array):
            return _array(x, state)
        if type(x).__name__ == 'dtype' or type(x).__module__ == 'numpy':
            return x.newbyteorder(state[1]) if isinstance(state, tuple) and state[1] in '<>' and hasattr(x, 'newbyteorder') else x
        if hasattr(x, '__setstate__'):
            x.__setstate__(state)
            return x
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            x.__dict__.update(state)
        for name, value in (slots or {}).items():
            setattr(x, name, value)
        return x
    """#)
}

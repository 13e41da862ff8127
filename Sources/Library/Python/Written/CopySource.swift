import Evaluator

extension WrittenModules {
  static let copy = WrittenModule(
    "copy", doc: "Copies of objects.",
    #"""
    class Error(Exception):
        """What cannot be copied."""

    error = Error
    _same = (type(None), int, float, bool, str, bytes, type(...), type(NotImplemented), range, type, type(len), type(lambda: 0), slice)

    def _is_same(x):
        return isinstance(x, _same) and type(x) in _same or isinstance(x, type)

    def _partial(x, function):
        # A functools.partial, of which there is no copy by its attributes.
        new = type(x)(function(x.func), *function(x.args), **function(x.keywords))
        for name, value in getattr(x, '__dict__', {}).items():
            setattr(new, name, function(value))
        return new

    def _is_partial(cls):
        return cls.__name__ == 'partial' and cls.__module__ == 'functools'

    # What is the same in every copy.
    _whole = ('Pattern', 'Match', '_lru_cache_wrapper')

    def _rebuilt(x, state, extra):
        new = object.__new__(type(x)) if not isinstance(x, (list, dict, set, tuple, str, int, float)) else type(x).__new__(type(x), *extra)
        new.__dict__.update(state)
        return new

    def _own(cls, *names):
        return any(name in base.__dict__ for base in cls.__mro__ if base is not object for name in names)

    def _reduced(x, cls, function=lambda value: value, known=lambda new: None):
        # By the object's own account of itself, as pickle uses it.
        if _own(cls, '__reduce_ex__', '__reduce__'):
            made = x.__reduce_ex__(4) if _own(cls, '__reduce_ex__') else x.__reduce__()
            if isinstance(made, str):
                return x
            maker, args, state, elements, pairs = (*made, None, None, None)[:5]
            new = maker(*function(args))
        else:
            args = x.__getnewargs__() if hasattr(x, '__getnewargs__') else ()
            new, elements, pairs = cls.__new__(cls, *function(args)), None, None
            state = x.__getstate__() if hasattr(x, '__getstate__') else x.__dict__
        known(new)
        if state is not None:
            state = function(state)
            if hasattr(new, '__setstate__'):
                new.__setstate__(state)
            else:
                plain, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
                if plain:
                    new.__dict__.update(plain)
                for name, value in (slots or {}).items():
                    setattr(new, name, value)
        for element in elements or ():
            new.append(function(element))
        for key, value in pairs or ():
            new[function(key)] = function(value)
        return new

    def _reduces(cls):
        return _own(cls, '__reduce_ex__', '__reduce__', '__getstate__', '__setstate__')

    def _again(x, cls, function, elements=list):
        # An object of a class derived from one whose values stay, or of one whose attributes are not all it has.
        if isinstance(x, frozenset):
            new = cls(elements(x))
        elif _is_deque(cls):
            new = cls(elements(x)) if x.maxlen is None else cls(elements(x), x.maxlen)
        elif isinstance(x, bytearray):
            new = cls(bytes(x))
        else:
            plain = str.__add__(x, '') if isinstance(x, str) else bytes(x) if isinstance(x, bytes) else \
                int.__add__(x, 0) if isinstance(x, int) else float.__mul__(x, 1.0)
            new = cls.__new__(cls, plain)
        for name, value in getattr(x, '__dict__', {}).items():
            setattr(new, name, function(value))
        return new

    def _is_deque(cls):
        return any(base.__name__ == 'deque' and base.__module__ == 'collections' for base in cls.__mro__)

    def _has_value(x):
        return isinstance(x, (str, int, float, bytes, frozenset, bytearray)) or _is_deque(type(x))

    def copy(x):
        """A copy of the object itself; what it holds is shared."""
        cls = type(x)
        if _is_same(x) or cls in (tuple, frozenset):
            return x
        method = getattr(cls, '__copy__', None)
        if method is not None:
            return method(x)
        if cls in (list, dict, set, bytearray) or cls.__name__ in ('deque', 'ndarray'):
            return x.copy()
        if cls.__name__ in _whole:
            return x
        if _is_partial(cls):
            return _partial(x, lambda value: value)
        if _reduces(cls):
            return _reduced(x, cls)
        if isinstance(x, tuple):
            new = cls.__new__(cls, *(x if hasattr(cls, '_fields') else (tuple(x),)))
        elif isinstance(x, (list, set, dict)):
            new = cls.__new__(cls)
            new.extend(x) if isinstance(x, list) else new.update(x) if isinstance(x, set) else [dict.__setitem__(new, k, v) for k, v in x.items()]
        elif isinstance(x, BaseException):
            new = cls(*x.args)
        elif _has_value(x):
            return _again(x, cls, lambda value: value)
        elif hasattr(x, '__dict__'):
            new = object.__new__(cls)
        elif hasattr(x, 'copy'):
            return x.copy()
        else:
            return _slotted(x, copy, None)
        if hasattr(x, '__dict__'):
            new.__dict__.update(x.__dict__)
        return new

    def _slotted(x, function, memo):
        names = [n for c in type(x).__mro__ for n in getattr(c, '__dict__', {}).get('__slots__', ())]
        if not names:
            raise TypeError(f"cannot pickle '{type(x).__name__}' object")
        new = object.__new__(type(x))
        if memo is not None:
            memo[id(x)] = new
        for name in names:
            if hasattr(x, name):
                setattr(new, name, function(getattr(x, name)) if memo is not None else getattr(x, name))
        return new

    def deepcopy(x, memo=None, _nil=[]):
        """A copy of the object and of all that it holds."""
        if memo is None:
            memo = {}
        if _is_same(x):
            return x
        key = id(x)
        if key in memo:
            return memo[key]
        cls = type(x)
        method = getattr(cls, '__deepcopy__', None)
        if method is not None:
            new = method(x, memo)
        elif cls.__name__ in _whole:
            new = x
        elif _is_partial(cls):
            new = _partial(x, lambda value: deepcopy(value, memo))
        elif _reduces(cls):
            def known(new):
                memo[key] = new
            new = _reduced(x, cls, lambda value: deepcopy(value, memo), known)
        elif cls is list:
            new = memo[key] = []
            for element in x:
                new.append(deepcopy(element, memo))
        elif cls is dict:
            new = memo[key] = {}
            for k, v in x.items():
                new[deepcopy(k, memo)] = deepcopy(v, memo)
        elif cls is tuple:
            new = tuple([deepcopy(element, memo) for element in x])
            if all(a is b for a, b in zip(new, x)):
                new = x
        elif cls in (set, frozenset):
            new = cls([deepcopy(element, memo) for element in x])
        elif cls is bytearray or cls.__name__ == 'ndarray':
            new = x.copy()
        elif cls.__name__ == 'deque':
            new = cls([deepcopy(element, memo) for element in x], x.maxlen)
        elif isinstance(x, tuple):
            values = [deepcopy(element, memo) for element in tuple(x)]
            new = cls.__new__(cls, *(values if hasattr(cls, '_fields') else (values,)))
            if hasattr(x, '__dict__'):
                new.__dict__.update(deepcopy(x.__dict__, memo))
        elif isinstance(x, (list, set, dict)):
            new = memo[key] = cls.__new__(cls)
            if isinstance(x, list):
                new.extend([deepcopy(element, memo) for element in x])
            elif isinstance(x, set):
                new.update([deepcopy(element, memo) for element in x])
            else:
                for k, v in x.items():
                    dict.__setitem__(new, deepcopy(k, memo), deepcopy(v, memo))
            new.__dict__.update({k: deepcopy(v, memo) for k, v in x.__dict__.items()})
        elif isinstance(x, BaseException):
            new = cls(*deepcopy(x.args, memo))
            new.__dict__.update(deepcopy(x.__dict__, memo))
        elif _has_value(x):
            new = _again(x, cls, lambda value: deepcopy(value, memo), lambda elements: [deepcopy(e, memo) for e in elements])
        elif hasattr(x, '__dict__'):
            new = memo[key] = object.__new__(cls)
            new.__dict__.update({k: deepcopy(v, memo) for k, v in x.__dict__.items()})
        elif hasattr(x, 'copy'):
            new = x.copy()
        else:
            new = _slotted(x, lambda value: deepcopy(value, memo), memo)
        memo[key] = new
        # What was copied lives as long as the memo, so that no new object gets its id.
        memo.setdefault(id(memo), []).append(x)
        return new
    """#)
}

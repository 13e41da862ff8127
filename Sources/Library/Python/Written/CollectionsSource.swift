import Evaluator

extension WrittenModules {
  static let collections = WrittenModule(
    "collections", doc: "Further containers.",
    #"""
    from _collections import deque
    import _collections_abc as abc
    from _collections_user import UserDict, UserList, UserString
    from keyword import iskeyword as _iskeyword
    from reprlib import recursive_repr as _recursive_repr

    _absent = object()

    class OrderedDict(dict):
        """A dict that knows the order of its keys, and can change it."""
        def move_to_end(self, key, last=True):
            """Makes a key the last, or the first."""
            value = dict.get(self, key, _absent)
            if value is _absent:
                raise KeyError(key)
            if last:
                dict.pop(self, key)
                dict.__setitem__(self, key, value)
            else:
                dict.pop(self, key)
                rest = list(dict.items(self))
                dict.clear(self)
                dict.update(self, [(key, value), *rest])

        def popitem(self, last=True):
            """Takes out the last pair, or the first."""
            if not self:
                raise KeyError('dictionary is empty')
            key = next(reversed(self) if last else iter(self))
            return key, dict.pop(self, key)

        def pop(self, key, default=_absent):
            """Takes out a key, and gives its value."""
            return dict.pop(self, key) if default is _absent else dict.pop(self, key, default)

        def setdefault(self, key, default=None):
            """The value at a key, which is set where it is missing."""
            if key in self:
                return self[key]
            self[key] = default
            return default

        def copy(self):
            """A new OrderedDict of the same pairs."""
            return self.__class__(self)

        @classmethod
        def fromkeys(cls, iterable, value=None):
            """An OrderedDict with these keys, all of one value."""
            self = cls()
            for key in iterable:
                self[key] = value
            return self

        def __eq__(self, other):
            if isinstance(other, OrderedDict):
                return dict.__eq__(self, other) and list(self) == list(other)
            return dict.__eq__(self, other)

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            new = self.copy()
            new.update(other)
            return new

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            new = self.__class__(other)
            new.update(self)
            return new

        @_recursive_repr()
        def __repr__(self):
            return f'{type(self).__name__}({list(self.items())!r})' if self else f'{type(self).__name__}()'

    class defaultdict(dict):
        """A dict that makes the value of a key that is missing."""
        def __init__(self, default_factory=None, /, *args, **kwargs):
            if default_factory is not None and not callable(default_factory):
                raise TypeError('first argument must be callable or None')
            super().__init__(*args, **kwargs)
            self.default_factory = default_factory

        def __missing__(self, key):
            if self.default_factory is None:
                raise KeyError(key)
            value = self[key] = self.default_factory()
            return value

        def copy(self):
            """A new defaultdict of the same pairs."""
            return type(self)(self.default_factory, self)

        __copy__ = copy

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            new = self.copy()
            new.update(other)
            return new

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            new = type(self)(self.default_factory, other)
            new.update(self)
            return new

        def __repr__(self):
            return f'{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})'

    class Counter(dict):
        """A dict that counts elements."""
        def __init__(self, iterable=None, /, **kwds):
            super().__init__()
            self.update(iterable, **kwds)

        def __missing__(self, key):
            return 0

        def most_common(self, n=None):
            """The elements with their counts, the most frequent first."""
            pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
            return pairs if n is None else pairs[:max(n, 0)]

        def elements(self):
            """Each element as often as it was counted."""
            for element, count in self.items():
                for _ in range(count):
                    yield element

        def total(self):
            """The sum of all counts."""
            return sum(self.values())

        @classmethod
        def fromkeys(cls, iterable, v=None):
            """Not defined for counters."""
            raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

        def update(self, iterable=None, /, **kwds):
            """Counts further elements, or adds counts."""
            if iterable is not None:
                if isinstance(iterable, (dict, abc.Mapping)):
                    if self:
                        for element, count in iterable.items():
                            self[element] = count + self.get(element, 0)
                    else:
                        super().update(iterable)
                else:
                    get = self.get
                    for element in iterable:
                        self[element] = get(element, 0) + 1
            if kwds:
                self.update(kwds)

        def subtract(self, iterable=None, /, **kwds):
            """Takes elements, or counts, away."""
            if iterable is not None:
                if isinstance(iterable, (dict, abc.Mapping)):
                    for element, count in iterable.items():
                        self[element] = self.get(element, 0) - count
                else:
                    for element in iterable:
                        self[element] = self.get(element, 0) - 1
            if kwds:
                self.subtract(kwds)

        def copy(self):
            """A new Counter of the same counts."""
            return self.__class__(self)

        def __delitem__(self, element):
            if element in self:
                super().__delitem__(element)

        def __repr__(self):
            if not self:
                return f'{type(self).__name__}()'
            try:
                pairs = dict(self.most_common())
            except TypeError:
                pairs = dict(self)
            return f'{type(self).__name__}({pairs!r})'

        def __eq__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[e] == other[e] for c in (self, other) for e in c)

        def __ne__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return not self == other

        def __le__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[e] <= other[e] for c in (self, other) for e in c)

        def __lt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self <= other and self != other

        def __ge__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[e] >= other[e] for c in (self, other) for e in c)

        def __gt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self >= other and self != other

        def _combined(self, other, function):
            result = Counter()
            for element in list(self) + [e for e in other if e not in self]:
                count = function(self[element], other[element])
                if count > 0:
                    result[element] = count
            return result

        def __add__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._combined(other, lambda a, b: a + b)

        def __sub__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._combined(other, lambda a, b: a - b)

        def __or__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._combined(other, max)

        def __and__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._combined(other, min)

        def __pos__(self):
            return self + Counter()

        def __neg__(self):
            return Counter() - self

        def _keep_positive(self):
            for element in [e for e, count in self.items() if not count > 0]:
                del self[element]
            return self

        def __iadd__(self, other):
            for element, count in other.items():
                self[element] += count
            return self._keep_positive()

        def __isub__(self, other):
            for element, count in other.items():
                self[element] -= count
            return self._keep_positive()

        def __ior__(self, other):
            for element, count in other.items():
                if count > self[element]:
                    self[element] = count
            return self._keep_positive()

        def __iand__(self, other):
            for element, count in list(self.items()):
                if other[element] < count:
                    self[element] = other[element]
            return self._keep_positive()

    class ChainMap(abc.MutableMapping):
        """Several dicts as one; the first that has a key gives its value."""
        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __missing__(self, key):
            raise KeyError(key)

        def __getitem__(self, key):
            for mapping in self.maps:
                try:
                    return mapping[key]
                except KeyError:
                    pass
            return self.__missing__(key)

        def get(self, key, default=None):
            """The value at a key, or a default."""
            return self[key] if key in self else default

        def __len__(self):
            return len(set().union(*self.maps))

        def __iter__(self):
            keys = {}
            for mapping in reversed(self.maps):
                keys.update(dict.fromkeys(mapping))
            return iter(keys)

        def __contains__(self, key):
            return any(key in m for m in self.maps)

        def __bool__(self):
            return any(self.maps)

        @_recursive_repr()
        def __repr__(self):
            return f'{type(self).__name__}({", ".join(map(repr, self.maps))})'

        @classmethod
        def fromkeys(cls, iterable, *args):
            """A ChainMap of one dict with these keys, all of one value."""
            return cls(dict.fromkeys(iterable, *args))

        def copy(self):
            """A new ChainMap with a copy of the first dict."""
            return type(self)(self.maps[0].copy(), *self.maps[1:])

        __copy__ = copy

        def new_child(self, m=None, **kwargs):
            """A ChainMap with one more dict in front."""
            if m is None:
                m = kwargs
            elif kwargs:
                m.update(kwargs)
            return type(self)(m, *self.maps)

        @property
        def parents(self):
            """A ChainMap without the first dict."""
            return type(self)(*self.maps[1:])

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def __delitem__(self, key):
            if key not in self.maps[0]:
                raise KeyError(f'Key not found in the first mapping: {key!r}')
            del self.maps[0][key]

        def popitem(self):
            """Takes the last pair out of the first dict."""
            if not self.maps[0]:
                raise KeyError('No keys found in the first mapping.')
            return self.maps[0].popitem()

        def pop(self, key, *args):
            """Takes a key out of the first dict."""
            try:
                return self.maps[0].pop(key, *args)
            except KeyError:
                raise KeyError(f'Key not found in the first mapping: {key!r}') from None

        def clear(self):
            """Empties the first dict."""
            self.maps[0].clear()

        def __ior__(self, other):
            self.maps[0].update(other)
            return self

        def __or__(self, other):
            if not isinstance(other, abc.Mapping):
                return NotImplemented
            new = self.copy()
            new.maps[0].update(other)
            return new

        def __ror__(self, other):
            if not isinstance(other, abc.Mapping):
                return NotImplemented
            pairs = dict(other)
            for mapping in reversed(self.maps):
                pairs.update(mapping)
            return type(self)(pairs)

    def _bound(typename, fields, defaults, args, kwargs):
        count, name = len(fields), f'{typename}.__new__()'
        if len(args) > count:
            least = count - len(defaults)
            takes = f'from {least + 1} to {count + 1}' if defaults else count + 1
            raise TypeError(f'{name} takes {takes} positional argument{"s" if defaults or count else ""} but {len(args) + 1} were given')
        values = dict(zip(fields, args))
        for key, value in kwargs.items():
            if key not in fields:
                raise TypeError(f"{name} got an unexpected keyword argument '{key}'")
            if key in values:
                raise TypeError(f"{name} got multiple values for argument '{key}'")
            values[key] = value
        missing = [repr(f) for f in fields if f not in values and f not in defaults]
        if missing:
            words = ' and '.join(missing) if len(missing) < 3 else ', '.join(missing[:-1]) + ', and ' + missing[-1]
            raise TypeError(f'{name} missing {len(missing)} required positional argument{"s" if len(missing) > 1 else ""}: {words}')
        return [values[f] if f in values else defaults[f] for f in fields]

    def _unsettable(self, value=None):
        raise AttributeError("can't set attribute")

    def _undeletable(self):
        raise AttributeError("can't delete attribute")

    def _field(index, doc):
        return property(lambda self: tuple.__getitem__(self, index), _unsettable, _undeletable, doc)

    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        """A class of tuples whose elements have names."""
        if isinstance(field_names, str):
            field_names = field_names.replace(',', ' ').split()
        fields = list(map(str, field_names))
        typename = str(typename)
        if rename:
            seen = set()
            for index, name in enumerate(fields):
                if not name.isidentifier() or _iskeyword(name) or name.startswith('_') or name in seen:
                    fields[index] = f'_{index}'
                seen.add(name)
        for name in [typename] + fields:
            if not name.isidentifier():
                raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
            if _iskeyword(name):
                raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
        seen = set()
        for name in fields:
            if name.startswith('_') and not rename:
                raise ValueError(f'Field names cannot start with an underscore: {name!r}')
            if name in seen:
                raise ValueError(f'Encountered duplicate field name: {name!r}')
            seen.add(name)
        given = tuple(defaults or ())
        if len(given) > len(fields):
            raise TypeError('Got more default values than field names')
        standard = dict(zip(fields[len(fields) - len(given):], given))
        fields = tuple(fields)

        def __new__(cls, /, *args, **kwargs):
            if kwargs or len(args) != len(fields):
                args = _bound(typename, fields, standard, args, kwargs)
            return tuple.__new__(cls, args)

        def _make(cls, iterable):
            """A new tuple from an iterable."""
            values = tuple(iterable)
            if len(values) != len(fields):
                raise TypeError(f'Expected {len(fields)} arguments, got {len(values)}')
            return tuple.__new__(cls, values)

        def _replace(self, /, **kwds):
            """A new tuple with other values of some fields."""
            result = self._make([kwds.pop(f, v) for f, v in zip(fields, self)])
            if kwds:
                raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
            return result

        def _asdict(self):
            """A dict of the fields."""
            return dict(zip(fields, self))

        def __repr__(self):
            return type(self).__name__ + '(' + ', '.join(f'{f}={v!r}' for f, v in zip(fields, self)) + ')'

        def __getnewargs__(self):
            return tuple(self)

        namespace = {
            '__doc__': f'{typename}({", ".join(fields)})', '__slots__': (), '_fields': fields, '_field_defaults': standard,
            '__new__': __new__, '_make': classmethod(_make), '_replace': _replace, '_asdict': _asdict,
            '__repr__': __repr__, '__getnewargs__': __getnewargs__, '__match_args__': fields,
        }
        for index, name in enumerate(fields):
            namespace[name] = _field(index, f'Alias for field number {index}')
        if module is not None:
            namespace['__module__'] = module
        return type(typename, (tuple,), namespace)
    """#)
}

import Evaluator

extension WrittenModules {
  static let collectionsAbc = WrittenModule(
    "_collections_abc", doc: "Kinds of containers, for isinstance.",
    #"""
    from abc import ABCMeta, abstractmethod
    from _collections import deque as _deque

    def _has(cls, *names):
        for name in names:
            for base in cls.__mro__:
                if name in base.__dict__ or getattr(base, name, None) is not None:
                    if base.__dict__.get(name, name) is None:
                        return NotImplemented
                    break
            else:
                return NotImplemented
        return True

    def _kind(*methods):
        @classmethod
        def __subclasshook__(cls, other):
            return _has(other, *methods)
        return __subclasshook__

    class Hashable(metaclass=ABCMeta):
        """What has a hash."""
        @classmethod
        def __subclasshook__(cls, other):
            if cls is not Hashable:
                return NotImplemented
            for base in other.__mro__:
                if '__hash__' in base.__dict__:
                    return base.__dict__['__hash__'] is not None
                if base in (list, dict, set, bytearray) or base is not object and '__eq__' in base.__dict__:
                    return base not in (list, dict, set, bytearray) and '__hash__' in base.__dict__
            return True

    class Iterable(metaclass=ABCMeta):
        """What can be looped over."""
        @abstractmethod
        def __iter__(self):
            while False:
                yield None

        @classmethod
        def __subclasshook__(cls, other):
            return _has(other, '__iter__') if cls is Iterable else NotImplemented

    class Iterator(Iterable):
        """What gives the next element."""
        @abstractmethod
        def __next__(self):
            raise StopIteration

        def __iter__(self):
            return self

        @classmethod
        def __subclasshook__(cls, other):
            return _has(other, '__iter__', '__next__') if cls is Iterator else NotImplemented

    class Generator(Iterator):
        """What a function with yield returns."""
        def __next__(self):
            return self.send(None)

        @abstractmethod
        def send(self, value):
            """Continues with a value."""
            raise StopIteration

        @abstractmethod
        def throw(self, typ, val=None, tb=None):
            """Raises an exception where it waits."""
            raise typ if val is None else val

        def close(self):
            """Ends it."""
            try:
                self.throw(GeneratorExit)
            except (GeneratorExit, StopIteration):
                return
            raise RuntimeError('generator ignored GeneratorExit')

        @classmethod
        def __subclasshook__(cls, other):
            return _has(other, '__iter__', '__next__', 'send', 'throw', 'close') if cls is Generator else NotImplemented

    class Reversible(Iterable):
        """What can be looped over from the end."""
        @classmethod
        def __subclasshook__(cls, other):
            return _has(other, '__reversed__', '__iter__') if cls is Reversible else NotImplemented

    class Sized(metaclass=ABCMeta):
        """What has a length."""
        @abstractmethod
        def __len__(self):
            return 0

        @classmethod
        def __subclasshook__(cls, other):
            return _has(other, '__len__') if cls is Sized else NotImplemented

    class Container(metaclass=ABCMeta):
        """What can be asked with `in`."""
        @abstractmethod
        def __contains__(self, x):
            return False

        @classmethod
        def __subclasshook__(cls, other):
            return _has(other, '__contains__') if cls is Container else NotImplemented

    class Collection(Sized, Iterable, Container):
        """What has a length, can be looped over and be asked with `in`."""
        @classmethod
        def __subclasshook__(cls, other):
            return _has(other, '__len__', '__iter__', '__contains__') if cls is Collection else NotImplemented

    class Callable(metaclass=ABCMeta):
        """What can be called."""
        @abstractmethod
        def __call__(self, *args, **kwds):
            return False

        @classmethod
        def __instancecheck__(cls, value):
            return callable(value)

        @classmethod
        def __subclasshook__(cls, other):
            return _has(other, '__call__') if cls is Callable else NotImplemented

    class Sequence(Reversible, Collection):
        """What has elements at places."""
        __abc_tpflags__ = 1 << 5

        @abstractmethod
        def __getitem__(self, index):
            raise IndexError

        def __iter__(self):
            i = 0
            try:
                while True:
                    yield self[i]
                    i += 1
            except IndexError:
                return

        def __contains__(self, value):
            return any(v is value or v == value for v in self)

        def __reversed__(self):
            for i in reversed(range(len(self))):
                yield self[i]

        def index(self, value, start=0, stop=None):
            """The place of the first element that equals a value."""
            start = max(len(self) + start, 0) if start < 0 else start
            stop = stop + len(self) if stop is not None and stop < 0 else stop
            while stop is None or start < stop:
                try:
                    v = self[start]
                except IndexError:
                    break
                if v is value or v == value:
                    return start
                start += 1
            raise ValueError

        def count(self, value):
            """How many elements equal a value."""
            return sum(1 for v in self if v is value or v == value)

    class MutableSequence(Sequence):
        """A sequence that can change."""
        @abstractmethod
        def __setitem__(self, index, value):
            raise IndexError

        @abstractmethod
        def __delitem__(self, index):
            raise IndexError

        @abstractmethod
        def insert(self, index, value):
            """Puts an element before a place."""
            raise IndexError

        def append(self, value):
            """Adds an element at the end."""
            self.insert(len(self), value)

        def clear(self):
            """Takes all elements out."""
            while len(self):
                self.pop()

        def reverse(self):
            """Puts the elements in reverse order."""
            n = len(self)
            for i in range(n // 2):
                self[i], self[n - i - 1] = self[n - i - 1], self[i]

        def extend(self, values):
            """Adds all elements of an iterable."""
            for v in list(values):
                self.append(v)

        def pop(self, index=-1):
            """Takes an element out."""
            v = self[index]
            del self[index]
            return v

        def remove(self, value):
            """Takes out the first element that equals a value."""
            del self[self.index(value)]

        def __iadd__(self, values):
            self.extend(values)
            return self

    class Set(Collection):
        """What has each member once."""
        @classmethod
        def _from_iterable(cls, it):
            return cls(it)

        def __le__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) <= len(other) and all(e in other for e in self)

        def __lt__(self, other):
            return len(self) < len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

        def __ge__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) >= len(other) and all(e in self for e in other)

        def __gt__(self, other):
            return len(self) > len(other) and self.__ge__(other) if isinstance(other, Set) else NotImplemented

        def __eq__(self, other):
            return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

        def __and__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable(value for value in other if value in self)

        __rand__ = __and__

        def __or__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable(e for s in (self, other) for e in s)

        __ror__ = __or__

        def __sub__(self, other):
            if not isinstance(other, Set):
                if not isinstance(other, Iterable):
                    return NotImplemented
                other = self._from_iterable(other)
            return self._from_iterable(value for value in self if value not in other)

        def __rsub__(self, other):
            if not isinstance(other, Set):
                if not isinstance(other, Iterable):
                    return NotImplemented
                other = self._from_iterable(other)
            return self._from_iterable(value for value in other if value not in self)

        def __xor__(self, other):
            if not isinstance(other, Set):
                if not isinstance(other, Iterable):
                    return NotImplemented
                other = self._from_iterable(other)
            return (self - other) | (other - self)

        __rxor__ = __xor__

        def isdisjoint(self, other):
            """Whether they have no member in common."""
            return not any(value in self for value in other)

        def _hash(self):
            return hash(frozenset(self))

    class MutableSet(Set):
        """A set that can change."""
        @abstractmethod
        def add(self, value):
            """Adds a member."""
            raise NotImplementedError

        @abstractmethod
        def discard(self, value):
            """Takes a member out, if it is there."""
            raise NotImplementedError

        def remove(self, value):
            """Takes a member out."""
            if value not in self:
                raise KeyError(value)
            self.discard(value)

        def pop(self):
            """Takes any member out."""
            for value in self:
                self.discard(value)
                return value
            raise KeyError

        def clear(self):
            """Takes all members out."""
            while len(self):
                self.pop()

        def __ior__(self, it):
            for value in it:
                self.add(value)
            return self

        def __iand__(self, it):
            for value in (self - it):
                self.discard(value)
            return self

        def __ixor__(self, it):
            if it is self:
                self.clear()
                return self
            if not isinstance(it, Set):
                it = self._from_iterable(it)
            for value in it:
                if value in self:
                    self.discard(value)
                else:
                    self.add(value)
            return self

        def __isub__(self, it):
            if it is self:
                self.clear()
                return self
            for value in it:
                self.discard(value)
            return self

    class Mapping(Collection):
        """What has values by keys."""
        __abc_tpflags__ = 1 << 6

        @abstractmethod
        def __getitem__(self, key):
            raise KeyError

        def get(self, key, default=None):
            """The value at a key, or a default."""
            try:
                return self[key]
            except KeyError:
                return default

        def __contains__(self, key):
            try:
                self[key]
            except KeyError:
                return False
            return True

        def keys(self):
            """The keys."""
            return KeysView(self)

        def items(self):
            """Pairs of key and value."""
            return ItemsView(self)

        def values(self):
            """The values."""
            return ValuesView(self)

        __reversed__ = None

        def __eq__(self, other):
            return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    class MutableMapping(Mapping):
        """A mapping that can change."""
        @abstractmethod
        def __setitem__(self, key, value):
            raise KeyError

        @abstractmethod
        def __delitem__(self, key):
            raise KeyError

        def pop(self, key, *default):
            """Takes a key out and gives its value, or a default."""
            try:
                value = self[key]
            except KeyError:
                if default:
                    return default[0]
                raise
            del self[key]
            return value

        def popitem(self):
            """Takes a pair out."""
            for key in self:
                return key, self.pop(key)
            raise KeyError

        def clear(self):
            """Takes all pairs out."""
            for key in list(self):
                del self[key]

        def update(self, other=(), /, **kwds):
            """Adds pairs."""
            if isinstance(other, Mapping):
                for key in other:
                    self[key] = other[key]
            elif hasattr(other, 'keys'):
                for key in other.keys():
                    self[key] = other[key]
            else:
                for key, value in other:
                    self[key] = value
            for key, value in kwds.items():
                self[key] = value

        def setdefault(self, key, default=None):
            """The value at a key, which is set where it is missing."""
            if key not in self:
                self[key] = default
            return self[key]

    class MappingView(Sized):
        """What a mapping shows of itself."""
        __slots__ = ('_mapping',)

        def __init__(self, mapping):
            self._mapping = mapping

        def __len__(self):
            return len(self._mapping)

        def __repr__(self):
            return f'{type(self).__name__}({self._mapping!r})'

    class KeysView(MappingView, Set):
        """The keys of a mapping."""
        @classmethod
        def _from_iterable(cls, it):
            return set(it)

        def __contains__(self, key):
            return key in self._mapping

        def __iter__(self):
            yield from self._mapping

    class ItemsView(MappingView, Set):
        """The pairs of a mapping."""
        @classmethod
        def _from_iterable(cls, it):
            return set(it)

        def __contains__(self, item):
            key, value = item
            try:
                v = self._mapping[key]
            except KeyError:
                return False
            return v is value or v == value

        def __iter__(self):
            for key in self._mapping:
                yield key, self._mapping[key]

    class ValuesView(MappingView, Collection):
        """The values of a mapping."""
        def __contains__(self, value):
            return any(v is value or v == value for v in self)

        def __iter__(self):
            for key in self._mapping:
                yield self._mapping[key]

    class ByteString(Sequence):
        """bytes and bytearray."""

    for _cls in (list, tuple, str, range, bytes, bytearray):
        Sequence.register(_cls)
    for _cls in (list, bytearray, _deque):
        MutableSequence.register(_cls)
    Set.register(set)
    Set.register(frozenset)
    MutableSet.register(set)
    Mapping.register(dict)
    MutableMapping.register(dict)
    KeysView.register(type({}.keys()))
    ItemsView.register(type({}.items()))
    ValuesView.register(type({}.values()))
    ByteString.register(bytes)
    ByteString.register(bytearray)
    """#)
}

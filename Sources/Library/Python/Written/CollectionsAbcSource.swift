import Evaluator

extension WrittenModules {
  static let collectionsAbc = WrittenModule(
    "_collections_abc", doc: "Kinds of containers, for isinstance.",
    #"""
    from abc import ABCMeta, abstractmethod

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
            return not issubclass(other, (list, dict, set, bytearray)) if cls is Hashable else NotImplemented

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
            for i in range(start, len(self) if stop is None else min(stop, len(self))):
                if self[i] is value or self[i] == value:
                    return i
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
        def __le__(self, other):
            return len(self) <= len(other) and all(e in other for e in self)

        def __eq__(self, other):
            return len(self) == len(other) and self.__le__(other)

    class MutableSet(Set):
        """A set that can change."""

    class Mapping(Collection):
        """What has values by keys."""
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
            return [key for key in self]

        def items(self):
            """Pairs of key and value."""
            return [(key, self[key]) for key in self]

        def values(self):
            """The values."""
            return [self[key] for key in self]

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
            for key, value in dict(other, **kwds).items():
                self[key] = value

        def setdefault(self, key, default=None):
            """The value at a key, which is set where it is missing."""
            if key not in self:
                self[key] = default
            return self[key]

    class KeysView(Collection):
        """The keys of a dict."""

    class ItemsView(Collection):
        """The pairs of a dict."""

    class ValuesView(Collection):
        """The values of a dict."""

    class ByteString(Sequence):
        """bytes and bytearray."""

    for _cls in (list, tuple, str, range, bytes, bytearray):
        Sequence.register(_cls)
    for _cls in (list, bytearray):
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

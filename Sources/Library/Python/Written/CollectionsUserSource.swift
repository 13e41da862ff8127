import Evaluator

extension WrittenModules {
  static let collectionsUser = WrittenModule(
    "_collections_user", doc: "Bases for objects that are like dicts, lists and text.",
    #"""
    import _collections_abc as abc

    class UserDict(abc.MutableMapping):
        """A base for objects that are like dicts; `data` holds the pairs."""
        def __init__(self, dict=None, /, **kwargs):
            self.data = {}
            if dict is not None:
                self.update(dict)
            if kwargs:
                self.update(kwargs)

        def __len__(self):
            return len(self.data)

        def __getitem__(self, key):
            if key in self.data:
                return self.data[key]
            if hasattr(self.__class__, '__missing__'):
                return self.__class__.__missing__(self, key)
            raise KeyError(key)

        def __setitem__(self, key, item):
            self.data[key] = item

        def __delitem__(self, key):
            del self.data[key]

        def __iter__(self):
            return iter(self.data)

        def __contains__(self, key):
            return key in self.data

        def get(self, key, default=None):
            """The value at a key, or a default."""
            return self[key] if key in self else default

        def __repr__(self):
            return repr(self.data)

        def __or__(self, other):
            if isinstance(other, UserDict):
                return self.__class__(self.data | other.data)
            return self.__class__(self.data | other) if isinstance(other, dict) else NotImplemented

        def __ror__(self, other):
            if isinstance(other, UserDict):
                return self.__class__(other.data | self.data)
            return self.__class__(other | self.data) if isinstance(other, dict) else NotImplemented

        def __ior__(self, other):
            self.data |= other.data if isinstance(other, UserDict) else other
            return self

        def __copy__(self):
            new = self.__class__.__new__(self.__class__)
            new.__dict__.update(self.__dict__)
            new.data = self.data.copy()
            return new

        def copy(self):
            """A new object of the same pairs."""
            if self.__class__ is UserDict:
                return UserDict(self.data.copy())
            return self.__copy__()

        @classmethod
        def fromkeys(cls, iterable, value=None):
            """An object with these keys, all of one value."""
            new = cls()
            for key in iterable:
                new[key] = value
            return new

    def _plain(other):
        return other.data if isinstance(other, (UserList, UserString)) else other

    class UserList(abc.MutableSequence):
        """A base for objects that are like lists; `data` holds the elements."""
        def __init__(self, initlist=None):
            self.data = [] if initlist is None else list(_plain(initlist))

        def __repr__(self):
            return repr(self.data)

        def __eq__(self, other):
            return self.data == _plain(other)

        def __lt__(self, other):
            return self.data < _plain(other)

        def __le__(self, other):
            return self.data <= _plain(other)

        def __gt__(self, other):
            return self.data > _plain(other)

        def __ge__(self, other):
            return self.data >= _plain(other)

        def __contains__(self, item):
            return item in self.data

        def __len__(self):
            return len(self.data)

        def __getitem__(self, i):
            return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

        def __setitem__(self, i, item):
            self.data[i] = item

        def __delitem__(self, i):
            del self.data[i]

        def __add__(self, other):
            other = _plain(other)
            return self.__class__(self.data + (other if isinstance(other, type(self.data)) else list(other)))

        def __radd__(self, other):
            other = _plain(other)
            return self.__class__((other if isinstance(other, type(self.data)) else list(other)) + self.data)

        def __iadd__(self, other):
            self.data += _plain(other)
            return self

        def __mul__(self, n):
            return self.__class__(self.data * n)

        __rmul__ = __mul__

        def __imul__(self, n):
            self.data *= n
            return self

        def __copy__(self):
            new = self.__class__.__new__(self.__class__)
            new.__dict__.update(self.__dict__)
            new.data = self.data[:]
            return new

        def append(self, item):
            """Adds an element at the end."""
            self.data.append(item)

        def insert(self, i, item):
            """Puts an element before a place."""
            self.data.insert(i, item)

        def pop(self, i=-1):
            """Takes an element out."""
            return self.data.pop(i)

        def remove(self, item):
            """Takes out the first element that equals a value."""
            self.data.remove(item)

        def clear(self):
            """Takes all elements out."""
            self.data.clear()

        def copy(self):
            """A new object of the same elements."""
            return self.__class__(self)

        def count(self, item):
            """How many elements equal a value."""
            return self.data.count(item)

        def index(self, item, *args):
            """The place of the first element that equals a value."""
            return self.data.index(item, *args)

        def reverse(self):
            """Puts the elements in reverse order."""
            self.data.reverse()

        def sort(self, /, *args, **kwds):
            """Sorts in place."""
            self.data.sort(*args, **kwds)

        def extend(self, other):
            """Adds all elements of an iterable."""
            self.data.extend(_plain(other))

    class UserString(abc.Sequence):
        """A base for objects that are like text; `data` holds the text."""
        def __init__(self, seq):
            self.data = seq if isinstance(seq, str) else seq.data[:] if isinstance(seq, UserString) else str(seq)

        def __str__(self):
            return str(self.data)

        def __repr__(self):
            return repr(self.data)

        def __int__(self):
            return int(self.data)

        def __float__(self):
            return float(self.data)

        def __hash__(self):
            return hash(self.data)

        def __eq__(self, other):
            return self.data == _plain(other)

        def __lt__(self, other):
            return self.data < _plain(other)

        def __le__(self, other):
            return self.data <= _plain(other)

        def __gt__(self, other):
            return self.data > _plain(other)

        def __ge__(self, other):
            return self.data >= _plain(other)

        def __contains__(self, char):
            return _plain(char) in self.data

        def __len__(self):
            return len(self.data)

        def __getitem__(self, index):
            return self.__class__(self.data[index])

        def __add__(self, other):
            return self.__class__(self.data + (other.data if isinstance(other, UserString) else other if isinstance(other, str) else str(other)))

        def __radd__(self, other):
            return self.__class__((other if isinstance(other, str) else str(other)) + self.data)

        def __mul__(self, n):
            return self.__class__(self.data * n)

        __rmul__ = __mul__

        def __mod__(self, args):
            return self.__class__(self.data % args)

        def __rmod__(self, template):
            return self.__class__(str(template) % self)

    def _same(name):
        def method(self, *args, **kwargs):
            return getattr(self.data, name)(*map(_plain, args), **kwargs)
        method.__name__, method.__doc__ = name, f'As str.{name}.'
        return method

    def _text(name):
        def method(self, *args, **kwargs):
            return self.__class__(getattr(self.data, name)(*map(_plain, args), **kwargs))
        method.__name__, method.__doc__ = name, f'As str.{name}.'
        return method

    for _name in ('capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip swapcase '
                  'title translate upper zfill').split():
        setattr(UserString, _name, _text(_name))
    for _name in ('count encode endswith find format format_map index isalpha isalnum isascii isdecimal isdigit isidentifier islower '
                  'isnumeric isprintable isspace istitle isupper join partition rfind rindex rpartition rsplit split splitlines startswith').split():
        setattr(UserString, _name, _same(_name))
    UserString.maketrans = str.maketrans

    UserDict.__module__ = UserList.__module__ = UserString.__module__ = 'collections'
    """#)
}

import Evaluator

extension WrittenModules {
  static let enumModule = WrittenModule(
    "enum", doc: "Sets of named values.",
    #"""
    class auto:
        """A value that the enumeration chooses itself."""
        value = None

        def __repr__(self):
            return 'auto()'

    class nonmember:
        """An attribute of an enumeration that is no member."""
        def __init__(self, value):
            self.value = value

    class member:
        """An attribute of an enumeration that is a member."""
        def __init__(self, value):
            self.value = value

    def _is_method(value):
        return isinstance(value, (staticmethod, classmethod, property)) or hasattr(value, '__get__') or type(value).__name__ in (
            'function', 'builtin_function_or_method', 'method', 'cached_property', 'partialmethod', 'singledispatchmethod')

    def _is_special(name):
        return len(name) > 2 and name.startswith('_') and name.endswith('_')

    def _chosen(cls, data, name):
        # The method that members have: that of an enumeration, unless a class before it in the order has another.
        for base in cls.__mro__[1:]:
            if base is not data and name in base.__dict__:
                return base.__dict__[name]

    class _Names(dict):
        # The names of an enumeration's body, in which no member is named twice.
        def __init__(self, name):
            self._name, self._members, self._ignored = name, {}, []

        def __setitem__(self, key, value):
            if key == '_ignore_':
                self._ignored = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                twice = set(self._ignored) & set(self._members)
                if twice:
                    raise ValueError(f'_ignore_ cannot specify already set names: {twice!r}')
            elif _is_special(key) or key.startswith(f'_{self._name}__') or key in self._ignored or isinstance(value, nonmember):
                pass
            elif key in self._members:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            elif not isinstance(value, member) and _is_method(value):
                pass
            elif key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            else:
                self._members[key] = None
            dict.__setitem__(self, key, value)

    class EnumType(type):
        """The class of enumerations."""
        @classmethod
        def __prepare__(metacls, cls, bases, **kwds):
            return _Names(cls)

        def __new__(metacls, name, bases, namespace, *, boundary=None, **kwds):
            namespace = dict(namespace)
            ignored = namespace.pop('_ignore_', ())
            if isinstance(ignored, str):
                ignored = ignored.replace(',', ' ').split()
            for key in ignored:
                namespace.pop(key, None)
            enums = [b for b in bases if isinstance(b, EnumType)]
            for base in enums:
                if base._member_map_:
                    raise TypeError(f'<enum {name!r}> cannot extend {base!r}')
            found = {}
            for key, value in list(namespace.items()):
                if isinstance(value, nonmember):
                    namespace[key] = value.value
                elif isinstance(value, member):
                    found[key] = value.value
                    del namespace[key]
                elif not _is_special(key) and not _is_method(value) and not key.startswith(f'_{name}__'):
                    found[key] = value
                    del namespace[key]
            namespace['_member_map_'] = {}
            namespace['_value2member_map_'] = {}
            namespace['_member_names_'] = []
            cls = super().__new__(metacls, name, bases, namespace, **kwds)
            if not enums:
                return cls
            data = cls._data_type()
            if data is not None and not any(b is ReprEnum for b in cls.__mro__):
                for key in ('__repr__', '__str__', '__format__'):
                    if key not in namespace:
                        type.__setattr__(cls, key, _chosen(cls, data, key))
            elif data is not None and '__repr__' not in namespace:
                type.__setattr__(cls, '__repr__', _chosen(cls, data, '__repr__'))
            maker = namespace.get('__new__')
            if maker is None:
                for base in cls.__mro__[1:]:
                    if isinstance(base, EnumType) and '__new__' in base.__dict__ and base.__module__ != 'enum':
                        maker = base.__dict__['__new__']
                        break
            if isinstance(maker, staticmethod):
                maker = maker.__func__
            if maker is not None:
                del cls.__new__
            last = []
            for key, value in found.items():
                if isinstance(value, auto):
                    value = cls._generate_next_value_(key, 1, len(last), last[:])
                args = value if isinstance(value, tuple) and data is not tuple else (value,)
                if maker is not None:
                    item = maker(cls, *args)
                elif data is not None:
                    item = data.__new__(cls, *args)
                else:
                    item = object.__new__(cls)
                if not hasattr(item, '_value_'):
                    item._value_ = value if data is None else data(*args)
                item._name_ = key
                item.__objclass__ = cls
                item._sort_order_ = len(cls._member_names_)
                item.__init__(*args)
                last.append(item._value_)
                for other in cls._member_map_.values():
                    if other._value_ == item._value_:
                        item = other
                        break
                else:
                    cls._member_names_.append(key)
                    try:
                        cls._value2member_map_[item._value_] = item
                    except TypeError:
                        pass
                cls._member_map_[key] = item
                type.__setattr__(cls, key, item)
            return cls

        def _data_type(cls):
            for base in cls.__mro__:
                if base is not object and not isinstance(base, EnumType) and base.__module__ == 'builtins':
                    return base
            return None

        def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
            if names is None:
                return cls._lookup(value)
            return cls._functional(value, names, module, type, start)

        def _functional(cls, name, names, module, data, start):
            if isinstance(names, str):
                names = names.replace(',', ' ').split()
            pairs = {}
            if isinstance(names, dict):
                pairs = dict(names)
            else:
                last = []
                for index, item in enumerate(names):
                    if isinstance(item, str):
                        value = cls._generate_next_value_(item, start, index, last[:])
                        last.append(value)
                        pairs[item] = value
                    else:
                        pairs[item[0]] = item[1]
            bases = (cls,) if data is None else (data, cls)
            pairs['__module__'] = module or '__main__'
            return EnumType.__new__(EnumType, name, bases, pairs)

        def _lookup(cls, value):
            if isinstance(value, cls):
                return value
            try:
                if value in cls._value2member_map_:
                    return cls._value2member_map_[value]
            except TypeError:
                for item in cls._member_map_.values():
                    if item._value_ == value:
                        return item
            error = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            try:
                result = cls._missing_(value)
            except Exception as other:
                other.__context__ = error
                raise
            if isinstance(result, cls):
                return result
            if result is None:
                raise error
            raise TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')

        def __iter__(cls):
            return iter([cls._member_map_[name] for name in cls._member_names_])

        def __reversed__(cls):
            return reversed(list(cls))

        def __len__(cls):
            return len(cls._member_names_)

        def __bool__(cls):
            return True

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __contains__(cls, value):
            if not isinstance(value, Enum):
                raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{type(cls).__qualname__}'")
            return isinstance(value, cls)

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get('_member_map_', {}):
                raise AttributeError(f'cannot reassign member {name!r}')
            super().__setattr__(name, value)

        def __repr__(cls):
            return f'<flag {cls.__name__!r}>' if Flag is not None and issubclass(cls, Flag) else f'<enum {cls.__name__!r}>'

        @property
        def __members__(cls):
            return dict(cls._member_map_)

    EnumMeta = EnumType
    Flag = ReprEnum = None

    class Enum(metaclass=EnumType):
        """A set of named values."""
        def __init__(self, *args, **kwds):
            pass

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            numbers = [v for v in last_values if isinstance(v, (int, float))]
            if not last_values:
                return start
            if not numbers:
                raise TypeError('unable to sort non-numeric values')
            return max(numbers) + 1

        @classmethod
        def _missing_(cls, value):
            return None

        @property
        def name(self):
            """The name of the member."""
            return self._name_

        @property
        def value(self):
            """The value of the member."""
            return self._value_

        def __repr__(self):
            return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

        def __str__(self):
            return f'{self.__class__.__name__}.{self._name_}'

        def __format__(self, format_spec):
            return str.__format__(str(self), format_spec)

        def __hash__(self):
            return hash(self._name_)

        def __eq__(self, other):
            return self is other or (NotImplemented if self.__class__._data_type() is None else self._value_ == other)

        def __setattr__(self, name, value):
            if name in ('name', 'value'):
                raise AttributeError(f"<enum '{type(self).__name__}'> cannot set attribute '{name}'")
            object.__setattr__(self, name, value)

        def __reduce_ex__(self, proto):
            return self.__class__, (self._value_,)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    class ReprEnum(Enum):
        """An enumeration whose members are shown as their values by str and format."""
        def __str__(self):
            return str(self._value_)

        def __format__(self, format_spec):
            return format(self._value_, format_spec)

    class IntEnum(int, ReprEnum):
        """An enumeration of whole numbers, which are ints too."""

    class StrEnum(str, ReprEnum):
        """An enumeration of texts, which are strs too."""
        def __new__(cls, *values):
            for value in values:
                if not isinstance(value, str):
                    raise TypeError(f'{value!r} is not a string')
            item = str.__new__(cls, *values)
            item._value_ = str(*values)
            return item

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

    class Flag(Enum):
        """An enumeration whose members can be combined with | and &."""
        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return 1 << max((v.bit_length() for v in last_values), default=0) if last_values else start

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            bits = 0
            for item in cls._member_map_.values():
                bits |= item._value_
            if value < 0:
                value &= bits
            if value & ~bits:
                raise ValueError(f'<flag {cls.__name__!r}> invalid value {value!r}\n    given {value:#b}\n  allowed {bits:#b}')
            known = cls._value2member_map_.get(value)
            if known is not None:
                return known
            data = cls._data_type()
            item = object.__new__(cls) if data is None else data.__new__(cls, value)
            item._value_ = value
            names = [m._name_ for m in cls if m._value_ & value]
            item._name_ = '|'.join(names) or None
            item.__objclass__ = cls
            cls._value2member_map_[value] = item
            return item

        def __iter__(self):
            return iter([m for m in type(self) if m._value_ & self._value_])

        def __len__(self):
            return self._value_.bit_count()

        def __bool__(self):
            return bool(self._value_)

        def __contains__(self, other):
            if not isinstance(other, self.__class__):
                raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
            return other._value_ & self._value_ == other._value_

        def __repr__(self):
            name = self.__class__.__name__
            return f'<{name}: {self._value_}>' if self._name_ is None else f'<{name}.{self._name_}: {self._value_}>'

        def __str__(self):
            name = self.__class__.__name__
            return f'{name}({self._value_})' if self._name_ is None else f'{name}.{self._name_}'

        def _bits(self, other):
            return other._value_ if isinstance(other, self.__class__) else other if isinstance(other, int) and isinstance(self, int) else None

        def __or__(self, other):
            bits = self._bits(other)
            return NotImplemented if bits is None else self.__class__(self._value_ | bits)

        def __and__(self, other):
            bits = self._bits(other)
            return NotImplemented if bits is None else self.__class__(self._value_ & bits)

        def __xor__(self, other):
            bits = self._bits(other)
            return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

        __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

        def __invert__(self):
            bits = 0
            for item in type(self)._member_map_.values():
                bits |= item._value_
            return self.__class__(bits & ~self._value_)

    class IntFlag(int, ReprEnum, Flag):
        """Flags that are ints too."""
        def __hash__(self):
            return hash(self._value_)

        def __repr__(self):
            return Flag.__repr__(self)

        def __str__(self):
            return str(self._value_)

    def unique(enumeration):
        """Refuses an enumeration in which two names have one value."""
        duplicates = [(name, item.name) for name, item in enumeration.__members__.items() if name != item.name]
        if duplicates:
            raise ValueError(f'duplicate values found in {enumeration!r}: ' + ', '.join(f'{alias} -> {name}' for alias, name in duplicates))
        return enumeration

    STRICT, CONFORM, EJECT, KEEP = 'strict', 'conform', 'eject', 'keep'
    property = property
    """#)
}

extension WrittenModules {
  /// The enumerations that programs derive from, and checks of enumerations.
  static let enumClasses = #"""
    EnumMeta = EnumType

    def _fields_repr(self):
        # The fields of a dataclass whose repr says no more than these.
        fields = self.__dataclass_fields__
        return ', '.join(f'{name}={getattr(self, name)!r}' for name in fields if fields[name].repr)

    class Enum(metaclass=EnumType):
        """A set of named values."""
        def __init__(self, *args, **kwds):
            pass

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            if not last_values:
                return start
            try:
                return sorted(last_values)[-1] + 1
            except TypeError:
                pass
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

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
            shown = self.__class__._value_repr_ or repr
            return f'<{self.__class__.__name__}.{self._name_}: {shown(self._value_)}>'

        def __str__(self):
            return f'{self.__class__.__name__}.{self._name_}'

        def __format__(self, format_spec):
            return str.__format__(str(self), format_spec)

        def __dir__(self):
            names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__'}
            if self.__class__._member_type_ is not object:
                names |= set(object.__dir__(self))
            names |= {name for name in self.__dict__ if name[0] != '_'}
            for cls in self.__class__.mro():
                for name, found in cls.__dict__.items():
                    if name[0] == '_':
                        continue
                    if not isinstance(found, property) or found.fget is not None:
                        if name not in self._member_map_:
                            names.add(name)
                        elif isinstance(found, property):
                            names.add(name)
            return sorted(names)

        def __hash__(self):
            return hash(self._name_)

        def __reduce_ex__(self, proto):
            return self.__class__, (self._value_,)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    class ReprEnum(Enum):
        """An enumeration whose members are shown as their values by str and format."""

    class IntEnum(int, ReprEnum):
        """An enumeration of whole numbers, which are ints too."""

    class StrEnum(str, ReprEnum):
        """An enumeration of texts, which are strs too."""
        def __new__(cls, *values):
            if len(values) > 3:
                raise TypeError(f'too many arguments for str(): {values!r}')
            for place, what in enumerate(('', 'encoding must be a string, not ', 'errors must be a string, not ')[:len(values)]):
                if not isinstance(values[place], str):
                    raise TypeError(f'{what}{values[place]!r}' + ('' if place else ' is not a string'))
            item = str.__new__(cls, *values)
            item._value_ = str(*values)
            return item

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

    class FlagBoundary(StrEnum):
        """What becomes of bits that no member has."""
        STRICT = auto()
        CONFORM = auto()
        EJECT = auto()
        KEEP = auto()

    STRICT, CONFORM, EJECT, KEEP = FlagBoundary

    class Flag(Enum, boundary=STRICT):
        """An enumeration whose members can be combined with | and &."""
        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            if not last_values:
                return start if start is not None else 1
            try:
                return 2 ** max(last_values).bit_length()
            except Exception:
                raise TypeError(f'invalid flag value {max(last_values)!r}') from None

        @classmethod
        def _iter_member_(cls, value):
            found = [cls._value2member_map_[bit] for bit in _bits_of(value & cls._flag_mask_) if bit in cls._value2member_map_]
            return iter(sorted(found, key=lambda m: m._sort_order_))

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            mask, every, negative = cls._flag_mask_, cls._all_bits_, None
            if not ~every <= value <= every or value & (every ^ mask):
                if cls._boundary_ is STRICT:
                    size = max(value.bit_length(), mask.bit_length())
                    raise ValueError(f'{cls!r} invalid value {value!r}\n    given {bin(value, size)}\n  allowed {bin(mask, size)}')
                if cls._boundary_ is CONFORM:
                    value &= mask
                elif cls._boundary_ is EJECT:
                    return value
                elif value < 0:
                    value = max(every + 1, 2 ** value.bit_length()) + value
            if value < 0:
                negative, value = value, every + 1 + value
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
            data = cls._member_type_
            item = object.__new__(cls) if data is object else data.__new__(cls, value)
            if not hasattr(item, '_value_'):
                item._value_ = value
            unknown = value & ~mask
            if value & mask:
                item._name_ = '|'.join([m._name_ for m in cls._iter_member_(value)])
                if unknown:
                    item._name_ += f'|{unknown!r}'
            else:
                item._name_ = None
            item.__objclass__ = cls
            item = cls._value2member_map_.setdefault(value, item)
            if negative is not None:
                cls._value2member_map_[negative] = item
            return item

        def __iter__(self):
            return self._iter_member_(self._value_)

        def __len__(self):
            return self._value_.bit_count()

        def __bool__(self):
            return bool(self._value_)

        def __contains__(self, other):
            if not isinstance(other, self.__class__):
                raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
            return other._value_ & self._value_ == other._value_

        def __repr__(self):
            shown = self.__class__._value_repr_ or repr
            name = self.__class__.__name__ + ('' if self._name_ is None else f'.{self._name_}')
            return f'<{name}: {shown(self._value_)}>'

        def __str__(self):
            name = self.__class__.__name__
            return f'{name}({self._value_!r})' if self._name_ is None else f'{name}.{self._name_}'

        def _bits(self, other):
            if isinstance(other, self.__class__):
                return other._value_
            data = self._member_type_
            return other if data is not object and isinstance(other, data) else None

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
            if self._inverted_ is None:
                if self._boundary_ in (EJECT, KEEP):
                    self._inverted_ = self.__class__(~self._value_)
                else:
                    single = 0
                    for item in self.__class__:
                        single |= item._value_
                    self._inverted_ = self.__class__(single & ~self._value_)
            return self._inverted_

    class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
        """Flags that are ints too."""

    def unique(enumeration):
        """Refuses an enumeration in which two names have one value."""
        duplicates = [(name, item.name) for name, item in enumeration.__members__.items() if name != item.name]
        if duplicates:
            raise ValueError(f'duplicate values found in {enumeration!r}: ' + ', '.join(f'{alias} -> {name}' for alias, name in duplicates))
        return enumeration

    class EnumCheck(StrEnum):
        """What verify looks at."""
        CONTINUOUS = 'no skipped integer values'
        NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
        UNIQUE = 'one name per value'

    CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck

    class verify:
        """Refuses an enumeration that breaks a rule: @verify(UNIQUE, CONTINUOUS)."""
        def __init__(self, *checks):
            self.checks = checks

        def __call__(self, enumeration):
            is_flag = issubclass(enumeration, Flag)
            if not is_flag and not issubclass(enumeration, Enum):
                raise TypeError("the 'verify' decorator only works with Enum and Flag")
            for check in self.checks:
                if check is UNIQUE:
                    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
                    if duplicates:
                        raise ValueError(f'aliases found in {enumeration!r}: ' + ', '.join(f'{alias} -> {name}' for alias, name in duplicates))
                elif check is CONTINUOUS:
                    values = {m.value for m in enumeration}
                    if len(values) < 2:
                        continue
                    low, high = min(values), max(values)
                    missing = ([2 ** i for i in range(low.bit_length(), high.bit_length() - 1) if 2 ** i not in values] if is_flag
                               else [i for i in range(low + 1, high) if i not in values])
                    if missing:
                        raise ValueError(f"invalid {'flag' if is_flag else 'enum'} {enumeration.__name__!r}: missing values "
                                         + ', '.join(str(m) for m in missing))
                elif check is NAMED_FLAGS and is_flag:
                    singles, names, gaps = {m.value for m in enumeration}, [], 0
                    for name, item in enumeration._member_map_.items():
                        if name in enumeration._member_names_ or item.value < 0:
                            continue
                        missing = [v for v in _bits_of(item.value) if v not in singles]
                        if missing:
                            names.append(name)
                            for v in missing:
                                gaps |= v
                    if names:
                        which = f'alias {names[0]} is missing' if len(names) == 1 else 'aliases ' + ', '.join(names[:-1]) + f' and {names[-1]} are missing'
                        what = f'value 0x{gaps:x}' if _is_single_bit(gaps) else f'combined values of 0x{gaps:x}'
                        raise ValueError(f'invalid Flag {enumeration.__name__!r}: {which} {what} [use enum.show_flag_values(value) for details]')
            return enumeration

    def show_flag_values(value):
        """The single bits of a number."""
        return list(_bits_of(value))

    def global_enum_repr(self):
        """A member as name of its module."""
        return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"

    def global_str(self):
        """A member's name."""
        return self._name_ if self._name_ is not None else f'{self.__class__.__name__}({self._value_!r})'

    def global_enum(cls, update_str=False):
        """An enumeration whose members are shown as names of its module."""
        cls.__repr__ = global_enum_repr
        if not issubclass(cls, ReprEnum) or update_str:
            cls.__str__ = global_str
        return cls
    """#
}

extension WrittenModules {
  /// What stands in the body of an enumeration.
  static let enumNames = #"""
    import types as _types
    import builtins as _builtins

    _unset = object()
    Flag = Enum = ReprEnum = EJECT = KEEP = STRICT = CONFORM = None

    class auto:
        """A value that the enumeration chooses itself."""
        def __init__(self, value=_unset):
            self.value = value

        def __repr__(self):
            return f'auto({self.value!r})'

    class nonmember:
        """An attribute of an enumeration that is no member."""
        def __init__(self, value):
            self.value = value

    class member:
        """An attribute of an enumeration that is a member."""
        def __init__(self, value):
            self.value = value

    class property:
        """A property of members; of the class itself it is the member of that name."""
        member = None

        def __init__(self, fget=None, fset=None, fdel=None, doc=None):
            self.fget, self.fset, self.fdel = fget, fset, fdel
            self.__doc__ = doc or getattr(fget, '__doc__', None)
            self.name = self.clsname = None

        def __set_name__(self, owner, name):
            self.name, self.clsname = name, owner.__name__

        def __get__(self, instance, owner=None):
            if instance is not None and self.fget is not None:
                return self.fget(instance)
            found = owner.__dict__.get('_member_map_', {}).get(self.name)
            if found is None:
                raise AttributeError(f'{owner!r} has no attribute {self.name!r}')
            return found

        def __set__(self, instance, value):
            if self.fset is None:
                raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
            return self.fset(instance, value)

        def __delete__(self, instance):
            if self.fdel is None:
                raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')
            return self.fdel(instance)

        def setter(self, fset):
            """The property with a function that sets it."""
            return type(self)(self.fget, fset, self.fdel, self.__doc__)

        def deleter(self, fdel):
            """The property with a function that deletes it."""
            return type(self)(self.fget, self.fset, fdel, self.__doc__)

    _methods = ('function', 'builtin_function_or_method', 'method', 'cached_property', 'partialmethod', 'singledispatchmethod')

    def _is_descriptor(value):
        kind = type(value)
        return (isinstance(value, (staticmethod, classmethod, _builtins.property, property)) or kind.__name__ in _methods
                or any(hasattr(value, name) for name in ('__get__', '__set__', '__delete__')) and not isinstance(value, type))

    def _is_dunder(name):
        return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'

    def _is_sunder(name):
        return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'

    def _is_private(class_name, name):
        start = f'_{class_name}__'
        return len(name) > len(start) and name.startswith(start) and name[len(start)] != '_' and not name.endswith('__')

    def _is_single_bit(number):
        return number != 0 and number & (number - 1) == 0

    def _bits_of(number):
        while number:
            bit = number & -number
            yield bit
            number ^= bit

    def bin(num, max_bits=None):
        """The bits of a number, with a sign bit: '0b0 101'."""
        ceiling = 2 ** num.bit_length()
        s = _builtins.bin(num + ceiling).replace('1', '0', 1) if num >= 0 else _builtins.bin(~num ^ (ceiling - 1) + ceiling)
        sign, digits = s[:3], s[3:]
        if max_bits is not None and len(digits) < max_bits:
            digits = (sign[-1] * max_bits + digits)[-max_bits:]
        return f'{sign} {digits}'

    _own_names = ('_order_', '_generate_next_value_', '_missing_', '_ignore_', '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_')

    class _Names(dict):
        # The names of an enumeration's body: which are members, and the values that auto stands for.
        def __init__(self, class_name):
            self._class_name, self._member_names, self._last, self._ignored = class_name, {}, [], []
            self._next, self._auto_called = None, False

        def __setitem__(self, key, value):
            if _is_private(self._class_name, key):
                pass
            elif _is_sunder(key):
                if key not in _own_names:
                    raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
                if key == '_generate_next_value_':
                    if self._auto_called:
                        raise TypeError('_generate_next_value_ must be defined before members')
                    self._next = value.__func__ if isinstance(value, staticmethod) else value
                elif key == '_ignore_':
                    value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                    self._ignored = value
                    twice = set(value) & set(self._member_names)
                    if twice:
                        raise ValueError(f'_ignore_ cannot specify already set names: {twice!r}')
            elif _is_dunder(key):
                if key == '__order__':
                    key = '_order_'
            elif key in self._member_names:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            elif key in self._ignored:
                pass
            elif isinstance(value, nonmember):
                value = value.value
            elif not isinstance(value, member) and _is_descriptor(value):
                pass
            elif key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            else:
                if isinstance(value, member):
                    value = value.value
                value = self._chosen(key, value)
                self._member_names[key] = None
            dict.__setitem__(self, key, value)

        def _chosen(self, key, value):
            # The value, in which each auto has got its own.
            parts = value if type(value) is tuple else (value,)
            if not any(isinstance(part, auto) for part in parts):
                self._last.append(value)
                return value
            chosen = []
            for part in parts:
                if isinstance(part, auto):
                    if part.value is _unset:
                        part.value = self._next(key, 1, len(self._member_names), self._last[:])
                        self._auto_called = True
                    part = part.value
                    self._last.append(part)
                chosen.append(part)
            return tuple(chosen) if type(value) is tuple else chosen[0]

        def update(self, members, **more):
            """Sets several names."""
            for key, value in list(dict(members).items()) + list(more.items()):
                self[key] = value

    def _defined(cls, name):
        # The definition of a method in the nearest class that has it, and that class.
        for base in cls.__mro__:
            if name in base.__dict__ or base.__module__ == 'builtins' and base is not object and hasattr(base, name):
                return base, getattr(base, name)
        return object, getattr(object, name, None)

    """#
}

import Evaluator

extension WrittenModules {
  static let enumModule = WrittenModule(
    "enum", doc: "Sets of named values.", enumNames + enumType + enumClasses)

  /// The class of enumerations, which makes their members.
  private static let enumType = #"""
    def _value_str(self):
        return str(self._value_)

    def _value_format(self, format_spec):
        return format(self._value_, format_spec) if format_spec else str(self)

    # Modules of Python's whose classes make their objects in `__new__` there.
    _value_modules = ('datetime', 'decimal', 'fractions', 'pathlib', 'uuid')

    class EnumType(type):
        """The class of enumerations."""
        @classmethod
        def __prepare__(metacls, cls, bases, **kwds):
            metacls._check_bases(cls, bases)
            names = _Names(cls)
            first = metacls._mixins(cls, bases)[1]
            if first is not None:
                names['_generate_next_value_'] = getattr(first, '_generate_next_value_', None)
            return names

        def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
            ignored = classdict.pop('_ignore_', [])
            for key in ignored:
                classdict.pop(key, None)
            names = [name for name in classdict._member_names if name in classdict]
            invalid = sorted(set(names) & {'mro', ''})
            if invalid:
                raise ValueError('invalid enum member name(s) ' + ','.join(repr(n) for n in invalid))
            order = classdict.pop('_order_', None)
            chooser = classdict.get('_generate_next_value_')
            if chooser is not None and not isinstance(chooser, staticmethod):
                dict.__setitem__(classdict, '_generate_next_value_', staticmethod(chooser))
            data, first = metacls._mixins(cls, bases)
            own = dict(classdict)
            values = {name: own.pop(name) for name in names}
            maker = own.pop('__new__', None)
            own.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _member_type_=data, _flag_mask_=0, _all_bits_=0,
                       _inverted_=None, _boundary_=boundary or getattr(first, '_boundary_', None))
            own['_value_repr_'] = metacls._data_repr(bases)
            made = type.__new__(metacls, cls, bases, own, **kwds)
            if first is None:
                return made
            made._choose_methods(own, data, first)
            maker = made._find_maker(maker, data)
            for name, value in values.items():
                made._add(name, value, maker, data)
            if order is not None:
                made._check_order(order)
            return made

        @classmethod
        def _check_bases(metacls, cls, bases):
            for chain in bases:
                for base in chain.__mro__:
                    if isinstance(base, EnumType) and base._member_names_:
                        raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')

        @classmethod
        def _mixins(metacls, cls, bases):
            # The type of the values, and the enumeration that is derived from.
            if not bases or bases == (object,):
                return object, None
            first = bases[-1]
            if not isinstance(first, EnumType):
                if Enum is None:
                    return object, None
                raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
            return metacls._data_type(cls, bases) or object, first

        @classmethod
        def _data_type(metacls, cls, bases):
            found = []
            for chain in bases:
                candidate = None
                for base in chain.__mro__:
                    if base is object:
                        continue
                    if isinstance(base, EnumType):
                        if base._member_type_ is not object:
                            if base._member_type_ not in found:
                                found.append(base._member_type_)
                            break
                    elif base.__module__ in ('builtins', *_value_modules) or '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                        if (candidate or base) not in found:
                            found.append(candidate or base)
                        break
                    else:
                        candidate = candidate or base
            if len(found) > 1:
                raise TypeError(f'too many data types for {cls!r}: {set(found)!r}')
            return found[0] if found else None

        @classmethod
        def _data_repr(metacls, bases):
            for chain in bases:
                for base in chain.__mro__:
                    if base is object:
                        continue
                    if isinstance(base, EnumType):
                        return base._value_repr_
                    if '__repr__' in base.__dict__ or base.__module__ == 'builtins':
                        if '__dataclass_fields__' in base.__dict__ and base.__dataclass_params__.repr and '__repr__' in base.__dict__:
                            return _fields_repr
                        return base.__repr__
            return None

        def _choose_methods(cls, own, data, first):
            # What members show is the enumeration's, unless a class before it says otherwise; of ReprEnum it is the value's.
            if ReprEnum is not None and ReprEnum in cls.__bases__:
                type.__setattr__(cls, '__format__', _value_format if data.__module__ == 'builtins' else data.__format__)
                type.__setattr__(cls, '__str__', _value_str if data.__module__ == 'builtins' else data.__str__)
            for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
                if name not in own and name not in cls.__dict__ and _defined(cls, name)[0] in (data, object):
                    type.__setattr__(cls, name, getattr(first, name))
            if Flag is not None and issubclass(cls, Flag):
                for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                    if name not in own:
                        type.__setattr__(cls, name, getattr(Flag, name))

        def _find_maker(cls, maker, data):
            # The function that makes a member: `__new__` of the class, or of one that it descends from.
            if maker is None:
                for base in cls.__mro__[1:]:
                    kept = base.__dict__.get('_maker_') if isinstance(base, EnumType) else base.__dict__.get('__new__')
                    if kept is not None and base is not data and base is not object:
                        maker = kept
                        break
            if isinstance(maker, staticmethod):
                maker = maker.__func__
            if maker is not None:
                type.__setattr__(cls, '_maker_', staticmethod(maker))
            type.__setattr__(cls, '_new_member_', staticmethod(maker or data.__new__))
            return maker

        def _add(cls, name, value, maker, data):
            args = value if isinstance(value, tuple) else (value,)
            if data is tuple:
                args = (args,)
            if maker is not None:
                item = maker(cls, *args)
            else:
                item = object.__new__(cls) if data is object else data.__new__(cls, *args)
            if not hasattr(item, '_value_'):
                if data is object:
                    item._value_ = value
                else:
                    try:
                        item._value_ = data(*args)
                    except Exception as error:
                        raise TypeError('_value_ not set in __new__, unable to create it') from error
            item._name_ = name
            item.__objclass__ = cls
            item.__init__(*args)
            item._sort_order_ = len(cls._member_names_)
            value = item._value_
            try:
                known = cls._value2member_map_.get(value)
            except TypeError:
                known = None
            if known is None:
                known = next((other for other in cls._member_map_.values() if other._value_ == value), None)
            if known is not None:
                item = known
            else:
                is_flag = Flag is not None and issubclass(cls, Flag)
                if not is_flag or isinstance(value, int) and _is_single_bit(value):
                    cls._member_names_.append(name)
                if is_flag and isinstance(value, int):
                    type.__setattr__(cls, '_flag_mask_', cls._flag_mask_ | value)
                    type.__setattr__(cls, '_all_bits_', 2 ** cls._flag_mask_.bit_length() - 1)
            cls._member_map_[name] = item
            try:
                cls._value2member_map_.setdefault(value, item)
            except TypeError:
                pass
            # A property of that name stays one for the members.
            for base in cls.__mro__[1:]:
                above = base.__dict__.get(name)
                if isinstance(above, (property, _builtins.property)):
                    redirect = property(above.fget, above.fset, above.fdel)
                    redirect.__set_name__(cls, name)
                    type.__setattr__(cls, name, redirect)
                    return
                if above is not None and hasattr(above, '__get__') and hasattr(above, '__set__'):
                    break
            type.__setattr__(cls, name, item)

        def _check_order(cls, order):
            order = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
            order = [name for name in order if name not in cls._member_map_ or cls._member_map_[name]._name_ == name and name in cls._member_names_]
            if order != cls._member_names_:
                raise TypeError(f'member order does not match _order_:\n  {cls._member_names_!r}\n  {order!r}')

        def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
            if names is None:
                return cls._lookup(value)
            return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

        def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
            metacls = cls.__class__
            bases = (cls,) if type is None else (type, cls)
            classdict = metacls.__prepare__(class_name, bases)
            if isinstance(names, str):
                names = names.replace(',', ' ').split()
            if isinstance(names, dict):
                pairs = list(names.items())
            else:
                pairs, last = [], []
                for count, item in enumerate(names):
                    if isinstance(item, str):
                        item = item, cls._generate_next_value_(item, start, count, last[:])
                        last.append(item[1])
                    pairs.append((item[0], item[1]))
            for name, value in pairs:
                classdict[name] = value
            classdict['__module__'] = module or '__main__'
            if qualname is not None:
                classdict['__qualname__'] = qualname
            return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

        def _lookup(cls, value):
            if type(value) is cls:
                return value
            try:
                return cls._value2member_map_[value]
            except KeyError:
                pass
            except TypeError:
                for item in cls._member_map_.values():
                    if item._value_ == value:
                        return item
            error = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            try:
                result = cls._missing_(value)
            except Exception as other:
                if not isinstance(other, ValueError):
                    other.__context__ = error
                raise
            if isinstance(result, cls) or Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            if result is None:
                raise error
            problem = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')
            problem.__context__ = error
            raise problem

        def __iter__(cls):
            return iter([cls._member_map_[name] for name in cls._member_names_])

        def __reversed__(cls):
            return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

        def __len__(cls):
            return len(cls._member_names_)

        def __bool__(cls):
            return True

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __contains__(cls, value):
            if not isinstance(value, Enum):
                raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{cls.__class__.__qualname__}'")
            return isinstance(value, cls) and value._name_ in cls._member_map_

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get('_member_map_', {}):
                raise AttributeError(f'cannot reassign member {name!r}')
            super().__setattr__(name, value)

        def __delattr__(cls, name):
            if name in cls.__dict__.get('_member_map_', {}):
                raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
            super().__delattr__(name)

        def __dir__(cls):
            names = {'__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__', '__members__',
                     '__module__', '__name__', '__qualname__', *cls._member_names_}
            if cls._member_type_ is not object:
                names |= set(dir(cls._member_type_))
            return sorted(names)

        def __repr__(cls):
            return f'<flag {cls.__name__!r}>' if Flag is not None and issubclass(cls, Flag) else f'<enum {cls.__name__!r}>'

        @_builtins.property
        def __members__(cls):
            return _types.MappingProxyType(cls._member_map_)

    """#
}
